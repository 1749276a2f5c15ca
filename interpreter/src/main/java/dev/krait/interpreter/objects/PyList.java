package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;

/** Lists as memory. Indices given are in range and count from the front. Words past the length are always 0. */
public final class PyList {
    /** An array without words: what empty lists start with. */
    private static final long NO_ITEMS = PyThread.BOOT.allocate(ShapeIds.ARRAY, ArrayLayout.WORDS);

    private PyList() {
    }

    /** Whether a value is a list, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isObject(value) && ShapeTable.isKind(Memory.getInt(value + ObjectLayout.SHAPE), Kind.LIST);
    }

    /** Whether a value is exactly a list. */
    public static boolean isExact(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.LIST;
    }

    /** The array of all empty lists, which is never written. */
    public static long noItems() {
        return NO_ITEMS;
    }

    /** An empty list. */
    public static long create(PyThread t) {
        long list = t.allocate(ShapeIds.LIST, ListLayout.SIZE);
        Memory.putLong(list + ListLayout.ITEMS, NO_ITEMS);
        return list;
    }

    /** An empty list with room for so many items. */
    public static long create(PyThread t, int capacity) {
        long items = capacity == 0 ? NO_ITEMS : newArray(t, capacity);
        long list = t.allocate(ShapeIds.LIST, ListLayout.SIZE);
        Memory.putLong(list + ListLayout.ITEMS, items);
        return list;
    }

    /** Makes an empty list of an object just allocated, of list or a subclass. */
    public static void init(long list) {
        Memory.putLong(list + ListLayout.ITEMS, NO_ITEMS);
    }

    /** A list of the items of an array. */
    public static long of(PyThread t, long... items) {
        long list = create(t, items.length);
        long words = items(list);
        for (int i = 0; i < items.length; i++) {
            Memory.putLong(words + 8L * i, items[i]);
        }
        Memory.putLong(list + ListLayout.LENGTH, items.length);
        return list;
    }

    /** A list of words in memory. */
    public static long ofWords(PyThread t, long words, int length) {
        long list = create(t, length);
        if (length > 0) {
            Memory.copy(words, items(list), 8L * length);
            Memory.putLong(list + ListLayout.LENGTH, length);
        }
        return list;
    }

    private static long newArray(PyThread t, int capacity) {
        long array = t.allocate(ShapeIds.ARRAY, ArrayLayout.WORDS + 8L * capacity);
        Memory.putLong(array + ArrayLayout.CAPACITY, capacity);
        return array;
    }

    /** How many items. */
    public static int length(long list) {
        return (int) Memory.getLong(list + ListLayout.LENGTH);
    }

    /** How many items there is room for. */
    public static int capacity(long list) {
        return (int) Memory.getLong(Memory.getLong(list + ListLayout.ITEMS) + ArrayLayout.CAPACITY);
    }

    /** Address of the first item; valid until the list grows. */
    public static long items(long list) {
        return Memory.getLong(list + ListLayout.ITEMS) + ArrayLayout.WORDS;
    }

    /** An item. */
    public static long get(long list, int index) {
        return Memory.getLong(items(list) + 8L * index);
    }

    /** Replaces an item. */
    public static void set(long list, int index, long value) {
        Memory.putLong(items(list) + 8L * index, value);
    }

    /** Adds an item at the end. */
    public static void append(PyThread t, long list, long value) {
        long length = Memory.getLong(list + ListLayout.LENGTH);
        long array = Memory.getLong(list + ListLayout.ITEMS);
        if (length == Memory.getLong(array + ArrayLayout.CAPACITY)) {
            array = grow(t, list, (int) length + 1);
        }
        Memory.putLong(array + ArrayLayout.WORDS + 8 * length, value);
        Memory.putLong(list + ListLayout.LENGTH, length + 1);
    }

    /** Makes room for so many items; the array. */
    private static long grow(PyThread t, long list, int needed) {
        int length = length(list);
        // Arrays left behind are garbage until the next collection, so growth is faster than CPython's 1/8.
        long wanted = needed + (needed >> 1) + (needed < 9 ? 3 : 6) & ~3L;
        long array = newArray(t, (int) Math.min(wanted, Integer.MAX_VALUE - 8));
        Memory.copy(items(list), array + ArrayLayout.WORDS, 8L * length);
        Memory.putLong(list + ListLayout.ITEMS, array);
        return array;
    }

    /** Makes room for so many items altogether. */
    public static void ensureCapacity(PyThread t, long list, int capacity) {
        if (capacity > capacity(list)) {
            grow(t, list, capacity);
        }
    }

    /** Sets the length; items added are absent and must be set at once. */
    public static void setLength(PyThread t, long list, int length) {
        int old = length(list);
        if (length > old) {
            ensureCapacity(t, list, length);
        } else {
            Memory.fill(items(list) + 8L * length, 8L * (old - length), (byte) 0);
        }
        Memory.putLong(list + ListLayout.LENGTH, length);
    }

    /** Inserts an item before the one at an index from 0 to the length. */
    public static void insert(PyThread t, long list, int index, long value) {
        int length = length(list);
        setLength(t, list, length + 1);
        long at = items(list) + 8L * index;
        Memory.copy(at, at + 8, 8L * (length - index));
        Memory.putLong(at, value);
    }

    /** {@code list.insert(index, value)}. */
    public static void insertAt(PyThread t, long list, long index, long value) {
        int length = length(list);
        insert(t, list, (int) (index < 0 ? Math.max(0, index + length) : Math.min(index, length)), value);
    }

    /** {@code list.pop(index)}. */
    public static long pop(PyThread t, long list, long index) {
        int length = length(list);
        if (length == 0) {
            throw Errors.indexError(t, "pop from empty list");
        }
        long at = index < 0 ? index + length : index;
        if (at < 0 || at >= length) {
            throw Errors.indexError(t, "pop index out of range");
        }
        return remove(list, (int) at);
    }

    /** Removes an item; what it was. */
    public static long remove(long list, int index) {
        int length = length(list);
        long at = items(list) + 8L * index;
        long value = Memory.getLong(at);
        Memory.copy(at + 8, at, 8L * (length - index - 1));
        Memory.putLong(items(list) + 8L * (length - 1), 0);
        Memory.putLong(list + ListLayout.LENGTH, length - 1);
        return value;
    }

    /** Removes all items and gives their array up. */
    public static void clear(long list) {
        Memory.putLong(list + ListLayout.ITEMS, NO_ITEMS);
        Memory.putLong(list + ListLayout.LENGTH, 0);
    }

    /** Reverses the items. */
    public static void reverse(long list) {
        long low = items(list);
        long high = low + 8L * (length(list) - 1);
        for (; low < high; low += 8, high -= 8) {
            long value = Memory.getLong(low);
            Memory.putLong(low, Memory.getLong(high));
            Memory.putLong(high, value);
        }
    }

    /** Stands for a bound that a slice leaves out. */
    public static final long NO_BOUND = Long.MIN_VALUE;

    private static long bound(long index, long absent, long length, long low, long high) {
        return index == NO_BOUND ? absent : index < 0 ? Math.max(low, index + length) : Math.min(index, high);
    }

    /** {@code list[start:stop:step]} of raw indexes. */
    public static long slice(PyThread t, long list, long start, long stop, long step) {
        long length = length(list);
        long low = step < 0 ? -1 : 0;
        long high = step < 0 ? length - 1 : length;
        long from = bound(start, step < 0 ? high : low, length, low, high);
        long to = bound(stop, step < 0 ? low : high, length, low, high);
        long count = step < 0 ? from <= to ? 0 : (from - to - 1) / -step + 1 : from >= to ? 0 : (to - from - 1) / step + 1;
        long result = create(t, (int) count);
        long source = items(list) + 8 * from;
        long target = items(result);
        for (long i = 0; i < count; i++) {
            Memory.putLong(target + 8 * i, Memory.getLong(source + 8 * step * i));
        }
        Memory.putLong(result + ListLayout.LENGTH, count);
        return result;
    }

    /** {@code list[start:stop] = source} of raw indexes, where the source is another list or a tuple. */
    public static void storeSlice(PyThread t, long list, long start, long stop, long source) {
        long length = length(list);
        long from = bound(start, 0, length, 0, length);
        long to = Math.max(from, bound(stop, length, length, 0, length));
        long words = source == list ? ofWords(t, items(list), (int) length) : source;
        replace(t, list, (int) from, (int) to, Sequences.items(words), Sequences.length(words));
    }

    /** Replaces the items from one index to another by words in memory, which must not be those of the list itself. */
    public static void replace(PyThread t, long list, int from, int to, long words, int count) {
        int length = length(list);
        int change = count - (to - from);
        if (change > 0) {
            setLength(t, list, length + change);
        }
        long items = items(list);
        Memory.copy(items + 8L * to, items + 8L * (to + change), 8L * (length - to));
        if (count > 0) {
            Memory.copy(words, items + 8L * from, 8L * count);
        }
        if (change < 0) {
            setLength(t, list, length + change);
        }
    }

    /** The items as a Java array. */
    public static long[] toArray(long list) {
        long[] items = new long[length(list)];
        for (int i = 0; i < items.length; i++) {
            items[i] = get(list, i);
        }
        return items;
    }

    /** A list of what an iterable yields. */
    public static long fromIterable(PyThread t, long iterable) {
        long list = create(t);
        extend(t, list, iterable);
        return list;
    }

    /** A list of what an iterable yields; where the value is not iterable, {@code TypeError(message)}. */
    public static long fromIterable(PyThread t, long iterable, String message) {
        if (Sequences.isExact(iterable)) {
            return ofWords(t, Sequences.items(iterable), Sequences.length(iterable));
        }
        long iterator = Sequences.iterOrTypeError(t, iterable, message);
        long list = create(t);
        appendAll(t, list, iterator);
        return list;
    }

    /** Appends what an iterable yields. */
    public static void extend(PyThread t, long list, long iterable) {
        if (Sequences.isExact(iterable)) {
            int length = length(list);
            int more = Sequences.length(iterable);
            setLength(t, list, length + more);
            Memory.copy(Sequences.items(iterable), items(list) + 8L * length, 8L * more);
            return;
        }
        appendAll(t, list, PyObject.iter(t, iterable));
    }

    private static void appendAll(PyThread t, long list, long iterator) {
        if (Iterators.isPlain(iterator)) {
            ensureCapacity(t, list, length(list) + Iterators.plainHint(iterator));
            long value;
            while ((value = Iterators.next(t, iterator)) != 0) {
                append(t, list, value);
            }
            return;
        }
        long value;
        while ((value = PyObject.next(t, iterator)) != 0) {
            append(t, list, value);
        }
    }

    /** {@code a + b}. */
    public static long concat(PyThread t, long a, long b) {
        int m = length(a);
        int n = length(b);
        long list = create(t, m + n);
        long words = items(list);
        Memory.copy(items(a), words, 8L * m);
        Memory.copy(items(b), words + 8L * m, 8L * n);
        Memory.putLong(list + ListLayout.LENGTH, m + n);
        return list;
    }

    /** Moves the items of one list to another, which loses its own; the first is empty afterwards. */
    static void moveItems(long from, long to) {
        Memory.putLong(to + ListLayout.ITEMS, Memory.getLong(from + ListLayout.ITEMS));
        Memory.putLong(to + ListLayout.LENGTH, Memory.getLong(from + ListLayout.LENGTH));
        clear(from);
    }
}
