package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;
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

        /** As {@link #encode}, but LookupError for encodings that are not of text. */
        long encodeText(PyThread t, long object, String encoding, String errors);

        /** As {@link #decode}, but LookupError for encodings that are not of text. */
        long decodeText(PyThread t, long object, String encoding, String errors);

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
        long result = t.context.codecs(t).encodeText(t, s, encoding, errors);
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
        long result = t.context.codecs(t).decodeText(t, object, encoding, errors);
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
                return encoder(t, s, "utf-8", errors).utf8();
            }
            case "ascii", "us-ascii", "646" -> {
                return PyStr.isAscii(s) ? raw(s) : new TextEncoder(t, s, "ascii", errors, "ordinal not in range(128)").narrow(127);
            }
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1" -> {
                return PyStr.width(s) == 1 ? raw(s) : new TextEncoder(t, s, "latin-1", errors, "ordinal not in range(256)").narrow(255);
            }
            case "utf-16", "utf16", "u16" -> {
                return encoder(t, s, "utf-16", errors).wide(2, true, true);
            }
            case "utf-16-le", "utf-16le" -> {
                return encoder(t, s, "utf-16-le", errors).wide(2, true, false);
            }
            case "utf-16-be", "utf-16be" -> {
                return encoder(t, s, "utf-16-be", errors).wide(2, false, false);
            }
            case "utf-32", "utf32", "u32" -> {
                return encoder(t, s, "utf-32", errors).wide(4, true, true);
            }
            case "utf-32-le", "utf-32le" -> {
                return encoder(t, s, "utf-32-le", errors).wide(4, true, false);
            }
            case "utf-32-be", "utf-32be" -> {
                return encoder(t, s, "utf-32-be", errors).wide(4, false, false);
            }
            default -> {
                return null;
            }
        }
    }

    private static TextEncoder encoder(PyThread t, long s, String encoding, String errors) {
        return new TextEncoder(t, s, encoding, errors, "surrogates not allowed");
    }

    private static byte[] raw(long s) {
        byte[] bytes = new byte[PyStr.length(s)];
        Memory.copyOut(s + StrLayout.DATA, bytes, 0, bytes.length);
        return bytes;
    }

    /** The str of bytes, or absent if the encoding is not one of those known here. */
    public static long decode(PyThread t, long object, byte[] bytes, String encoding, String errors) {
        TextDecoder d = new TextDecoder(t, object, bytes, errors, true);
        return decode(t, d, bytes, encoding) ? d.text() : Value.ABSENT;
    }

    /** Decodes bytes; false if the encoding is not one of those known here. */
    public static boolean decode(PyThread t, TextDecoder d, byte[] bytes, String encoding) {
        switch (normalize(encoding)) {
            case "utf-8", "utf8", "u8", "cp65001" -> d.utf8();
            case "ascii", "us-ascii", "646" -> d.ascii();
            case "latin-1", "latin1", "iso-8859-1", "iso8859-1", "8859", "cp819", "l1" -> d.latin1();
            case "utf-16", "utf16", "u16" -> d.wide("utf-16", 2, true, true);
            case "utf-16-le", "utf-16le" -> d.wide("utf-16-le", 2, true, false);
            case "utf-16-be", "utf-16be" -> d.wide("utf-16-be", 2, false, false);
            case "utf-32", "utf32", "u32" -> d.wide("utf-32", 4, true, true);
            case "utf-32-le", "utf-32le" -> d.wide("utf-32-le", 4, true, false);
            case "utf-32-be", "utf-32be" -> d.wide("utf-32-be", 4, false, false);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Used where None and absent mean strict. */
    static String errorsOf(long errors) {
        return errors == Value.ABSENT || errors == Const.NONE ? "strict" : PyStr.toJava(errors);
    }
}
