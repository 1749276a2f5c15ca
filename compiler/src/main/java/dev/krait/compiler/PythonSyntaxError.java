package dev.krait.compiler;

/**
 * A source text that is not Python, with the words and the place that CPython 3.14 reports.
 *
 * <p>Lines and columns count from 1, columns in characters (code points). As in CPython's attributes
 * {@code offset}, {@code end_lineno} and {@code end_offset}, 0 and -1 occur where there is no such place, and
 * {@link #NONE} stands for {@code None}.
 */
public final class PythonSyntaxError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Instead of a line or column: Python's attribute is {@code None}. */
    public static final int NONE = Integer.MIN_VALUE;

    /** The Python exception to raise. */
    public enum Kind {
        /** {@code SyntaxError}. */
        SYNTAX("SyntaxError"),
        /** {@code IndentationError}. */
        INDENTATION("IndentationError"),
        /** {@code TabError}. */
        TAB("TabError"),
        /** {@code _IncompleteInputError}: a longer text may be valid; only raised on request. */
        INCOMPLETE_INPUT("_IncompleteInputError"),
        /** {@code MemoryError}: nested more deeply than the parser goes. */
        MEMORY("MemoryError"),
        /** {@code RecursionError}: nested more deeply than the compiler goes. */
        RECURSION("RecursionError");

        private final String exceptionName;

        Kind(String exceptionName) {
            this.exceptionName = exceptionName;
        }

        /** The name of the Python exception type. */
        public String exceptionName() {
            return exceptionName;
        }
    }

    private final Kind kind;
    private final String filename;
    private final int line;
    private final int column;
    private final int endLine;
    private final int endColumn;
    private final String text;

    /**
     * Creates an error.
     *
     * @param text the line of source that the error is in, or null
     */
    public PythonSyntaxError(Kind kind,
            String message,
            String filename,
            int line,
            int column,
            int endLine,
            int endColumn,
            String text) {
        super(message);
        this.kind = kind;
        this.filename = filename;
        this.line = line;
        this.column = column;
        this.endLine = endLine;
        this.endColumn = endColumn;
        this.text = text;
    }

    /** Which Python exception this is. */
    public Kind kind() {
        return kind;
    }

    /** The name of the source. */
    public String filename() {
        return filename;
    }

    /** Line of the first character, from 1. */
    public int line() {
        return line;
    }

    /** Column of the first character, from 1, in code points. */
    public int column() {
        return column;
    }

    /** Line of the end. */
    public int endLine() {
        return endLine;
    }

    /** Column after the last character, from 1, in code points. */
    public int endColumn() {
        return endColumn;
    }

    /** The line of source the error is in, or null. */
    public String text() {
        return text;
    }
}
