package dev.krait.interpreter.runtime;

/**
 * A Python exception on its way through Java code. The exception object is in {@link PyThread#exception}; this is only the
 * signal, so there is one, without a stack trace.
 */
public final class PyError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The one to throw. */
    public static final PyError SIGNAL = new PyError();

    private PyError() {
        super("a Python exception, see PyThread.exception", null, false, false);
    }
}
