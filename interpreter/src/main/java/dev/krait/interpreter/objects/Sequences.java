package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** What lists and tuples have in common. */
final class Sequences {
    private static final int MAX_LENGTH = Integer.MAX_VALUE - 16;

    private Sequences() {
    }

    /** Length of a list or tuple. */
    static int length(long sequence) {
        return (int) Memory.getLong(sequence + TupleLayout.LENGTH);
    }

    /** Address of the items of a list or tuple. */
    static long items(long sequence) {
        return PyList.is(sequence) ? PyList.items(sequence) : sequence + TupleLayout.ITEMS;
    }

    /** Whether a value can be an index. */
    static boolean isIndex(PyThread t, long key) {
        return Value.isInt(key) || PyInt.is(key) || PyObject.lookupSpecial(t, key, Special.INDEX) != 0;
    }

    /** A key as an index from the front; the error is {@code IndexError(message)}. */
    static int index(PyThread t, long key, long sequence, String message) {
        long index = Value.isInt(key) ? Value.intValue(key) : PyInt.indexLong(t, key);
        int length = length(sequence);
        if (index < 0) {
            index += length;
        }
        if (index < 0 || index >= length) {
            throw Errors.indexError(t, message);
        }
        return (int) index;
    }

    /** How many times a sequence is to be repeated, or -1 where the operand is no index; the result is checked to fit. */
    /** The factor of a repetition of text or bytes. */
    static long factor(PyThread t, long count) {
        long exact = PyInt.index(t, count);
        if (!PyInt.fitsLong(exact)) {
            throw Errors.overflowError(t, "cannot fit '%s' into an index-sized integer", PyObject.typeName(count));
        }
        return PyInt.longValue(exact);
    }

    static int repetitions(PyThread t, long count, int length) {
        if (!isIndex(t, count)) {
            return -1;
        }
        long exact = PyInt.index(t, count);
        if (!PyInt.fitsLong(exact)) {
            throw Errors.overflowError(t, "cannot fit '%s' into an index-sized integer", PyObject.typeName(count));
        }
        long times = Math.max(0, PyInt.longValue(exact));
        if (length > 0 && times > MAX_LENGTH / length) {
            throw Errors.memoryError(t);
        }
        return length == 0 ? 0 : (int) times;
    }

    /** Fills memory with words repeated. */
    static void repeat(long from, int length, long to, int times) {
        if (length == 1) {
            long value = Memory.getLong(from);
            for (long p = to, end = to + 8L * times; p < end; p += 8) {
                Memory.putLong(p, value);
            }
            return;
        }
        for (int i = 0; i < times; i++) {
            Memory.copy(from, to + 8L * length * i, 8L * length);
        }
    }

    /** Compares two lists or two tuples. */
    static long compare(PyThread t, long a, long b, int op) {
        if (op == PyObject.EQ || op == PyObject.NE) {
            return Const.of(equal(t, a, b) == (op == PyObject.EQ));
        }
        int i = 0;
        while (i < length(a) && i < length(b)) {
            long x = item(a, i);
            long y = item(b, i);
            if (!PyObject.equal(t, x, y)) {
                return PyObject.richCompare(t, x, y, op);
            }
            i++;
        }
        int order = Integer.compare(length(a), length(b));
        return Const.of(PyObject.holds(op, order));
    }

    static long item(long sequence, int index) {
        return Memory.getLong(items(sequence) + 8L * index);
    }

    /** Whether two lists or two tuples are equal item by item. */
    static boolean equal(PyThread t, long a, long b) {
        if (length(a) != length(b)) {
            return false;
        }
        for (int i = 0; i < length(a) && i < length(b); i++) {
            long x = item(a, i);
            long y = item(b, i);
            if (x != y && !Keys.equal(t, x, y)) {
                return false;
            }
        }
        return length(a) == length(b);
    }

    /** Whether an item equals a value. */
    static boolean contains(PyThread t, long sequence, long value) {
        for (int i = 0; i < length(sequence); i++) {
            long item = item(sequence, i);
            if (item == value || Keys.equal(t, item, value)) {
                return true;
            }
        }
        return false;
    }

    /** How many items equal a value. */
    static int count(PyThread t, long sequence, long value) {
        int count = 0;
        for (int i = 0; i < length(sequence); i++) {
            if (Keys.equal(t, item(sequence, i), value)) {
                count++;
            }
        }
        return count;
    }

    /** The first index from start to stop of an item that equals a value, or -1. */
    static int indexOf(PyThread t, long sequence, long value, long start, long stop) {
        long from = bound(t, start, 0, length(sequence));
        long to = bound(t, stop, Long.MAX_VALUE, length(sequence));
        for (int i = (int) from; i < to && i < length(sequence); i++) {
            if (Keys.equal(t, item(sequence, i), value)) {
                return i;
            }
        }
        return -1;
    }

    private static long bound(PyThread t, long value, long ifAbsent, int length) {
        if (value == 0) {
            return ifAbsent;
        }
        if (!isIndex(t, value)) {
            throw Errors.typeError(t, "slice indices must be integers or have an __index__ method");
        }
        long index = PyInt.clampedLong(PyInt.index(t, value));
        return Math.min(Integer.MAX_VALUE, index < 0 ? Math.max(0, index + length) : index);
    }

    /** The repr of the items between brackets; the sequence may change meanwhile. */
    static long repr(PyThread t, long sequence, String open, String close, String recursive) {
        if (length(sequence) == 0) {
            return PyStr.of(t, open + close);
        }
        if (!t.enterRepr(sequence)) {
            return PyStr.of(t, recursive);
        }
        try {
            StrBuilder out = new StrBuilder();
            out.append(open);
            for (int i = 0; i < length(sequence); i++) {
                if (i > 0) {
                    out.append(", ");
                }
                out.append(PyObject.repr(t, item(sequence, i)));
            }
            if (length(sequence) == 1 && open.equals("(")) {
                out.append(",");
            }
            out.append(close);
            return out.build(t);
        } finally {
            t.leaveRepr();
        }
    }

    /** A new iterator of a shape of kind {@code SEQUENCE_ITERATOR}. */
    static long iterator(PyThread t, int shapeId, long sequence, int index) {
        long iterator = t.allocate(shapeId, SequenceIteratorLayout.SIZE);
        Memory.putLong(iterator + SequenceIteratorLayout.SEQUENCE, sequence);
        Memory.putLong(iterator + SequenceIteratorLayout.INDEX, index);
        return iterator;
    }

    /** The first or next item of a sequence iterator over a list, or 0. */
    static long nextOfList(long iterator) {
        long list = Memory.getLong(iterator + SequenceIteratorLayout.SEQUENCE);
        if (list == 0) {
            return 0;
        }
        long index = Memory.getLong(iterator + SequenceIteratorLayout.INDEX);
        if (index >= Memory.getLong(list + ListLayout.LENGTH)) {
            Memory.putLong(iterator + SequenceIteratorLayout.SEQUENCE, 0);
            return 0;
        }
        Memory.putLong(iterator + SequenceIteratorLayout.INDEX, index + 1);
        return PyList.get(list, (int) index);
    }

    /** The next item of a reverse iterator over a list, or 0. */
    static long nextOfListReversed(long iterator) {
        long list = Memory.getLong(iterator + SequenceIteratorLayout.SEQUENCE);
        if (list == 0) {
            return 0;
        }
        long index = Memory.getLong(iterator + SequenceIteratorLayout.INDEX);
        if (index < 0 || index >= Memory.getLong(list + ListLayout.LENGTH)) {
            Memory.putLong(iterator + SequenceIteratorLayout.SEQUENCE, 0);
            return 0;
        }
        Memory.putLong(iterator + SequenceIteratorLayout.INDEX, index - 1);
        return PyList.get(list, (int) index);
    }

    /** The next item of an iterator over a tuple, or 0. */
    static long nextOfTuple(long iterator) {
        long tuple = Memory.getLong(iterator + SequenceIteratorLayout.SEQUENCE);
        if (tuple == 0) {
            return 0;
        }
        long index = Memory.getLong(iterator + SequenceIteratorLayout.INDEX);
        if (index >= Memory.getLong(tuple + TupleLayout.LENGTH)) {
            Memory.putLong(iterator + SequenceIteratorLayout.SEQUENCE, 0);
            return 0;
        }
        Memory.putLong(iterator + SequenceIteratorLayout.INDEX, index + 1);
        return PyTuple.get(tuple, (int) index);
    }

    /** The iterator over a value; where it has none, {@code TypeError(message)}. */
    static long iterOrTypeError(PyThread t, long iterable, String message) {
        try {
            return PyObject.iter(t, iterable);
        } catch (PyError e) {
            if (Errors.matches(t, Exc.TYPE_ERROR) && PyObject.lookupSpecial(t, iterable, Special.ITER) == 0) {
                Errors.clear(t);
                throw Errors.typeError(t, "%s", message);
            }
            throw e;
        }
    }

    /** Whether an object has exactly the shape of lists or tuples. */
    static boolean isExact(long value) {
        if (!Value.isObject(value)) {
            return false;
        }
        int shape = Memory.getInt(value + ObjectLayout.SHAPE);
        return shape == ShapeIds.LIST || shape == ShapeIds.TUPLE;
    }
}
