package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code classmethod_descriptor}. */
@PyClass(name = "classmethod_descriptor", kind = Kind.JAVA, noNew = true)
final class ClassMethodDescriptorType {
    private ClassMethodDescriptorType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(MethodDescriptor self) {
        return "<method '" + self.spec.name() + "' of '" + self.type.name + "' objects>";
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, MethodDescriptor self, long args, long kwargs) {
        return BuiltinArguments.call(t, self, args, kwargs);
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, MethodDescriptor self, long instance, long owner) {
        long cls = owner == Const.NONE ? PyObject.typeOf(instance) : owner;
        if (!PyType.is(cls)) {
            throw Errors.typeError(t, "descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", self.spec.name(), self.type.name, PyObject.typeName(cls));
        }
        return BuiltinFunction.create(t, self.binding, self.id, cls, cls, 0);
    }

    @PyGetter("__name__")
    static String nameAttribute(MethodDescriptor self) {
        return self.spec.name();
    }

    @PyGetter("__qualname__")
    static String qualname(MethodDescriptor self) {
        return PyStr.toJava(self.type.qualname()) + "." + self.spec.name();
    }

    @PyGetter("__objclass__")
    static PyType objclass(MethodDescriptor self) {
        return self.type;
    }

    @PyGetter("__doc__")
    static String doc(MethodDescriptor self) {
        return self.spec.doc();
    }

    @PyGetter("__text_signature__")
    static String textSignature(MethodDescriptor self) {
        return self.spec.textSignature();
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, MethodDescriptor self) {
        long getattr = PyDict.get(t, t.context.builtins, Names.of("getattr"));
        return PyTuple.of(t, getattr, PyTuple.of(t, self.type.address, PyStr.of(t, self.spec.name())));
    }
}
