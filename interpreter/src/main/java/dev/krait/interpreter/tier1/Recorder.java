package dev.krait.interpreter.tier1;

import dev.krait.interpreter.runtime.PyThread;

/** Watches instructions being executed one at a time. */
public interface Recorder {
    /** Before an instruction of the current frame; its operands are on the stack. False stops before it is executed. */
    boolean before(PyThread t, Instr instruction, long f);

    /**
     * After it was executed.
     *
     * @param next the instruction that is executed next, in the frame that {@code t.frame} now is
     * @param f the frame that the executed instruction was in
     * @return false to stop
     */
    boolean after(PyThread t, Instr next, long f);

    /** The instruction raised an exception or left the loop; nothing is executed any more. */
    void abort(PyThread t, Instr instruction);
}
