package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.RawLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Dicts as memory: insertion-ordered entries and an open-addressing index of their numbers. Probing is CPython's (the whole hash
 * perturbs the sequence), so bad hashes behave as there; the order never depends on it.
 *
 * <p>Methods that take a thread may run {@code __eq__} and {@code __hash__} of keys, which may change the dict; a search then starts again.
 * Values given and got are words; 0 says that there is none.
 */
public final class PyDict {
    private static final int PERTURB_SHIFT = 5;
    private static final int FIRST_INDEX = 8;
    private static final AtomicInteger VERSIONS = new AtomicInteger(1);

    private PyDict() {
    }

    /** Whether a value is a dict, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isObject(value) && ShapeTable.isKind(Memory.getInt(value + ObjectLayout.SHAPE), Kind.DICT);
    }

    /** An empty dict. */
    public static long create(PyThread t) {
        return t.allocate(ShapeIds.DICT, DictLayout.SIZE);
    }

    /** An empty dict with room for so many entries. */
    public static long create(PyThread t, int entries) {
        long dict = create(t);
        reserve(t, dict, entries);
        return dict;
    }

    /** Makes room in an empty dict. */
    public static void reserve(PyThread t, long dict, int entries) {
        if (entries > 0) {
            rebuild(t, dict, indexSizeFor(entries));
        }
    }

    /** How many entries are live. */
    public static int length(long dict) {
        return (int) Memory.getLong(dict + DictLayout.USED);
    }

    // ---------------------------------------------------------------- lookup

    /** The value of a key, or 0. */
    public static long get(PyThread t, long dict, long key) {
        if (Keys.isStr(key)) {
            return getStr(t, dict, key);
        }
        return get(t, dict, key, Keys.hash(t, key));
    }

    /** The value of a key whose hash is known, or 0. */
    public static long get(PyThread t, long dict, long key, long hash) {
        int entry = find(t, dict, key, hash);
        return entry < 0 ? 0 : valueAt(dict, entry);
    }

    /** The value of a key that is exactly a str, or 0. */
    public static long getStr(PyThread t, long dict, long key) {
        long entry = entry(t, dict, key);
        return entry == 0 ? 0 : Memory.getLong(entry + DictLayout.ENTRY_VALUE);
    }

    /** Whether there is a key. */
    public static boolean contains(PyThread t, long dict, long key) {
        if (Keys.isStr(key)) {
            return entry(t, dict, key) != 0;
        }
        return find(t, dict, key, Keys.hash(t, key)) >= 0;
    }

    /** Address of the entry of a key that is exactly a str, or 0; valid as long as {@link #keysVersion} stays. */
    public static long entry(PyThread t, long dict, long key) {
        long index = Memory.getLong(dict + DictLayout.INDEX);
        if (index == 0) {
            return 0;
        }
        long hash = Memory.getLong(key + StrLayout.HASH);
        if (hash == 0) {
            hash = PyStr.hash(key);
        }
        long mask = (Memory.getLong(index + RawLayout.CAPACITY) >> 2) - 1;
        long entries = Memory.getLong(dict + DictLayout.ENTRIES) + RawLayout.DATA;
        long perturb = hash;
        long i = hash & mask;
        while (true) {
            int number = Memory.getInt(index + RawLayout.DATA + 4 * i);
            if (number >= 0) {
                long entry = entries + (long) DictLayout.ENTRY_SIZE * number;
                long found = Memory.getLong(entry + DictLayout.ENTRY_KEY);
                if (found == key) {
                    return entry;
                }
                if (Memory.getLong(entry + DictLayout.ENTRY_HASH) == hash) {
                    if (!Keys.isStr(found)) {
                        return slowEntry(t, dict, key, hash);
                    }
                    if (Keys.strEqual(found, key)) {
                        return entry;
                    }
                }
            } else if (number == DictLayout.EMPTY) {
                return 0;
            }
            perturb >>>= PERTURB_SHIFT;
            i = 5 * i + perturb + 1 & mask;
        }
    }

    private static long slowEntry(PyThread t, long dict, long key, long hash) {
        int entry = find(t, dict, key, hash);
        return entry < 0 ? 0 : entryAt(dict, entry);
    }

    /** The number of the entry of a key, or -1. */
    public static int find(PyThread t, long dict, long key, long hash) {
        long index = Memory.getLong(dict + DictLayout.INDEX);
        if (index == 0) {
            return -1;
        }
        long mask = (Memory.getLong(index + RawLayout.CAPACITY) >> 2) - 1;
        long entries = Memory.getLong(dict + DictLayout.ENTRIES) + RawLayout.DATA;
        long perturb = hash;
        long i = hash & mask;
        while (true) {
            int number = Memory.getInt(index + RawLayout.DATA + 4 * i);
            if (number >= 0) {
                long entry = entries + (long) DictLayout.ENTRY_SIZE * number;
                long found = Memory.getLong(entry + DictLayout.ENTRY_KEY);
                if (found == key) {
                    return number;
                }
                if (Memory.getLong(entry + DictLayout.ENTRY_HASH) == hash) {
                    int same = compare(t, dict, index, entry, found, key);
                    if (same > 0) {
                        return number;
                    }
                    if (same < 0) {
                        return find(t, dict, key, hash);
                    }
                }
            } else if (number == DictLayout.EMPTY) {
                return -1;
            }
            perturb >>>= PERTURB_SHIFT;
            i = 5 * i + perturb + 1 & mask;
        }
    }

    /** 1: equal; 0: not; -1: the dict was changed by the comparison. */
    private static int compare(PyThread t, long dict, long index, long entry, long found, long key) {
        boolean equal = Keys.equal(t, found, key);
        if (Memory.getLong(dict + DictLayout.INDEX) != index || Memory.getLong(entry + DictLayout.ENTRY_KEY) != found) {
            return -1;
        }
        return equal ? 1 : 0;
    }

    // ---------------------------------------------------------------- change

    /** Sets the value of a key. */
    public static void set(PyThread t, long dict, long key, long value) {
        if (Keys.isStr(key)) {
            putStr(t, dict, key, value);
        } else {
            set(t, dict, key, Keys.hash(t, key), value);
        }
    }

    /** Sets the value of a key whose hash is known. */
    public static void set(PyThread t, long dict, long key, long hash, long value) {
        int entry = find(t, dict, key, hash);
        if (entry >= 0) {
            setValue(t, dict, entryAt(dict, entry), value);
        } else {
            insert(t, dict, key, hash, value);
        }
    }

    /** Sets the value of a key that is exactly a str. */
    public static void putStr(PyThread t, long dict, long key, long value) {
        long entry = entry(t, dict, key);
        if (entry != 0) {
            setValue(t, dict, entry, value);
        } else {
            insert(t, dict, key, Keys.hash(t, key), value);
        }
    }

    /** Replaces the value of the entry at an address. */
    public static void setValue(PyThread t, long dict, long entry, long value) {
        if ((Memory.getInt(dict + ObjectLayout.FLAGS) & ObjectLayout.FLAG_WATCHED) != 0) {
            t.context.dictWatchers.changed(dict, Memory.getLong(entry + DictLayout.ENTRY_KEY));
        }
        Memory.putLong(entry + DictLayout.ENTRY_VALUE, value);
    }

    /** Adds a key that is known not to be there. */
    public static void insert(PyThread t, long dict, long key, long hash, long value) {
        long index = Memory.getLong(dict + DictLayout.INDEX);
        long fill = Memory.getLong(dict + DictLayout.FILL);
        if (index == 0 || isFull(dict, index, fill)) {
            rebuild(t, dict, index == 0 ? FIRST_INDEX : indexSizeFor(Math.max(length(dict) * 2, 5)));
            index = Memory.getLong(dict + DictLayout.INDEX);
            fill = Memory.getLong(dict + DictLayout.FILL);
        }
        if ((Memory.getInt(dict + ObjectLayout.FLAGS) & ObjectLayout.FLAG_WATCHED) != 0) {
            t.context.dictWatchers.changed(dict, key);
        }
        long mask = (Memory.getLong(index + RawLayout.CAPACITY) >> 2) - 1;
        long perturb = hash;
        long i = hash & mask;
        int number;
        while ((number = Memory.getInt(index + RawLayout.DATA + 4 * i)) >= 0) {
            perturb >>>= PERTURB_SHIFT;
            i = 5 * i + perturb + 1 & mask;
        }
        if (number == DictLayout.EMPTY) {
            Memory.putInt(dict + DictLayout.INDEX_FILL, Memory.getInt(dict + DictLayout.INDEX_FILL) + 1);
        }
        Memory.putInt(index + RawLayout.DATA + 4 * i, (int) fill);
        long entry = Memory.getLong(dict + DictLayout.ENTRIES) + RawLayout.DATA + DictLayout.ENTRY_SIZE * fill;
        Memory.putLong(entry + DictLayout.ENTRY_HASH, hash);
        Memory.putLong(entry + DictLayout.ENTRY_KEY, key);
        Memory.putLong(entry + DictLayout.ENTRY_VALUE, value);
        Memory.putLong(dict + DictLayout.FILL, fill + 1);
        Memory.putLong(dict + DictLayout.USED, Memory.getLong(dict + DictLayout.USED) + 1);
        Memory.putInt(dict + DictLayout.KEYS_VERSION, 0);
    }

    private static boolean isFull(long dict, long index, long fill) {
        long usable = usable(Memory.getLong(index + RawLayout.CAPACITY) >> 2);
        return fill >= usable || Memory.getInt(dict + DictLayout.INDEX_FILL) >= usable;
    }

    private static long usable(long indexSize) {
        return (indexSize << 1) / 3;
    }

    private static int indexSizeFor(int entries) {
        int size = FIRST_INDEX;
        while (usable(size) < entries) {
            size <<= 1;
        }
        return size;
    }

    /** Gives the dict a new index and new entries, without the deleted ones. */
    private static void rebuild(PyThread t, long dict, int indexSize) {
        long usable = usable(indexSize);
        long entries = newRaw(t, DictLayout.ENTRY_SIZE * usable);
        long index = newRaw(t, 4L * indexSize);
        Memory.fill(index + RawLayout.DATA, 4L * indexSize, (byte) -1);
        long mask = indexSize - 1;
        long from = Memory.getLong(dict + DictLayout.ENTRIES) + RawLayout.DATA;
        long fill = Memory.getLong(dict + DictLayout.FILL);
        long to = entries + RawLayout.DATA;
        int count = 0;
        for (long n = 0; n < fill; n++, from += DictLayout.ENTRY_SIZE) {
            long key = Memory.getLong(from + DictLayout.ENTRY_KEY);
            if (key == 0) {
                continue;
            }
            long hash = Memory.getLong(from + DictLayout.ENTRY_HASH);
            Memory.putLong(to + DictLayout.ENTRY_HASH, hash);
            Memory.putLong(to + DictLayout.ENTRY_KEY, key);
            Memory.putLong(to + DictLayout.ENTRY_VALUE, Memory.getLong(from + DictLayout.ENTRY_VALUE));
            to += DictLayout.ENTRY_SIZE;
            long perturb = hash;
            long i = hash & mask;
            while (Memory.getInt(index + RawLayout.DATA + 4 * i) >= 0) {
                perturb >>>= PERTURB_SHIFT;
                i = 5 * i + perturb + 1 & mask;
            }
            Memory.putInt(index + RawLayout.DATA + 4 * i, count++);
        }
        Memory.putLong(dict + DictLayout.ENTRIES, entries);
        Memory.putLong(dict + DictLayout.INDEX, index);
        Memory.putLong(dict + DictLayout.FILL, count);
        Memory.putInt(dict + DictLayout.INDEX_FILL, count);
        Memory.putInt(dict + DictLayout.KEYS_VERSION, 0);
    }

    static long newRaw(PyThread t, long bytes) {
        long raw = t.allocate(ShapeIds.RAW, RawLayout.DATA + bytes);
        Memory.putLong(raw + RawLayout.CAPACITY, bytes + 7 & ~7L);
        return raw;
    }

    /** Removes a key; whether it was there. */
    public static boolean remove(PyThread t, long dict, long key) {
        return pop(t, dict, key, Keys.hash(t, key)) != 0;
    }

    /** Removes a key; its value, or 0 if there was none. */
    public static long pop(PyThread t, long dict, long key) {
        return pop(t, dict, key, Keys.hash(t, key));
    }

    /** Removes a key whose hash is known; its value, or 0 if there was none. */
    public static long pop(PyThread t, long dict, long key, long hash) {
        int entry = find(t, dict, key, hash);
        if (entry < 0) {
            return 0;
        }
        long value = valueAt(dict, entry);
        removeEntry(t, dict, entry);
        return value;
    }

    /** Removes the entry of a number. */
    public static void removeEntry(PyThread t, long dict, int number) {
        long entry = entryAt(dict, number);
        if ((Memory.getInt(dict + ObjectLayout.FLAGS) & ObjectLayout.FLAG_WATCHED) != 0) {
            t.context.dictWatchers.changed(dict, Memory.getLong(entry + DictLayout.ENTRY_KEY));
        }
        long hash = Memory.getLong(entry + DictLayout.ENTRY_HASH);
        long index = Memory.getLong(dict + DictLayout.INDEX);
        long mask = (Memory.getLong(index + RawLayout.CAPACITY) >> 2) - 1;
        long perturb = hash;
        long i = hash & mask;
        while (Memory.getInt(index + RawLayout.DATA + 4 * i) != number) {
            perturb >>>= PERTURB_SHIFT;
            i = 5 * i + perturb + 1 & mask;
        }
        Memory.putInt(index + RawLayout.DATA + 4 * i, DictLayout.DELETED);
        Memory.putLong(entry + DictLayout.ENTRY_KEY, 0);
        Memory.putLong(entry + DictLayout.ENTRY_VALUE, 0);
        long fill = Memory.getLong(dict + DictLayout.FILL);
        if (number == fill - 1) {
            Memory.putLong(dict + DictLayout.FILL, fill - 1);
        }
        Memory.putLong(dict + DictLayout.USED, Memory.getLong(dict + DictLayout.USED) - 1);
        Memory.putInt(dict + DictLayout.KEYS_VERSION, 0);
    }

    /** Removes everything. */
    public static void clear(PyThread t, long dict) {
        if ((Memory.getInt(dict + ObjectLayout.FLAGS) & ObjectLayout.FLAG_WATCHED) != 0) {
            t.context.dictWatchers.changedAll(dict);
        }
        Memory.putLong(dict + DictLayout.USED, 0);
        Memory.putLong(dict + DictLayout.FILL, 0);
        Memory.putLong(dict + DictLayout.ENTRIES, 0);
        Memory.putLong(dict + DictLayout.INDEX, 0);
        Memory.putInt(dict + DictLayout.INDEX_FILL, 0);
        Memory.putInt(dict + DictLayout.KEYS_VERSION, 0);
    }

    /** A dict with the same entries in the same order. */
    public static long copy(PyThread t, long dict) {
        long copy = create(t);
        copyInto(t, copy, dict);
        return copy;
    }

    /** Fills an empty dict with the entries of another. */
    static void copyInto(PyThread t, long empty, long dict) {
        int used = length(dict);
        if (used == 0) {
            return;
        }
        Memory.putLong(empty + DictLayout.ENTRIES, Memory.getLong(dict + DictLayout.ENTRIES));
        Memory.putLong(empty + DictLayout.FILL, Memory.getLong(dict + DictLayout.FILL));
        rebuild(t, empty, indexSizeFor(used));
        Memory.putLong(empty + DictLayout.USED, used);
    }

    /** Sets all entries of another dict; where {@code override} is false, only those of keys that are not there. */
    public static void merge(PyThread t, long dict, long other, boolean override) {
        if (dict == other || length(other) == 0) {
            return;
        }
        if (length(dict) == 0 && Memory.getLong(dict + DictLayout.FILL) == 0
                && (Memory.getInt(dict + ObjectLayout.FLAGS) & ObjectLayout.FLAG_WATCHED) == 0) {
            copyInto(t, dict, other);
            return;
        }
        for (int i = nextEntry(other, 0); i >= 0; i = nextEntry(other, i + 1)) {
            long entry = entryAt(other, i);
            long key = Memory.getLong(entry + DictLayout.ENTRY_KEY);
            long hash = Memory.getLong(entry + DictLayout.ENTRY_HASH);
            long value = Memory.getLong(entry + DictLayout.ENTRY_VALUE);
            if (override) {
                set(t, dict, key, hash, value);
            } else if (find(t, dict, key, hash) < 0) {
                insert(t, dict, key, hash, value);
            }
        }
    }

    // ---------------------------------------------------------------- entries

    /** What is done with each entry. */
    @FunctionalInterface
    public interface EntryVisitor {
        /** One entry. The dict must not be changed. */
        void visit(long key, long value);
    }

    /** Visits all entries in order. */
    public static void forEach(long dict, EntryVisitor visitor) {
        for (int i = nextEntry(dict, 0); i >= 0; i = nextEntry(dict, i + 1)) {
            visitor.visit(keyAt(dict, i), valueAt(dict, i));
        }
    }

    /** The number of the first live entry from a number on, or -1. */
    public static int nextEntry(long dict, int from) {
        long fill = Memory.getLong(dict + DictLayout.FILL);
        long entry = entryAt(dict, from);
        for (int i = from; i < fill; i++, entry += DictLayout.ENTRY_SIZE) {
            if (Memory.getLong(entry + DictLayout.ENTRY_KEY) != 0) {
                return i;
            }
        }
        return -1;
    }

    /** The number of the last live entry up to a number, or -1. */
    public static int previousEntry(long dict, int from) {
        int i = (int) Math.min(from, Memory.getLong(dict + DictLayout.FILL) - 1);
        while (i >= 0 && keyAt(dict, i) == 0) {
            i--;
        }
        return i;
    }

    /** Address of an entry. */
    public static long entryAt(long dict, int number) {
        return Memory.getLong(dict + DictLayout.ENTRIES) + RawLayout.DATA + (long) DictLayout.ENTRY_SIZE * number;
    }

    /** The key of an entry; 0 if deleted. */
    public static long keyAt(long dict, int number) {
        return Memory.getLong(entryAt(dict, number) + DictLayout.ENTRY_KEY);
    }

    /** The value of an entry. */
    public static long valueAt(long dict, int number) {
        return Memory.getLong(entryAt(dict, number) + DictLayout.ENTRY_VALUE);
    }

    /** The hash of the key of an entry. */
    public static long hashAt(long dict, int number) {
        return Memory.getLong(entryAt(dict, number) + DictLayout.ENTRY_HASH);
    }

    /**
     * A number, never 0, that only this dict has, as long as its keys, their order and the places of the entries stay as they are.
     * What is cached under it is guarded by comparing it with the word at {@link DictLayout#KEYS_VERSION}.
     */
    public static int keysVersion(long dict) {
        int version = Memory.getInt(dict + DictLayout.KEYS_VERSION);
        while (version == 0) {
            version = VERSIONS.getAndIncrement();
            Memory.putInt(dict + DictLayout.KEYS_VERSION, version);
        }
        return version;
    }

    /** Runs an action once, when the value of a key, which is an interned str, is next set or deleted, and forgets it. */
    public static void watch(PyThread t, long dict, long key, Runnable action) {
        t.context.dictWatchers.watch(dict, key, action);
    }

    /** Invalidates an assumption when the value of a key, which is an interned str, is next set or deleted. */
    public static void watch(PyThread t, long dict, long key, Assumption assumption) {
        watch(t, dict, key, assumption::invalidate);
    }

    /** Whether a value is exactly a dict. */
    public static boolean isExact(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.DICT;
    }
}
