package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.FLAGS;
import static dev.krait.spi.abi.FrameLayout.FLAG_ENTRY;
import static dev.krait.spi.abi.FrameLayout.FLAG_GENERATOR;
import static dev.krait.spi.abi.FrameLayout.PC;
import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.runtime.Tracebacks;
import dev.krait.spi.abi.Value;

/** Finds the handler of the exception in {@code t.exception}, popping frames that have none. */
final class Unwinder {
    private Unwinder() {
    }

    /** The node of the handler; null if the exception leaves the loop, whose entry frame has been popped. */
    static Node unwind(PyThread t) {
        long f = t.frame;
        Tracebacks.add(t, t.exception, f, CodeBody.ofFrame(f), getInt(f + PC) & Node.UNIT_MASK);
        return unwindAgain(t, getInt(f + PC) & Node.UNIT_MASK);
    }

    /**
     * The same for an exception that has the current frame in its traceback already.
     *
     * @param at the code unit whose handler is wanted: that of the instruction that raises again, while the frame may say
     *     where the exception was first raised
     */
    static Node unwindAgain(PyThread t, int at) {
        int covered = at;
        while (true) {
            long f = t.frame;
            CodeBody code = CodeBody.ofFrame(f);
            ExceptionTable table = code.exceptionTable();
            int entry = table.find(covered);
            if (entry >= 0) {
                long to = f + code.stackBase + 8L * table.depth(entry);
                if (table.lasti(entry)) {
                    putLong(to, Value.ofInt(getInt(f + PC) & Node.UNIT_MASK));
                    to += 8;
                }
                putLong(to, t.exception);
                t.exception = 0;
                t.handlerFrame = f;
                return code.link(table.target(entry));
            }
            int flags = getInt(f + FLAGS);
            if ((flags & FLAG_GENERATOR) != 0) {
                Generators.finish(t, f);
            } else {
                Frames.pop(t, f);
            }
            if ((flags & FLAG_ENTRY) != 0) {
                t.result = 0;
                return null;
            }
            long caller = t.frame;
            covered = getInt(caller + PC) & Node.UNIT_MASK;
            Tracebacks.add(t, t.exception, caller, CodeBody.ofFrame(caller), covered);
        }
    }
}
