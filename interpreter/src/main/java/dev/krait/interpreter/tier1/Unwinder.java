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
        return unwindAgain(t);
    }

    /** The same for an exception that has the current frame in its traceback already. */
    static Node unwindAgain(PyThread t) {
        while (true) {
            long f = t.frame;
            CodeBody code = CodeBody.ofFrame(f);
            int unit = getInt(f + PC) & Node.UNIT_MASK;
            ExceptionTable table = code.exceptionTable();
            int entry = table.find(unit);
            if (entry >= 0) {
                long at = f + code.stackBase + 8L * table.depth(entry);
                if (table.lasti(entry)) {
                    putLong(at, Value.ofInt(unit));
                    at += 8;
                }
                putLong(at, t.exception);
                t.exception = 0;
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
            Tracebacks.add(t, t.exception, caller, CodeBody.ofFrame(caller), getInt(caller + PC) & Node.UNIT_MASK);
        }
    }
}
