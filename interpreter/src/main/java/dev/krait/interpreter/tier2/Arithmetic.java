package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.SetLayout;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;

/** Records operators: arithmetic, comparisons, truth, membership and subscripts. */
final class Arithmetic {
    private static final int ADD = 0, AND = 1, FLOOR_DIVIDE = 2, LSHIFT = 3, MULTIPLY = 5, REMAINDER = 6, OR = 7, POWER = 8, RSHIFT = 9,
            SUBTRACT = 10, TRUE_DIVIDE = 11, XOR = 12, INPLACE = 13, SUBSCR = 26;

    private final Recording r;
    private final TraceBuilder b;
    private final Inlining inlining;

    Arithmetic(Recording r, Inlining inlining) {
        this.r = r;
        this.inlining = inlining;
        this.b = r.b;
    }

    /** BINARY_OP. */
    void binary(int oparg) {
        if (oparg == SUBSCR) {
            subscript();
            return;
        }
        int op = oparg % INPLACE;
        long x = r.actual(2);
        long y = r.actual(1);
        int result = 0;
        if (Recording.isRawInt(x) && Recording.isRawInt(y)) {
            result = ints(op, x, y);
        } else if (isNumber(x) && isNumber(y) && (Value.isDouble(x) || Value.isDouble(y))) {
            result = floats(op, x, y);
        }
        if (result == 0) {
            boolean plain = Recording.isPlainData(x) && Recording.isPlainData(y) || oparg < INPLACE && isSequence(x) && isSequence(y);
            int left = r.word(2);
            int right = r.word(1);
            if (plain) {
                guardPlain(left, x);
                guardPlain(right, y);
                boolean lists = op == 0 && Recording.shape(x) == ShapeIds.LIST && Recording.shape(y) == ShapeIds.LIST;
                result = r.call(lists ? JavaCalls.CONCAT_LISTS : JavaCalls.binaryPlain(oparg), left, right);
            } else if (inlining.operator(x, y)) {
                return;
            } else {
                result = r.callAnything(JavaCalls.binary(oparg), left, right);
            }
        }
        r.result(2, result);
    }

    private static boolean isSequence(long word) {
        int shape = Recording.shape(word);
        return Recording.isPlainData(word) || shape == ShapeIds.LIST || shape == ShapeIds.TUPLE;
    }

    /** Makes sure that a value stays one that no Python code is run for. */
    private void guardPlain(int ref, long actual) {
        if (b.type(ref) == Type.INT || b.type(ref) == Type.FLOAT) {
            return;
        }
        if (Value.isInt(actual)) {
            b.guardInt(ref);
        } else if (Value.isDouble(actual)) {
            b.guardFloat(ref);
        } else {
            r.guardShape(ref, actual);
        }
    }

    private static boolean isNumber(long word) {
        return Recording.isRawInt(word) || Value.isDouble(word);
    }

    private int left(long x) {
        return r.toInt(r.peek(2), x);
    }

    private int right(long y) {
        return r.toInt(r.peek(1), y);
    }

    private int ints(int op, long wordX, long wordY) {
        long x = Recording.rawInt(wordX);
        long y = Recording.rawInt(wordY);
        switch (op) {
            case ADD -> {
                return ((x ^ x + y) & (y ^ x + y)) < 0 ? 0 : b.addInt(left(wordX), right(wordY));
            }
            case SUBTRACT -> {
                return ((x ^ y) & (x ^ x - y)) < 0 ? 0 : b.subInt(left(wordX), right(wordY));
            }
            case MULTIPLY -> {
                long high = Math.multiplyHigh(x, y);
                return high != x * y >> 63 ? 0 : b.mulInt(left(wordX), right(wordY));
            }
            case AND -> {
                return b.intOp(UOp.AND_INT, left(wordX), right(wordY));
            }
            case OR -> {
                return b.intOp(UOp.OR_INT, left(wordX), right(wordY));
            }
            case XOR -> {
                return b.intOp(UOp.XOR_INT, left(wordX), right(wordY));
            }
            case FLOOR_DIVIDE -> {
                return y == 0 || x == Long.MIN_VALUE && y == -1 ? 0 : b.intOp(UOp.FLOORDIV_INT, left(wordX), right(wordY));
            }
            case REMAINDER -> {
                return y == 0 || x == Long.MIN_VALUE && y == -1 ? 0 : b.intOp(UOp.MOD_INT, left(wordX), right(wordY));
            }
            case LSHIFT -> {
                return y < 0 || y > 62 || (x << y) >> y != x ? 0 : b.intOp(UOp.LSHIFT_INT, left(wordX), right(wordY));
            }
            case RSHIFT -> {
                return y < 0 || y > 62 ? 0 : b.intOp(UOp.RSHIFT_INT, left(wordX), right(wordY));
            }
            case TRUE_DIVIDE -> {
                return y == 0 || Math.abs(x) >= 1L << 53 || Math.abs(y) >= 1L << 53 ? 0 : b.trueDivide(left(wordX), right(wordY));
            }
            case POWER -> {
                if (y == 2) {
                    long high = Math.multiplyHigh(x, x);
                    if (high == x * x >> 63) {
                        b.guardCompareInt(Condition.EQ, right(wordY), b.constInt(2));
                        int base = left(wordX);
                        return b.mulInt(base, base);
                    }
                }
                return 0;
            }
            default -> {
                return 0;
            }
        }
    }

    private int floats(int op, long x, long y) {
        switch (op) {
            case ADD -> {
                return b.addFloat(r.number(r.peek(2), x), r.number(r.peek(1), y));
            }
            case SUBTRACT -> {
                return b.subFloat(r.number(r.peek(2), x), r.number(r.peek(1), y));
            }
            case MULTIPLY -> {
                return b.mulFloat(r.number(r.peek(2), x), r.number(r.peek(1), y));
            }
            case TRUE_DIVIDE -> {
                return isZero(y) ? 0 : b.divFloat(r.number(r.peek(2), x), r.number(r.peek(1), y));
            }
            case FLOOR_DIVIDE -> {
                return isZero(y) ? 0 : r.call(JavaCalls.FLOORDIV_FLOAT, r.number(r.peek(2), x), r.number(r.peek(1), y));
            }
            case REMAINDER -> {
                return isZero(y) ? 0 : r.call(JavaCalls.MOD_FLOAT, r.number(r.peek(2), x), r.number(r.peek(1), y));
            }
            case POWER -> {
                if (Value.isInt(y) && Value.intValue(y) == 2 && Value.isDouble(x)) {
                    b.guardCompareInt(Condition.EQ, right(y), b.constInt(2));
                    int base = r.toFloat(r.peek(2));
                    return b.mulFloat(base, base);
                }
                if (toDouble(x) > 0) {
                    int base = r.number(r.peek(2), x);
                    b.guardCompareFloat(Condition.GT, base, b.constFloat(0), true);
                    return r.call(JavaCalls.POW_FLOAT, base, r.number(r.peek(1), y));
                }
                return 0;
            }
            default -> {
                return 0;
            }
        }
    }

    private static double toDouble(long word) {
        return Value.isDouble(word) ? Value.doubleValue(word) : Recording.rawInt(word);
    }

    private static boolean isZero(long word) {
        return toDouble(word) == 0;
    }

    // Subscripts.

    private void subscript() {
        long container = r.actual(2);
        long key = r.actual(1);
        int shape = Recording.shape(container);
        int ref = r.peek(2);
        int result;
        int kind = r.lists.kind(container, Special.GETITEM);
        if ((kind == ShapeIds.LIST || kind == ShapeIds.TUPLE) && Value.isInt(key)) {
            shape = kind;
            int object = r.lists.guardKind(ref, container);
            int length = shape == ShapeIds.LIST ? b.loadInt(Region.LIST, object, ListLayout.LENGTH) : b.loadInt(Region.TUPLE, object, TupleLayout.LENGTH);
            int index = index(Value.intValue(key), getLong(container + (shape == ShapeIds.LIST ? ListLayout.LENGTH : TupleLayout.LENGTH)), key, length);
            result = shape == ShapeIds.TUPLE ? b.loadItem(Region.TUPLE, object, index, TupleLayout.ITEMS)
                    : b.loadItem(Region.ARRAY, b.loadObject(Region.LIST, object, ListLayout.ITEMS), index, ArrayLayout.WORDS);
        } else if (shape == ShapeIds.STR && Value.isInt(key)) {
            int object = b.guardShape(ref, shape);
            result = r.call(JavaCalls.STR_ITEM, object, r.toInt(r.peek(1), key));
        } else if (shape == ShapeIds.DICT && ListMethods.isKey(key)) {
            result = r.lists.find(ref, r.peek(1), key, b.constValue(0), b.constValue(0));
        } else if (shape == ShapeIds.DICT && Recording.isPlainData(key)) {
            int object = b.guardShape(ref, shape);
            int word = r.word(1);
            guardPlain(word, key);
            result = r.call(JavaCalls.DICT_GET, object, word);
        } else if (shape == ShapeIds.LIST && isPlainSlice(key) && (result = r.lists.subscript(ref, r.peek(1), key)) != 0) {
            r.result(2, result);
            return;
        } else if (isSequence(container) && isPlainSlice(key)) {
            int object = b.guardShape(ref, shape);
            int slice = b.guardShape(r.peek(1), ShapeIds.SLICE);
            for (int offset = SliceLayout.START; offset <= SliceLayout.STEP; offset += 8) {
                guardPlain(b.loadField(Region.CONSTANT, slice, offset), getLong(key + offset));
            }
            result = r.call(JavaCalls.DICT_GET, object, slice);
        } else if (inlining.operator(container, key)) {
            return;
        } else {
            result = r.callAnything(JavaCalls.GET_ITEM, r.word(2), r.word(1));
        }
        r.result(2, result);
    }

    private static boolean isPlainSlice(long word) {
        return Recording.shape(word) == ShapeIds.SLICE && Recording.isPlainData(getLong(word + SliceLayout.START))
                && Recording.isPlainData(getLong(word + SliceLayout.STOP)) && Recording.isPlainData(getLong(word + SliceLayout.STEP));
    }

    /** An index into something of a length, checked, counted from the end if negative. */
    private int index(long key, long actualLength, long word, int length) {
        if (key < -actualLength || key >= actualLength) {
            throw Recording.abort("index out of range");
        }
        int index = r.toInt(r.peek(1), word);
        if (key < 0) {
            b.guardCompareInt(Condition.LT, index, b.constInt(0));
            index = b.addInt(index, length);
        }
        b.guardIndex(index, length);
        return index;
    }

    /** STORE_SUBSCR. */
    void storeSubscript() {
        long container = r.actual(2);
        long key = r.actual(1);
        int shape = Recording.shape(container);
        if (r.lists.kind(container, Special.SETITEM) == ShapeIds.LIST && Value.isInt(key)) {
            int object = r.lists.guardKind(r.peek(2), container);
            int length = b.loadInt(Region.LIST, object, ListLayout.LENGTH);
            int index = index(Value.intValue(key), getLong(container + ListLayout.LENGTH), key, length);
            int value = r.word(3);
            b.storeItem(Region.ARRAY, b.loadObject(Region.LIST, object, ListLayout.ITEMS), index, ArrayLayout.WORDS, value);
        } else if (shape == ShapeIds.DICT && Recording.isPlainData(key)) {
            int object = b.guardShape(r.peek(2), shape);
            int word = r.word(1);
            guardPlain(word, key);
            r.call(JavaCalls.DICT_SET, object, word, r.word(3));
            r.checkDue = true;
        } else {
            r.callAnything(JavaCalls.SET_ITEM, r.word(2), r.word(1), r.word(3));
        }
        r.top.pop(3);
    }

    /** DELETE_SUBSCR. */
    void deleteSubscript() {
        r.callAnything(JavaCalls.DEL_ITEM, r.word(2), r.word(1));
        r.top.pop(2);
    }

    /** BINARY_SLICE. */
    void slice() {
        if (r.lists.slice()) {
            return;
        }
        long container = r.actual(3);
        int shape = Recording.shape(container);
        boolean plain = (shape == ShapeIds.LIST || shape == ShapeIds.TUPLE || shape == ShapeIds.STR || shape == ShapeIds.BYTES)
                && Recording.isPlainData(r.actual(2)) && Recording.isPlainData(r.actual(1));
        int object = r.word(3);
        int from = r.word(2);
        int to = r.word(1);
        if (plain) {
            b.guardShape(object, shape);
            guardPlain(from, r.actual(2));
            guardPlain(to, r.actual(1));
            r.result(3, r.call(JavaCalls.GET_SLICE_PLAIN, object, from, to));
        } else {
            r.result(3, r.callAnything(JavaCalls.GET_SLICE, object, from, to));
        }
    }

    /** STORE_SLICE. */
    void storeSlice() {
        if (r.lists.storeSlice()) {
            return;
        }
        long value = r.actual(4);
        int object = r.word(3);
        int from = r.word(2);
        int to = r.word(1);
        int items = r.word(4);
        if (Recording.shape(r.actual(3)) == ShapeIds.LIST && (Recording.shape(value) == ShapeIds.LIST || Recording.shape(value) == ShapeIds.TUPLE)
                && Recording.isPlainData(r.actual(2)) && Recording.isPlainData(r.actual(1))) {
            b.guardShape(object, ShapeIds.LIST);
            r.guardShape(items, value);
            guardPlain(from, r.actual(2));
            guardPlain(to, r.actual(1));
            r.call(JavaCalls.SET_SLICE_PLAIN, object, from, to, items);
        } else {
            r.callAnything(JavaCalls.SET_SLICE, object, from, to, items);
        }
        r.top.pop(4);
    }

    // Tests.

    private static final Condition[] CONDITIONS = Condition.values();

    /** COMPARE_OP. */
    void compare(int oparg) {
        int operation = oparg >> 5;
        Condition condition = CONDITIONS[operation];
        long x = r.actual(2);
        long y = r.actual(1);
        if (Recording.isRawInt(x) && Recording.isRawInt(y)) {
            boolean holds = holds(operation, Long.compare(Recording.rawInt(x), Recording.rawInt(y)));
            b.guardCompareInt(holds ? condition : condition.negated(), left(x), right(y));
            r.outcome(2, holds);
            return;
        }
        if (isNumber(x) && isNumber(y) && isExact(x) && isExact(y)) {
            int left = exact(2, x);
            int right = exact(1, y);
            boolean holds = holds(condition, toDouble(x), toDouble(y));
            b.guardCompareFloat(condition, left, right, holds);
            r.outcome(2, holds);
            return;
        }
        boolean equality = condition == Condition.EQ || condition == Condition.NE;
        if (equality && Recording.shape(x) == ShapeIds.STR && Recording.shape(y) == ShapeIds.STR) {
            int left = b.guardShape(r.peek(2), ShapeIds.STR);
            int right = b.guardShape(r.peek(1), ShapeIds.STR);
            boolean equal = dev.krait.interpreter.objects.PyStr.equal(x, y);
            if (x == y) {
                b.guardSame(left, right, true);
            } else {
                int same = r.call(JavaCalls.STR_EQUAL, left, right);
                b.guardCompareInt(Condition.EQ, same, b.constInt(equal ? 1 : 0));
            }
            r.outcome(2, equal == (condition == Condition.EQ));
            return;
        }
        if (equality && (comparesIdentity(x) && comparesIdentity(y))) {
            int left = r.word(2);
            int right = r.word(1);
            r.guardType(left, x);
            r.guardType(right, y);
            b.guardSame(left, right, x == y);
            r.outcome(2, (x == y) == (condition == Condition.EQ));
            return;
        }
        int left = r.word(2);
        int right = r.word(1);
        if (Recording.isPlainData(x) && Recording.isPlainData(y)) {
            guardPlain(left, x);
            guardPlain(right, y);
            r.result(2, r.call(JavaCalls.comparePlain(oparg), left, right));
        } else if (!inlining.operator(x, y)) {
            r.result(2, r.callAnything(JavaCalls.compare(oparg), left, right));
        }
    }

    /** Whether == on a value compares identity unless the other side knows better. */
    private static boolean comparesIdentity(long word) {
        if (!Recording.isObject(word)) {
            return false;
        }
        return word == Const.NONE || PyType.of(word).special(Special.EQ) == Types.OBJECT.special(Special.EQ)
                && PyType.of(word).special(Special.NE) == Types.OBJECT.special(Special.NE);
    }

    private static boolean isExact(long word) {
        return Value.isDouble(word) || Math.abs(Recording.rawInt(word)) < 1L << 53;
    }

    /** An operand as a raw double of exactly the same value. */
    private int exact(int i, long actual) {
        if (Value.isDouble(actual)) {
            return r.toFloat(r.peek(i));
        }
        int raw = r.toInt(r.peek(i), actual);
        b.guardCompareInt(Condition.LT, raw, b.constInt(1L << 53));
        b.guardCompareInt(Condition.GT, raw, b.constInt(-(1L << 53)));
        return b.intToFloat(raw);
    }

    private static boolean holds(int operation, int sign) {
        return switch (operation) {
            case 0 -> sign < 0;
            case 1 -> sign <= 0;
            case 2 -> sign == 0;
            case 3 -> sign != 0;
            case 4 -> sign > 0;
            default -> sign >= 0;
        };
    }

    private static boolean holds(Condition condition, double x, double y) {
        return switch (condition) {
            case LT -> x < y;
            case LE -> x <= y;
            case EQ -> x == y;
            case NE -> x != y;
            case GT -> x > y;
            case GE -> x >= y;
        };
    }

    /** IS_OP. */
    void is(boolean not) {
        long x = r.actual(2);
        long y = r.actual(1);
        int left = r.peek(2);
        int right = r.peek(1);
        if (!Recording.isObject(x) && !Recording.isObject(y)) {
            if (Value.isInt(x) != Value.isInt(y)) {
                r.guardType(left, x);
                r.guardType(right, y);
            } else {
                // As words: a boxed number that does not fit is an object of its own.
                b.guardSame(b.box(left), b.box(right), x == y);
            }
            r.outcome(2, (x == y) != not);
            return;
        }
        if (b.type(left) == Type.INT || b.type(left) == Type.FLOAT || b.type(right) == Type.INT || b.type(right) == Type.FLOAT) {
            if (Recording.shape(x) == ShapeIds.INT64 || Recording.shape(y) == ShapeIds.INT64) {
                throw Recording.abort("identity of numbers");
            }
            r.outcome(2, not);
            return;
        }
        b.guardSame(left, right, x == y);
        r.outcome(2, (x == y) != not);
    }

    /** CONTAINS_OP. */
    void contains(boolean not) {
        long container = r.actual(1);
        long key = r.actual(2);
        int shape = Recording.shape(container);
        if (shape == ShapeIds.DICT && ListMethods.isKey(key)) {
            r.result(2, r.lists.find(r.peek(1), r.peek(2), key, b.constValue(not ? Const.FALSE : Const.TRUE), b.constValue(not ? Const.TRUE : Const.FALSE)));
            return;
        }
        int object = r.word(1);
        int value = r.word(2);
        boolean plain = Recording.isPlainData(key) && (shape == ShapeIds.DICT || shape == ShapeIds.SET || shape == ShapeIds.FROZENSET || shape == ShapeIds.STR);
        int result;
        if (plain) {
            b.guardShape(object, shape);
            guardPlain(value, key);
            result = r.call(not ? JavaCalls.CONTAINS_NOT_PLAIN : JavaCalls.CONTAINS_PLAIN, object, value);
        } else {
            result = r.callAnything(not ? JavaCalls.CONTAINS_NOT : JavaCalls.CONTAINS, object, value);
        }
        r.result(2, result);
    }

    /** Makes a test certain: what a value is as a bool. */
    boolean truth(int ref, long x) {
        if (x == Const.TRUE || x == Const.FALSE || x == Const.NONE) {
            b.guardIs(ref, x);
            return x == Const.TRUE;
        }
        if (Recording.isRawInt(x)) {
            boolean zero = Recording.rawInt(x) == 0;
            r.guardZero(r.toInt(ref, x), zero);
            return !zero;
        }
        if (Value.isDouble(x)) {
            boolean zero = Value.doubleValue(x) == 0;
            b.guardCompareFloat(Condition.EQ, r.toFloat(ref), b.constFloat(0), zero);
            return !zero;
        }
        int shape = Recording.shape(x);
        int object = b.guardShape(ref, shape);
        int length = switch (shape) {
            case ShapeIds.LIST -> b.loadInt(Region.LIST, object, ListLayout.LENGTH);
            case ShapeIds.TUPLE -> b.loadInt(Region.TUPLE, object, TupleLayout.LENGTH);
            case ShapeIds.STR -> b.loadRaw(UOp.LOAD_INT32, Region.CONSTANT, object, StrLayout.LENGTH);
            case ShapeIds.DICT -> b.loadInt(Region.DICT, object, DictLayout.USED);
            case ShapeIds.SET, ShapeIds.FROZENSET -> b.loadInt(Region.SET, object, SetLayout.USED);
            default -> 0;
        };
        if (length != 0) {
            long actual = switch (shape) {
                case ShapeIds.LIST -> getLong(x + ListLayout.LENGTH);
                case ShapeIds.TUPLE -> getLong(x + TupleLayout.LENGTH);
                case ShapeIds.STR -> dev.krait.interpreter.objects.PyStr.length(x);
                case ShapeIds.DICT -> getLong(x + DictLayout.USED);
                default -> getLong(x + SetLayout.USED);
            };
            r.guardZero(length, actual == 0);
            return actual != 0;
        }
        PyType type = PyType.of(x);
        if (type.special(Special.BOOL) == 0 && type.special(Special.LEN) == 0) {
            r.dependOn(type.assumption());
            return true;
        }
        throw Recording.abort("truth of " + type.name);
    }

    /** TO_BOOL. */
    void toBool() {
        long x = r.actual(1);
        if (Recording.isObject(x) && PyType.of(x).isHeap() && (PyType.of(x).special(Special.BOOL) != 0 || PyType.of(x).special(Special.LEN) != 0)) {
            r.result(1, r.callAnything(JavaCalls.IS_TRUE, r.word(1)));
            return;
        }
        r.outcome(1, truth(r.peek(1), x));
    }

    /** UNARY_NOT: of a bool. */
    void not() {
        long x = r.actual(1);
        b.guardIs(r.peek(1), x);
        r.outcome(1, x == Const.FALSE);
    }

    /** UNARY_NEGATIVE. */
    void negative() {
        long x = r.actual(1);
        if (Recording.isRawInt(x) && Recording.rawInt(x) != Long.MIN_VALUE) {
            r.result(1, b.negInt(r.toInt(r.peek(1), x)));
        } else if (Value.isDouble(x)) {
            r.result(1, b.floatOp(UOp.NEG_FLOAT, r.toFloat(r.peek(1))));
        } else {
            r.result(1, r.callAnything(JavaCalls.NEGATIVE, r.word(1)));
        }
    }

    /** UNARY_INVERT. */
    void invert() {
        long x = r.actual(1);
        if (!Recording.isRawInt(x)) {
            throw Recording.abort("~ of an object");
        }
        r.result(1, b.invertInt(r.toInt(r.peek(1), x)));
    }
}
