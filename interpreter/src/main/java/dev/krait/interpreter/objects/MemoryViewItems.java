package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.List;

/** The elements of a memoryview: where they are, their values, slices and casts. */
final class MemoryViewItems {
    private static final int MAX_DIMENSIONS = 64;

    private MemoryViewItems() {
    }

    private static ElementFormat element(PyThread t, MemoryView v) {
        ElementFormat element = v.element();
        if (element == null) {
            throw Errors.notImplementedError(t, "memoryview: format %s not supported", v.format);
        }
        return element;
    }

    /** The value of the element at an offset. */
    static long get(PyThread t, MemoryView v, int at) {
        ElementFormat element = element(t, v);
        byte[] bytes = new byte[element.size()];
        v.bytes.read(at, bytes, 0, bytes.length);
        return element.get(t, bytes, 0, true);
    }

    private static PyError invalid(PyThread t, MemoryView v, boolean type) {
        String message = "memoryview: invalid " + (type ? "type" : "value") + " for format '" + v.element().code() + "'";
        return type ? Errors.typeError(t, "%s", message) : Errors.valueError(t, "%s", message);
    }

    /** Writes a value into the element at an offset. */
    static void set(PyThread t, MemoryView v, int at, long value) {
        ElementFormat element = element(t, v);
        byte[] bytes = new byte[element.size()];
        switch (element.kind()) {
            case SIGNED, UNSIGNED -> {
                if (!PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
                    throw invalid(t, v, true);
                }
                long number = PyNumber.index(t, value);
                if (!element.has(number)) {
                    throw invalid(t, v, false);
                }
                element.putInt(bytes, 0, true, number);
            }
            case FLOAT -> {
                if (!Value.isDouble(value) && !PyFloat.is(value) && !PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.FLOAT) == 0) {
                    throw invalid(t, v, true);
                }
                element.putDouble(t, bytes, 0, true, PyFloat.toDouble(t, value));
            }
            case COMPLEX -> {
                PyComplex.Pair pair = PyComplex.pair(t, value);
                if (pair == null) {
                    throw invalid(t, v, true);
                }
                element.putComplex(t, bytes, 0, true, pair);
            }
            case BOOL -> bytes[0] = (byte) (PyObject.isTrue(t, value) ? 1 : 0);
            case CHARACTER -> {
                if (!PyBytes.is(value)) {
                    throw invalid(t, v, true);
                }
                if (PyBytes.length(value) != 1) {
                    throw invalid(t, v, false);
                }
                bytes[0] = (byte) PyBytes.get(value, 0);
            }
        }
        if (v.released) {
            throw Errors.valueError(t, "operation forbidden on released memoryview object");
        }
        v.bytes.write(at, bytes, 0, bytes.length);
    }

    /** Where an index along a dimension leads from a place. */
    static int place(PyThread t, MemoryView v, int from, int dimension, long key) {
        long index = PyInt.indexLong(t, key);
        long at = index < 0 ? index + v.shape[dimension] : index;
        if (at < 0 || at >= v.shape[dimension]) {
            throw Errors.indexError(t, "index out of bounds on dimension %d", dimension + 1);
        }
        return from + (int) at * v.strides[dimension];
    }

    /** The place of an element by a tuple of indexes. */
    static int placeOfTuple(PyThread t, MemoryView v, long key) {
        boolean indexes = PyTuple.is(key);
        boolean slices = indexes && PyTuple.length(key) > 0;
        for (int i = 0; PyTuple.is(key) && i < PyTuple.length(key); i++) {
            long item = PyTuple.get(key, i);
            boolean index = PyInt.is(item) || PyObject.lookupSpecial(t, item, Special.INDEX) != 0;
            slices &= PyType.of(item) == Types.SLICE;
            indexes &= index;
        }
        if (slices) {
            throw Errors.notImplementedError(t, "multi-dimensional slicing is not implemented");
        }
        if (!indexes) {
            throw Errors.typeError(t, "memoryview: invalid slice key");
        }
        int count = PyTuple.length(key);
        if (count > v.shape.length) {
            throw Errors.typeError(t, "cannot index %d-dimension view with %d-element tuple", v.shape.length, count);
        }
        if (count < v.shape.length) {
            throw Errors.notImplementedError(t, "sub-views are not implemented");
        }
        int at = v.offset;
        for (int i = 0; i < count; i++) {
            at = place(t, v, at, i, PyTuple.get(key, i));
        }
        return at;
    }

    /** Every so many elements of the first dimension. */
    static MemoryView slice(PyThread t, MemoryView v, long slice) {
        int[] r = BytesMethods.indices(t, slice, v.shape[0]);
        int[] shape = v.shape.clone();
        int[] strides = v.strides.clone();
        shape[0] = r[3];
        strides[0] = v.strides[0] * r[2];
        return v.with(v.format, v.itemSize, shape, strides, v.offset + r[0] * v.strides[0], v.readOnly);
    }

    /** Elements as nested lists. */
    static long list(PyThread t, MemoryView v, int dimension, int from) {
        if (dimension == v.shape.length) {
            return get(t, v, from);
        }
        long list = PyList.create(t, v.shape[dimension]);
        for (int i = 0; i < v.shape[dimension]; i++) {
            PyList.append(t, list, list(t, v, dimension + 1, from + i * v.strides[dimension]));
        }
        return list;
    }

    private static boolean sameFormat(MemoryView a, MemoryView b) {
        ElementFormat x = a.element();
        ElementFormat y = b.element();
        return x != null && y != null ? x.code() == y.code() : a.format.equals(b.format);
    }

    /** Copies elements from one view to another of the same structure, which may be of the same bytes. */
    static void assign(PyThread t, MemoryView to, MemoryView from) {
        if (!sameFormat(to, from) || to.itemSize != from.itemSize || !java.util.Arrays.equals(to.shape, from.shape)) {
            throw Errors.valueError(t, "memoryview assignment: lvalue and rvalue have different structures");
        }
        byte[] bytes = from.copyBytes();
        to.write(0, bytes, 0, bytes.length);
    }

    /** Whether two views have the same shape and equal values. */
    static boolean equal(PyThread t, MemoryView a, MemoryView b) {
        if (!java.util.Arrays.equals(a.shape, b.shape)) {
            return false;
        }
        ElementFormat x = a.element();
        ElementFormat y = b.element();
        if (x == null || y == null) {
            return false;
        }
        if (x.code() == y.code() && x.kind() != ElementFormat.Kind.FLOAT && x.kind() != ElementFormat.Kind.COMPLEX) {
            return java.util.Arrays.equals(a.copyBytes(), b.copyBytes());
        }
        byte[] left = a.copyBytes();
        byte[] right = b.copyBytes();
        for (int i = 0, n = a.elements(); i < n; i++) {
            long p = x.get(t, left, i * x.size(), true);
            long q = y.get(t, right, i * y.size(), true);
            boolean same = Value.isDouble(p) && Value.isDouble(q) ? PyFloat.toDouble(t, p) == PyFloat.toDouble(t, q) : PyObject.equal(t, p, q);
            if (!same) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of all elements, the first index running fastest. */
    static byte[] firstIndexFastest(MemoryView v) {
        int n = v.shape.length;
        int[] shape = new int[n];
        int[] strides = new int[n];
        for (int i = 0; i < n; i++) {
            shape[i] = v.shape[n - 1 - i];
            strides[i] = v.strides[n - 1 - i];
        }
        return v.with(v.format, v.itemSize, shape, strides, v.offset, v.readOnly).copyBytes();
    }

    /** The same bytes as elements of another format, or in another shape. */
    static MemoryView cast(PyThread t, MemoryView v, long format, long shape) {
        if (!PyStr.is(format)) {
            throw Errors.typeError(t, "memoryview: format argument must be a string");
        }
        if (shape != 0 && !PyList.is(shape) && !PyTuple.is(shape)) {
            throw Errors.typeError(t, "shape must be a list or a tuple");
        }
        if (!v.flat(false)) {
            throw Errors.typeError(t, "memoryview: casts are restricted to C-contiguous views");
        }
        int[] dimensions = shape == 0 ? null : dimensions(t, shape);
        if (dimensions != null && v.shape.length != 1 && dimensions.length != 1) {
            throw Errors.typeError(t, "memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        String text = PyStr.toJava(format);
        MemoryView probe = v.with(text, 1, v.shape, v.strides, v.offset, v.readOnly);
        ElementFormat element = probe.element();
        if (element == null) {
            throw Errors.valueError(t, "memoryview: destination format must be a native single character format prefixed with an optional '@'");
        }
        if (!isByte(v.element()) && !isByte(element)) {
            throw Errors.typeError(t, "memoryview: cannot cast between two non-byte formats");
        }
        int size = v.byteLength();
        if (size % element.size() != 0) {
            throw Errors.typeError(t, "memoryview: length is not a multiple of itemsize");
        }
        int[] result = dimensions == null ? new int[] {size / element.size()} : dimensions;
        MemoryView cast = v.with(text, element.size(), result, MemoryView.packed(result, element.size()), v.offset, v.readOnly);
        if (cast.byteLength() != size) {
            throw Errors.typeError(t, "memoryview: product(shape) * itemsize != buffer size");
        }
        return cast;
    }

    private static boolean isByte(ElementFormat element) {
        return element != null && (element.code() == 'B' || element.code() == 'b' || element.code() == 'c');
    }

    private static int[] dimensions(PyThread t, long shape) {
        long[] items = PyList.is(shape) ? PyList.toArray(shape) : PyTuple.toArray(shape);
        if (items.length > MAX_DIMENSIONS) {
            throw Errors.valueError(t, "memoryview: number of dimensions must not exceed %d", MAX_DIMENSIONS);
        }
        List<Integer> result = new ArrayList<>();
        for (long item : items) {
            if (!PyInt.is(item)) {
                throw Errors.typeError(t, "memoryview.cast(): elements of shape must be integers");
            }
            long n = PyInt.toLong(t, item);
            if (n <= 0 || n > Integer.MAX_VALUE) {
                throw Errors.valueError(t, "memoryview.cast(): elements of shape must be integers > 0");
            }
            result.add((int) n);
        }
        return result.stream().mapToInt(Integer::intValue).toArray();
    }
}
