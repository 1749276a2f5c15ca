package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** {@code UnicodeDecodeError}. */
@PyClass(name = "UnicodeDecodeError", kind = Kind.INSTANCE, baseName = "UnicodeError", subclassable = true, dict = true)
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

    @PyGetter("encoding")
    static long encoding(long self) {
        return ExceptionFields.get(self, ExceptionFields.UNICODE_ENCODING);
    }

    @PySetter("encoding")
    static void setEncoding(long self, long value) {
        Memory.putLong(self + ExceptionFields.UNICODE_ENCODING, value);
    }

    @PyGetter("object")
    static long object(long self) {
        return ExceptionFields.get(self, ExceptionFields.UNICODE_OBJECT);
    }

    @PySetter("object")
    static void setObject(long self, long value) {
        Memory.putLong(self + ExceptionFields.UNICODE_OBJECT, value);
    }

    @PyGetter("start")
    static long start(long self) {
        return ExceptionFields.get(self, ExceptionFields.UNICODE_START);
    }

    @PySetter("start")
    static void setStart(long self, long value) {
        Memory.putLong(self + ExceptionFields.UNICODE_START, value);
    }

    @PyGetter("end")
    static long end(long self) {
        return ExceptionFields.get(self, ExceptionFields.UNICODE_END);
    }

    @PySetter("end")
    static void setEnd(long self, long value) {
        Memory.putLong(self + ExceptionFields.UNICODE_END, value);
    }

    @PyGetter("reason")
    static long reason(long self) {
        return ExceptionFields.get(self, ExceptionFields.UNICODE_REASON);
    }

    @PySetter("reason")
    static void setReason(long self, long value) {
        Memory.putLong(self + ExceptionFields.UNICODE_REASON, value);
    }
}
