package dev.krait.compiler.symtable;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.SourceRange;

/**
 * Makes the errors and warnings of the stages after the parser. As in CPython, their columns count UTF-8 bytes, not
 * characters as those of the parser do.
 */
public final class Diagnostics {
    private final SourceText source;
    private final WarningSink warnings;
    private final RecursionGuard guard;
    private int suppressed;

    /** Diagnostics for a source text. */
    public Diagnostics(SourceText source, WarningSink warnings, RecursionGuard guard) {
        this.source = source;
        this.warnings = warnings;
        this.guard = guard;
    }

    /** The name of the source. */
    public String filename() {
        return source.filename();
    }

    /** Counts the depth of recursion. */
    public RecursionGuard guard() {
        return guard;
    }

    /** Makes a {@code SyntaxError} about a range of source; the caller throws it. */
    public PythonSyntaxError error(SourceRange location, String message) {
        boolean isFile = !source.filename().startsWith("<");
        return new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, message, source.filename(), location.line(),
                location.column() + 1, location.endLine(), location.endColumn() + 1,
                isFile && location.line() > 0 ? source.line(location.line()) + "\n" : null);
    }

    /** Reports a {@code SyntaxWarning}, and throws it as an error if the receiver wants that. */
    public void warn(SourceRange location, String message) {
        if (suppressed == 0 && warnings.warn(WarningSink.Category.SYNTAX, message, location.line())) {
            throw error(location, message);
        }
    }

    /** Drops warnings until {@link #resumeWarnings()}: code that is generated twice warns once. */
    public void suppressWarnings() {
        suppressed++;
    }

    /** Ends the last {@link #suppressWarnings()}. */
    public void resumeWarnings() {
        suppressed--;
    }
}
