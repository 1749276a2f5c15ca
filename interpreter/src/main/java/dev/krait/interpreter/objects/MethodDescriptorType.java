package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.spi.abi.Kind;

/** {@code method_descriptor}. */
@PyClass(name = "method_descriptor", kind = Kind.JAVA, noNew = true, shared = {MethodDescriptorMethods.class, SlotDescriptorMethods.class})
final class MethodDescriptorType {
    private MethodDescriptorType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(MethodDescriptor self) {
        return "<method '" + self.spec.name() + "' of '" + self.type.name + "' objects>";
    }
}
