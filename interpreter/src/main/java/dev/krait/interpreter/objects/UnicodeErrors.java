package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import java.util.Locale;

/** What the three kinds of {@code UnicodeError} have in common. */
final class UnicodeErrors {
    private UnicodeErrors() {
    }

    /** Takes the fields from the arguments of the constructor. */
    static void fill(PyThread t, long self, long args, boolean encoding, String name) {
        int n = PyTuple.length(args);
        int expected = encoding ? 5 : 4;
        if (n != expected) {
            throw Errors.typeError(t, "function takes exactly %d arguments (%d given)", expected, n);
        }
        int at = 0;
        if (encoding) {
            Memory.putLong(self + ExceptionFields.UNICODE_ENCODING, str(t, args, at++));
        }
        long object = PyTuple.get(args, at);
        if (name.equals("UnicodeDecodeError")) {
            if (!Kinds.isBytes(object)) {
                if (PyBytes.contents(object) == null) {
                    throw Errors.typeError(t, "a bytes-like object is required, not '%s'", PyObject.typeName(object));
                }
                object = PyBytes.of(t, PyBytes.contents(object));
            }
        } else {
            object = str(t, args, at);
        }
        at++;
        Memory.putLong(self + ExceptionFields.UNICODE_OBJECT, object);
        Memory.putLong(self + ExceptionFields.UNICODE_START, PyNumber.index(t, PyTuple.get(args, at++)));
        Memory.putLong(self + ExceptionFields.UNICODE_END, PyNumber.index(t, PyTuple.get(args, at++)));
        Memory.putLong(self + ExceptionFields.UNICODE_REASON, str(t, args, at));
    }

    private static long str(PyThread t, long args, int index) {
        long value = PyTuple.get(args, index);
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, "argument %d must be str, not %s", index + 1, PyObject.typeName(value));
        }
        return value;
    }

    /** What {@code str()} of the exception says. */
    static String text(PyThread t, long self, String verb) {
        long object = Memory.getLong(self + ExceptionFields.UNICODE_OBJECT);
        if (object == 0) {
            return "";
        }
        long encodingValue = Memory.getLong(self + ExceptionFields.UNICODE_ENCODING);
        String encoding = encodingValue == 0 ? "" : "'" + PyObject.strText(t, encodingValue) + "' codec ";
        String reason = PyObject.strText(t, Memory.getLong(self + ExceptionFields.UNICODE_REASON));
        long length = PyObject.length(t, object);
        long start = Math.max(0, Math.min(length == 0 ? 0 : length - 1, PyInt.clampedLong(Memory.getLong(self + ExceptionFields.UNICODE_START))));
        long end = Math.max(length == 0 ? 0 : 1, Math.min(length, PyInt.clampedLong(Memory.getLong(self + ExceptionFields.UNICODE_END))));
        boolean bytes = verb.equals("decode");
        String head = encoding + "can't " + verb + (bytes ? " byte" : " character");
        if (length > 0 && end == start + 1) {
            if (bytes) {
                return String.format(Locale.ROOT, "%s 0x%02x in position %d: %s", head, PyBytes.contents(object)[(int) start] & 0xFF, start, reason);
            }
            int c = PyStr.codePointAt(object, (int) start);
            String shown = c < 256 ? String.format(Locale.ROOT, "\\x%02x", c) : c < 0x10000 ? String.format(Locale.ROOT, "\\u%04x", c) : String.format(Locale.ROOT, "\\U%08x", c);
            return head + " '" + shown + "' in position " + start + ": " + reason;
        }
        return head + "s in position " + start + "-" + (end - 1) + ": " + reason;
    }
}
