package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;
import java.util.Locale;

/** Bytes objects, and the reading of everything that is like one. */
public final class PyBytes {
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 64;

    private PyBytes() {
    }

    /** Whether a value is a bytes object, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isObject(value) && Shape.ofObject(value).kind == Kind.BYTES;
    }

    /** Whether a value is exactly a bytes object. */
    public static boolean isExact(long value) {
        return is(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.BYTES;
    }

    /** A new bytes object of zeros, to be filled at once. */
    static long allocate(PyThread t, int shapeId, long length, int trailing) {
        if (length > MAX_LENGTH) {
            throw Errors.memoryError(t);
        }
        long b = t.allocate(shapeId, BytesLayout.DATA + (length + 7 & ~7L) + trailing);
        Memory.putLong(b + BytesLayout.LENGTH, length);
        return b;
    }

    /** The bytes object of a Java array. */
    public static long of(PyThread t, byte[] bytes) {
        return of(t, bytes, 0, bytes.length);
    }

    /** The bytes object of a range of a Java array. */
    public static long of(PyThread t, byte[] bytes, int from, int length) {
        long b = allocate(t, ShapeIds.BYTES, length, 0);
        Memory.copyIn(bytes, from, b + BytesLayout.DATA, length);
        return b;
    }

    /** In bytes. */
    public static int length(long b) {
        return (int) Memory.getLong(b + BytesLayout.LENGTH);
    }

    /** A byte; the index is not checked. */
    public static int get(long b, long index) {
        return Memory.getByte(b + BytesLayout.DATA + index) & 0xFF;
    }

    /** A copy of the content. */
    public static byte[] toJava(long b) {
        byte[] result = new byte[length(b)];
        Memory.copyOut(b + BytesLayout.DATA, result, 0, result.length);
        return result;
    }

    /** A copy of the content of bytes or bytearray, or null for anything else. */
    public static byte[] contents(long value) {
        if (is(value)) {
            return toJava(value);
        }
        if (Value.isObject(value) && Shape.ofObject(value).kind == Kind.JAVA) {
            Object o = JavaObjects.get(value);
            if (o instanceof ByteBuffered buffer) {
                return buffer.copyBytes();
            }
        }
        return null;
    }

    /** The content of anything with the buffer protocol; TypeError otherwise. */
    public static byte[] buffer(PyThread t, long value) {
        byte[] bytes = contents(value);
        if (bytes == null) {
            throw Errors.typeError(t, "a bytes-like object is required, not '" + PyObject.typeName(value) + "'");
        }
        return bytes;
    }

    /** What {@code bytes(object)} gives: of a buffer, an object with {@code __bytes__}, or an iterable of ints. */
    public static byte[] fromObject(PyThread t, long value) {
        byte[] bytes = contents(value);
        if (bytes != null) {
            return bytes;
        }
        long method = PyObject.lookupSpecial(t, value, Special.BYTES);
        if (method != 0) {
            long result = Calls.call(t, method);
            if (!is(result)) {
                throw Errors.typeError(t, "__bytes__ returned non-bytes (type " + PyObject.typeName(result) + ")");
            }
            return toJava(result);
        }
        if (PyStr.is(value)) {
            throw Errors.typeError(t, "cannot convert 'str' object to bytes");
        }
        return fromIterable(t, value);
    }

    private static byte[] fromIterable(PyThread t, long value) {
        if (PyObject.lookupSpecial(t, value, Special.ITER) == 0 && PyObject.lookupSpecial(t, value, Special.GETITEM) == 0) {
            throw Errors.typeError(t, "cannot convert '" + PyObject.typeName(value) + "' object to bytes");
        }
        long iterator = PyObject.iter(t, value);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            out.write(toByte(t, item, "bytes must be in range(0, 256)"));
        }
        return out.toByteArray();
    }

    /** An item of a bytes-like object. */
    static int toByte(PyThread t, long item, String message) {
        long number = PyInt.clampedLong(PyInt.index(t, item));
        if (number < 0 || number > 255) {
            throw Errors.valueError(t, message);
        }
        return (int) number;
    }

    /** Whether two byte ranges are equal. */
    public static boolean equal(long a, long b) {
        long n = Memory.getLong(a + BytesLayout.LENGTH);
        if (n != Memory.getLong(b + BytesLayout.LENGTH)) {
            return false;
        }
        for (long i = 0; i < n; i += 8) {
            if (Memory.getLong(a + BytesLayout.DATA + i) != Memory.getLong(b + BytesLayout.DATA + i)) {
                return false;
            }
        }
        return true;
    }

    /** The hash; computed once. */
    public static long hash(long b) {
        long hash = Memory.getLong(b + BytesLayout.HASH);
        if (hash == 0) {
            hash = SipHash.hash(b + BytesLayout.DATA, length(b));
            Memory.putLong(b + BytesLayout.HASH, hash);
        }
        return hash;
    }

    /** {@code repr} of the content of a bytes object. */
    static String repr(byte[] bytes) {
        boolean single = false;
        boolean both = false;
        for (byte b : bytes) {
            single |= b == '\'';
            both |= b == '"';
        }
        char quote = single && !both ? '"' : '\'';
        StringBuilder out = new StringBuilder("b").append(quote);
        for (byte x : bytes) {
            int c = x & 0xFF;
            switch (c) {
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c == quote || c == '\\') {
                        out.append('\\').append((char) c);
                    } else if (c >= 32 && c < 127) {
                        out.append((char) c);
                    } else {
                        out.append(String.format(Locale.ROOT, "\\x%02x", c));
                    }
                }
            }
        }
        return out.append(quote).toString();
    }
}
