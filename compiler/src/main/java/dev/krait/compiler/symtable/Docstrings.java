package dev.krait.compiler.symtable;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.Constant;
import java.util.List;

/** Finds docstrings and removes their indentation. */
public final class Docstrings {
    private static final int TAB = 8;

    private Docstrings() {
    }

    /** The docstring of a body, or null. */
    public static String of(List<Stmt> body) {
        return !body.isEmpty() && body.get(0) instanceof Stmt.ExprStmt statement
                && statement.value() instanceof Expr.Literal literal && literal.value() instanceof Constant.Str text
                        ? text.value()
                        : null;
    }

    /** As {@code inspect.cleandoc}, but keeps blank lines at both ends. */
    public static String clean(String docstring) {
        String text = expandTabs(docstring);
        int first = text.indexOf('\n');
        int margin = first < 0 ? 0 : margin(text, first + 1);
        int start = 0;
        while (start < text.length() && text.charAt(start) == ' ') {
            start++;
        }
        if (start == 0 && margin == 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int end = lineEnd(text, start);
        out.append(text, start, end);
        while (end < text.length()) {
            int from = end;
            for (int i = 0; i < margin && from < text.length() && text.charAt(from) == ' '; i++) {
                from++;
            }
            end = lineEnd(text, from);
            out.append(text, from, end);
        }
        return out.toString();
    }

    private static int margin(String text, int start) {
        int margin = Integer.MAX_VALUE;
        int line = start;
        while (line < text.length()) {
            int i = line;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
            if (i < text.length() && text.charAt(i) != '\n') {
                margin = Math.min(margin, i - line);
            }
            line = lineEnd(text, i);
        }
        return margin == Integer.MAX_VALUE ? 0 : margin;
    }

    private static int lineEnd(String text, int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }

    private static String expandTabs(String text) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                int spaces = TAB - column % TAB;
                out.repeat(' ', spaces);
                column += spaces;
            } else {
                out.append(c);
                if (c == '\n' || c == '\r') {
                    column = 0;
                } else if (!Character.isLowSurrogate(c) || i == 0 || !Character.isHighSurrogate(text.charAt(i - 1))) {
                    column++;
                }
            }
        }
        return out.toString();
    }
}
