package dev.krait.interpreter.modules.struct;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.ByteBuffered;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** What the functions of the module and the methods of {@code Struct} do. */
final class StructOperations {
    private StructOperations() {
    }

    /** The format that an argument says, a str or bytes. */
    static String text(PyThread t, long format) {
        if (PyStr.is(format)) {
            String text = PyStr.toJava(format);
            if (!PyStr.isAscii(format)) {
                throw StructFormat.error(t, "bad char in struct format");
            }
            return text;
        }
        byte[] bytes = PyBytes.is(format) ? PyBytes.toJava(format) : null;
        if (bytes == null) {
            throw Errors.typeError(t, "Struct() argument 1 must be a str or bytes object, not %s", PyObject.typeName(format));
        }
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static long unpack(PyThread t, StructFormat f, long buffer) {
        byte[] b = PyBytes.buffer(t, buffer);
        if (b.length != f.size()) {
            throw StructFormat.error(t, "unpack requires a buffer of " + f.size() + " bytes");
        }
        return f.unpack(t, b, 0);
    }

    static long unpackFrom(PyThread t, StructFormat f, long buffer, long offset) {
        byte[] b = PyBytes.buffer(t, buffer);
        return f.unpack(t, b, offset(t, f, "unpack_from", "unpacking", b.length, PyInt.indexLong(t, offset)));
    }

    private static int offset(PyThread t, StructFormat f, String function, String doing, int length, long offset) {
        long at = offset;
        if (at < 0) {
            if (at + f.size() > 0) {
                throw StructFormat.error(t, (doing.equals("packing") ? "no space to pack " + f.size() + " bytes" : "not enough data to unpack " + f.size() + " bytes")
                        + " at offset " + at);
            }
            if (at + length < 0) {
                throw StructFormat.error(t, "offset " + at + " out of range for " + length + "-byte buffer");
            }
            at += length;
        }
        if (length - at < f.size()) {
            throw StructFormat.error(t, function + " requires a buffer of at least " + (at + f.size()) + " bytes for " + doing + " " + f.size()
                    + " bytes at offset " + at + " (actual buffer size is " + length + ")");
        }
        return (int) at;
    }

    /** {@code pack_into(buffer, offset, *values)}; the arguments begin with the buffer. */
    static void packInto(PyThread t, StructFormat f, long args) {
        if (PyTuple.length(args) < 2) {
            throw StructFormat.error(t, PyTuple.length(args) == 0 ? "pack_into expected buffer argument" : "pack_into expected offset argument");
        }
        byte[] packed = f.pack(t, "pack_into", args, 2);
        long buffer = PyTuple.get(args, 0);
        ByteBuffered target = dev.krait.interpreter.objects.Kinds.is(buffer, Kind.JAVA) && JavaObjects.get(buffer) instanceof ByteBuffered b && !b.isReadOnly() ? b : null;
        if (target == null) {
            throw Errors.typeError(t, "read-write bytes-like object expected");
        }
        int at = offset(t, f, "pack_into", "packing", target.byteLength(), PyInt.indexLong(t, PyTuple.get(args, 1)));
        target.write(at, packed, 0, packed.length);
    }
}
