package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.DOUBLE_OFFSET;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** Folded nodes for BINARY_OP. */
final class BinaryNodes {
    private BinaryNodes() {
    }

    /** Any operation on any operands. */
    static class Binary extends Folded {
        final long maskA;
        final long a;
        final long maskB;
        final long b;
        final long to;

        Binary(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first);
            maskA = left.mask();
            a = left.offset();
            maskB = right.mask();
            b = right.offset();
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            noteOperator(x, y);
            putLong(f + to, Operators.binary(t, instr.oparg, x, y));
            return next;
        }

        /** The general operation, where the node was made for other operands. */
        final Node slow(PyThread t, long f, long x, long y) {
            missOperator(x, y);
            putLong(f + to, Operators.binary(t, instr.oparg, x, y));
            return next;
        }
    }

    /** Addition of ints that are words. */
    static final class AddInt extends Binary {
        AddInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long r = Value.intValue(x) + Value.intValue(y);
                if (Value.fitsInt(r)) {
                    putLong(f + to, Value.ofInt(r));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Subtraction of ints that are words. */
    static final class SubtractInt extends Binary {
        SubtractInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long r = Value.intValue(x) - Value.intValue(y);
                if (Value.fitsInt(r)) {
                    putLong(f + to, Value.ofInt(r));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Multiplication of ints that are words. */
    static final class MultiplyInt extends Binary {
        MultiplyInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long p = Value.intValue(x);
                long q = Value.intValue(y);
                long r = p * q;
                if (Value.fitsInt(r) && Math.multiplyHigh(p, q) == r >> 63) {
                    putLong(f + to, Value.ofInt(r));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Conjunction of ints that are words. */
    static final class AndInt extends Binary {
        AndInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                putLong(f + to, x & y);
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Disjunction of ints that are words. */
    static final class OrInt extends Binary {
        OrInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                putLong(f + to, x | y);
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Exclusive disjunction of ints that are words. */
    static final class XorInt extends Binary {
        XorInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                putLong(f + to, Value.ofInt(x ^ y));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Floor division of ints that are words. */
    static final class FloorDivideInt extends Binary {
        FloorDivideInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long q = Value.intValue(y);
                if (q > 0) {
                    putLong(f + to, Value.ofInt(Math.floorDiv(Value.intValue(x), q)));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Remainder of ints that are words. */
    static final class RemainderInt extends Binary {
        RemainderInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long q = Value.intValue(y);
                if (q > 0) {
                    putLong(f + to, Value.ofInt(Math.floorMod(Value.intValue(x), q)));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Left shift of ints that are words. */
    static final class LeftShiftInt extends Binary {
        LeftShiftInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long p = Value.intValue(x);
                long q = Value.intValue(y);
                if (q >= 0 && q < 48 && Value.fitsInt(p << q) && p << q >> q == p) {
                    putLong(f + to, Value.ofInt(p << q));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Right shift of ints that are words. */
    static final class RightShiftInt extends Binary {
        RightShiftInt(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                long q = Value.intValue(y);
                if (q >= 0) {
                    putLong(f + to, Value.ofInt(Value.intValue(x) >> Math.min(q, 63)));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Addition of floats. */
    static final class AddFloat extends Binary {
        AddFloat(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.isDouble(x) && Value.isDouble(y)) {
                putLong(f + to, Value.ofDouble(Double.longBitsToDouble(x - DOUBLE_OFFSET) + Double.longBitsToDouble(y - DOUBLE_OFFSET)));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Subtraction of floats. */
    static final class SubtractFloat extends Binary {
        SubtractFloat(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.isDouble(x) && Value.isDouble(y)) {
                putLong(f + to, Value.ofDouble(Double.longBitsToDouble(x - DOUBLE_OFFSET) - Double.longBitsToDouble(y - DOUBLE_OFFSET)));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Multiplication of floats. */
    static final class MultiplyFloat extends Binary {
        MultiplyFloat(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.isDouble(x) && Value.isDouble(y)) {
                putLong(f + to, Value.ofDouble(Double.longBitsToDouble(x - DOUBLE_OFFSET) * Double.longBitsToDouble(y - DOUBLE_OFFSET)));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Division of floats. */
    static final class DivideFloat extends Binary {
        DivideFloat(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.isDouble(x) && Value.isDouble(y)) {
                double q = Double.longBitsToDouble(y - DOUBLE_OFFSET);
                if (q != 0) {
                    putLong(f + to, Value.ofDouble(Double.longBitsToDouble(x - DOUBLE_OFFSET) / q));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Addition of ints and floats mixed. */
    static final class AddNumber extends Binary {
        AddNumber(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (isNumber(x) && isNumber(y) && !Value.areInts(x, y)) {
                putLong(f + to, Value.ofDouble(number(x) + number(y)));
                return next;
            }
            if (Value.areInts(x, y)) {
                putLong(f + to, Operators.binary(t, instr.oparg, x, y));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Subtraction of ints and floats mixed. */
    static final class SubtractNumber extends Binary {
        SubtractNumber(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (isNumber(x) && isNumber(y) && !Value.areInts(x, y)) {
                putLong(f + to, Value.ofDouble(number(x) - number(y)));
                return next;
            }
            if (Value.areInts(x, y)) {
                putLong(f + to, Operators.binary(t, instr.oparg, x, y));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Multiplication of ints and floats mixed. */
    static final class MultiplyNumber extends Binary {
        MultiplyNumber(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (isNumber(x) && isNumber(y) && !Value.areInts(x, y)) {
                putLong(f + to, Value.ofDouble(number(x) * number(y)));
                return next;
            }
            if (Value.areInts(x, y)) {
                putLong(f + to, Operators.binary(t, instr.oparg, x, y));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    /** Division of ints and floats mixed, where the result is exact as one of doubles. */
    static final class DivideNumber extends Binary {
        DivideNumber(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (isNumber(x) && isNumber(y)) {
                double q = number(y);
                if (q != 0) {
                    putLong(f + to, Value.ofDouble(number(x) / q));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Item of a list. */
    static final class SubscriptList extends Binary {
        SubscriptList(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.LIST && Value.isInt(y)) {
                long index = Value.intValue(y);
                long length = getLong(x + ListLayout.LENGTH);
                index += index < 0 ? length : 0;
                if (index >= 0 && index < length) {
                    putLong(f + to, getLong(getLong(x + ListLayout.ITEMS) + ArrayLayout.WORDS + 8 * index));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Item of a tuple. */
    static final class SubscriptTuple extends Binary {
        SubscriptTuple(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.TUPLE && Value.isInt(y)) {
                long index = Value.intValue(y);
                long length = getLong(x + TupleLayout.LENGTH);
                index += index < 0 ? length : 0;
                if (index >= 0 && index < length) {
                    putLong(f + to, getLong(x + TupleLayout.ITEMS + 8 * index));
                    return next;
                }
            }
            return slow(t, f, x, y);
        }
    }

    /** Item of a dict. */
    static final class SubscriptDict extends Binary {
        SubscriptDict(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first, left, right, to);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.DICT) {
                long value = PyDict.get(t, x, y);
                putLong(f + to, value != 0 ? value : PyObject.getItem(t, x, y));
                return next;
            }
            return slow(t, f, x, y);
        }
    }

    static boolean isNumber(long value) {
        return value >>> TAG_SHIFT != 0;
    }

    static double number(long value) {
        return Value.isInt(value) ? Value.intValue(value) : Double.longBitsToDouble(value - DOUBLE_OFFSET);
    }

    /** The node that fits what a BINARY_OP has seen. */
    static Binary make(Instr n, int taken, int first, Folded.Source left, Folded.Source right, long to) {
        int l = n.seen & (1 << Seen.RIGHT) - 1;
        int r = n.seen >> Seen.RIGHT;
        int operation = n.oparg >= Operators.INPLACE && n.oparg < Operators.SUBSCR ? n.oparg - Operators.INPLACE : n.oparg;
        if (l == Seen.INT && r == Seen.INT) {
            switch (operation) {
                case Operators.ADD:
                    return new AddInt(n, taken, first, left, right, to);
                case Operators.SUBTRACT:
                    return new SubtractInt(n, taken, first, left, right, to);
                case Operators.MULTIPLY:
                    return new MultiplyInt(n, taken, first, left, right, to);
                case Operators.AND:
                    return new AndInt(n, taken, first, left, right, to);
                case Operators.OR:
                    return new OrInt(n, taken, first, left, right, to);
                case Operators.XOR:
                    return new XorInt(n, taken, first, left, right, to);
                case Operators.FLOOR_DIVIDE:
                    return new FloorDivideInt(n, taken, first, left, right, to);
                case Operators.REMAINDER:
                    return new RemainderInt(n, taken, first, left, right, to);
                case Operators.LSHIFT:
                    return new LeftShiftInt(n, taken, first, left, right, to);
                case Operators.RSHIFT:
                    return new RightShiftInt(n, taken, first, left, right, to);
                case Operators.TRUE_DIVIDE:
                    return new DivideNumber(n, taken, first, left, right, to);
                default:
                    break;
            }
        } else if (l == Seen.FLOAT && r == Seen.FLOAT) {
            switch (operation) {
                case Operators.ADD:
                    return new AddFloat(n, taken, first, left, right, to);
                case Operators.SUBTRACT:
                    return new SubtractFloat(n, taken, first, left, right, to);
                case Operators.MULTIPLY:
                    return new MultiplyFloat(n, taken, first, left, right, to);
                case Operators.TRUE_DIVIDE:
                    return new DivideFloat(n, taken, first, left, right, to);
                default:
                    break;
            }
        } else if (l != 0 && r != 0 && ((l | r) & ~(Seen.INT | Seen.FLOAT)) == 0) {
            switch (operation) {
                case Operators.ADD:
                    return new AddNumber(n, taken, first, left, right, to);
                case Operators.SUBTRACT:
                    return new SubtractNumber(n, taken, first, left, right, to);
                case Operators.MULTIPLY:
                    return new MultiplyNumber(n, taken, first, left, right, to);
                case Operators.TRUE_DIVIDE:
                    return new DivideNumber(n, taken, first, left, right, to);
                default:
                    break;
            }
        } else if (operation == Operators.SUBSCR) {
            if (l == Seen.LIST && r == Seen.INT) {
                return new SubscriptList(n, taken, first, left, right, to);
            }
            if (l == Seen.TUPLE && r == Seen.INT) {
                return new SubscriptTuple(n, taken, first, left, right, to);
            }
            if (l == Seen.DICT) {
                return new SubscriptDict(n, taken, first, left, right, to);
            }
        }
        return new Binary(n, taken, first, left, right, to);
    }
}
