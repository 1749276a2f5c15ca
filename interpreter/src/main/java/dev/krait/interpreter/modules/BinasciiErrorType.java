package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.spi.abi.Kind;

/** {@code binascii.Error}. */
@PyClass(name = "Error", module = "binascii", kind = Kind.INSTANCE, baseName = "ValueError", subclassable = true, dict = true)
final class BinasciiErrorType {
    private BinasciiErrorType() {
    }
}
