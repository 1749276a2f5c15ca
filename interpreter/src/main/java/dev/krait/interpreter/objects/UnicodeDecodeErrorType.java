package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code UnicodeDecodeError}. */
@PyClass(name = "UnicodeDecodeError", kind = Kind.INSTANCE, baseName = "UnicodeError", subclassable = true, dict = true,
        shared = {UnicodeErrorMethods.class, EncodingErrorMethods.class})
final class UnicodeDecodeErrorType {
    private UnicodeDecodeErrorType() {
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        BaseExceptionType.init(t, self, args, kwargs);
        UnicodeErrors.fill(t, self, args, true, "UnicodeDecodeError");
    }

    @PyMethod("__str__(self, /)")
    static String str(PyThread t, long self) {
        return UnicodeErrors.text(t, self, "decode");
    }
}
