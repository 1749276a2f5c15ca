package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;

/** Folded nodes that only move values. */
final class MoveNodes {
    private MoveNodes() {
    }

    /** Moves one value. */
    static final class Move extends Folded {
        private final long mask;
        private final long from;
        private final long to;

        Move(Instr instr, int first, Source source, long to) {
            super(instr, 0, first);
            mask = source.mask();
            from = source.offset();
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            putLong(f + to, getLong((f & mask) + from));
            return next;
        }
    }

    /** Moves two values, one after the other. */
    static final class Move2 extends Folded {
        private final long mask1;
        private final long from1;
        private final long to1;
        private final long mask2;
        private final long from2;
        private final long to2;

        Move2(Instr instr, int first, Source source1, long to1, Source source2, long to2) {
            super(instr, 0, first);
            mask1 = source1.mask();
            from1 = source1.offset();
            this.to1 = to1;
            mask2 = source2.mask();
            from2 = source2.offset();
            this.to2 = to2;
        }

        @Override
        public Node exec(PyThread t, long f) {
            putLong(f + to1, getLong((f & mask1) + from1));
            putLong(f + to2, getLong((f & mask2) + from2));
            return next;
        }
    }

    /** Exchanges two slots. */
    static final class Swap extends Folded {
        private final long a;
        private final long b;

        Swap(Instr instr, int first, long a, long b) {
            super(instr, 0, first);
            this.a = a;
            this.b = b;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long x = getLong(f + a);
            putLong(f + a, getLong(f + b));
            putLong(f + b, x);
            return next;
        }
    }

    /** LOAD_DEREF. */
    static final class LoadDeref extends Folded {
        private final long cell;
        private final long to;

        LoadDeref(Instr instr, int first, long cell, long to) {
            super(instr, 0, first);
            this.cell = cell;
            this.to = to;
        }

        @Override
        public Node exec(PyThread t, long f) {
            long value = getLong(getLong(f + cell) + CellLayout.VALUE);
            if (value == 0) {
                throw StackInstr.unboundDeref(t, instr.code, instr.oparg);
            }
            putLong(f + to, value);
            return next;
        }
    }

    /** STORE_DEREF. */
    static final class StoreDeref extends Folded {
        private final long cell;
        private final long mask;
        private final long from;

        StoreDeref(Instr instr, int taken, int first, long cell, Source source) {
            super(instr, taken, first);
            this.cell = cell;
            mask = source.mask();
            from = source.offset();
        }

        @Override
        public Node exec(PyThread t, long f) {
            putLong(getLong(f + cell) + CellLayout.VALUE, getLong((f & mask) + from));
            return next;
        }
    }
}
