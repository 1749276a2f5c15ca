package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;

/** Places of instructions that are not those of a node. */
final class Locations {
    private Locations() {
    }

    /** If an attribute access spans lines, the place of the attribute's name. */
    static SourceRange atAttribute(SourceRange location, Expr.Attribute attribute) {
        SourceRange range = attribute.range();
        if (location.line() == range.endLine()) {
            return location;
        }
        int line = range.endLine();
        int length = attribute.attr().codePointCount(0, attribute.attr().length());
        int column = -1;
        int endColumn = -1;
        if (length <= range.endColumn()) {
            column = range.endColumn() - length;
            endColumn = location.endColumn();
        }
        int endLine = Math.max(line, location.endLine());
        if (line == endLine) {
            endColumn = Math.max(column, endColumn);
        }
        return new SourceRange(line, column, endLine, endColumn);
    }
}
