package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;

/** Records what lists and dicts do through calls that machine code mostly handles itself: slices, removal and insertion, look-ups. */
final class ListMethods {
    private final Recording r;
    private final TraceBuilder b;

    ListMethods(Recording r) {
        this.r = r;
        this.b = r.b;
    }

    // Slices.

    private static boolean isBound(long word) {
        return word == Const.NONE || Value.isInt(word);
    }

    private int bound(int ref, long actual) {
        if (actual == Const.NONE) {
            b.guardIs(ref, Const.NONE);
            return b.constInt(PyList.NO_BOUND);
        }
        int raw = r.toInt(ref, actual);
        if (Value.intValue(actual) > Integer.MIN_VALUE) {
            // No raw number must look like an absent bound.
            b.guardCompareInt(Condition.GT, raw, b.constInt(Integer.MIN_VALUE));
        }
        return raw;
    }

    /** BINARY_SLICE of a list: replaces three operands; false if it cannot be recorded so. */
    boolean slice() {
        if (Recording.shape(r.actual(3)) != ShapeIds.LIST || !isBound(r.actual(2)) || !isBound(r.actual(1))) {
            return false;
        }
        int list = b.guardShape(r.peek(3), ShapeIds.LIST);
        int start = bound(r.peek(2), r.actual(2));
        int stop = bound(r.peek(1), r.actual(1));
        r.result(3, r.call(JavaCalls.LIST_SLICE, list, start, stop, b.constInt(1)));
        return true;
    }

    /** A list subscripted with a slice; 0 if it cannot be recorded so. */
    int subscript(int listRef, int sliceRef, long slice) {
        long step = getLong(slice + SliceLayout.STEP);
        if (step != Const.NONE && !(Value.isInt(step) && Math.abs(Value.intValue(step)) == 1) || !isBound(getLong(slice + SliceLayout.START))
                || !isBound(getLong(slice + SliceLayout.STOP))) {
            return 0;
        }
        int list = b.guardShape(listRef, ShapeIds.LIST);
        int object = b.guardShape(sliceRef, ShapeIds.SLICE);
        int stepRef = b.loadField(Region.CONSTANT, object, SliceLayout.STEP);
        if (step == Const.NONE) {
            b.guardIs(stepRef, Const.NONE);
            stepRef = b.constInt(1);
        } else {
            int raw = r.toInt(stepRef, step);
            stepRef = b.constInt(Value.intValue(step));
            b.guardCompareInt(Condition.EQ, raw, stepRef);
        }
        int start = bound(b.loadField(Region.CONSTANT, object, SliceLayout.START), getLong(slice + SliceLayout.START));
        int stop = bound(b.loadField(Region.CONSTANT, object, SliceLayout.STOP), getLong(slice + SliceLayout.STOP));
        return r.call(JavaCalls.LIST_SLICE, list, start, stop, stepRef);
    }

    /** STORE_SLICE of a list into a list: consumes four operands; false if it cannot be recorded so. */
    boolean storeSlice() {
        if (Recording.shape(r.actual(4)) != ShapeIds.LIST || Recording.shape(r.actual(3)) != ShapeIds.LIST || !isBound(r.actual(2)) || !isBound(r.actual(1))) {
            return false;
        }
        int source = b.guardShape(r.peek(4), ShapeIds.LIST);
        int list = b.guardShape(r.peek(3), ShapeIds.LIST);
        int start = bound(r.peek(2), r.actual(2));
        int stop = bound(r.peek(1), r.actual(1));
        r.call(JavaCalls.LIST_STORE_SLICE, list, start, stop, source);
        r.top.pop(4);
        return true;
    }

    // Methods.

    /**
     * A method of list or dict, called through its descriptor.
     *
     * @param owner the type that defines it
     * @return the ref of the result, 0 if it cannot be recorded so
     */
    int method(String owner, String name, int[] refs, long[] words) {
        if (owner.equals("list") && isList(words[0])) {
            return switch (name) {
                case "pop" -> {
                    if (refs.length > 2 || refs.length == 2 && !Value.isInt(words[1])) {
                        yield 0;
                    }
                    int list = r.guardShape(refs[0], words[0]);
                    yield r.call(JavaCalls.LIST_POP, list, refs.length == 2 ? r.toInt(refs[1], words[1]) : b.constInt(-1));
                }
                case "insert" -> {
                    if (refs.length != 3 || !Value.isInt(words[1])) {
                        yield 0;
                    }
                    int list = r.guardShape(refs[0], words[0]);
                    int index = r.toInt(refs[1], words[1]);
                    r.call(JavaCalls.LIST_INSERT, list, index, r.word(refs[2], words[2]));
                    yield b.constValue(Const.NONE);
                }
                default -> 0;
            };
        }
        if (owner.equals("dict") && Recording.shape(words[0]) == ShapeIds.DICT && name.equals("get") && (refs.length == 2 || refs.length == 3) && isKey(words[1])) {
            int missing = refs.length == 3 ? r.word(refs[2], words[2]) : b.constValue(Const.NONE);
            return find(refs[0], refs[1], words[1], b.constValue(0), missing);
        }
        return 0;
    }

    private static boolean isList(long word) {
        return Recording.isObject(word) && PyType.of(word).isSubtypeOf(Types.LIST);
    }

    // Dicts.

    /** Whether a key is one that the stencil looks up. */
    static boolean isKey(long word) {
        return Value.isInt(word) || Recording.shape(word) == ShapeIds.STR;
    }

    /** Looks a {@linkplain #isKey key} up in an exact dict; see {@link JavaCalls#DICT_FIND}. */
    int find(int dictRef, int keyRef, long key, int found, int missing) {
        int dict = b.guardShape(dictRef, ShapeIds.DICT);
        int word = r.word(keyRef, key);
        if (Value.isInt(key)) {
            b.guardInt(word);
        } else if (b.type(keyRef) != Type.INT && b.type(keyRef) != Type.FLOAT) {
            b.guardShape(word, ShapeIds.STR);
        }
        return r.call(JavaCalls.DICT_FIND, dict, word, found, missing);
    }

    // Subclasses.

    /**
     * The shape id of list, tuple or dict if a value is an instance or behaves like one as far as a special method is concerned; its own shape id otherwise.
     * What is emitted for such a value must check its actual shape.
     */
    int kind(long word, Special method) {
        int shape = Recording.shape(word);
        if (shape == 0 || shape == ShapeIds.LIST || shape == ShapeIds.TUPLE) {
            return shape;
        }
        PyType type = PyType.of(word);
        if (!type.isHeap()) {
            return shape;
        }
        if (type.isSubtypeOf(Types.LIST) && type.special(method) == Types.LIST.special(method)) {
            return ShapeIds.LIST;
        }
        return type.isSubtypeOf(Types.TUPLE) && type.special(method) == Types.TUPLE.special(method) ? ShapeIds.TUPLE : shape;
    }

    /** Checks the shape of a value that {@link #kind} was asked about, and takes its type for granted. */
    int guardKind(int ref, long word) {
        PyType type = PyType.of(word);
        if (type.isHeap()) {
            r.dependOn(type.assumption());
        }
        return r.guardShape(ref, word);
    }
}
