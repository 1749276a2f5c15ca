package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.spi.abi.Memory;

/** Attributes of the errors of codecs that name an encoding. */
final class EncodingErrorMethods {
    private EncodingErrorMethods() {
    }

    @PyGetter("encoding")
    static long encoding(long self) {
        return ExceptionFields.get(self, ExceptionFields.UNICODE_ENCODING);
    }

    @PySetter("encoding")
    static void setEncoding(long self, long value) {
        Memory.putLong(self + ExceptionFields.UNICODE_ENCODING, value);
    }
}
