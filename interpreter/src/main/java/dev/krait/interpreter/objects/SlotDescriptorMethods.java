package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** What descriptors of methods written in Java have in common. */
final class SlotDescriptorMethods {
    private SlotDescriptorMethods() {
    }

    @PyMethod("__call__(self, /, *args, **kwargs)")
    static long call(PyThread t, MethodDescriptor self, long args, long kwargs) {
        return BuiltinArguments.call(t, self, args, kwargs);
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        MethodDescriptor method = MethodDescriptor.of(self);
        if (instance == Const.NONE && owner != Types.NONE.address) {
            return self;
        }
        if (!PyType.of(instance).isSubtypeOf(method.type)) {
            throw Errors.typeError(t, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", method.spec.name(), method.type.name,
                    PyObject.typeName(instance));
        }
        return BuiltinFunction.bind(t, method, instance);
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
