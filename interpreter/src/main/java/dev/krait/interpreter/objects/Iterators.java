package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.Value;

/** The iterators whose next item needs no call: over lists, tuples, ranges and dicts. */
public final class Iterators {
    /** Field of {@code enumerate}: the iterator. */
    public static final int ENUMERATED = InstanceLayout.FIELDS;
    /** Field of {@code enumerate}: the next number. */
    public static final int ENUMERATE_NUMBER = InstanceLayout.FIELDS + 8;
    /** Field of {@code zip}: a tuple of the iterators. */
    public static final int ZIPPED = InstanceLayout.FIELDS;
    /** Field of {@code zip}: whether all must end together, a bool. */
    public static final int ZIP_STRICT = InstanceLayout.FIELDS + 8;

    private Iterators() {
    }

    /** Whether {@link #next} knows the iterator. */
    public static boolean isPlain(long iterator) {
        if (!Value.isObject(iterator)) {
            return false;
        }
        return switch (Memory.getInt(iterator + ObjectLayout.SHAPE)) {
            case ShapeIds.LIST_ITERATOR, ShapeIds.LIST_REVERSE_ITERATOR, ShapeIds.TUPLE_ITERATOR, ShapeIds.RANGE_ITERATOR, ShapeIds.DICT_KEY_ITERATOR,
                    ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR -> true;
            default -> false;
        };
    }

    /** The next item of a {@linkplain #isPlain plain} iterator, or 0 if there is none. */
    public static long next(PyThread t, long iterator) {
        return switch (Memory.getInt(iterator + ObjectLayout.SHAPE)) {
            case ShapeIds.LIST_ITERATOR -> Sequences.nextOfList(iterator);
            case ShapeIds.RANGE_ITERATOR -> nextOfRange(iterator);
            case ShapeIds.TUPLE_ITERATOR -> Sequences.nextOfTuple(iterator);
            case ShapeIds.LIST_REVERSE_ITERATOR -> Sequences.nextOfListReversed(iterator);
            case ShapeIds.DICT_KEY_ITERATOR -> DictIterators.nextKey(t, iterator);
            case ShapeIds.DICT_VALUE_ITERATOR -> DictIterators.nextValue(t, iterator);
            default -> DictIterators.nextItem(t, iterator);
        };
    }

    /** The next item of any iterator, or 0 if there is none. */
    public static long nextOf(PyThread t, long iterator) {
        return isPlain(iterator) ? next(t, iterator) : PyObject.next(t, iterator);
    }

    /** The next number of a range iterator, or 0. */
    public static long nextOfRange(long iterator) {
        long remaining = Memory.getLong(iterator + RangeIteratorLayout.REMAINING);
        if (remaining == 0) {
            return 0;
        }
        long number = Memory.getLong(iterator + RangeIteratorLayout.NEXT);
        Memory.putLong(iterator + RangeIteratorLayout.NEXT, number + Memory.getLong(iterator + RangeIteratorLayout.STEP));
        Memory.putLong(iterator + RangeIteratorLayout.REMAINING, remaining - 1);
        return Value.ofInt(number);
    }

    /** How many items a plain iterator has left. */
    public static int plainHint(long iterator) {
        return switch (Memory.getInt(iterator + ObjectLayout.SHAPE)) {
            case ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR -> {
                long sequence = Memory.getLong(iterator + SequenceIteratorLayout.SEQUENCE);
                long index = Memory.getLong(iterator + SequenceIteratorLayout.INDEX);
                yield sequence == 0 ? 0 : (int) Math.max(0, Sequences.length(sequence) - index);
            }
            case ShapeIds.LIST_REVERSE_ITERATOR ->
                Memory.getLong(iterator + SequenceIteratorLayout.SEQUENCE) == 0 ? 0 : (int) Memory.getLong(iterator + SequenceIteratorLayout.INDEX) + 1;
            case ShapeIds.RANGE_ITERATOR -> (int) Math.min(Memory.getLong(iterator + RangeIteratorLayout.REMAINING), Integer.MAX_VALUE / 8);
            default -> DictIterators.remaining(iterator);
        };
    }

    /** What {@code __reduce__} of an iterator over a list or tuple says: (function, (sequence,), index), or (iter, (empty,)) once it is exhausted. */
    static long reduce(PyThread t, long function, long iterator, long empty) {
        long sequence = Memory.getLong(iterator + SequenceIteratorLayout.SEQUENCE);
        if (sequence == 0) {
            return PyTuple.of(t, builtin(t, Names.of("iter")), PyTuple.of(t, empty));
        }
        return PyTuple.of(t, builtin(t, function), PyTuple.of(t, sequence), Value.ofInt(Memory.getLong(iterator + SequenceIteratorLayout.INDEX)));
    }

    /** A built-in function by its name. */
    static long builtin(PyThread t, long name) {
        long function = PyDict.getStr(t, t.context.builtins, name);
        if (function == 0) {
            throw Errors.attributeError(t, "module 'builtins' has no attribute '%s'", PyStr.toJava(name));
        }
        return function;
    }
}
