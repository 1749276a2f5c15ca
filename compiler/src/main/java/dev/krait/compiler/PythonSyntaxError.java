package dev.krait.compiler;

import java.util.Locale;

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
        RECURSION("RecursionError"),
        /** {@code SystemError}: what CPython's compiler fails on by mistake. */
        SYSTEM("SystemError"),
        /** {@code UnicodeEncodeError}: a text with a lone surrogate; see {@link #unicode()}. */
        UNICODE_ENCODE("UnicodeEncodeError"),
        /** {@code UnicodeDecodeError}: an escape without meaning in the format specification of an f-string; see {@link #unicode()}. */
        UNICODE_DECODE("UnicodeDecodeError");

        private final String exceptionName;

        Kind(String exceptionName) {
            this.exceptionName = exceptionName;
        }

        /** The name of the Python exception type. */
        public String exceptionName() {
            return exceptionName;
        }
    }

    /**
     * The arguments of a {@code UnicodeError}.
     *
     * @param object what could not be encoded, or (each character one byte) decoded
     * @param start the first position that is wrong, in code points
     * @param end the position after the last
     */
    public record UnicodeProblem(String encoding, String object, int start, int end, String reason) {
        /** What {@code str} gives of the Python exception. */
        public String message(Kind kind) {
            boolean encode = kind == Kind.UNICODE_ENCODE;
            int first = object.codePointAt(object.offsetByCodePoints(0, start));
            String what = end - start > 1 ? (encode ? "characters" : "bytes") + " in position " + start + "-" + (end - 1)
                    : String.format(Locale.ROOT, encode ? "character '\\u%04x' in position %d" : "byte 0x%02x in position %d", first, start);
            return "'" + encoding + "' codec can't " + (encode ? "encode " : "decode ") + what + ": " + reason;
        }
    }

    private final Kind kind;
    private final transient UnicodeProblem unicode;
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
        this.unicode = null;
    }

    /** Creates a {@code UnicodeError}, which has no place. */
    public PythonSyntaxError(Kind kind, UnicodeProblem problem, String filename) {
        super(problem.message(kind));
        this.kind = kind;
        this.filename = filename;
        this.line = NONE;
        this.column = NONE;
        this.endLine = NONE;
        this.endColumn = NONE;
        this.text = null;
        this.unicode = problem;
    }

    /** Which Python exception this is. */
    public Kind kind() {
        return kind;
    }

    /** The arguments of a {@code UnicodeError}; null for other kinds. */
    public UnicodeProblem unicode() {
        return unicode;
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
