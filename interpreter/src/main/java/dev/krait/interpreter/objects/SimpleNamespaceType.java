package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import java.util.ArrayList;
import java.util.List;

/** {@code types.SimpleNamespace}. */
@PyClass(name = "SimpleNamespace", module = "types", kind = Kind.INSTANCE, subclassable = true, dict = true)
public final class SimpleNamespaceType {
    private SimpleNamespaceType() {
    }

    /** A new namespace without attributes. */
    public static long create(PyThread t) {
        return t.allocate(Types.SIMPLE_NAMESPACE.rootShape.id, Types.SIMPLE_NAMESPACE.rootShape.fieldsEnd);
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return ObjectType.instantiate(t, cls);
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        int n = PyTuple.length(args);
        if (n > 1) {
            throw Errors.typeError(t, "SimpleNamespace expected at most 1 argument, got %d", n);
        }
        long dict = Attributes.dictOf(t, self);
        if (n == 1) {
            long source = interpretAsDict(t, PyTuple.get(args, 0));
            for (int i = PyDict.nextEntry(source, 0); i >= 0; i = PyDict.nextEntry(source, i + 1)) {
                if (!PyStr.is(PyDict.keyAt(source, i))) {
                    throw Errors.typeError(t, "keywords must be strings");
                }
                PyDict.set(t, dict, PyDict.keyAt(source, i), PyDict.valueAt(source, i));
            }
        }
        PyDict.merge(t, dict, kwargs, true);
    }

    private static long interpretAsDict(PyThread t, long source) {
        return Kinds.isDict(source) ? source : Calls.call(t, Types.DICT.address, source);
    }

    @PyGetter("__dict__")
    static long dict(PyThread t, long self) {
        return Attributes.dictOf(t, self);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        String name = PyType.of(self) == Types.SIMPLE_NAMESPACE ? "namespace" : PyType.of(self).name;
        if (!t.enterRepr(self)) {
            return name + "(...)";
        }
        try {
            List<String> parts = new ArrayList<>();
            long dict = Attributes.dictOf(t, self);
            for (int i = PyDict.nextEntry(dict, 0); i >= 0; i = PyDict.nextEntry(dict, i + 1)) {
                if (PyStr.is(PyDict.keyAt(dict, i)) && PyStr.length(PyDict.keyAt(dict, i)) > 0) {
                    parts.add(PyStr.toJava(PyDict.keyAt(dict, i)) + "=" + PyObject.reprText(t, PyDict.valueAt(dict, i)));
                }
            }
            return name + "(" + String.join(", ", parts) + ")";
        } finally {
            t.leaveRepr();
        }
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (!Kinds.isInstance(self, Types.SIMPLE_NAMESPACE) || !Kinds.isInstance(other, Types.SIMPLE_NAMESPACE)) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyObject.richCompare(t, Attributes.dictOf(t, self), Attributes.dictOf(t, other), operator);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, PyObject.typeOf(self), Const.EMPTY_TUPLE, Attributes.dictOf(t, self));
    }

    @PyMethod("__replace__(self, /, **changes)")
    static long replace(PyThread t, long self, long changes) {
        long copy = Calls.call(t, PyObject.typeOf(self));
        long dict = Attributes.dictOf(t, copy);
        PyDict.merge(t, dict, Attributes.dictOf(t, self), true);
        PyDict.merge(t, dict, changes, true);
        return copy;
    }
}
