package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.spi.abi.Kind;

/** {@code binascii.Incomplete}. */
@PyClass(name = "Incomplete", module = "binascii", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class BinasciiIncompleteType {
    private BinasciiIncompleteType() {
    }
}
