package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.Iterators;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.DictIteratorLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.RangeLayout;
import dev.krait.spi.abi.RawLayout;
import dev.krait.spi.abi.SequenceIteratorLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.List;

/**
 * Records iterators whose state is in memory: over lists, tuples, ranges and dicts, and {@code enumerate} and {@code zip} of those. They are
 * made and advanced without a call; where they do not outlive the trace they are never made.
 *
 * <p>Advancing may have to check several iterators before any of them may be changed, because an exit starts the instruction over. So the checks
 * are emitted at once, and the stores collected for afterwards. That is right only if no iterator is advanced twice, which is checked too.
 */
final class Iteration {
    private final PyType enumerate = builtin("enumerate");
    private final PyType zip = builtin("zip");
    private final PyType keys = builtin("dict_keys");
    private final PyType values = builtin("dict_values");
    private final PyType items = builtin("dict_items");
    private static final int MAX_ZIPPED = 4;
    private static final int MAX_DEPTH = 4;

    private final Recording r;
    private final TraceBuilder b;

    /** What is known of an iterator by looking at it. */
    private enum State {
        MORE, EXHAUSTED, UNKNOWN
    }

    private final List<Runnable> stores = new ArrayList<>();
    /** Iterators that are advanced: refs and actual words. */
    private final List<Integer> leaves = new ArrayList<>();
    private final List<Long> leafWords = new ArrayList<>();

    Iteration(Recording r) {
        this.r = r;
        this.b = r.b;
    }

    /** A built-in type; null as long as nobody has asked for it, and then nothing is an instance. */
    private static PyType builtin(String name) {
        return Types.find("builtins", name);
    }

    // Making iterators.

    /**
     * The iterator over a value, as iter() makes it.
     *
     * @return 0 if that is not known here; nothing was emitted then
     */
    int iterator(int ref, long x) {
        int shape = r.lists.kind(x, Special.ITER);
        switch (shape) {
            case ShapeIds.LIST, ShapeIds.TUPLE -> {
                int sequence = r.lists.guardKind(ref, x);
                int it = b.newObject(shape == ShapeIds.LIST ? ShapeIds.LIST_ITERATOR : ShapeIds.TUPLE_ITERATOR, SequenceIteratorLayout.SIZE);
                b.storeField(Region.ITERATOR, it, SequenceIteratorLayout.SEQUENCE, sequence);
                b.storeInt(Region.ITERATOR, it, SequenceIteratorLayout.INDEX, b.constInt(0));
                return it;
            }
            case ShapeIds.RANGE -> {
                return rangeIterator(ref, x);
            }
            case ShapeIds.DICT -> {
                return dictIterator(ShapeIds.DICT_KEY_ITERATOR, b.guardShape(ref, shape));
            }
            case ShapeIds.GENERATOR, ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR, ShapeIds.RANGE_ITERATOR, ShapeIds.DICT_KEY_ITERATOR,
                    ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR, ShapeIds.LIST_REVERSE_ITERATOR -> {
                return b.guardShape(ref, shape);
            }
            default -> {
            }
        }
        if (shape == 0) {
            return 0;
        }
        PyType type = PyType.of(x);
        if (type == enumerate || type == zip) {
            return b.guardShape(ref, shape);
        }
        if (type == keys || type == values || type == items) {
            int view = b.guardShape(ref, shape);
            int dict = r.guardShape(b.loadField(Region.CONSTANT, view, InstanceLayout.FIELDS), getLong(x + InstanceLayout.FIELDS));
            return dictIterator(type == keys ? ShapeIds.DICT_KEY_ITERATOR : type == values ? ShapeIds.DICT_VALUE_ITERATOR : ShapeIds.DICT_ITEM_ITERATOR, dict);
        }
        return 0;
    }

    /** Whether the numbers of a range, the one behind its last included, take at most 49 bits. */
    private static boolean isShortRange(long x) {
        long start = getLong(x + RangeLayout.START);
        long step = getLong(x + RangeLayout.STEP);
        long length = getLong(x + RangeLayout.LENGTH);
        if (!Value.areInts(start, step) || !Value.isInt(length)) {
            return false;
        }
        long way = Value.intValue(length) * Value.intValue(step);
        return Math.multiplyHigh(Value.intValue(length), Value.intValue(step)) == way >> 63
                && Math.abs(way) < 1L << 62 && Value.fitsInt(Value.intValue(start) + way);
    }

    private int rangeIterator(int ref, long x) {
        if (!isShortRange(x)) {
            return 0;
        }
        int range = b.guardShape(ref, ShapeIds.RANGE);
        int start = b.toInt(b.loadField(Region.CONSTANT, range, RangeLayout.START));
        int step = b.toInt(b.loadField(Region.CONSTANT, range, RangeLayout.STEP));
        int length = b.toInt(b.loadField(Region.CONSTANT, range, RangeLayout.LENGTH));
        // As PyRange.iterator: the last number must take no more than 49 bits, or another kind of iterator is made.
        long difference = Value.intValue(getLong(x + RangeLayout.STEP));
        b.guardCompareInt(Condition.EQ, step, b.constInt(difference));
        int end = b.addInt(start, b.mulInt(length, b.constInt(difference)));
        b.guardCompareInt(Condition.LE, end, b.constInt(Value.MAX_INT));
        b.guardCompareInt(Condition.GE, end, b.constInt(Value.MIN_INT));
        int it = b.newObject(ShapeIds.RANGE_ITERATOR, RangeIteratorLayout.SIZE);
        b.storeInt(Region.ITERATOR, it, RangeIteratorLayout.NEXT, start);
        b.storeInt(Region.ITERATOR, it, RangeIteratorLayout.STEP, step);
        b.storeInt(Region.ITERATOR, it, RangeIteratorLayout.REMAINING, length);
        return it;
    }

    private int dictIterator(int shape, int dict) {
        int used = b.loadInt(Region.DICT, dict, DictLayout.USED);
        int it = b.newObject(shape, DictIteratorLayout.SIZE);
        b.storeField(Region.ITERATOR, it, DictIteratorLayout.DICT, dict);
        b.storeInt(Region.ITERATOR, it, DictIteratorLayout.INDEX, b.constInt(0));
        b.storeInt(Region.ITERATOR, it, DictIteratorLayout.EXPECTED_USED, used);
        return it;
    }

    /** How often a loop over an iterator of a list, tuple or range goes round from here on; 0 for other iterators. */
    static int remaining(long it) {
        return switch (Recording.shape(it)) {
            case ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR, ShapeIds.RANGE_ITERATOR -> Iterators.plainHint(it);
            default -> 0;
        };
    }

    /** Whether {@link #iterator} knows the iterator over a value. */
    private boolean isIterable(long x) {
        return switch (r.lists.kind(x, Special.ITER)) {
            case ShapeIds.LIST, ShapeIds.TUPLE, ShapeIds.DICT, ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR, ShapeIds.RANGE_ITERATOR, ShapeIds.DICT_KEY_ITERATOR,
                    ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR, ShapeIds.LIST_REVERSE_ITERATOR -> true;
            case ShapeIds.RANGE -> isShortRange(x);
            case 0 -> false;
            default -> {
                PyType type = PyType.of(x);
                yield type == enumerate || type == zip || type == keys || type == values || type == items;
            }
        };
    }

    /**
     * A call of a built-in type that makes an iterator.
     *
     * @param refs of the arguments
     * @param words the actual arguments
     * @return 0 if it is none, or is not known
     */
    int construct(PyType type, int callable, int[] refs, long[] words) {
        if (type == enumerate && (refs.length == 1 || refs.length == 2 && Value.isInt(words[1])) && isIterable(words[0])) {
            b.guardIs(callable, type.address);
            int number = b.box(refs.length == 2 ? r.toInt(refs[1], words[1]) : b.constInt(0));
            int iterator = iterator(refs[0], words[0]);
            int object = b.newObject(enumerate.rootShape.id, enumerate.rootShape.fieldsEnd);
            b.storeField(Region.ITERATOR, object, Iterators.ENUMERATED, iterator);
            b.storeField(Region.ITERATOR, object, Iterators.ENUMERATE_NUMBER, number);
            return object;
        }
        if (type == zip && refs.length >= 1 && refs.length <= MAX_ZIPPED) {
            for (long word : words) {
                if (!isIterable(word)) {
                    return 0;
                }
            }
            b.guardIs(callable, type.address);
            int[] iterators = new int[refs.length];
            for (int i = 0; i < refs.length; i++) {
                iterators[i] = iterator(refs[i], words[i]);
            }
            int tuple = Containers.tuple(b, iterators, 0, iterators.length);
            int object = b.newObject(zip.rootShape.id, zip.rootShape.fieldsEnd);
            b.storeField(Region.ITERATOR, object, Iterators.ZIPPED, tuple);
            b.storeField(Region.ITERATOR, object, Iterators.ZIP_STRICT, b.constValue(Const.FALSE));
            return object;
        }
        return 0;
    }

    /** {@code keys}, {@code values} and {@code items} of a dict; 0 for other names. */
    int view(String method, int dict) {
        PyType type = switch (method) {
            case "keys" -> keys;
            case "values" -> values;
            case "items" -> items;
            default -> null;
        };
        if (type == null) {
            return 0;
        }
        int object = b.newObject(type.rootShape.id, type.rootShape.fieldsEnd);
        b.storeField(Region.CONSTANT, object, InstanceLayout.FIELDS, dict);
        return object;
    }

    // Advancing them.

    /** What {@link #next} does with an iterator. */
    private State state(long it, int depth) {
        switch (Recording.shape(it)) {
            case ShapeIds.RANGE_ITERATOR -> {
                return getLong(it + RangeIteratorLayout.REMAINING) > 0 ? State.MORE : State.EXHAUSTED;
            }
            case ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR -> {
                long sequence = getLong(it + SequenceIteratorLayout.SEQUENCE);
                return sequence != 0 && getLong(it + SequenceIteratorLayout.INDEX) < length(sequence) ? State.MORE : State.EXHAUSTED;
            }
            case ShapeIds.LIST_REVERSE_ITERATOR -> {
                long list = getLong(it + SequenceIteratorLayout.SEQUENCE);
                long index = getLong(it + SequenceIteratorLayout.INDEX);
                return list == 0 ? State.EXHAUSTED : index < 0 ? State.EXHAUSTED : index < length(list) ? State.MORE : State.UNKNOWN;
            }
            case ShapeIds.DICT_KEY_ITERATOR, ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR -> {
                return dictState(it);
            }
            case 0 -> {
                return State.UNKNOWN;
            }
            default -> {
            }
        }
        PyType type = PyType.of(it);
        if (depth == MAX_DEPTH) {
            return State.UNKNOWN;
        }
        if (type == enumerate) {
            return Value.isInt(getLong(it + Iterators.ENUMERATE_NUMBER)) ? state(getLong(it + Iterators.ENUMERATED), depth + 1) : State.UNKNOWN;
        }
        if (type == zip) {
            long iterators = getLong(it + Iterators.ZIPPED);
            int count = PyTuple.length(iterators);
            if (count == 0 || count > MAX_ZIPPED) {
                return State.UNKNOWN;
            }
            for (int i = 0; i < count; i++) {
                State state = state(PyTuple.get(iterators, i), depth + 1);
                if (state != State.MORE) {
                    return i == 0 && getLong(it + Iterators.ZIP_STRICT) == Const.FALSE ? state : State.UNKNOWN;
                }
            }
            return State.MORE;
        }
        return State.UNKNOWN;
    }

    private static State dictState(long it) {
        long dict = getLong(it + DictIteratorLayout.DICT);
        if (dict == 0 || getLong(dict + DictLayout.USED) != getLong(it + DictIteratorLayout.EXPECTED_USED)) {
            return State.UNKNOWN;
        }
        long index = getLong(it + DictIteratorLayout.INDEX);
        if (index >= getLong(dict + DictLayout.FILL)) {
            return State.EXHAUSTED;
        }
        long entry = getLong(dict + DictLayout.ENTRIES) + RawLayout.DATA + DictLayout.ENTRY_SIZE * index;
        return getLong(entry + DictLayout.ENTRY_KEY) != 0 ? State.MORE : State.UNKNOWN;
    }

    private static long length(long sequence) {
        return PyType.of(sequence).isSubtypeOf(Types.LIST) ? PyList.length(sequence) : PyTuple.length(sequence);
    }

    /**
     * FOR_ITER of an iterator on top of the stack: records the outcome that it is going to have.
     *
     * @return whether that was possible; nothing was emitted otherwise
     */
    boolean next(int ref, long it) {
        State state = state(it, 0);
        stores.clear();
        leaves.clear();
        leafWords.clear();
        if (state == State.UNKNOWN || !distinct(it)) {
            return false;
        }
        int value = state == State.MORE ? advance(ref, it) : end(ref, it);
        for (int i = 0; i < leaves.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Recording.shape(leafWords.get(i)) == Recording.shape(leafWords.get(j)) && mayBeSame(leaves.get(i), leaves.get(j))) {
                    b.guardSame(leaves.get(i), leaves.get(j), false);
                }
            }
        }
        stores.forEach(Runnable::run);
        stores.clear();
        if (value != 0) {
            r.result(0, value);
        }
        return true;
    }

    /** Whether two refs may be the same object: not if both are made by the trace, or one is and the other is older. */
    private boolean mayBeSame(int a, int c) {
        return a == c || !(isNew(a) && (isNew(c) || isOlder(c)) || isNew(c) && isOlder(a));
    }

    private boolean isNew(int ref) {
        return ref > 0 && b.trace().op(ref) == UOp.NEW_OBJECT;
    }

    private boolean isOlder(int ref) {
        return ref < 0 || b.trace().op(ref) == UOp.LOAD_FRAME || b.trace().op(ref) == UOp.INHERIT;
    }

    /** Whether no iterator would be advanced twice. */
    private boolean distinct(long it) {
        List<Long> found = new ArrayList<>();
        collect(it, found);
        return found.stream().distinct().count() == found.size();
    }

    private void collect(long it, List<Long> found) {
        PyType type = PyType.of(it);
        if (type == enumerate) {
            collect(getLong(it + Iterators.ENUMERATED), found);
        } else if (type == zip) {
            long iterators = getLong(it + Iterators.ZIPPED);
            for (int i = 0; i < PyTuple.length(iterators); i++) {
                collect(PyTuple.get(iterators, i), found);
            }
        } else {
            found.add(it);
        }
    }

    private int leaf(int ref, long it) {
        int object = b.guardShape(ref, Recording.shape(it));
        leaves.add(object);
        leafWords.add(it);
        return object;
    }

    /** Checks that there is a next value, and what it is. */
    private int advance(int ref, long it) {
        int shape = Recording.shape(it);
        switch (shape) {
            case ShapeIds.RANGE_ITERATOR -> {
                int object = leaf(ref, it);
                int left = b.loadInt(Region.ITERATOR, object, RangeIteratorLayout.REMAINING);
                b.guardCompareInt(Condition.GT, left, b.constInt(0));
                int number = b.loadInt(Region.ITERATOR, object, RangeIteratorLayout.NEXT);
                int step = b.loadInt(Region.ITERATOR, object, RangeIteratorLayout.STEP);
                if (getLong(it + RangeIteratorLayout.STEP) == 1) {
                    // It nearly always is, and then it needs no register.
                    b.guardCompareInt(Condition.EQ, step, b.constInt(1));
                    step = b.constInt(1);
                }
                int following = b.advance(number, step);
                int less = b.advance(left, b.constInt(-1));
                stores.add(() -> {
                    b.storeInt(Region.ITERATOR, object, RangeIteratorLayout.NEXT, following);
                    b.storeInt(Region.ITERATOR, object, RangeIteratorLayout.REMAINING, less);
                });
                return number;
            }
            case ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR, ShapeIds.LIST_REVERSE_ITERATOR -> {
                return nextOfSequence(leaf(ref, it), it, shape);
            }
            case ShapeIds.DICT_KEY_ITERATOR, ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR -> {
                return nextOfDict(leaf(ref, it), it, shape);
            }
            default -> {
            }
        }
        int object = b.guardShape(ref, shape);
        if (PyType.of(it) == enumerate) {
            int number = r.toInt(b.loadField(Region.ITERATOR, object, Iterators.ENUMERATE_NUMBER), getLong(it + Iterators.ENUMERATE_NUMBER));
            int value = advance(b.loadField(Region.ITERATOR, object, Iterators.ENUMERATED), getLong(it + Iterators.ENUMERATED));
            int following = b.box(b.addInt(number, b.constInt(1)));
            int pair = pair(b.box(number), value);
            stores.add(() -> b.storeField(Region.ITERATOR, object, Iterators.ENUMERATE_NUMBER, following));
            return pair;
        }
        long iterators = getLong(it + Iterators.ZIPPED);
        int count = PyTuple.length(iterators);
        int tuple = zipped(object, count);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = advance(b.loadField(Region.TUPLE, tuple, TupleLayout.ITEMS + 8 * i), PyTuple.get(iterators, i));
        }
        for (int i = 0; i < count; i++) {
            values[i] = b.box(values[i]);
        }
        return Containers.tuple(b, values, 0, count);
    }

    private int zipped(int zip, int count) {
        int tuple = b.guardShape(b.loadField(Region.ITERATOR, zip, Iterators.ZIPPED), ShapeIds.TUPLE);
        b.guardCompareInt(Condition.EQ, b.loadInt(Region.TUPLE, tuple, TupleLayout.LENGTH), b.constInt(count));
        return tuple;
    }

    private int pair(int first, int second) {
        return Containers.tuple(b, new int[] {first, b.box(second)}, 0, 2);
    }

    private int nextOfSequence(int it, long actual, int shape) {
        long sequence = getLong(actual + SequenceIteratorLayout.SEQUENCE);
        int ref = b.loadField(Region.ITERATOR, it, SequenceIteratorLayout.SEQUENCE);
        b.guardPresent(ref);
        int object = r.guardShape(ref, sequence);
        int index = b.loadInt(Region.ITERATOR, it, SequenceIteratorLayout.INDEX);
        boolean list = shape != ShapeIds.TUPLE_ITERATOR;
        int length = list ? b.loadInt(Region.LIST, object, ListLayout.LENGTH) : b.loadInt(Region.TUPLE, object, TupleLayout.LENGTH);
        b.guardIndex(index, length);
        int value = list ? b.loadItem(Region.ARRAY, b.loadObject(Region.LIST, object, ListLayout.ITEMS), index, ArrayLayout.WORDS)
                : b.loadItem(Region.TUPLE, object, index, TupleLayout.ITEMS);
        int following = b.advance(index, b.constInt(shape == ShapeIds.LIST_REVERSE_ITERATOR ? -1 : 1));
        stores.add(() -> b.storeInt(Region.ITERATOR, it, SequenceIteratorLayout.INDEX, following));
        return value;
    }

    private int dictOf(int it, long actual) {
        int dict = b.loadField(Region.ITERATOR, it, DictIteratorLayout.DICT);
        b.guardPresent(dict);
        int object = r.guardShape(dict, getLong(actual + DictIteratorLayout.DICT));
        b.guardCompareInt(Condition.EQ, b.loadInt(Region.DICT, object, DictLayout.USED), b.loadInt(Region.ITERATOR, it, DictIteratorLayout.EXPECTED_USED));
        return object;
    }

    private int nextOfDict(int it, long actual, int shape) {
        int dict = dictOf(it, actual);
        int index = b.loadInt(Region.ITERATOR, it, DictIteratorLayout.INDEX);
        b.guardCompareInt(Condition.LT, index, b.loadInt(Region.DICT, dict, DictLayout.FILL));
        int entries = b.loadObject(Region.DICT, dict, DictLayout.ENTRIES);
        int word = b.mulInt(index, b.constInt(DictLayout.ENTRY_SIZE / 8));
        int key = b.loadItem(Region.TABLE, entries, word, RawLayout.DATA + DictLayout.ENTRY_KEY);
        b.guardPresent(key);
        int following = b.addInt(index, b.constInt(1));
        int value = shape == ShapeIds.DICT_KEY_ITERATOR ? key : b.loadItem(Region.TABLE, entries, word, RawLayout.DATA + DictLayout.ENTRY_VALUE);
        int result = shape == ShapeIds.DICT_ITEM_ITERATOR ? pair(key, value) : value;
        stores.add(() -> b.storeInt(Region.ITERATOR, it, DictIteratorLayout.INDEX, following));
        return result;
    }

    /** Checks that there is no next value; returns 0. */
    private int end(int ref, long it) {
        int shape = Recording.shape(it);
        switch (shape) {
            case ShapeIds.RANGE_ITERATOR -> b.guardCompareInt(Condition.LE, b.loadInt(Region.ITERATOR, leaf(ref, it), RangeIteratorLayout.REMAINING), b.constInt(0));
            case ShapeIds.LIST_ITERATOR, ShapeIds.TUPLE_ITERATOR, ShapeIds.LIST_REVERSE_ITERATOR -> endOfSequence(leaf(ref, it), it, shape);
            case ShapeIds.DICT_KEY_ITERATOR, ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR -> {
                int object = leaf(ref, it);
                int dict = dictOf(object, it);
                b.guardCompareInt(Condition.GE, b.loadInt(Region.ITERATOR, object, DictIteratorLayout.INDEX), b.loadInt(Region.DICT, dict, DictLayout.FILL));
                stores.add(() -> b.storeField(Region.ITERATOR, object, DictIteratorLayout.DICT, b.constValue(0)));
            }
            default -> {
                int object = b.guardShape(ref, shape);
                if (PyType.of(it) == enumerate) {
                    end(b.loadField(Region.ITERATOR, object, Iterators.ENUMERATED), getLong(it + Iterators.ENUMERATED));
                } else {
                    long iterators = getLong(it + Iterators.ZIPPED);
                    b.guardIs(b.loadField(Region.ITERATOR, object, Iterators.ZIP_STRICT), Const.FALSE);
                    int tuple = zipped(object, PyTuple.length(iterators));
                    end(b.loadField(Region.TUPLE, tuple, TupleLayout.ITEMS), PyTuple.get(iterators, 0));
                }
            }
        }
        return 0;
    }

    private void endOfSequence(int it, long actual, int shape) {
        long sequence = getLong(actual + SequenceIteratorLayout.SEQUENCE);
        int ref = b.loadField(Region.ITERATOR, it, SequenceIteratorLayout.SEQUENCE);
        if (sequence == 0) {
            b.guardIs(ref, 0);
            return;
        }
        b.guardPresent(ref);
        int object = r.guardShape(ref, sequence);
        int index = b.loadInt(Region.ITERATOR, it, SequenceIteratorLayout.INDEX);
        if (shape == ShapeIds.LIST_REVERSE_ITERATOR) {
            b.guardCompareInt(Condition.LT, index, b.constInt(0));
        } else {
            boolean list = shape == ShapeIds.LIST_ITERATOR;
            b.guardCompareInt(Condition.GE, index, list ? b.loadInt(Region.LIST, object, ListLayout.LENGTH) : b.loadInt(Region.TUPLE, object, TupleLayout.LENGTH));
        }
        stores.add(() -> b.storeField(Region.ITERATOR, it, SequenceIteratorLayout.SEQUENCE, b.constValue(0)));
    }
}
