package dev.krait.interpreter.modules.codecs;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Codecs;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.TextDecoder;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.nio.charset.StandardCharsets;

/** Module {@code _codecs}. */
@PyModule(name = "_codecs")
final class CodecsModule {
    private CodecsModule() {
    }

    @PyFunction("register(search_function, /)")
    static void register(PyThread t, long function) {
        if (PyType.of(function).special(Special.CALL) == 0) {
            throw Errors.typeError(t, "argument must be callable");
        }
        CodecRegistry.of(t).register(function);
    }

    @PyFunction("unregister(search_function, /)")
    static void unregister(PyThread t, long function) {
        CodecRegistry.of(t).unregister(function);
    }

    @PyFunction("lookup(encoding, /)")
    static long lookup(PyThread t, String encoding) {
        return CodecRegistry.of(t).lookup(t, encoding);
    }

    @PyFunction("encode(obj, encoding='utf-8', errors='strict')")
    static long encode(PyThread t, long obj, String encoding, String errors) {
        return CodecRegistry.of(t).encode(t, obj, encoding, errors);
    }

    @PyFunction("decode(obj, encoding='utf-8', errors='strict')")
    static long decode(PyThread t, long obj, String encoding, String errors) {
        return CodecRegistry.of(t).decode(t, obj, encoding, errors);
    }

    @PyFunction("register_error(errors, handler, /)")
    static void registerError(PyThread t, String errors, long handler) {
        if (PyType.of(handler).special(Special.CALL) == 0) {
            throw Errors.typeError(t, "handler must be callable");
        }
        CodecRegistry.of(t).registerError(errors, handler);
    }

    @PyFunction("_unregister_error(errors, /)")
    static boolean unregisterError(PyThread t, String errors) {
        return CodecRegistry.of(t).unregisterError(t, errors);
    }

    @PyFunction("lookup_error(name, /)")
    static long lookupError(PyThread t, String name) {
        return CodecRegistry.of(t).errorHandler(t, name);
    }

    private static String orStrict(String errors) {
        return errors == null ? "strict" : errors;
    }

    private static long encoded(PyThread t, byte[] bytes, long s) {
        return PyTuple.of(t, PyBytes.of(t, bytes), PyInt.of(t, PyStr.length(s)));
    }

    private static long checkStr(PyThread t, String function, long s) {
        if (!PyStr.is(s)) {
            throw Errors.typeError(t, "%s() argument 1 must be str, not %s", function, PyObject.typeName(s));
        }
        return s;
    }

    private static long decoded(PyThread t, TextDecoder d) {
        return PyTuple.of(t, d.text(), Value.ofInt(d.consumed()));
    }

    private static long builtinEncode(PyThread t, String function, String encoding, long s, String errors) {
        return encoded(t, Codecs.encode(t, checkStr(t, function, s), encoding, orStrict(errors)), s);
    }

    private static long builtinDecode(PyThread t, String encoding, long data, String errors, boolean last) {
        byte[] bytes = PyBytes.buffer(t, data);
        TextDecoder d = new TextDecoder(t, data, bytes, orStrict(errors), last);
        Codecs.decode(t, d, bytes, encoding);
        return decoded(t, d);
    }

    /** Bytes, or the UTF-8 of a str, as the codecs of escapes take them. */
    private static byte[] bytesOrText(PyThread t, long data) {
        return PyStr.is(data) ? PyStr.toJava(data).getBytes(StandardCharsets.UTF_8) : PyBytes.buffer(t, data);
    }

    /** The encoding of a function that is named after one: {@code utf_16_le_encode} is of {@code utf-16-le}. */
    private static String encodingOf(String function) {
        return function.substring(0, function.lastIndexOf('_')).replace('_', '-');
    }

    @PyFunction(names = {"utf_8_encode", "utf_16_le_encode", "utf_16_be_encode", "utf_32_le_encode", "utf_32_be_encode", "latin_1_encode", "ascii_encode"},
            value = "(str, errors=None, /)")
    static long encodeNamed(PyThread t, String function, long s, String errors) {
        return builtinEncode(t, function, encodingOf(function), s, errors);
    }

    @PyFunction(names = {"utf_8_decode", "utf_16_decode", "utf_16_le_decode", "utf_16_be_decode", "utf_32_decode", "utf_32_le_decode", "utf_32_be_decode"},
            value = "(data, errors=None, final=False, /)")
    static long decodeNamed(PyThread t, String function, long data, String errors, boolean last) {
        return builtinDecode(t, encodingOf(function), data, errors, last);
    }

    @PyFunction(names = {"latin_1_decode", "ascii_decode"}, value = "(data, errors=None, /)")
    static long decodeBytewise(PyThread t, String function, long data, String errors) {
        return builtinDecode(t, encodingOf(function), data, errors, true);
    }

    @PyFunction(names = {"utf_16_encode", "utf_32_encode"}, value = "(str, errors=None, byteorder=0, /)")
    static long encodeWide(PyThread t, String function, long s, String errors, int byteorder) {
        return builtinEncode(t, function, encodingOf(function) + (byteorder == 0 ? "" : byteorder < 0 ? "-le" : "-be"), s, errors);
    }

    @PyFunction("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")
    static long utf16ExDecode(PyThread t, long data, String errors, int byteorder, boolean last) {
        return wideDecode(t, "utf-16", 2, data, errors, byteorder, last);
    }

    @PyFunction("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")
    static long utf32ExDecode(PyThread t, long data, String errors, int byteorder, boolean last) {
        return wideDecode(t, "utf-32", 4, data, errors, byteorder, last);
    }

    /** Decodes and says the byte order: -1 little, 1 big, 0 not known yet. */
    private static long wideDecode(PyThread t, String encoding, int size, long data, String errors, int byteorder, boolean last) {
        byte[] bytes = PyBytes.buffer(t, data);
        TextDecoder d = new TextDecoder(t, data, bytes, orStrict(errors), last);
        boolean little = d.wide(byteorder == 0 ? encoding : encoding + (byteorder < 0 ? "-le" : "-be"), size, byteorder <= 0, byteorder == 0);
        int order = byteorder != 0 ? byteorder : !hasMark(bytes, size) ? 0 : little ? -1 : 1;
        return PyTuple.of(t, d.text(), Value.ofInt(d.consumed()), Value.ofInt(order));
    }

    private static boolean hasMark(byte[] b, int size) {
        if (b.length < size) {
            return false;
        }
        return size == 2 ? b[0] == (byte) 0xFF && b[1] == (byte) 0xFE || b[0] == (byte) 0xFE && b[1] == (byte) 0xFF
                : b[0] == (byte) 0xFF && b[1] == (byte) 0xFE && b[2] == 0 && b[3] == 0 || b[0] == 0 && b[1] == 0 && b[2] == (byte) 0xFE && b[3] == (byte) 0xFF;
    }

    @PyFunction("utf_7_encode(str, errors=None, /)")
    static long utf7Encode(PyThread t, long s, String errors) {
        return encoded(t, Utf7.encode(checkStr(t, "utf_7_encode", s)), s);
    }

    @PyFunction("utf_7_decode(data, errors=None, final=False, /)")
    static long utf7Decode(PyThread t, long data, String errors, boolean last) {
        byte[] bytes = PyBytes.buffer(t, data);
        TextDecoder d = new TextDecoder(t, data, bytes, orStrict(errors), last);
        Utf7.decode(t, d, bytes);
        return decoded(t, d);
    }

    @PyFunction("unicode_escape_encode(str, errors=None, /)")
    static long unicodeEscapeEncode(PyThread t, long s, String errors) {
        return encoded(t, Escapes.encodeUnicode(checkStr(t, "unicode_escape_encode", s), false), s);
    }

    @PyFunction("unicode_escape_decode(data, errors=None, final=True, /)")
    static long unicodeEscapeDecode(PyThread t, long data, String errors, boolean last) {
        byte[] bytes = bytesOrText(t, data);
        TextDecoder d = new TextDecoder(t, data, bytes, orStrict(errors), last);
        Escapes.decodeUnicode(t, d, bytes);
        return decoded(t, d);
    }

    @PyFunction("raw_unicode_escape_encode(str, errors=None, /)")
    static long rawUnicodeEscapeEncode(PyThread t, long s, String errors) {
        return encoded(t, Escapes.encodeUnicode(checkStr(t, "raw_unicode_escape_encode", s), true), s);
    }

    @PyFunction("raw_unicode_escape_decode(data, errors=None, final=True, /)")
    static long rawUnicodeEscapeDecode(PyThread t, long data, String errors, boolean last) {
        byte[] bytes = bytesOrText(t, data);
        TextDecoder d = new TextDecoder(t, data, bytes, orStrict(errors), last);
        Escapes.decodeRaw(d, bytes);
        return decoded(t, d);
    }

    @PyFunction("escape_encode(data, errors=None, /)")
    static long escapeEncode(PyThread t, long data, String errors) {
        if (!PyBytes.is(data)) {
            throw Errors.typeError(t, "escape_encode() argument 1 must be bytes, not %s", PyObject.typeName(data));
        }
        return PyTuple.of(t, PyBytes.of(t, Escapes.encodeBytes(PyBytes.toJava(data))), PyInt.of(t, PyBytes.length(data)));
    }

    @PyFunction("escape_decode(data, errors=None, /)")
    static long escapeDecode(PyThread t, long data, String errors) {
        byte[] bytes = bytesOrText(t, data);
        return PyTuple.of(t, PyBytes.of(t, Escapes.decodeBytes(t, bytes, orStrict(errors))), Value.ofInt(bytes.length));
    }

    @PyFunction("charmap_build(map, /)")
    static long charmapBuild(PyThread t, long map) {
        return Charmaps.build(t, checkStr(t, "charmap_build", map));
    }

    @PyFunction("charmap_encode(str, errors=None, mapping=None, /)")
    static long charmapEncode(PyThread t, long s, String errors, long mapping) {
        if (mapping == Const.NONE) {
            return encodeNamed(t, "latin_1_encode", s, errors);
        }
        return encoded(t, Charmaps.encode(t, checkStr(t, "charmap_encode", s), orStrict(errors), mapping), s);
    }

    @PyFunction("charmap_decode(data, errors=None, mapping=None, /)")
    static long charmapDecode(PyThread t, long data, String errors, long mapping) {
        if (mapping == Const.NONE) {
            return decodeBytewise(t, "latin_1_decode", data, errors);
        }
        byte[] bytes = PyBytes.buffer(t, data);
        TextDecoder d = new TextDecoder(t, data, bytes, orStrict(errors), true);
        Charmaps.decode(t, d, bytes, mapping);
        return decoded(t, d);
    }

    @PyFunction("readbuffer_encode(data, errors=None, /)")
    static long readbufferEncode(PyThread t, long data, String errors) {
        byte[] bytes = bytesOrText(t, data);
        return PyTuple.of(t, PyBytes.of(t, bytes), Value.ofInt(bytes.length));
    }
}
