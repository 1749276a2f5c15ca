package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.DictIteratorLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.Memory;

/** Iterators over dicts as memory. Those that go backwards keep the number of the next entry too, -1 at the end. */
final class DictIterators {
    private DictIterators() {
    }

    /** A new iterator of a shape of kind {@code DICT_ITERATOR}. */
    static long create(PyThread t, int shapeId, long dict) {
        return create(t, shapeId, dict, 0);
    }

    /** A new iterator that goes backwards. */
    static long createReversed(PyThread t, int shapeId, long dict) {
        return create(t, shapeId, dict, Memory.getLong(dict + DictLayout.FILL) - 1);
    }

    private static long create(PyThread t, int shapeId, long dict, long index) {
        long iterator = t.allocate(shapeId, DictIteratorLayout.SIZE);
        Memory.putLong(iterator + DictIteratorLayout.DICT, dict);
        Memory.putLong(iterator + DictIteratorLayout.INDEX, index);
        Memory.putLong(iterator + DictIteratorLayout.EXPECTED_USED, Memory.getLong(dict + DictLayout.USED));
        return iterator;
    }

    /** Address of the next entry, or 0. */
    static long nextEntry(PyThread t, long iterator) {
        long dict = Memory.getLong(iterator + DictIteratorLayout.DICT);
        if (dict == 0) {
            return 0;
        }
        check(t, iterator, dict);
        long index = Memory.getLong(iterator + DictIteratorLayout.INDEX);
        long fill = Memory.getLong(dict + DictLayout.FILL);
        long entry = PyDict.entryAt(dict, (int) index);
        for (; index < fill; index++, entry += DictLayout.ENTRY_SIZE) {
            if (Memory.getLong(entry + DictLayout.ENTRY_KEY) != 0) {
                Memory.putLong(iterator + DictIteratorLayout.INDEX, index + 1);
                return entry;
            }
        }
        Memory.putLong(iterator + DictIteratorLayout.DICT, 0);
        return 0;
    }

    /** Address of the next entry backwards, or 0. */
    static long previousEntry(PyThread t, long iterator) {
        long dict = Memory.getLong(iterator + DictIteratorLayout.DICT);
        if (dict == 0) {
            return 0;
        }
        check(t, iterator, dict);
        int index = PyDict.previousEntry(dict, (int) Memory.getLong(iterator + DictIteratorLayout.INDEX));
        if (index < 0) {
            Memory.putLong(iterator + DictIteratorLayout.DICT, 0);
            return 0;
        }
        Memory.putLong(iterator + DictIteratorLayout.INDEX, index - 1);
        return PyDict.entryAt(dict, index);
    }

    private static void check(PyThread t, long iterator, long dict) {
        if (Memory.getLong(dict + DictLayout.USED) != Memory.getLong(iterator + DictIteratorLayout.EXPECTED_USED)) {
            Memory.putLong(iterator + DictIteratorLayout.EXPECTED_USED, -1);
            throw Errors.runtimeError(t, "dictionary changed size during iteration");
        }
    }

    static long nextKey(PyThread t, long iterator) {
        long entry = nextEntry(t, iterator);
        return entry == 0 ? 0 : Memory.getLong(entry + DictLayout.ENTRY_KEY);
    }

    static long nextValue(PyThread t, long iterator) {
        long entry = nextEntry(t, iterator);
        return entry == 0 ? 0 : Memory.getLong(entry + DictLayout.ENTRY_VALUE);
    }

    static long nextItem(PyThread t, long iterator) {
        return item(t, nextEntry(t, iterator));
    }

    /** The pair of an entry. */
    static long item(PyThread t, long entry) {
        return entry == 0 ? 0 : PyTuple.of(t, Memory.getLong(entry + DictLayout.ENTRY_KEY), Memory.getLong(entry + DictLayout.ENTRY_VALUE));
    }

    /** How many entries are left, in either direction. */
    static int remaining(long iterator) {
        long dict = Memory.getLong(iterator + DictIteratorLayout.DICT);
        if (dict == 0 || Memory.getLong(dict + DictLayout.USED) != Memory.getLong(iterator + DictIteratorLayout.EXPECTED_USED)) {
            return 0;
        }
        int count = 0;
        for (int i = PyDict.nextEntry(dict, (int) Memory.getLong(iterator + DictIteratorLayout.INDEX)); i >= 0; i = PyDict.nextEntry(dict, i + 1)) {
            count++;
        }
        return count;
    }

    /** How many entries are left for an iterator that goes backwards. */
    static int remainingReversed(long iterator) {
        long dict = Memory.getLong(iterator + DictIteratorLayout.DICT);
        if (dict == 0 || Memory.getLong(dict + DictLayout.USED) != Memory.getLong(iterator + DictIteratorLayout.EXPECTED_USED)) {
            return 0;
        }
        int count = 0;
        for (int i = (int) Memory.getLong(iterator + DictIteratorLayout.INDEX); i >= 0; i--) {
            if (PyDict.keyAt(dict, i) != 0) {
                count++;
            }
        }
        return count;
    }

    /** What {@code __reduce__} says: (iter, (list of what is left,)). */
    static long reduce(PyThread t, long iterator, boolean reversed, java.util.function.LongUnaryOperator item) {
        long index = Memory.getLong(iterator + DictIteratorLayout.INDEX);
        long dict = Memory.getLong(iterator + DictIteratorLayout.DICT);
        long list = PyList.create(t);
        long entry;
        while ((entry = reversed ? previousEntry(t, iterator) : nextEntry(t, iterator)) != 0) {
            PyList.append(t, list, item.applyAsLong(entry));
        }
        Memory.putLong(iterator + DictIteratorLayout.INDEX, index);
        Memory.putLong(iterator + DictIteratorLayout.DICT, dict);
        return PyTuple.of(t, Iterators.builtin(t, dev.krait.interpreter.runtime.Names.of("iter")), PyTuple.of(t, list));
    }
}
