package dev.krait.interpreter.tier1;

import dev.krait.interpreter.runtime.PyThread;

/** The just-in-time compiler, as tier 1 sees it. */
public interface Tier2 {
    /** Says that nothing was executed; never executed itself. */
    Node NOTHING = new Node(0) {
        @Override
        public Node exec(PyThread t, long f) {
            throw new AssertionError("executed");
        }
    };

    /**
     * A loop head or the first instruction of a function has become hot. May run machine code, or record
     * ({@link Interpreter#record}), or do nothing.
     *
     * @param f the current frame; its operand stack is that of the code unit
     * @param unit the code unit that is executed next
     * @return {@link #NOTHING} to go on as if it had not been asked; else as {@link Node#exec}: where to go on, in the frame that {@code t.frame} then is, or null if
     *     the loop is left
     */
    Node hot(PyThread t, long f, CodeBody code, int unit);
}
