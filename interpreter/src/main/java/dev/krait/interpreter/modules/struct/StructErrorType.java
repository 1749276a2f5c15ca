package dev.krait.interpreter.modules.struct;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.spi.abi.Kind;

/** {@code struct.error}. */
@PyClass(name = "error", module = "struct", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class StructErrorType {
    private StructErrorType() {
    }
}
