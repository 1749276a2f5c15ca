package dev.krait.interpreter.tier1;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/**
 * A node that stands for several instructions: loads are folded into the consumer as operands, a store to a local into
 * the producer, a conditional jump into the comparison. An operand is the word at {@code (f & mask) + offset}: a slot
 * of the frame with mask -1, a constant with mask 0. Where what the node was made for does not apply, it does what the
 * unfolded instruction does and notes it, so that the next folding knows better.
 */
abstract class Folded extends Node {
    /** Address of a word that is 0, and behind it the small ints. */
    private static final long WORDS = words();
    /** How often a node may meet what it was not made for before its code is folded again. */
    private static final int MAX_MISSES = 16;

    /** The instruction that does the work. */
    final Instr instr;
    private final int first;
    /** The following node. */
    Node next;
    /** The node to jump to, where there is one. */
    Node target;
    /** While nodes are being made: the code unit of {@link #next}, or -1 where it is set already. */
    int nextUnit = -1;
    /** While nodes are being made: the code unit of {@link #target}, or -1. */
    int targetUnit = -1;
    private int misses;

    /**
     * Makes a node.
     *
     * @param taken how many of the topmost operands are not on the stack
     * @param first the code unit of the first instruction folded
     */
    Folded(Instr instr, int taken, int first) {
        super(instr.pc | FOLDED | taken << FOLDED_SHIFT);
        this.instr = instr;
        this.first = first;
    }

    @Override
    public final int start() {
        return first;
    }

    /** Notes that the node met what it was not made for. */
    final void miss() {
        if (++misses == MAX_MISSES) {
            instr.code.requestRefold();
        }
    }

    final void miss(int seen) {
        instr.seen |= seen;
        miss();
    }

    /** Notes the operands of an operator; one that calls Python functions is not folded again. */
    final void missOperator(long x, long y) {
        miss(Seen.of(x, y));
        noteOperator(x, y);
    }

    /** Notes if an operator calls a Python function. */
    final void noteOperator(long x, long y) {
        if ((instr.seen & (Seen.OTHER | Seen.PYTHON)) == Seen.OTHER && PythonOperators.function(instr, x, y) != 0) {
            instr.seen |= Seen.PYTHON;
            instr.code.requestRefold();
        }
    }

    private static long words() {
        long words = Memory.allocate(8 * 258);
        for (int i = 0; i < 257; i++) {
            Memory.putLong(words + 8 * (i + 1), Value.ofInt(i));
        }
        return words;
    }

    /** Where a word is that is 0. */
    static long absentAddress() {
        return WORDS;
    }

    /** Where a word is that holds a small int. */
    static long smallIntAddress(int number) {
        return WORDS + 8 + 8L * number;
    }

    /** A place that a value comes from. */
    record Source(long mask, long offset) {
        static Source slot(long offset) {
            return new Source(-1, offset);
        }

        static Source constant(long address) {
            return new Source(0, address);
        }

        boolean isConstant() {
            return mask == 0;
        }

        /** The value of a constant. */
        long value() {
            return Memory.getLong(offset);
        }
    }
}
