package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** One encoding of one str, with its error handler. */
public final class TextEncoder {
    private final PyThread t;
    private final long s;
    private final String encoding;
    private final String errors;
    private final String reason;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private IntPredicate has;
    private IntConsumer put;

    /**
     * Encodes a str.
     *
     * @param encoding its name in messages
     * @param reason what is said of characters that the encoding does not have
     */
    public TextEncoder(PyThread t, long s, String encoding, String errors, String reason) {
        this.t = t;
        this.s = s;
        this.encoding = encoding;
        this.errors = errors;
        this.reason = reason;
    }

    /** Where the bytes go. */
    public ByteArrayOutputStream out() {
        return out;
    }

    /** One byte a character. */
    byte[] narrow(int max) {
        return run(c -> c <= max, out::write);
    }

    private static boolean isCharacter(int c) {
        return c < 0xD800 || c > 0xDFFF;
    }

    byte[] utf8() {
        return run(TextEncoder::isCharacter, this::putUtf8);
    }

    private void putUtf8(int c) {
        if (c < 0x80) {
            out.write(c);
        } else if (c < 0x800) {
            out.write(0xC0 | c >> 6);
            out.write(0x80 | c & 0x3F);
        } else if (c < 0x10000) {
            out.write(0xE0 | c >> 12);
            out.write(0x80 | c >> 6 & 0x3F);
            out.write(0x80 | c & 0x3F);
        } else {
            out.write(0xF0 | c >> 18);
            out.write(0x80 | c >> 12 & 0x3F);
            out.write(0x80 | c >> 6 & 0x3F);
            out.write(0x80 | c & 0x3F);
        }
    }

    /** UTF-16 (size 2) or UTF-32 (size 4), perhaps with a byte order mark. */
    byte[] wide(int size, boolean little, boolean mark) {
        if (mark) {
            unit(0xFEFF, size, little);
        }
        return run(TextEncoder::isCharacter, c -> {
            if (size == 2 && c > 0xFFFF) {
                unit(Character.highSurrogate(c), 2, little);
                unit(Character.lowSurrogate(c), 2, little);
            } else {
                unit(c, size, little);
            }
        });
    }

    private void unit(int c, int size, boolean little) {
        for (int i = 0; i < size; i++) {
            out.write(c >> 8 * (little ? i : size - 1 - i));
        }
    }

    /** Encodes all characters: those that the encoding has by {@code put}, runs of others by the error handler. */
    public byte[] run(IntPredicate has, IntConsumer put) {
        this.has = has;
        this.put = put;
        int n = PyStr.length(s);
        for (int i = 0; i < n;) {
            int c = PyStr.codePointAt(s, i);
            if (has.test(c)) {
                put.accept(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && !has.test(PyStr.codePointAt(s, end))) {
                end++;
            }
            i = handle(i, end);
        }
        return out.toByteArray();
    }

    private void replacement(int c, int start, int end) {
        if (!has.test(c)) {
            throw error(start, end);
        }
        put.accept(c);
    }

    private int handle(int start, int end) {
        switch (errors) {
            case "strict" -> throw error(start, end);
            case "ignore" -> {
            }
            case "replace" -> {
                for (int i = start; i < end; i++) {
                    replacement('?', start, end);
                }
            }
            case "backslashreplace", "xmlcharrefreplace", "namereplace" -> {
                for (int i = start; i < end; i++) {
                    escaped(errors, PyStr.codePointAt(s, i)).chars().forEach(c -> replacement(c, start, end));
                }
            }
            case "surrogateescape" -> {
                for (int i = start; i < end; i++) {
                    int c = PyStr.codePointAt(s, i);
                    if (c < 0xDC80 || c > 0xDCFF) {
                        throw error(start, end);
                    }
                    out.write(c - 0xDC00);
                }
            }
            case "surrogatepass" -> {
                for (int i = start; i < end; i++) {
                    int c = PyStr.codePointAt(s, i);
                    if (!encoding.startsWith("utf-") || isCharacter(c)) {
                        throw error(start, end);
                    }
                    put.accept(c);
                }
            }
            default -> {
                return registered(start, end);
            }
        }
        return end;
    }

    /** What the handlers that escape characters write for one. */
    public static String escaped(String handler, int c) {
        if (handler.equals("xmlcharrefreplace")) {
            return "&#" + c + ";";
        }
        if (handler.equals("namereplace")) {
            String name = com.ibm.icu.lang.UCharacter.getName(c);
            if (name != null) {
                return "\\N{" + name + "}";
            }
        }
        return String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    }

    private long exception(int start, int end) {
        return Calls.callArray(t, Exc.UNICODE_ENCODE_ERROR.address, new long[] {PyStr.of(t, encoding), s, PyInt.of(t, start),
            PyInt.of(t, end), PyStr.of(t, reason)});
    }

    private RuntimeException error(int start, int end) {
        return Errors.raise(t, exception(start, end));
    }

    private int registered(int start, int end) {
        long handler = t.context.codecs(t).errorHandler(t, errors);
        long result = Calls.call(t, handler, exception(start, end));
        if (!PyTuple.is(result) || PyTuple.length(result) != 2 || !PyInt.is(PyTuple.get(result, 1))) {
            throw Errors.typeError(t, "encoding error handler must return (str/bytes, int) tuple");
        }
        long replacement = PyTuple.get(result, 0);
        if (PyBytes.is(replacement)) {
            out.writeBytes(PyBytes.toJava(replacement));
        } else if (PyStr.is(replacement)) {
            for (int i = 0; i < PyStr.length(replacement); i++) {
                replacement(PyStr.codePointAt(replacement, i), start, end);
            }
        } else {
            throw Errors.typeError(t, "encoding error handler must return (str/bytes, int) tuple");
        }
        return position(t, PyTuple.get(result, 1), PyStr.length(s));
    }

    /** Where an error handler says to go on. */
    static int position(PyThread t, long value, int length) {
        long at = PyInt.clampedLong(PyInt.unwrap(value));
        if (at < 0) {
            at += length;
        }
        if (at < 0 || at > length) {
            throw Errors.indexError(t, "position " + PyInt.clampedLong(PyInt.unwrap(value)) + " from error handler out of bounds");
        }
        return (int) at;
    }
}
