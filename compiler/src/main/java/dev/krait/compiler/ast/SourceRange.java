package dev.krait.compiler.ast;

/**
 * A half-open range of source. Lines count from 1; columns count from 0 in UTF-8 bytes of their line, as CPython's
 * {@code col_offset} does.
 */
public record SourceRange(int line, int column, int endLine, int endColumn) {
    /** From the start of {@code first} to the end of {@code last}. */
    public static SourceRange between(SourceRange first, SourceRange last) {
        return new SourceRange(first.line, first.column, last.endLine, last.endColumn);
    }
}
