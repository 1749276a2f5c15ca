package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.PyThread;

/** Prints exceptions. */
public final class TracebackPrinter {
    private TracebackPrinter() {
    }

    /** Prints an exception to {@code sys.stderr}. */
    public static void print(PyThread t, long exception) {
        System.err.print(format(t, exception));
    }

    /** The text. */
    public static String format(PyThread t, long exception) {
        return PyObject.reprText(t, exception);
    }
}
