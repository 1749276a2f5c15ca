package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** Tuples as memory. */
public final class PyTuple {
    private PyTuple() {
    }

    /** Whether a value is a tuple, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isObject(value) && ShapeTable.isKind(Memory.getInt(value + ObjectLayout.SHAPE), Kind.TUPLE);
    }

    /** Whether a value is exactly a tuple. */
    public static boolean isExact(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.TUPLE;
    }

    /** A tuple whose items are absent and must all be {@linkplain #set set} before Python sees it. The empty one is always the same. */
    public static long create(PyThread t, int length) {
        return length == 0 ? Const.EMPTY_TUPLE : create(t, ShapeIds.TUPLE, length, 0);
    }

    /** As {@link #create(PyThread, int)}, of a subclass whose instances have so many bytes behind the items. */
    public static long create(PyThread t, int shapeId, int length, int tail) {
        long tuple = t.allocate(shapeId, TupleLayout.ITEMS + 8L * length + tail);
        Memory.putLong(tuple + TupleLayout.LENGTH, length);
        return tuple;
    }

    /** A tuple of one item. */
    public static long of(PyThread t, long a) {
        long tuple = create(t, 1);
        set(tuple, 0, a);
        return tuple;
    }

    /** A pair. */
    public static long of(PyThread t, long a, long b) {
        long tuple = create(t, 2);
        set(tuple, 0, a);
        set(tuple, 1, b);
        return tuple;
    }

    /** A tuple of three items. */
    public static long of(PyThread t, long a, long b, long c) {
        long tuple = create(t, 3);
        set(tuple, 0, a);
        set(tuple, 1, b);
        set(tuple, 2, c);
        return tuple;
    }

    /** A tuple of the items of an array. */
    public static long of(PyThread t, long[] items) {
        return of(t, items, 0, items.length);
    }

    /** A tuple of some items of an array. */
    public static long of(PyThread t, long[] items, int from, int to) {
        long tuple = create(t, to - from);
        for (int i = from; i < to; i++) {
            set(tuple, i - from, items[i]);
        }
        return tuple;
    }

    /** A tuple of words in memory. */
    public static long ofWords(PyThread t, long words, int length) {
        long tuple = create(t, length);
        if (length > 0) {
            Memory.copy(words, tuple + TupleLayout.ITEMS, 8L * length);
        }
        return tuple;
    }

    /** A tuple of what an iterable yields; an exact tuple itself. */
    public static long fromIterable(PyThread t, long iterable) {
        if (isExact(iterable)) {
            return iterable;
        }
        long list = PyList.isExact(iterable) ? iterable : PyList.fromIterable(t, iterable);
        return ofWords(t, PyList.items(list), PyList.length(list));
    }

    /** {@code a + b}. */
    public static long concat(PyThread t, long a, long b) {
        int m = length(a);
        int n = length(b);
        if (n == 0 && isExact(a)) {
            return a;
        }
        if (m == 0 && isExact(b)) {
            return b;
        }
        long tuple = create(t, m + n);
        Memory.copy(a + TupleLayout.ITEMS, tuple + TupleLayout.ITEMS, 8L * m);
        Memory.copy(b + TupleLayout.ITEMS, tuple + TupleLayout.ITEMS + 8L * m, 8L * n);
        return tuple;
    }

    /** The hash of a tuple; TypeError if an item has none. */
    public static long hash(PyThread t, long tuple) {
        return TupleType.hashItems(t, tuple);
    }

    /** How many items. */
    public static int length(long tuple) {
        return (int) Memory.getLong(tuple + TupleLayout.LENGTH);
    }

    /** The item at an index that is in range. */
    public static long get(long tuple, int index) {
        return Memory.getLong(tuple + TupleLayout.ITEMS + 8L * index);
    }

    /** Sets an item of a tuple that Python has not seen yet. */
    public static void set(long tuple, int index, long value) {
        Memory.putLong(tuple + TupleLayout.ITEMS + 8L * index, value);
    }

    /** The items as a Java array. */
    public static long[] toArray(long tuple) {
        long[] items = new long[length(tuple)];
        for (int i = 0; i < items.length; i++) {
            items[i] = get(tuple, i);
        }
        return items;
    }
}
