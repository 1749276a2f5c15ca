package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.RawLayout;
import dev.krait.spi.abi.SetLayout;
import dev.krait.spi.abi.Value;

/**
 * Sets as memory. The table is CPython's (Objects/setobject.c): runs of linear probes, then jumps that the hash perturbs, growth by
 * four; of the deleted places that a search meets, the last is used again. So programs see the order that they see there.
 *
 * <p>Methods that take a thread may run {@code __eq__} and {@code __hash__} of keys, which may change the set; a search then starts again.
 */
public final class PySet {
    private static final int LINEAR_PROBES = 9;
    private static final int PERTURB_SHIFT = 5;
    private static final int MIN_SIZE = 8;
    private static final long DELETED_HASH = -1;

    private PySet() {
    }

    /** Whether a value is a set or frozenset, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isObject(value) && ShapeTable.isKind(Memory.getInt(value + ObjectLayout.SHAPE), Kind.SET);
    }

    /** Whether a value is exactly a set. */
    public static boolean isExact(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.SET;
    }

    /** Whether a value is exactly a frozenset. */
    public static boolean isExactFrozen(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.FROZENSET;
    }

    /** An empty set. */
    public static long create(PyThread t) {
        return t.allocate(ShapeIds.SET, SetLayout.SIZE);
    }

    /** An empty frozenset, to be filled before Python sees it. */
    public static long createFrozen(PyThread t) {
        return t.allocate(ShapeIds.FROZENSET, SetLayout.SIZE);
    }

    /** How many keys. */
    public static int length(long set) {
        return (int) Memory.getLong(set + SetLayout.USED);
    }

    /** How many places the table has. */
    public static int tableSize(long set) {
        long table = Memory.getLong(set + SetLayout.TABLE);
        return table == 0 ? 0 : (int) (Memory.getLong(table + RawLayout.CAPACITY) / SetLayout.ENTRY_SIZE);
    }

    private static long mask(long set) {
        long table = Memory.getLong(set + SetLayout.TABLE);
        return table == 0 ? MIN_SIZE - 1 : Memory.getLong(table + RawLayout.CAPACITY) / SetLayout.ENTRY_SIZE - 1;
    }

    private static long entries(long set) {
        return Memory.getLong(set + SetLayout.TABLE) + RawLayout.DATA;
    }

    /** Whether there is a key. */
    public static boolean contains(PyThread t, long set, long key) {
        return find(t, set, key, Keys.setHash(t, key)) != 0;
    }

    /** Whether there is a key whose hash is known. */
    public static boolean contains(PyThread t, long set, long key, long hash) {
        return find(t, set, key, hash) != 0;
    }

    /** Address of the entry of a key, or 0. */
    static long find(PyThread t, long set, long key, long hash) {
        long table = Memory.getLong(set + SetLayout.TABLE);
        if (table == 0) {
            return 0;
        }
        long found = search(t, set, key, hash, false);
        return Memory.getLong(found + SetLayout.ENTRY_KEY) == 0 ? 0 : found;
    }

    /** Address of the entry of a key, or of the free one where the search ended: for adding, the last deleted one met, if any. The table exists. */
    private static long search(PyThread t, long set, long key, long hash, boolean adding) {
        long table = Memory.getLong(set + SetLayout.TABLE);
        long mask = mask(set);
        long perturb = hash;
        long i = hash & mask;
        long deleted = 0;
        while (true) {
            long entry = table + RawLayout.DATA + i * SetLayout.ENTRY_SIZE;
            int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
            do {
                long found = Memory.getLong(entry + SetLayout.ENTRY_KEY);
                if (found == 0) {
                    return adding && deleted != 0 ? deleted : entry;
                }
                if (found == SetLayout.DUMMY) {
                    deleted = entry;
                } else if (Memory.getLong(entry + SetLayout.ENTRY_HASH) == hash) {
                    if (found == key) {
                        return entry;
                    }
                    boolean equal = Keys.equal(t, found, key);
                    if (Memory.getLong(set + SetLayout.TABLE) != table || Memory.getLong(entry + SetLayout.ENTRY_KEY) != found) {
                        return Memory.getLong(set + SetLayout.TABLE) == 0 ? restart(t, set, key, hash, adding) : search(t, set, key, hash, adding);
                    }
                    if (equal) {
                        return entry;
                    }
                }
                entry += SetLayout.ENTRY_SIZE;
            } while (probes-- > 0);
            perturb >>>= PERTURB_SHIFT;
            i = 5 * i + 1 + perturb & mask;
        }
    }

    private static long restart(PyThread t, long set, long key, long hash, boolean adding) {
        resize(t, set, 0);
        return search(t, set, key, hash, adding);
    }

    /** Adds a key; whether it is new. */
    public static boolean add(PyThread t, long set, long key) {
        return add(t, set, key, Keys.setHash(t, key));
    }

    /** Adds a key whose hash is known; whether it is new. */
    public static boolean add(PyThread t, long set, long key, long hash) {
        if (Memory.getLong(set + SetLayout.TABLE) == 0) {
            resize(t, set, 0);
        }
        long entry = search(t, set, key, hash, true);
        long found = Memory.getLong(entry + SetLayout.ENTRY_KEY);
        if (found != 0 && found != SetLayout.DUMMY) {
            return false;
        }
        Memory.putLong(entry + SetLayout.ENTRY_KEY, key);
        Memory.putLong(entry + SetLayout.ENTRY_HASH, hash);
        long used = Memory.getLong(set + SetLayout.USED) + 1;
        Memory.putLong(set + SetLayout.USED, used);
        if (found != 0) {
            return true;
        }
        long fill = Memory.getLong(set + SetLayout.FILL) + 1;
        Memory.putLong(set + SetLayout.FILL, fill);
        if (fill * 5 >= mask(set) * 3) {
            resize(t, set, used > 50000 ? used * 2 : used * 4);
        }
        return true;
    }

    /** Removes a key; whether it was there. */
    public static boolean discard(PyThread t, long set, long key) {
        return discard(t, set, key, Keys.setHash(t, key));
    }

    /** Removes a key whose hash is known; whether it was there. */
    public static boolean discard(PyThread t, long set, long key, long hash) {
        long entry = find(t, set, key, hash);
        if (entry == 0) {
            return false;
        }
        delete(set, entry);
        return true;
    }

    private static void delete(long set, long entry) {
        Memory.putLong(entry + SetLayout.ENTRY_KEY, SetLayout.DUMMY);
        Memory.putLong(entry + SetLayout.ENTRY_HASH, DELETED_HASH);
        Memory.putLong(set + SetLayout.USED, Memory.getLong(set + SetLayout.USED) - 1);
    }

    /** Removes any key of a set (not a frozenset) that is not empty; the key. Where the search begins is kept in the hash word. */
    public static long pop(long set) {
        long mask = mask(set);
        long i = Memory.getLong(set + SetLayout.HASH) & mask;
        while (key(set, (int) i) == 0) {
            i = i == mask ? 0 : i + 1;
        }
        long key = key(set, (int) i);
        delete(set, entries(set) + i * SetLayout.ENTRY_SIZE);
        Memory.putLong(set + SetLayout.HASH, i + 1);
        return key;
    }

    /** Removes everything. */
    public static void clear(long set) {
        Memory.putLong(set + SetLayout.USED, 0);
        Memory.putLong(set + SetLayout.FILL, 0);
        Memory.putLong(set + SetLayout.TABLE, 0);
        Memory.putLong(set + SetLayout.HASH, 0);
    }

    private static void resize(PyThread t, long set, long minimum) {
        long size = MIN_SIZE;
        while (size <= minimum) {
            size <<= 1;
        }
        long table = PyDict.newRaw(t, size * SetLayout.ENTRY_SIZE);
        int old = tableSize(set);
        long entry = entries(set);
        for (int i = 0; i < old; i++, entry += SetLayout.ENTRY_SIZE) {
            long key = Memory.getLong(entry + SetLayout.ENTRY_KEY);
            if (key != 0 && key != SetLayout.DUMMY) {
                insertClean(table + RawLayout.DATA, size - 1, key, Memory.getLong(entry + SetLayout.ENTRY_HASH));
            }
        }
        Memory.putLong(set + SetLayout.TABLE, table);
        Memory.putLong(set + SetLayout.FILL, Memory.getLong(set + SetLayout.USED));
    }

    /** Adds a key that is not there to a table without deleted places. */
    private static void insertClean(long entries, long mask, long key, long hash) {
        long perturb = hash;
        long i = hash & mask;
        while (true) {
            long entry = entries + i * SetLayout.ENTRY_SIZE;
            int probes = i + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
            do {
                if (Memory.getLong(entry + SetLayout.ENTRY_KEY) == 0) {
                    Memory.putLong(entry + SetLayout.ENTRY_KEY, key);
                    Memory.putLong(entry + SetLayout.ENTRY_HASH, hash);
                    return;
                }
                entry += SetLayout.ENTRY_SIZE;
            } while (probes-- > 0);
            perturb >>>= PERTURB_SHIFT;
            i = 5 * i + 1 + perturb & mask;
        }
    }

    /** Gives a set the keys of another one, just made, that nobody else uses. */
    static void swap(long set, long temporary) {
        for (int field : new int[] {SetLayout.USED, SetLayout.TABLE, SetLayout.FILL}) {
            Memory.putLong(set + field, Memory.getLong(temporary + field));
        }
    }

    /** Removes the deleted places where there are many, as CPython does after a difference. */
    static void compact(PyThread t, long set) {
        long used = Memory.getLong(set + SetLayout.USED);
        if ((Memory.getLong(set + SetLayout.FILL) - used) * 4 >= mask(set)) {
            resize(t, set, used > 50000 ? used * 2 : used * 4);
        }
    }

    /** Makes room as CPython does before so many keys are added at once. */
    static void reserve(PyThread t, long set, long count) {
        if ((Memory.getLong(set + SetLayout.FILL) + count) * 5 >= mask(set) * 3) {
            resize(t, set, (Memory.getLong(set + SetLayout.USED) + count) * 2);
        }
    }

    /** Adds all keys of another set. */
    public static void merge(PyThread t, long set, long other) {
        long used = Memory.getLong(other + SetLayout.USED);
        if (set == other || used == 0) {
            return;
        }
        reserve(t, set, used);
        if (Memory.getLong(set + SetLayout.TABLE) == 0) {
            resize(t, set, 0);
        }
        int size = tableSize(other);
        long entry = entries(other);
        if (Memory.getLong(set + SetLayout.FILL) == 0) {
            long mask = mask(set);
            if (mask + 1 == size && Memory.getLong(other + SetLayout.FILL) == used) {
                Memory.copy(entry, entries(set), (long) size * SetLayout.ENTRY_SIZE);
            } else {
                for (int i = 0; i < size; i++, entry += SetLayout.ENTRY_SIZE) {
                    long key = Memory.getLong(entry + SetLayout.ENTRY_KEY);
                    if (key != 0 && key != SetLayout.DUMMY) {
                        insertClean(entries(set), mask, key, Memory.getLong(entry + SetLayout.ENTRY_HASH));
                    }
                }
            }
            Memory.putLong(set + SetLayout.FILL, used);
            Memory.putLong(set + SetLayout.USED, used);
            return;
        }
        for (int i = 0; i < tableSize(other); i++) {
            long key = key(other, i);
            if (key != 0) {
                add(t, set, key, hash(other, i));
            }
        }
    }

    /** A set of what an iterable yields. */
    public static long fromIterable(PyThread t, long iterable) {
        long set = create(t);
        update(t, set, iterable);
        return set;
    }

    /** Adds what an iterable yields. */
    public static void update(PyThread t, long set, long iterable) {
        if (is(iterable)) {
            merge(t, set, iterable);
            return;
        }
        if (PyDict.isExact(iterable)) {
            reserve(t, set, PyDict.length(iterable));
            for (int i = PyDict.nextEntry(iterable, 0); i >= 0; i = PyDict.nextEntry(iterable, i + 1)) {
                add(t, set, PyDict.keyAt(iterable, i), PyDict.hashAt(iterable, i));
            }
            return;
        }
        long iterator = PyObject.iter(t, iterable);
        long key;
        while ((key = PyObject.next(t, iterator)) != 0) {
            add(t, set, key);
        }
    }

    /** A copy of the keys as a set or frozenset (says the shape id of the result). */
    static long copy(PyThread t, long set, int shapeId) {
        long copy = t.allocate(shapeId, SetLayout.SIZE);
        merge(t, copy, set);
        return copy;
    }

    /** The hash of a frozenset, computed once. */
    public static long frozenHash(long set) {
        long hash = Memory.getLong(set + SetLayout.HASH);
        if (hash == 0) {
            hash = computeHash(set);
            Memory.putLong(set + SetLayout.HASH, hash);
        }
        return hash;
    }

    /** CPython's hash of a frozenset: independent of the order of its keys. */
    private static long computeHash(long set) {
        long hash = 0;
        int size = tableSize(set);
        for (int i = 0; i < size; i++) {
            if (key(set, i) != 0) {
                hash ^= shuffle(hash(set, i));
            }
        }
        hash ^= (length(set) + 1L) * 1927868237L;
        hash ^= hash >>> 11 ^ hash >>> 25;
        hash = hash * 69069 + 907133923;
        return hash == -1 ? 590923713 : hash;
    }

    private static long shuffle(long hash) {
        return (hash ^ 89869747L ^ hash << 16) * 3644798167L;
    }

    /** The first place from a number on that holds a key, or -1. */
    public static int nextEntry(long set, int from) {
        int size = tableSize(set);
        for (int i = from; i < size; i++) {
            if (key(set, i) != 0) {
                return i;
            }
        }
        return -1;
    }

    /** The key at a place of the table, or 0. */
    public static long key(long set, int place) {
        long key = Memory.getLong(entries(set) + (long) place * SetLayout.ENTRY_SIZE + SetLayout.ENTRY_KEY);
        return key == SetLayout.DUMMY ? 0 : key;
    }

    /** The hash of the key at a place of the table. */
    public static long hash(long set, int place) {
        return Memory.getLong(entries(set) + (long) place * SetLayout.ENTRY_SIZE + SetLayout.ENTRY_HASH);
    }
}
