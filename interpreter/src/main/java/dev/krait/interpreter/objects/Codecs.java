package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/**
 * Text encodings: UTF-8, ASCII, Latin-1, UTF-16 and UTF-32 with the built-in error handlers. Any other name or handler
 * goes to the codec registry of the context.
 */
public final class Codecs {
    private Codecs() {
    }

    /** Encodings and error handlers registered from Python. */
    public interface Registry {
        /** {@code codecs.encode(object, encoding, errors)}; LookupError for an unknown name. */
        long encode(PyThread t, long object, String encoding, String errors);

        /** {@code codecs.decode(object, encoding, errors)}; LookupError for an unknown name. */
        long decode(PyThread t, long object, String encoding, String errors);

        /** The handler registered under a name; LookupError for an unknown one. */
        long errorHandler(PyThread t, String name);
    }

    /** The name in lower case with underscores and spaces as hyphens. */
    static String normalize(String encoding) {
        return encoding.toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    }

    /** {@code str.encode}. */
    static long encodeObject(PyThread t, long s, String encoding, String errors) {
        byte[] bytes = encode(t, s, encoding, errors);
        if (bytes != null) {
            return PyBytes.of(t, bytes);
        }
        long result = t.context.codecs(t).encode(t, s, encoding, errors);
        if (!PyBytes.is(result)) {
            throw Errors.typeError(t, "'" + encoding + "' encoder returned '" + PyObject.typeName(result)
                    + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
        }
        return result;
    }

    /** {@code str(object, encoding, errors)}. */
    static long decodeObject(PyThread t, long object, long encoding, long errors) {
        if (PyStr.is(object)) {
            throw Errors.typeError(t, "decoding str is not supported");
        }
        byte[] bytes = PyBytes.contents(object);
        if (bytes == null) {
            throw Errors.typeError(t, "decoding to str: need a bytes-like object, " + PyObject.typeName(object) + " found");
        }
        return decodeAny(t, object, bytes, encoding == Value.ABSENT ? "utf-8" : PyStr.toJava(encoding),
                errors == Value.ABSENT ? "strict" : PyStr.toJava(errors));
    }

    /** {@code bytes.decode}. */
    static long decodeAny(PyThread t, long object, byte[] bytes, String encoding, String errors) {
        long s = decode(t, object, bytes, encoding, errors);
        if (s != Value.ABSENT) {
            return s;
        }
        long result = t.context.codecs(t).decode(t, object, encoding, errors);
        if (!PyStr.is(result)) {
            throw Errors.typeError(t, "'" + encoding + "' decoder returned '" + PyObject.typeName(result)
                    + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
        }
        return result;
    }

    /** The bytes of a str, or null if the encoding is not one of those known here. */
    public static byte[] encode(PyThread t, long s, String encoding, String errors) {
        switch (normalize(encoding)) {
            case "utf-8", "utf8", "u8", "cp65001" -> {
                if (PyStr.isAscii(s)) {
                    return raw(s);
                }
                return new Encoder(t, s, "utf-8", errors, 0x10FFFF).utf8();
            }
            case "ascii", "us-ascii", "646" -> {
                return PyStr.isAscii(s) ? raw(s) : new Encoder(t, s, "ascii", errors, 127).narrow();
            }
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1" -> {
                return PyStr.width(s) == 1 ? raw(s) : new Encoder(t, s, "latin-1", errors, 255).narrow();
            }
            case "utf-16", "utf16", "u16" -> {
                return new Encoder(t, s, "utf-16", errors, 0x10FFFF).wide(2, true, true);
            }
            case "utf-16-le", "utf-16le" -> {
                return new Encoder(t, s, "utf-16-le", errors, 0x10FFFF).wide(2, true, false);
            }
            case "utf-16-be", "utf-16be" -> {
                return new Encoder(t, s, "utf-16-be", errors, 0x10FFFF).wide(2, false, false);
            }
            case "utf-32", "utf32", "u32" -> {
                return new Encoder(t, s, "utf-32", errors, 0x10FFFF).wide(4, true, true);
            }
            case "utf-32-le", "utf-32le" -> {
                return new Encoder(t, s, "utf-32-le", errors, 0x10FFFF).wide(4, true, false);
            }
            case "utf-32-be", "utf-32be" -> {
                return new Encoder(t, s, "utf-32-be", errors, 0x10FFFF).wide(4, false, false);
            }
            default -> {
                return null;
            }
        }
    }

    private static byte[] raw(long s) {
        byte[] bytes = new byte[PyStr.length(s)];
        Memory.copyOut(s + StrLayout.DATA, bytes, 0, bytes.length);
        return bytes;
    }

    /** The str of bytes, or absent if the encoding is not one of those known here. */
    public static long decode(PyThread t, long object, byte[] bytes, String encoding, String errors) {
        Decoder d = new Decoder(t, object, bytes, errors);
        switch (normalize(encoding)) {
            case "utf-8", "utf8", "u8", "cp65001" -> d.utf8();
            case "ascii", "us-ascii", "646" -> d.ascii();
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1" -> {
                return bytes.length == 0 ? PyStr.empty() : latin1(t, bytes);
            }
            case "utf-16", "utf16", "u16" -> d.wide("utf-16", 2, true, true);
            case "utf-16-le", "utf-16le" -> d.wide("utf-16-le", 2, true, false);
            case "utf-16-be", "utf-16be" -> d.wide("utf-16-be", 2, false, false);
            case "utf-32", "utf32", "u32" -> d.wide("utf-32", 4, true, true);
            case "utf-32-le", "utf-32le" -> d.wide("utf-32-le", 4, true, false);
            case "utf-32-be", "utf-32be" -> d.wide("utf-32-be", 4, false, false);
            default -> {
                return Value.ABSENT;
            }
        }
        return d.out.build(t);
    }

    private static long latin1(PyThread t, byte[] bytes) {
        StrBuilder b = new StrBuilder(bytes.length);
        for (byte x : bytes) {
            b.appendCodePoint(x & 0xFF);
        }
        return b.build(t);
    }

    /** One encoding of one str. */
    private static final class Encoder {
        private final PyThread t;
        private final long s;
        private final String encoding;
        private final String errors;
        private final int max;
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Encoder(PyThread t, long s, String encoding, String errors, int max) {
            this.t = t;
            this.s = s;
            this.encoding = encoding;
            this.errors = errors;
            this.max = max;
        }

        private boolean bad(int c) {
            return max > 255 ? c >= 0xD800 && c < 0xE000 : c > max;
        }

        byte[] narrow() {
            return run(c -> out.write(c));
        }

        byte[] utf8() {
            return run(this::putUtf8);
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

        byte[] wide(int size, boolean little, boolean mark) {
            if (mark) {
                unit(0xFEFF, size, little);
            }
            return run(c -> {
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

        private byte[] run(java.util.function.IntConsumer put) {
            int n = PyStr.length(s);
            for (int i = 0; i < n; i++) {
                int c = PyStr.codePointAt(s, i);
                if (!bad(c)) {
                    put.accept(c);
                    continue;
                }
                int end = i + 1;
                while (end < n && bad(PyStr.codePointAt(s, end))) {
                    end++;
                }
                i = handle(i, end, put) - 1;
            }
            return out.toByteArray();
        }

        private String reason() {
            return max == 127 ? "ordinal not in range(128)" : max == 255 ? "ordinal not in range(256)" : "surrogates not allowed";
        }

        private int handle(int start, int end, java.util.function.IntConsumer put) {
            switch (errors) {
                case "strict" -> throw error(start, end);
                case "ignore" -> {
                }
                case "replace" -> {
                    for (int i = start; i < end; i++) {
                        put.accept('?');
                    }
                }
                case "backslashreplace", "xmlcharrefreplace", "namereplace" -> {
                    for (int i = start; i < end; i++) {
                        escaped(PyStr.codePointAt(s, i)).chars().forEach(put);
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
                        if (max <= 255 || c < 0xD800 || c > 0xDFFF) {
                            throw error(start, end);
                        }
                        put.accept(c);
                    }
                }
                default -> {
                    return registered(start, end, put);
                }
            }
            return end;
        }

        private String escaped(int c) {
            if (errors.equals("xmlcharrefreplace")) {
                return "&#" + c + ";";
            }
            if (errors.equals("namereplace")) {
                String name = com.ibm.icu.lang.UCharacter.getName(c);
                if (name != null) {
                    return "\\N{" + name + "}";
                }
            }
            return String.format(c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
        }

        private long exception(int start, int end) {
            return Calls.callArray(t, Exc.UNICODE_ENCODE_ERROR.address, new long[] {PyStr.of(t, encoding), s, PyInt.of(t, start),
                PyInt.of(t, end), PyStr.of(t, reason())});
        }

        private RuntimeException error(int start, int end) {
            return Errors.raise(t, exception(start, end));
        }

        private int registered(int start, int end, java.util.function.IntConsumer put) {
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
                    int c = PyStr.codePointAt(replacement, i);
                    if (bad(c)) {
                        throw error(start, end);
                    }
                    put.accept(c);
                }
            } else {
                throw Errors.typeError(t, "encoding error handler must return (str/bytes, int) tuple");
            }
            return position(t, PyTuple.get(result, 1), PyStr.length(s));
        }
    }

    private static int position(PyThread t, long value, int length) {
        long at = PyInt.clampedLong(PyInt.unwrap(value));
        if (at < 0) {
            at += length;
        }
        if (at < 0 || at > length) {
            throw Errors.indexError(t, "position " + PyInt.clampedLong(PyInt.unwrap(value)) + " from error handler out of bounds");
        }
        return (int) at;
    }

    /** One decoding of some bytes. */
    private static final class Decoder {
        private final PyThread t;
        private final long object;
        private final byte[] b;
        private final String errors;
        private final StrBuilder out;

        Decoder(PyThread t, long object, byte[] bytes, String errors) {
            this.t = t;
            this.object = object;
            b = bytes;
            this.errors = errors;
            out = new StrBuilder(bytes.length);
        }

        void ascii() {
            for (int i = 0; i < b.length;) {
                if (b[i] >= 0) {
                    out.appendCodePoint(b[i++]);
                } else {
                    i = handle("ascii", i, i + 1, "ordinal not in range(128)");
                }
            }
        }

        void utf8() {
            int n = b.length;
            for (int i = 0; i < n;) {
                int c = b[i] & 0xFF;
                if (c < 0x80) {
                    out.appendCodePoint(c);
                    i++;
                    continue;
                }
                int need = c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 0;
                if (need == 0) {
                    i = handle("utf-8", i, i + 1, "invalid start byte");
                    continue;
                }
                int low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
                int high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
                int code = c & 0x3F >> need;
                int k = 1;
                for (; k <= need && i + k < n; k++) {
                    int d = b[i + k] & 0xFF;
                    if (d < (k == 1 ? low : 0x80) || d > (k == 1 ? high : 0xBF)) {
                        break;
                    }
                    code = code << 6 | d & 0x3F;
                }
                if (k > need) {
                    out.appendCodePoint(code);
                    i += k;
                } else if (i + k >= n) {
                    i = handle("utf-8", i, n, "unexpected end of data");
                } else if (errors.equals("surrogatepass") && c == 0xED && k == 1 && i + 2 < n && (b[i + 1] & 0xE0) == 0xA0 && (b[i + 2] & 0xC0) == 0x80) {
                    out.appendCodePoint(0xD000 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F);
                    i += 3;
                } else {
                    i = handle("utf-8", i, i + k, "invalid continuation byte");
                }
            }
        }

        void wide(String encoding, int size, boolean little, boolean mark) {
            int i = 0;
            boolean le = little;
            if (mark && b.length >= size) {
                int little0 = unit(0, size, true);
                if (little0 == 0xFEFF) {
                    i = size;
                } else if (unit(0, size, false) == 0xFEFF) {
                    i = size;
                    le = false;
                }
            }
            while (i < b.length) {
                if (i + size > b.length) {
                    i = handle(encoding, i, b.length, "truncated data");
                    continue;
                }
                int c = unit(i, size, le);
                if (size == 4) {
                    if (c < 0 || c > 0x10FFFF) {
                        i = handle(encoding, i, i + 4, "code point not in range(0x110000)");
                    } else if (c >= 0xD800 && c < 0xE000 && !errors.equals("surrogatepass")) {
                        i = handle(encoding, i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)");
                    } else {
                        out.appendCodePoint(c);
                        i += 4;
                    }
                } else if (c < 0xD800 || c >= 0xE000) {
                    out.appendCodePoint(c);
                    i += 2;
                } else if (c < 0xDC00 && i + 4 <= b.length && Character.isLowSurrogate((char) unit(i + 2, 2, le))) {
                    out.appendCodePoint(Character.toCodePoint((char) c, (char) unit(i + 2, 2, le)));
                    i += 4;
                } else if (errors.equals("surrogatepass")) {
                    out.appendCodePoint(c);
                    i += 2;
                } else if (c < 0xDC00) {
                    i = i + 4 > b.length ? handle(encoding, i, b.length, "unexpected end of data") : handle(encoding, i, i + 2, "illegal UTF-16 surrogate");
                } else {
                    i = handle(encoding, i, i + 2, "illegal encoding");
                }
            }
        }

        private int unit(int at, int size, boolean little) {
            int c = 0;
            for (int i = 0; i < size; i++) {
                c = c << 8 | b[at + (little ? size - 1 - i : i)] & 0xFF;
            }
            return c;
        }

        private int handle(String encoding, int start, int end, String reason) {
            switch (errors) {
                case "strict", "surrogatepass" -> throw Errors.raise(t, exception(encoding, start, end, reason));
                case "ignore" -> {
                }
                case "replace" -> out.appendCodePoint(0xFFFD);
                case "backslashreplace" -> {
                    for (int i = start; i < end; i++) {
                        out.append(String.format("\\x%02x", b[i] & 0xFF));
                    }
                }
                case "surrogateescape" -> {
                    for (int i = start; i < end; i++) {
                        if (b[i] >= 0) {
                            throw Errors.raise(t, exception(encoding, start, end, reason));
                        }
                        out.appendCodePoint(0xDC00 | b[i] & 0xFF);
                    }
                }
                default -> {
                    return registered(encoding, start, end, reason);
                }
            }
            return end;
        }

        private long exception(String encoding, int start, int end, String reason) {
            long bytes = PyBytes.is(object) ? object : PyBytes.of(t, b);
            return Calls.callArray(t, Exc.UNICODE_DECODE_ERROR.address, new long[] {PyStr.of(t, encoding), bytes, PyInt.of(t, start),
                PyInt.of(t, end), PyStr.of(t, reason)});
        }

        private int registered(String encoding, int start, int end, String reason) {
            long handler = t.context.codecs(t).errorHandler(t, errors);
            long result = Calls.call(t, handler, exception(encoding, start, end, reason));
            if (!PyTuple.is(result) || PyTuple.length(result) != 2 || !PyStr.is(PyTuple.get(result, 0)) || !PyInt.is(PyTuple.get(result, 1))) {
                throw Errors.typeError(t, "decoding error handler must return (str, int) tuple");
            }
            out.append(PyTuple.get(result, 0));
            return position(t, PyTuple.get(result, 1), b.length);
        }
    }

    /** Used where None and absent mean strict. */
    static String errorsOf(long errors) {
        return errors == Value.ABSENT || errors == Const.NONE ? "strict" : PyStr.toJava(errors);
    }
}
