package dev.krait.interpreter.tier1;

import dev.krait.interpreter.objects.BinaryOp;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** The general forms of operators on values, with the numbers that are words tried first. */
final class Operators {
    /** The opargs of BINARY_OP. */
    static final int ADD = 0, AND = 1, FLOOR_DIVIDE = 2, LSHIFT = 3, MATRIX_MULTIPLY = 4, MULTIPLY = 5, REMAINDER = 6, OR = 7, POWER = 8, RSHIFT = 9,
            SUBTRACT = 10, TRUE_DIVIDE = 11, XOR = 12, INPLACE = 13, SUBSCR = 26;

    private static final BinaryOp[] OPERATIONS = {BinaryOp.ADD, BinaryOp.AND, BinaryOp.FLOOR_DIVIDE, BinaryOp.LSHIFT, BinaryOp.MATRIX_MULTIPLY,
        BinaryOp.MULTIPLY, BinaryOp.REMAINDER, BinaryOp.OR, BinaryOp.POWER, BinaryOp.RSHIFT, BinaryOp.SUBTRACT, BinaryOp.TRUE_DIVIDE, BinaryOp.XOR};

    private Operators() {
    }

    /** The operation of an oparg that is not a subscript. */
    static BinaryOp operation(int oparg) {
        return OPERATIONS[oparg % INPLACE];
    }

    /** BINARY_OP. */
    static long binary(PyThread t, int oparg, long a, long b) {
        if (oparg == SUBSCR) {
            return PyObject.getItem(t, a, b);
        }
        int operation = oparg >= INPLACE ? oparg - INPLACE : oparg;
        if (Value.areInts(a, b)) {
            long x = Value.intValue(a);
            long y = Value.intValue(b);
            switch (operation) {
                case ADD -> {
                    if (Value.fitsInt(x + y)) {
                        return Value.ofInt(x + y);
                    }
                }
                case SUBTRACT -> {
                    if (Value.fitsInt(x - y)) {
                        return Value.ofInt(x - y);
                    }
                }
                case AND -> {
                    return Value.ofInt(x & y);
                }
                case OR -> {
                    return Value.ofInt(x | y);
                }
                case XOR -> {
                    return Value.ofInt(x ^ y);
                }
                default -> {
                }
            }
        } else if (Value.isDouble(a) && Value.isDouble(b)) {
            double x = Value.doubleValue(a);
            double y = Value.doubleValue(b);
            switch (operation) {
                case ADD -> {
                    return Value.ofDouble(x + y);
                }
                case SUBTRACT -> {
                    return Value.ofDouble(x - y);
                }
                case MULTIPLY -> {
                    return Value.ofDouble(x * y);
                }
                default -> {
                }
            }
        }
        return oparg >= INPLACE ? PyNumber.inPlace(t, OPERATIONS[operation], a, b) : PyNumber.binary(t, OPERATIONS[operation], a, b);
    }

    /** COMPARE_OP: the comparison is in the bits from 5, bit 4 asks for a bool. */
    static long compare(PyThread t, int oparg, long a, long b) {
        int operation = oparg >> 5;
        if (Value.areInts(a, b)) {
            return holds(operation, Long.compare(Value.intValue(a), Value.intValue(b))) ? Const.TRUE : Const.FALSE;
        }
        long result = PyObject.richCompare(t, a, b, operation);
        return (oparg & 16) != 0 ? toBool(t, result) : result;
    }

    /** Whether a comparison holds, given the sign of the difference. */
    static boolean holds(int operation, int sign) {
        return switch (operation) {
            case 0 -> sign < 0;
            case 1 -> sign <= 0;
            case 2 -> sign == 0;
            case 3 -> sign != 0;
            case 4 -> sign > 0;
            default -> sign >= 0;
        };
    }

    static long negative(PyThread t, long a) {
        if (Value.isDouble(a)) {
            return Value.ofDouble(-Value.doubleValue(a));
        }
        if (Value.isInt(a) && a != Value.ofInt(Value.MIN_INT)) {
            return Value.ofInt(-Value.intValue(a));
        }
        return PyNumber.negative(t, a);
    }

    static long toBool(PyThread t, long a) {
        if (a == Const.TRUE || a == Const.FALSE) {
            return a;
        }
        return PyObject.isTrue(t, a) ? Const.TRUE : Const.FALSE;
    }
}
