package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;

/** Records displays, unpacking and iteration. */
final class Containers {
    private static final int MAX_DISPLAY = 24;

    private final Recording r;
    private final TraceBuilder b;
    final Iteration iteration;

    Containers(Recording r) {
        this.r = r;
        this.b = r.b;
        this.iteration = new Iteration(r);
    }

    /** A tuple of some of the refs. */
    static int tuple(TraceBuilder b, int[] refs, int from, int count) {
        if (count == 0) {
            return b.constValue(Const.EMPTY_TUPLE);
        }
        int[] words = new int[count];
        for (int i = 0; i < count; i++) {
            words[i] = b.box(refs[from + i]);
        }
        int tuple = b.newObject(ShapeIds.TUPLE, TupleLayout.ITEMS + 8 * count);
        b.storeInt(Region.TUPLE, tuple, TupleLayout.LENGTH, b.constInt(count));
        for (int i = 0; i < count; i++) {
            b.storeField(Region.TUPLE, tuple, TupleLayout.ITEMS + 8 * i, words[i]);
        }
        return tuple;
    }

    private int[] operands(int count) {
        int[] refs = new int[count];
        for (int i = 0; i < count; i++) {
            refs[i] = r.word(count - i);
        }
        return refs;
    }

    /** BUILD_TUPLE. */
    void buildTuple(int count) {
        if (count > MAX_DISPLAY) {
            throw Recording.abort("large display");
        }
        r.result(count, tuple(b, operands(count), 0, count));
    }

    /** BUILD_LIST. */
    void buildList(int count) {
        if (count > MAX_DISPLAY) {
            throw Recording.abort("large display");
        }
        if (count == 0) {
            r.result(0, FreshLists.create(b));
            return;
        }
        int[] refs = operands(count);
        int array = b.newObject(ShapeIds.ARRAY, ArrayLayout.WORDS + 8 * count);
        b.storeInt(Region.ARRAY_HEADER, array, ArrayLayout.CAPACITY, b.constInt(count));
        for (int i = 0; i < count; i++) {
            b.storeItem(Region.ARRAY, array, b.constInt(i), ArrayLayout.WORDS, refs[i]);
        }
        int list = b.newObject(ShapeIds.LIST, ListLayout.SIZE);
        b.storeInt(Region.LIST, list, ListLayout.LENGTH, b.constInt(count));
        b.storeField(Region.LIST, list, ListLayout.ITEMS, array);
        b.storeField(Region.LIST, list, ListLayout.ATTRIBUTES, b.constValue(0));
        r.result(count, list);
    }

    /** BUILD_MAP. */
    void buildMap(int count) {
        if (count != 0) {
            throw Recording.abort("BUILD_MAP");
        }
        r.result(0, r.call(JavaCalls.NEW_DICT));
    }

    /** BUILD_SET. */
    void buildSet(int count) {
        if (count != 0) {
            throw Recording.abort("BUILD_SET");
        }
        if (!r.sets.begin()) {
            r.result(0, r.call(JavaCalls.NEW_SET));
        }
    }

    /** SET_ADD. */
    void setAdd(int depth) {
        long x = r.actual(1);
        int ref = r.peek(1);
        int value = r.word(1);
        boolean plain = Recording.isPlainData(x);
        if (plain) {
            if (b.type(ref) != dev.krait.uops.ir.Type.INT && b.type(ref) != dev.krait.uops.ir.Type.FLOAT) {
                if (Value.isInt(x)) {
                    b.guardInt(value);
                } else if (Value.isDouble(x)) {
                    b.guardFloat(value);
                } else {
                    r.guardShape(value, x);
                }
            }
        }
        if (!r.sets.add(r.peek(depth + 1), value, plain)) {
            int set = b.guardShape(r.peek(depth + 1), ShapeIds.SET);
            if (plain) {
                r.call(JavaCalls.SET_ADD_PLAIN, set, value);
            } else {
                r.callAnything(JavaCalls.SET_ADD, set, value);
            }
        }
        r.top.pop(1);
    }

    /** CALL_INTRINSIC_1. */
    void intrinsic(int number) {
        if (number != 6) {
            throw Recording.abort("intrinsic");
        }
        int list = b.guardShape(r.peek(1), ShapeIds.LIST);
        int tuple = FreshLists.toTuple(b, list);
        r.result(1, tuple != 0 ? tuple : r.call(JavaCalls.LIST_TO_TUPLE, list));
    }

    /** BUILD_SLICE. */
    void buildSlice(int count) {
        int[] refs = operands(count);
        int step = count == 3 ? refs[2] : b.constValue(Const.NONE);
        int slice = b.newObject(ShapeIds.SLICE, SliceLayout.SIZE);
        b.storeField(Region.CONSTANT, slice, SliceLayout.START, refs[0]);
        b.storeField(Region.CONSTANT, slice, SliceLayout.STOP, refs[1]);
        b.storeField(Region.CONSTANT, slice, SliceLayout.STEP, step);
        r.result(count, slice);
    }

    /** BUILD_STRING. */
    void buildString(int count) {
        if (count > 16) {
            throw Recording.abort("large display");
        }
        r.result(count, r.call(JavaCalls.join(count), operands(count)));
    }

    /** FORMAT_SIMPLE. */
    void format() {
        long x = r.actual(1);
        int value = r.word(1);
        if (Recording.isPlainData(x)) {
            if (Value.isInt(x)) {
                b.guardInt(value);
            } else if (Value.isDouble(x)) {
                b.guardFloat(value);
            } else {
                r.guardShape(value, x);
            }
            r.result(1, Recording.shape(x) == ShapeIds.STR ? value : r.call(JavaCalls.FORMAT_PLAIN, value));
        } else {
            r.result(1, r.callAnything(JavaCalls.FORMAT, value));
        }
    }

    /** LIST_APPEND. */
    void listAppend(int depth) {
        int list = b.guardShape(r.peek(depth + 1), ShapeIds.LIST);
        append(list, r.word(1), r.actual(depth + 1));
        r.top.pop(1);
    }

    /** Appends to a list known to be exactly one: in place where there is room. */
    void append(int list, int value, long actualList) {
        if (FreshLists.append(b, list, value)) {
            return;
        }
        long length = getLong(actualList + ListLayout.LENGTH);
        if (length < getLong(getLong(actualList + ListLayout.ITEMS) + ArrayLayout.CAPACITY)) {
            int n = b.loadInt(Region.LIST, list, ListLayout.LENGTH);
            int items = b.loadObject(Region.LIST, list, ListLayout.ITEMS);
            int capacity = b.loadInt(Region.ARRAY_HEADER, items, ArrayLayout.CAPACITY);
            b.guardCompareInt(Condition.LT, n, capacity);
            b.storeItem(Region.ARRAY, items, n, ArrayLayout.WORDS, value);
            b.storeInt(Region.LIST, list, ListLayout.LENGTH, b.addInt(n, b.constInt(1)));
        } else {
            r.call(JavaCalls.APPEND, list, value);
        }
    }

    /** LIST_EXTEND. */
    void listExtend(int depth) {
        r.callAnything(JavaCalls.EXTEND, r.peek(depth + 1), r.word(1));
        r.top.pop(1);
    }

    /** UNPACK_SEQUENCE. */
    void unpack(int count) {
        long sequence = r.actual(1);
        int shape = Recording.shape(sequence);
        int[] refs = new int[count];
        if (shape == ShapeIds.TUPLE && getLong(sequence + TupleLayout.LENGTH) == count) {
            int tuple = b.guardShape(r.peek(1), shape);
            b.guardCompareInt(Condition.EQ, b.loadInt(Region.TUPLE, tuple, TupleLayout.LENGTH), b.constInt(count));
            for (int i = 0; i < count; i++) {
                refs[i] = b.loadField(Region.TUPLE, tuple, TupleLayout.ITEMS + 8 * i);
            }
        } else if (shape == ShapeIds.LIST && getLong(sequence + ListLayout.LENGTH) == count) {
            int list = b.guardShape(r.peek(1), shape);
            b.guardCompareInt(Condition.EQ, b.loadInt(Region.LIST, list, ListLayout.LENGTH), b.constInt(count));
            int items = b.loadObject(Region.LIST, list, ListLayout.ITEMS);
            for (int i = 0; i < count; i++) {
                refs[i] = b.loadItem(Region.ARRAY, items, b.constInt(i), ArrayLayout.WORDS);
            }
        } else {
            throw Recording.abort("unpacking");
        }
        r.top.pop(1);
        for (int i = count - 1; i >= 0; i--) {
            r.top.push(refs[i]);
        }
    }

    // Iteration.

    /** GET_ITER. */
    void getIter() {
        long x = r.actual(1);
        int shape = Recording.shape(x);
        int ref = r.peek(1);
        int iterator = iteration.iterator(ref, x);
        if (iterator != 0) {
            r.result(1, iterator);
            return;
        }
        switch (shape) {
            case ShapeIds.SET, ShapeIds.STR, ShapeIds.FROZENSET, ShapeIds.BYTES -> r.result(1, r.call(JavaCalls.ITER_PLAIN, b.guardShape(ref, shape)));
            default -> r.result(1, r.callAnything(JavaCalls.ITER, r.word(1)));
        }
    }

    /** FOR_ITER. */
    void forIter(Instr n) {
        long it = r.actual(1);
        int shape = Recording.shape(it);
        int ref = r.peek(1);
        if (iteration.next(ref, it)) {
            return;
        }
        switch (shape) {
            case ShapeIds.DICT_KEY_ITERATOR, ShapeIds.DICT_VALUE_ITERATOR, ShapeIds.DICT_ITEM_ITERATOR ->
                next(n, r.call(JavaCalls.NEXT_PLAIN, b.guardShape(ref, shape)));
            default -> {
                if (shape == 0 || shape == ShapeIds.COROUTINE) {
                    // As a call of Java it would put off collections for as long as the generator runs.
                    throw Recording.abort("generator");
                }
                int iterator = r.guardShape(ref, it);
                r.dependOn(PyType.of(it).assumption());
                next(n, r.callAnything(PyType.of(it).isHeap() ? JavaCalls.NEXT : JavaCalls.NEXT_LIGHT, iterator));
            }
        }
    }

    /** What the call of an iterator returned: known only after the instruction was executed. */
    private int pending;
    private Instr pendingInstr;

    private void next(Instr n, int value) {
        pending = value;
        pendingInstr = n;
    }

    /** After FOR_ITER called an iterator: the other outcome leaves to where it would have gone. */
    void finishNext(int nextUnit) {
        if (pending == 0) {
            return;
        }
        int value = pending;
        pending = 0;
        if (nextUnit == pendingInstr.nextUnit()) {
            r.stateAt(pendingInstr.targetUnit(), 0, 0);
            b.guardIsNot(value, JavaCalls.EXHAUSTED);
            r.result(0, value);
        } else {
            r.stateAt(pendingInstr.nextUnit(), 0, value);
            b.guardIs(value, JavaCalls.EXHAUSTED);
        }
    }

    /** SET_FUNCTION_ATTRIBUTE: the function is on top. */
    void setFunctionAttribute(int oparg) {
        int offset = switch (oparg) {
            case 1 -> FunctionLayout.DEFAULTS;
            case 2 -> FunctionLayout.KWDEFAULTS;
            case 4 -> FunctionLayout.ANNOTATIONS;
            case 8 -> FunctionLayout.CLOSURE;
            default -> FunctionLayout.ANNOTATE;
        };
        int function = b.guardShape(r.peek(1), ShapeIds.FUNCTION);
        b.storeField(Region.FUNCTION, function, offset, r.word(2));
        r.result(2, function);
    }

    /** One of the calls that need no more than words. */
    void call(JavaCall call, int pops) {
        r.result(pops, r.callAnything(call, operands(pops)));
    }
}
