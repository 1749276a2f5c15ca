package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** {@code builtin_function_or_method}. */
@PyClass(name = "builtin_function_or_method", kind = Kind.JAVA, noNew = true)
final class BuiltinFunctionType {
    private BuiltinFunctionType() {
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, long self, long args, long kwargs) {
        return Calls.callTuple(t, self, args, kwargs);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(BuiltinFunction self) {
        if (self.owner == 0 || Kinds.is(self.owner, Kind.MODULE)) {
            return "<built-in function " + self.name + ">";
        }
        return "<built-in method " + self.name + " of " + PyType.of(self.owner).name + " object at " + ObjectType.addressText(self.owner) + ">";
    }

    @PyGetter("__name__")
    static String name(BuiltinFunction self) {
        return self.name;
    }

    @PyGetter("__qualname__")
    static String qualname(BuiltinFunction self) {
        if (self.owner == 0 || Kinds.is(self.owner, Kind.MODULE)) {
            return self.name;
        }
        PyType type = PyType.is(self.owner) ? PyType.at(self.owner) : PyType.of(self.owner);
        return PyStr.toJava(type.qualname()) + "." + self.name;
    }

    @PyGetter("__module__")
    static long module(BuiltinFunction self) {
        return self.module == 0 ? Const.NONE : self.module;
    }

    @PyGetter("__self__")
    static long selfAttribute(BuiltinFunction self) {
        return self.owner == 0 ? Const.NONE : self.owner;
    }

    @PyGetter("__doc__")
    static String doc(BuiltinFunction self) {
        return self.spec.doc();
    }

    @PyGetter("__text_signature__")
    static String textSignature(BuiltinFunction self) {
        return self.spec.textSignature();
    }

    @PyRichCompare
    static long compare(long self, long value, int operator) {
        if (!BuiltinFunction.is(value)) {
            return Const.NOT_IMPLEMENTED;
        }
        BuiltinFunction a = BuiltinFunction.of(self);
        BuiltinFunction b = BuiltinFunction.of(value);
        return PyObject.equality(operator, a.binding == b.binding && a.id == b.id && a.owner == b.owner);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, BuiltinFunction self) {
        return PyInt.of(t, self.owner * 31 + System.identityHashCode(self.binding) * 1000003L + self.id);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, BuiltinFunction self) {
        if (self.owner == 0 || Kinds.is(self.owner, Kind.MODULE)) {
            return PyStr.of(t, self.name);
        }
        long getattr = PyDict.get(t, t.context.builtins, Names.of("getattr"));
        return PyTuple.of(t, getattr, PyTuple.of(t, self.owner, PyStr.of(t, self.name)));
    }
}
