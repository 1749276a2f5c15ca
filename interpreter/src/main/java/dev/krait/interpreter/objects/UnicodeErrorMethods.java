package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.spi.abi.Memory;

/** Attributes of the errors of codecs. */
final class UnicodeErrorMethods {
    private UnicodeErrorMethods() {
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
