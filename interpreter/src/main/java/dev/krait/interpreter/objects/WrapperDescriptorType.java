package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.spi.abi.Kind;

/** {@code wrapper_descriptor}. */
@PyClass(name = "wrapper_descriptor", kind = Kind.JAVA, noNew = true, shared = {MethodDescriptorMethods.class, SlotDescriptorMethods.class})
final class WrapperDescriptorType {
    private WrapperDescriptorType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(MethodDescriptor self) {
        return "<slot wrapper '" + self.spec.name() + "' of '" + self.type.name + "' objects>";
    }
}
