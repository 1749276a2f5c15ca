package dev.krait.interpreter.modules.struct;

import dev.krait.interpreter.objects.ElementFormat;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyComplex;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/** A format string, read. */
final class StructFormat {
    /**
     * Elements of one kind.
     *
     * @param element null for {@code s} and {@code p}
     * @param count how many; the length of the bytes of {@code s} and {@code p}
     */
    private record Part(char code, ElementFormat element, int count, int offset) {
        int values() {
            return element == null ? 1 : count;
        }
    }

    private final List<Part> parts = new ArrayList<>();
    private static final String TOO_LARGE = "int too large to convert";

    private final boolean little;
    private final boolean aligned;
    private int size;
    private int values;

    StructFormat(PyThread t, String format) {
        char order = format.isEmpty() ? '@' : format.charAt(0);
        boolean given = "@=<>!".indexOf(order) >= 0 && !format.isEmpty();
        aligned = !given || order == '@';
        little = order != '>' && order != '!';
        long total = 0;
        for (int i = given ? 1 : 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (Character.isWhitespace(c)) {
                continue;
            }
            long count = 1;
            if (c >= '0' && c <= '9') {
                count = 0;
                while (i < format.length() && (c = format.charAt(i)) >= '0' && c <= '9') {
                    count = Math.min(count * 10 + c - '0', Integer.MAX_VALUE);
                    i++;
                }
                if (i == format.length()) {
                    throw error(t, "repeat count given without format specifier");
                }
            }
            ElementFormat element = ElementFormat.of(c, aligned);
            if (element == null && c != 's' && c != 'p' && c != 'x') {
                throw error(t, "bad char in struct format");
            }
            int itemSize = element == null ? 1 : element.size();
            if (aligned && element != null) {
                int alignment = element.kind() == ElementFormat.Kind.COMPLEX ? itemSize / 2 : itemSize;
                total = (total + alignment - 1) / alignment * alignment;
            }
            if (c != 'x' && (count > 0 || element == null)) {
                Part part = new Part(c, element, (int) count, (int) total);
                parts.add(part);
                values += part.values();
            }
            total += count * itemSize;
            if (total > Integer.MAX_VALUE) {
                throw error(t, "total struct size too long");
            }
        }
        size = (int) total;
    }

    int size() {
        return size;
    }

    static PyError error(PyThread t, String message) {
        return Errors.of(t, StructErrorTypeBinding.TYPE, message);
    }

    /** The values in bytes from an offset on: a tuple. */
    long unpack(PyThread t, byte[] b, int offset) {
        long[] result = new long[values];
        int n = 0;
        for (Part part : parts) {
            int at = offset + part.offset;
            if (part.element == null) {
                int length = part.count;
                if (part.code == 'p') {
                    length = part.count == 0 ? 0 : Math.min(b[at] & 0xFF, part.count - 1);
                    at++;
                }
                result[n++] = PyBytes.of(t, b, Math.min(at, b.length), length);
                continue;
            }
            for (int i = 0; i < part.count; i++) {
                result[n++] = part.element.get(t, b, at + i * part.element.size(), little);
            }
        }
        return PyTuple.of(t, result);
    }

    /** The bytes of the arguments of a function from one on. */
    byte[] pack(PyThread t, String function, long args, int first) {
        int given = PyTuple.length(args) - first;
        if (given != values) {
            throw error(t, function + " expected " + values + " items for packing (got " + given + ")");
        }
        byte[] b = new byte[size];
        int n = first;
        for (Part part : parts) {
            if (part.element == null) {
                putBytes(t, part, b, PyTuple.get(args, n++));
                continue;
            }
            for (int i = 0; i < part.count; i++) {
                put(t, part.element, b, part.offset + i * part.element.size(), PyTuple.get(args, n++));
            }
        }
        return b;
    }

    private static void putBytes(PyThread t, Part part, byte[] b, long value) {
        byte[] bytes = PyBytes.is(value) || PyType.of(value).isSubtypeOf(Types.BYTEARRAY) ? PyBytes.contents(value) : null;
        if (bytes == null) {
            throw error(t, "argument for '" + part.code + "' must be a bytes object");
        }
        if (part.code == 's') {
            System.arraycopy(bytes, 0, b, part.offset, Math.min(bytes.length, part.count));
        } else if (part.count > 0) {
            int length = Math.min(bytes.length, part.count - 1);
            System.arraycopy(bytes, 0, b, part.offset + 1, length);
            b[part.offset] = (byte) Math.min(length, 255);
        }
    }

    private void put(PyThread t, ElementFormat element, byte[] b, int at, long value) {
        switch (element.kind()) {
            case SIGNED, UNSIGNED -> {
                if (!PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
                    throw error(t, "required argument is not an integer");
                }
                long number = PyNumber.index(t, value);
                boolean pointer = element.code() == 'P';
                if (!element.has(number) && !(pointer && PyInt.fitsLong(number))) {
                    throw error(t, pointer ? TOO_LARGE : "'" + element.code() + "' format requires " + element.minimum() + " <= number <= "
                            + element.maximum());
                }
                element.putInt(b, at, little, number);
            }
            case FLOAT -> {
                if (!Value.isDouble(value) && !PyFloat.is(value) && !PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.FLOAT) == 0
                        && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
                    throw error(t, "required argument is not a float");
                }
                double number = PyFloat.toDouble(t, value);
                boolean cast = aligned && element.code() == 'f' && Double.isFinite(number);
                try {
                    element.putDouble(t, b, at, little, cast ? (float) number : number);
                } catch (PyError e) {
                    if (!PyInt.is(value)) {
                        throw e;
                    }
                    Errors.clear(t);
                    throw error(t, TOO_LARGE);
                }
            }
            case COMPLEX -> {
                PyComplex.Pair pair = PyComplex.pair(t, value);
                if (pair == null) {
                    throw error(t, "required argument is not a complex");
                }
                element.putComplex(t, b, at, little, pair);
            }
            case BOOL -> b[at] = (byte) (PyObject.isTrue(t, value) ? 1 : 0);
            case CHARACTER -> {
                if (!PyBytes.is(value) || PyBytes.length(value) != 1) {
                    throw error(t, "char format requires a bytes object of length 1");
                }
                b[at] = (byte) PyBytes.get(value, 0);
            }
        }
    }
}
