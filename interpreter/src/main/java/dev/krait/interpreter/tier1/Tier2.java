package dev.krait.interpreter.tier1;

import dev.krait.interpreter.runtime.PyThread;

/** The just-in-time compiler, as tier 1 sees it. */
public interface Tier2 {
    /**
     * A loop head or the first instruction of a function has become hot. May run machine code, or record
     * ({@link Interpreter#record}), or do nothing.
     *
     * @param f the current frame; its operand stack is that of the code unit
     * @param unit the code unit that is executed next
     * @return where to go on, in the frame that {@code t.frame} then is; null to go on as if nothing had been done
     */
    Node hot(PyThread t, long f, CodeBody code, int unit);
}
