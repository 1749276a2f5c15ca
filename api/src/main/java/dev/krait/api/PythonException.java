package dev.krait.api;

/** A Python exception that was not caught. */
public final class PythonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Value exception;
    private final String typeName;
    private final String traceback;

    /**
     * For implementations of the API.
     *
     * @param exception the exception object
     * @param typeName the name of its type
     * @param message {@code str(exception)}
     * @param traceback what the interpreter prints of it
     */
    public PythonException(Value exception, String typeName, String message, String traceback) {
        super(message.isEmpty() ? typeName : typeName + ": " + message);
        this.exception = exception;
        this.typeName = typeName;
        this.traceback = traceback;
    }

    /** The exception object. */
    public Value exception() {
        return exception;
    }

    /** The name of its type, such as {@code ValueError}. */
    public String typeName() {
        return typeName;
    }

    /** The Python traceback, as CPython prints it, with a line feed at the end. */
    public String traceback() {
        return traceback;
    }
}
