package dev.krait.compiler;

/** Where the compiler reports warnings. */
@FunctionalInterface
public interface WarningSink {
    /** Drops every warning. */
    WarningSink IGNORE = (category, message, line) -> false;

    /** The Python warning class. */
    enum Category {
        /** {@code SyntaxWarning}. */
        SYNTAX,
        /** {@code DeprecationWarning}. */
        DEPRECATION
    }

    /**
     * Reports one warning.
     *
     * @param line the line it is about, from 1
     * @return whether the warning is to be an error, as with {@code -W error}; the compiler then throws
     *     {@link PythonSyntaxError} for it
     */
    boolean warn(Category category, String message, int line);
}
