package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code classmethod_descriptor}. */
@PyClass(name = "classmethod_descriptor", kind = Kind.JAVA, noNew = true, shared = MethodDescriptorMethods.class)
final class ClassMethodDescriptorType {
    private ClassMethodDescriptorType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(MethodDescriptor self) {
        return "<method '" + self.spec.name() + "' of '" + self.type.name + "' objects>";
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, MethodDescriptor self, long instance, long owner) {
        long cls = owner == Const.NONE ? PyObject.typeOf(instance) : owner;
        if (!PyType.is(cls)) {
            throw Errors.typeError(t, "descriptor '%s' for type '%s' needs a type, not a '%s' as arg 2", self.spec.name(), self.type.name, PyObject.typeName(cls));
        }
        return BuiltinFunction.create(t, self.binding, self.id, cls, cls, 0);
    }
}
