package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.nio.charset.StandardCharsets;

/** {@code bytes % values}: replaces the byte conversions by text, leaves the rest to {@link PercentFormat}. */
final class BytesFormat {
    private BytesFormat() {
    }

    static byte[] format(PyThread t, byte[] format, long arguments) {
        // Latin-1 maps bytes to characters one to one; %b, %s and %c of byte values become %s of such a text.
        StringBuilder text = new StringBuilder(format.length);
        boolean tuple = PyTuple.is(arguments);
        boolean mapping = !tuple && PyBytes.contents(arguments) == null && !PyStr.is(arguments)
                && PyObject.lookupSpecial(t, arguments, Special.GETITEM) != 0;
        long converted = tuple ? PyTuple.create(t, PyTuple.length(arguments)) : Value.ABSENT;
        for (int i = 0; tuple && i < PyTuple.length(arguments); i++) {
            PyTuple.set(converted, i, PyTuple.get(arguments, i));
        }
        long single = arguments;
        long keyed = mapping ? PyDict.create(t) : Value.ABSENT;
        int next = 0;
        for (int i = 0; i < format.length; i++) {
            char c = (char) (format[i] & 0xFF);
            text.append(c);
            if (c != '%') {
                continue;
            }
            long key = Value.ABSENT;
            int j = i + 1;
            if (j < format.length && format[j] == '(') {
                int end = j;
                while (end < format.length && format[end] != ')') {
                    end++;
                }
                if (end == format.length) {
                    throw Errors.valueError(t, "incomplete format key");
                }
                if (!mapping) {
                    throw Errors.typeError(t, "format requires a mapping");
                }
                key = PyBytes.of(t, format, j + 1, end - j - 1);
                text.append(new String(format, j, end - j + 1, StandardCharsets.ISO_8859_1));
                j = end + 1;
            }
            while (j < format.length && "-+ #0123456789.*lhL".indexOf(format[j]) >= 0) {
                if (format[j] == '*') {
                    next++;
                }
                text.append((char) format[j++]);
            }
            if (j >= format.length) {
                throw Errors.valueError(t, "incomplete format");
            }
            char type = (char) format[j];
            i = j;
            if (type == '%') {
                text.append('%');
                continue;
            }
            long value = key != Value.ABSENT ? PyObject.getItem(t, arguments, key)
                    : tuple ? next < PyTuple.length(arguments) ? PyTuple.get(arguments, next) : Value.ABSENT : next == 0 ? arguments : Value.ABSENT;
            if (value == Value.ABSENT) {
                throw Errors.typeError(t, "not enough arguments for format string");
            }
            long replaced = convert(t, type, value);
            text.append(type == 'b' || type == 's' || type == 'c' ? 's' : type == 'r' ? 'a' : type);
            if (key != Value.ABSENT) {
                PyDict.set(t, keyed, PyStr.of(t, new String(PyBytes.toJava(key), StandardCharsets.ISO_8859_1)), replaced);
            } else if (tuple) {
                PyTuple.set(converted, next, replaced);
            } else {
                single = replaced;
            }
            next++;
        }
        long result = PercentFormat.formatBytes(t, PyStr.of(t, text.toString()), tuple ? converted : mapping ? keyed : single == arguments && PyBytes.is(single)
                ? PyTuple.of(t, single) : single);
        return PyStr.toJava(result).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static long convert(PyThread t, char type, long value) {
        switch (type) {
            case 'b', 's' -> {
                byte[] bytes = PyBytes.contents(value);
                if (bytes == null) {
                    if (PyObject.lookupSpecial(t, value, Special.BYTES) == 0) {
                        throw Errors.typeError(t, "%%b requires a bytes-like object, or an object that implements __bytes__, not '%s'", PyObject.typeName(value));
                    }
                    bytes = PyBytes.fromObject(t, value);
                }
                return PyStr.of(t, new String(bytes, StandardCharsets.ISO_8859_1));
            }
            case 'c' -> {
                byte[] bytes = PyBytes.contents(value);
                if (bytes != null && bytes.length == 1) {
                    return PyStr.latin1(bytes[0] & 0xFF);
                }
                if (!PyInt.is(value)) {
                    throw Errors.typeError(t, "%%c requires an integer in range(256) or a single byte, not %s", PyObject.typeName(value));
                }
                long code = PyInt.clampedLong(PyInt.unwrap(value));
                if (code < 0 || code > 255) {
                    throw Errors.overflowError(t, "%%c arg not in range(256)%s", "");
                }
                return PyStr.latin1((int) code);
            }
            default -> {
                return value;
            }
        }
    }
}
