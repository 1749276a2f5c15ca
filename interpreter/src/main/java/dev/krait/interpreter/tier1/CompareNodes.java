package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;
import static dev.krait.spi.abi.Value.TAG_SHIFT;

import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Value;

/** Folded nodes for comparisons, truth and the conditional jumps behind them. */
final class CompareNodes {
    private static final int LESS = 1;
    private static final int EQUAL = 2;
    private static final int GREATER = 4;
    private static final int UNORDERED = 8;
    /** By comparison operator: with which relations it holds. */
    private static final int[] RELATIONS = {LESS, LESS | EQUAL, EQUAL, LESS | GREATER | UNORDERED, GREATER, GREATER | EQUAL};

    private CompareNodes() {
    }

    /** Two operands and a jump if the result is the wanted one. */
    abstract static class Jump2 extends Folded {
        final long maskA;
        final long a;
        final long maskB;
        final long b;
        /** Whether to jump if the condition holds; otherwise if it does not. */
        final boolean ifTrue;

        Jump2(Instr instr, int taken, int first, Source left, Source right, boolean ifTrue) {
            super(instr, taken, first);
            maskA = left.mask();
            a = left.offset();
            maskB = right.mask();
            b = right.offset();
            this.ifTrue = ifTrue;
        }

        final Node slowCompare(PyThread t, long x, long y) {
            missOperator(x, y);
            return (Operators.compare(t, instr.oparg | 16, x, y) == Const.TRUE) == ifTrue ? target : next;
        }
    }

    /** COMPARE_OP of ints that are words, and a jump. */
    static final class CompareIntJump extends Jump2 {
        private final int relations;

        CompareIntJump(Instr instr, int taken, int first, Source left, Source right, boolean ifTrue) {
            super(instr, taken, first, left, right, ifTrue);
            int holds = RELATIONS[instr.oparg >> 5] & ~UNORDERED;
            relations = ifTrue ? holds : holds ^ (LESS | EQUAL | GREATER);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.areInts(x, y)) {
                x <<= Value.INT_SHIFT;
                y <<= Value.INT_SHIFT;
                return (relations & (x < y ? LESS : x == y ? EQUAL : GREATER)) != 0 ? target : next;
            }
            return slowCompare(t, x, y);
        }
    }

    /** COMPARE_OP of floats, and a jump. */
    static final class CompareFloatJump extends Jump2 {
        private final int relations;

        CompareFloatJump(Instr instr, int taken, int first, Source left, Source right, boolean ifTrue) {
            super(instr, taken, first, left, right, ifTrue);
            int holds = RELATIONS[instr.oparg >> 5];
            relations = ifTrue ? holds : holds ^ (LESS | EQUAL | GREATER | UNORDERED);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            if (Value.isDouble(x) && Value.isDouble(y)) {
                double p = Value.doubleValue(x);
                double q = Value.doubleValue(y);
                return (relations & (p < q ? LESS : p == q ? EQUAL : p > q ? GREATER : UNORDERED)) != 0 ? target : next;
            }
            return slowCompare(t, x, y);
        }
    }

    /** COMPARE_OP of anything, and a jump. */
    static final class CompareJump extends Jump2 {
        CompareJump(Instr instr, int taken, int first, Source left, Source right, boolean ifTrue) {
            super(instr, taken, first, left, right, ifTrue);
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            noteOperator(x, y);
            long result = Operators.compare(t, instr.oparg | 16, x, y);
            return result == Const.TRUE == ifTrue ? target : next;
        }
    }

    /** IS_OP and a jump. */
    static final class IsJump extends Jump2 {
        IsJump(Instr instr, int taken, int first, Source left, Source right, boolean ifTrue) {
            super(instr, taken, first, left, right, ifTrue != (instr.oparg != 0));
        }

        @Override
        public Node exec(PyThread t, long f) {
            return getLong((f & maskA) + a) == getLong((f & maskB) + b) == ifTrue ? target : next;
        }
    }

    /** CONTAINS_OP and a jump. */
    static final class ContainsJump extends Jump2 {
        ContainsJump(Instr instr, int taken, int first, Source left, Source right, boolean ifTrue) {
            super(instr, taken, first, left, right, ifTrue != (instr.oparg != 0));
        }

        @Override
        public Node exec(PyThread t, long f) {
            return PyObject.contains(t, getLong((f & maskB) + b), getLong((f & maskA) + a)) == ifTrue ? target : next;
        }
    }

    /** COMPARE_OP, IS_OP or CONTAINS_OP whose result is kept. */
    static final class Compare extends Folded {
        private final long maskA;
        private final long a;
        private final long maskB;
        private final long b;
        private final long to;
        private final int kind;

        Compare(Instr instr, int taken, int first, Source left, Source right, long to) {
            super(instr, taken, first);
            maskA = left.mask();
            a = left.offset();
            maskB = right.mask();
            b = right.offset();
            this.to = to;
            kind = instr.op;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & maskA) + a);
            long y = getLong((f & maskB) + b);
            long result;
            if (kind == 56) { // COMPARE_OP
                noteOperator(x, y);
                result = Operators.compare(t, instr.oparg, x, y);
            } else if (kind == 74) { // IS_OP
                result = x == y != (instr.oparg != 0) ? Const.TRUE : Const.FALSE;
            } else {
                result = PyObject.contains(t, y, x) != (instr.oparg != 0) ? Const.TRUE : Const.FALSE;
            }
            putLong(f + to, result);
            return next;
        }
    }

    /** Comes to the same as the jump on whether a value is true. */
    static final class TruthJump extends Folded {
        private final long mask;
        private final long a;
        private final boolean ifTrue;

        TruthJump(Instr instr, int taken, int first, Source source, boolean ifTrue) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.ifTrue = ifTrue;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong((f & mask) + a);
            boolean truth;
            if (x == Const.TRUE) {
                truth = true;
            } else if (x == Const.FALSE || x == Const.NONE) {
                truth = false;
            } else if (Value.isInt(x)) {
                truth = x != Value.INT_BITS;
            } else if (x >>> TAG_SHIFT == 0 && getInt(x) == ShapeIds.LIST) {
                truth = getLong(x + ListLayout.LENGTH) != 0;
            } else {
                truth = PyObject.isTrue(t, x);
            }
            return truth == ifTrue ? target : next;
        }
    }

    /** TO_BOOL or UNARY_NOT whose result is kept. */
    static final class Truth extends Folded {
        private final long mask;
        private final long a;
        private final long to;
        private final boolean negated;

        Truth(Instr instr, int taken, int first, Source source, long to, boolean negated) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.to = to;
            this.negated = negated;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long truth = Operators.toBool(t, getLong((f & mask) + a));
            putLong(f + to, negated ? (truth == Const.FALSE ? Const.TRUE : Const.FALSE) : truth);
            return next;
        }
    }

    /** A jump if a value is, or is not, a certain one. */
    static final class SameJump extends Folded {
        private final long mask;
        private final long a;
        private final long wanted;
        private final boolean ifSame;

        SameJump(Instr instr, int taken, int first, Source source, long wanted, boolean ifSame) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.wanted = wanted;
            this.ifSame = ifSame;
        }

        @Override
        public Node exec(PyThread t, long f) {
            return getLong((f & mask) + a) == wanted == ifSame ? target : next;
        }
    }

    /** UNARY_NEGATIVE. */
    static final class Negative extends Folded {
        private final long mask;
        private final long a;
        private final long to;

        Negative(Instr instr, int taken, int first, Source source, long to) {
            super(instr, taken, first);
            mask = source.mask();
            a = source.offset();
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            putLong(f + to, Operators.negative(t, getLong((f & mask) + a)));
            return next;
        }
    }
}
