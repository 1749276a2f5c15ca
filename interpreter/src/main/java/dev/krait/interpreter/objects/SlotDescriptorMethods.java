package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** What descriptors of methods and slots written in Java have in common. */
final class SlotDescriptorMethods {
    private SlotDescriptorMethods() {
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
}
