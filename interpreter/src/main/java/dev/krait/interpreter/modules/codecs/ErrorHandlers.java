package dev.krait.interpreter.modules.codecs;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Codecs;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.StrBuilder;
import dev.krait.interpreter.objects.TextDecoder;
import dev.krait.interpreter.objects.TextEncoder;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** What {@code codecs.lookup_error} gives for the error handlers that are built in. */
@PyModule(name = "_krait_codec_errors")
final class ErrorHandlers {
    /** The part of the object that an exception is about. */
    private record Range(long object, int start, int end, boolean encode, boolean decode) {
        static Range of(PyThread t, long exception, boolean encode, boolean decode, boolean translate) {
            PyType type = PyType.of(exception);
            boolean isEncode = type.isSubtypeOf(Exc.UNICODE_ENCODE_ERROR);
            boolean isDecode = type.isSubtypeOf(Exc.UNICODE_DECODE_ERROR);
            boolean isTranslate = type.isSubtypeOf(Exc.UNICODE_TRANSLATE_ERROR);
            if (!(isEncode && encode || isDecode && decode || isTranslate && translate)) {
                throw unexpected(t, exception);
            }
            long object = Memory.getLong(exception + ExceptionFields.UNICODE_OBJECT);
            int length = (int) PyObject.length(t, object);
            int start = (int) Math.max(0, Math.min(length, PyInt.toLong(t, Memory.getLong(exception + ExceptionFields.UNICODE_START))));
            int end = (int) Math.max(start, Math.min(length, PyInt.toLong(t, Memory.getLong(exception + ExceptionFields.UNICODE_END))));
            return new Range(object, start, end, isEncode, isDecode);
        }

        long result(PyThread t, long replacement) {
            return PyTuple.of(t, replacement, PyInt.of(t, end));
        }
    }

    private ErrorHandlers() {
    }

    private static PyError unexpected(PyThread t, long exception) {
        return Errors.typeError(t, "don't know how to handle %s in error callback", PyObject.typeName(exception));
    }

    @PyFunction("strict_errors(exception, /)")
    static long strict(PyThread t, long exception) {
        if (!Errors.isException(exception)) {
            throw Errors.typeError(t, "codec must pass exception instance");
        }
        throw Errors.raise(t, exception);
    }

    @PyFunction("ignore_errors(exception, /)")
    static long ignore(PyThread t, long exception) {
        return Range.of(t, exception, true, true, true).result(t, PyStr.empty());
    }

    @PyFunction("replace_errors(exception, /)")
    static long replace(PyThread t, long exception) {
        Range r = Range.of(t, exception, true, true, true);
        int count = r.decode ? 1 : r.end - r.start;
        return r.result(t, new StrBuilder().repeat(r.encode ? '?' : 0xFFFD, count).build(t));
    }

    private static long escaped(PyThread t, String handler, Range r) {
        StrBuilder b = new StrBuilder();
        for (int i = r.start; i < r.end; i++) {
            b.append(r.decode ? String.format(Locale.ROOT, "\\x%02x", PyBytes.get(r.object, i)) : TextEncoder.escaped(handler, PyStr.codePointAt(r.object, i)));
        }
        return r.result(t, b.build(t));
    }

    @PyFunction("xmlcharrefreplace_errors(exception, /)")
    static long xmlcharrefreplace(PyThread t, long exception) {
        return escaped(t, "xmlcharrefreplace", Range.of(t, exception, true, false, false));
    }

    @PyFunction("backslashreplace_errors(exception, /)")
    static long backslashreplace(PyThread t, long exception) {
        return escaped(t, "backslashreplace", Range.of(t, exception, true, true, true));
    }

    @PyFunction("namereplace_errors(exception, /)")
    static long namereplace(PyThread t, long exception) {
        return escaped(t, "namereplace", Range.of(t, exception, true, false, false));
    }

    @PyFunction("surrogateescape(exception, /)")
    static long surrogateescape(PyThread t, long exception) {
        Range r = Range.of(t, exception, true, true, false);
        if (r.encode) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = r.start; i < r.end; i++) {
                int c = PyStr.codePointAt(r.object, i);
                if (c < 0xDC80 || c > 0xDCFF) {
                    throw Errors.raise(t, exception);
                }
                out.write(c - 0xDC00);
            }
            return r.result(t, PyBytes.of(t, out.toByteArray()));
        }
        StrBuilder b = new StrBuilder();
        int i = r.start;
        while (i < r.end && i < r.start + 4 && PyBytes.get(r.object, i) >= 128) {
            b.appendCodePoint(0xDC00 + PyBytes.get(r.object, i++));
        }
        if (i == r.start) {
            throw Errors.raise(t, exception);
        }
        return PyTuple.of(t, b.build(t), PyInt.of(t, i));
    }

    @PyFunction("surrogatepass(exception, /)")
    static long surrogatepass(PyThread t, long exception) {
        Range r = Range.of(t, exception, true, true, false);
        String encoding = PyObject.strText(t, Memory.getLong(exception + ExceptionFields.UNICODE_ENCODING));
        if (r.encode) {
            byte[] bytes = Codecs.encode(t, PyStr.substring(t, r.object, r.start, r.end), encoding, "surrogatepass");
            if (bytes == null) {
                throw Errors.raise(t, exception);
            }
            return r.result(t, PyBytes.of(t, bytes));
        }
        int unit = encoding.startsWith("utf-16") ? 2 : encoding.startsWith("utf-32") ? 4 : encoding.startsWith("utf-8") ? 3 : 0;
        byte[] all = PyBytes.toJava(r.object);
        if (unit == 0 || r.start + unit > all.length) {
            throw Errors.raise(t, exception);
        }
        byte[] one = java.util.Arrays.copyOfRange(all, r.start, r.start + unit);
        TextDecoder d = new TextDecoder(t, PyBytes.of(t, one), one, "surrogatepass", true);
        Codecs.decode(t, d, one, encoding);
        long text = d.text();
        int c = PyStr.length(text) == 1 ? PyStr.codePointAt(text, 0) : 0;
        if (c < 0xD800 || c > 0xDFFF) {
            throw Errors.raise(t, exception);
        }
        return PyTuple.of(t, text, PyInt.of(t, r.start + unit));
    }
}
