package dev.krait.interpreter.runtime;

import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.interpreter.objects.TracebackPrinter;
import dev.krait.interpreter.objects.TracebackType;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.PyFrame;
import dev.krait.spi.abi.Memory;

/** Tracebacks: built while frames are unwound, printed as CPython prints them. */
public final class Tracebacks {
    private Tracebacks() {
    }

    /**
     * Puts a frame before the traceback of an exception.
     *
     * @param frame address of the frame that the exception passes through
     * @param unit the code unit of the instruction
     */
    public static void add(PyThread t, long exception, long frame, CodeBody code, int unit) {
        if (code.isHidden()) {
            return;
        }
        long traceback = TracebackType.create(t, Memory.getLong(exception + ExceptionFields.TRACEBACK), PyFrame.of(t, frame), code.address, 2 * unit,
                code.lineAt(unit));
        Memory.putLong(exception + ExceptionFields.TRACEBACK, traceback);
    }

    /** Prints an exception, its traceback and its causes to {@code sys.stderr}, as an uncaught exception is printed. */
    public static void print(PyThread t, long exception) {
        TracebackPrinter.print(t, exception);
    }

    /** What {@link #print} would print. */
    public static String format(PyThread t, long exception) {
        return TracebackPrinter.format(t, exception);
    }
}
