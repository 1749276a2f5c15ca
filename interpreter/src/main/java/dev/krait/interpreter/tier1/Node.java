package dev.krait.interpreter.tier1;

import dev.krait.interpreter.runtime.PyThread;

/**
 * A step of the tier-1 interpreter: one instruction ({@link Instr}), or several folded into one. The operand stack has
 * a static depth, so an operand is the frame's address plus a constant of the node.
 */
public abstract class Node {
    /** Set in the program counter of folded nodes: their topmost operands have not been put on the stack. */
    public static final int FOLDED = 1 << 30;
    /** In bits above it, how many operands a folded node did not put on the stack. */
    public static final int FOLDED_SHIFT = 24;
    /** The code unit in a program counter. */
    public static final int UNIT_MASK = (1 << FOLDED_SHIFT) - 1;

    /** What is stored in the frame while the node runs: the code unit of the instruction that can raise, and the bits for folding. */
    public final int pc;

    /** Makes a node. */
    protected Node(int pc) {
        this.pc = pc;
    }

    /**
     * Executes the step in the current frame.
     *
     * @param t the current thread; {@code t.frame} is the frame
     * @param f the address of the frame
     * @return the next step, in the frame that {@code t.frame} then is; null to leave the loop with {@code t.result}
     */
    public abstract Node exec(PyThread t, long f);

    /** The code unit at which the unfolded instructions that stand for this node begin. */
    public int start() {
        return pc & UNIT_MASK;
    }
}
