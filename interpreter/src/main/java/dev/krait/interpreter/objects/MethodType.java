package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.MethodLayout;
/** {@code method}: a function bound to its first argument. */
@PyClass(name = "method", kind = Kind.METHOD)
public final class MethodType {
    private MethodType() {
    }

    /** A new bound method. */
    public static long create(PyThread t, long function, long self) {
        long o = t.allocate(ShapeIds.METHOD, MethodLayout.SIZE);
        Memory.putLong(o + MethodLayout.FUNCTION, function);
        Memory.putLong(o + MethodLayout.SELF, self);
        return o;
    }

    /** What is called. */
    public static long function(long method) {
        return Memory.getLong(method + MethodLayout.FUNCTION);
    }

    /** What it is bound to. */
    public static long self(long method) {
        return Memory.getLong(method + MethodLayout.SELF);
    }

    @PyNew("(function, instance, /)")
    static long new_(PyThread t, PyType cls, long function, long instance) {
        if (!Callables.isCallable(function)) {
            throw Errors.typeError(t, "first argument must be callable");
        }
        if (instance == Const.NONE) {
            throw Errors.typeError(t, "instance must not be None");
        }
        return create(t, function, instance);
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, long self, long args, long kwargs) {
        int n = PyTuple.length(args);
        long all = PyTuple.create(t, n + 1);
        PyTuple.set(all, 0, self(self));
        for (int i = 0; i < n; i++) {
            PyTuple.set(all, i + 1, PyTuple.get(args, i));
        }
        return Calls.callTuple(t, function(self), all, kwargs);
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        long interned = Attributes.interned(t, name);
        long found = Types.METHOD.lookup(interned);
        return found != 0 ? Descriptors.bind(t, found, self, Types.METHOD) : PyObject.getAttr(t, function(self), interned);
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(long self, long instance, long owner) {
        return self;
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (PyObject.isOrder(operator) || PyType.of(other) != Types.METHOD) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyObject.equality(operator, self(self) == self(other) && PyObject.equal(t, function(self), function(other)));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, ObjectType.identityHash(self(self)) ^ PyObject.hash(t, function(self)));
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        long name = PyObject.getAttrOrAbsent(t, function(self), Names.__qualname__);
        if (name == 0) {
            name = PyObject.getAttrOrAbsent(t, function(self), Names.__name__);
        }
        return "<bound method " + (name != 0 && PyStr.is(name) ? PyStr.toJava(name) : "?") + " of " + PyObject.reprText(t, self(self)) + ">";
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long getattr = PyDict.get(t, t.context.builtins, Names.of("getattr"));
        return PyTuple.of(t, getattr, PyTuple.of(t, self(self), PyObject.getAttr(t, function(self), Names.__name__)));
    }

    @PyGetter("__func__")
    static long func(long self) {
        return function(self);
    }

    @PyGetter("__self__")
    static long selfAttribute(long self) {
        return self(self);
    }

    @PyGetter("__doc__")
    static long doc(PyThread t, long self) {
        long doc = PyObject.getAttrOrAbsent(t, function(self), Names.__doc__);
        return doc == 0 ? Const.NONE : doc;
    }
}
