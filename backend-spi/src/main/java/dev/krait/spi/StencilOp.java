package dev.krait.spi;

import java.util.Arrays;
import java.util.List;

/**
 * A micro-op in a stencil set: a family of stencils, one for each assignment of its register operands. Register operands
 * are numbered as declared, results first; {@code stencil(2, 0, 1)} is {@code r2 = r0 op r1}.
 */
public final class StencilOp {
    /** The stencil may leave through its jump target. What its results hold there is undefined. */
    static final int EXITS = 1;
    /** The stencil always ends by a jump to its jump target. */
    static final int JUMPS = 2;
    /** The stencil never reaches what follows it: it returns to the caller. */
    static final int RETURNS = 4;
    /** Not a stencil but a function in the calling convention of C. */
    static final int WHOLE = 8;

    private final StencilSet set;
    private final String name;
    private final int flags;
    private final List<Operand> operands;
    /** Where its stencils are in {@link StencilSet#variants}, first register operand most significant. */
    private final int base;
    private final int[] counts;

    StencilOp(StencilSet set, String name, int flags, List<Operand> operands, int base) {
        this.set = set;
        this.name = name;
        this.flags = flags;
        this.operands = operands;
        this.base = base;
        // No stream here: the set is read when a program is waiting for its first trace, and streams take milliseconds to load.
        int[] registers = new int[operands.size()];
        int n = 0;
        for (Operand o : operands) {
            if (o.kind().isRegister()) {
                registers[n++] = o.kind() == OperandKind.GENERAL ? set.generalRegisters() : set.floatRegisters();
            }
        }
        this.counts = Arrays.copyOf(registers, n);
    }

    /** The name as declared in C. */
    public String name() {
        return name;
    }

    /** All operands in the order declared. */
    public List<Operand> operands() {
        return operands;
    }

    /** Whether it may leave through its jump target; if it does, its result registers hold anything. */
    public boolean exits() {
        return (flags & EXITS) != 0;
    }

    /** Whether it always goes to its jump target. */
    public boolean jumps() {
        return (flags & JUMPS) != 0;
    }

    /** Whether it returns from machine code. */
    public boolean returns() {
        return (flags & RETURNS) != 0;
    }

    /** Whether it is a function in the calling convention of C rather than a stencil. */
    public boolean isWhole() {
        return (flags & WHOLE) != 0;
    }

    /** The number of register operands. */
    public int registerOperands() {
        return counts.length;
    }

    /** The number of combinations of registers, whether there is a stencil for them or not. */
    int variantCount() {
        int n = 1;
        for (int c : counts) {
            n *= c;
        }
        return n;
    }

    /** The stencil of an op without register operands. */
    public int stencil() {
        return variant(0, 0);
    }

    /** The stencil for one register. */
    public int stencil(int r0) {
        return variant(1, r0);
    }

    /** The stencil for two registers. */
    public int stencil(int r0, int r1) {
        return variant(2, r0 * counts[1] + r1);
    }

    /** The stencil for three registers. */
    public int stencil(int r0, int r1, int r2) {
        return variant(3, (r0 * counts[1] + r1) * counts[2] + r2);
    }

    /** The stencil for any number of registers. */
    public int stencil(int... registers) {
        int index = 0;
        for (int i = 0; i < registers.length; i++) {
            index = index * counts[i] + registers[i];
        }
        return variant(registers.length, index);
    }

    /** Whether there is a stencil for these registers; guards have none where both operands are the same. */
    public boolean hasStencil(int... registers) {
        int index = 0;
        for (int i = 0; i < registers.length; i++) {
            index = index * counts[i] + registers[i];
        }
        return set.variants[base + index] >= 0;
    }

    private int variant(int registers, int index) {
        int id = registers == counts.length ? set.variants[base + index] : -1;
        if (id < 0) {
            throw new StencilSetException(registers == counts.length
                    ? "no stencil " + name + suffix(index) + " in the set for " + set.isa()
                    : name + " takes " + counts.length + " registers, not " + registers);
        }
        return id;
    }

    int base() {
        return base;
    }

    /** The registers of a variant, as written in the name of a stencil: {@code .r2.r0.r1}. */
    String suffix(int index) {
        StringBuilder b = new StringBuilder();
        int k = counts.length;
        for (int i = operands.size() - 1; i >= 0; i--) {
            Operand o = operands.get(i);
            if (o.kind().isRegister()) {
                k--;
                b.insert(0, "." + o.kind().keyword() + index % counts[k]);
                index /= counts[k];
            }
        }
        return b.toString();
    }

    @Override
    public String toString() {
        return name + operands + Arrays.toString(counts);
    }
}
