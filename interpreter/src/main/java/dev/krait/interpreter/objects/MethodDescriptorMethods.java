package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** What descriptors of methods and class methods written in Java have in common. */
final class MethodDescriptorMethods {
    private MethodDescriptorMethods() {
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, MethodDescriptor self, long args, long kwargs) {
        return BuiltinArguments.call(t, self, args, kwargs);
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
