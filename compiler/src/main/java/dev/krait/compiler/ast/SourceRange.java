package dev.krait.compiler.ast;

/**
 * A half-open range of source. Lines count from 1; columns count from 0 in UTF-8 bytes of their line, as CPython's
 * {@code col_offset} does.
 *
 * <p>Here and in the constants the methods that a record has anyway are written out where every start calls them: the
 * generated ones are linked by {@code invokedynamic}, some milliseconds each.
 */
public record SourceRange(int line, int column, int endLine, int endColumn) {
    /** From the start of {@code first} to the end of {@code last}. */
    public static SourceRange between(SourceRange first, SourceRange last) {
        return new SourceRange(first.line, first.column, last.endLine, last.endColumn);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceRange r && r.line == line && r.column == column && r.endLine == endLine && r.endColumn == endColumn;
    }

    @Override
    public int hashCode() {
        return ((line * 31 + column) * 31 + endLine) * 31 + endColumn;
    }
}
