package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code UnicodeTranslateError}. */
@PyClass(name = "UnicodeTranslateError", kind = Kind.INSTANCE, baseName = "UnicodeError", subclassable = true, dict = true, shared = UnicodeErrorMethods.class)
final class UnicodeTranslateErrorType {
    private UnicodeTranslateErrorType() {
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        BaseExceptionType.init(t, self, args, kwargs);
        UnicodeErrors.fill(t, self, args, false, "UnicodeTranslateError");
    }

    @PyMethod("__str__(self, /)")
    static String str(PyThread t, long self) {
        return UnicodeErrors.text(t, self, "translate");
    }
}
