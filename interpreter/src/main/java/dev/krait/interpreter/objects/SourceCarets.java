package dev.krait.interpreter.objects;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.parser.Parser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** The source lines of a frame in a traceback, with the marks below what was being executed; after CPython's {@code traceback.py}. */
final class SourceCarets {
    /** The operator of a binary operation, or the brackets of a call or subscription: marked {@code ^} among {@code ~}. */
    private record Anchors(int leftLine, int leftColumn, int rightLine, int rightColumn) {
    }

    private SourceCarets() {
    }

    /**
     * The lines as they are printed, indented.
     *
     * @param lines the lines of the source from the first to the last of the instruction
     * @param column byte offset in the first line, or -1
     * @param endColumn byte offset in the last line, or -1
     */
    static String format(List<String> lines, int column, int endColumn) {
        List<String> stripped = lines.stream().map(SourceCarets::rstrip).toList();
        List<String> all = dedent(stripped);
        if (all.stream().allMatch(String::isBlank)) {
            return "";
        }
        if (column < 0 || endColumn < 0) {
            return "    " + stripped.get(0).strip() + "\n";
        }
        String first = stripped.get(0);
        String last = stripped.get(stripped.size() - 1);
        int start = characterOffset(first, column);
        int end = characterOffset(last, endColumn);
        int dedented = first.length() - all.get(0).length();
        start = Math.max(0, start - dedented);
        end = Math.max(0, end - dedented);
        String joined = String.join("\n", all);
        int segmentEnd = joined.length() - (all.get(all.size() - 1).length() - end);
        String segment = start <= segmentEnd ? joined.substring(Math.min(start, joined.length()), Math.min(segmentEnd, joined.length())) : "";
        Anchors anchors = anchors(segment);
        boolean carets = showsCarets(start, end, all, anchors);
        int shownStart = width(all.get(0), start);
        int shownEnd = width(all.get(all.size() - 1), end);
        int left = 0;
        int right = 0;
        TreeSet<Integer> significant = new TreeSet<>(List.of(0));
        significant.add(all.size() - 1);
        if (anchors != null) {
            left = width(all.get(anchors.leftLine), anchors.leftColumn + (anchors.leftLine == 0 ? start : 0));
            right = width(all.get(anchors.rightLine), anchors.rightColumn + (anchors.rightLine == 0 ? start : 0));
            for (int i = -1; i <= 1; i++) {
                significant.add(anchors.leftLine + i);
                significant.add(anchors.rightLine + i);
            }
            significant.remove(-1);
            significant.remove(all.size());
        }
        List<String> result = new ArrayList<>();
        int previous = -1;
        for (int line : significant) {
            if (previous >= 0) {
                if (line - previous == 2) {
                    output(result, all, line - 1, carets, anchors, shownStart, shownEnd, left, right);
                } else if (line - previous > 2) {
                    result.add("...<" + (line - previous - 1) + " lines>...");
                }
            }
            output(result, all, line, carets, anchors, shownStart, shownEnd, left, right);
            previous = line;
        }
        StringBuilder b = new StringBuilder();
        for (String line : dedent(result)) {
            b.append("    ").append(line).append('\n');
        }
        return b.toString();
    }

    private static void output(List<String> result, List<String> all, int line, boolean carets, Anchors anchors, int start, int end, int left, int right) {
        String text = all.get(line);
        result.add(text);
        if (!carets) {
            return;
        }
        int spaces = text.length() - text.stripLeading().length();
        int count = line == all.size() - 1 ? end : width(text, text.length());
        StringBuilder b = new StringBuilder();
        for (int column = 0; column < count; column++) {
            if (column < spaces || line == 0 && column < start) {
                b.append(' ');
            } else if (anchors == null) {
                b.append('^');
            } else {
                boolean inside = (line > anchors.leftLine || line == anchors.leftLine && column >= left)
                        && (line < anchors.rightLine || line == anchors.rightLine && column < right);
                b.append(inside ? '^' : '~');
            }
        }
        result.add(b.toString());
    }

    private static boolean showsCarets(int start, int end, List<String> all, Anchors anchors) {
        try {
            Mod.Module module = Parser.parseModule(SourceText.of(String.join("\n", all), "<traceback>"));
            if (module.body().isEmpty()) {
                return false;
            }
            Expr call = null;
            if (module.body().get(0) instanceof Stmt.Return r && r.value() instanceof Expr.Call c && c.func() instanceof Expr.Name) {
                call = c;
            } else if (module.body().get(0) instanceof Stmt.Assign a && a.value() instanceof Expr.Call c) {
                call = c;
            }
            if (call != null) {
                SourceRange r = call.range();
                if (r.line() == 1 && r.endLine() == all.size() && r.column() == start && r.endColumn() == end) {
                    return false;
                }
            }
        } catch (PythonSyntaxError e) {
            // A part of a statement: then only what stands around the segment counts.
        }
        if (anchors != null) {
            return true;
        }
        String first = all.get(0);
        String last = all.get(all.size() - 1);
        return !first.substring(0, Math.min(start, first.length())).isBlank() || !last.substring(Math.min(end, last.length())).isBlank();
    }

    private static Anchors anchors(String segment) {
        Mod.Module module;
        try {
            module = Parser.parseModule(SourceText.of("(\n" + segment + "\n)", "<traceback>"));
        } catch (PythonSyntaxError e) {
            return null;
        }
        if (module.body().size() != 1 || !(module.body().get(0) instanceof Stmt.ExprStmt statement)) {
            return null;
        }
        String[] lines = segment.split("\n", -1);
        try {
            return switch (statement.value()) {
                case Expr.BinOp e -> {
                    int[] at = until(lines, endOf(lines, e.left().range(), true), c -> !Character.isWhitespace(c) && c != ')');
                    int right = at[1] + 1;
                    SourceRange r = e.right().range();
                    if (right < lines[at[0]].length() && (r.line() - 2 > at[0] || right < characterOffset(lines[r.line() - 2], r.column()))) {
                        char c = lines[at[0]].charAt(right);
                        if (!Character.isWhitespace(c) && c != '\\' && c != '#') {
                            right++;
                        }
                    }
                    yield new Anchors(at[0], at[1], at[0], right);
                }
                case Expr.Subscript e -> brackets(lines, e.value().range(), e.range(), '[');
                case Expr.Call e -> brackets(lines, e.func().range(), e.range(), '(');
                default -> null;
            };
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Anchors brackets(String[] lines, SourceRange head, SourceRange whole, char bracket) {
        int[] left = until(lines, endOf(lines, head, true), c -> c == bracket);
        int[] right = endOf(lines, whole, false);
        return new Anchors(left[0], left[1], right[0], right[1]);
    }

    /** Line and column of the end of an expression; lines are off by two because of the parenthesis before. */
    private static int[] endOf(String[] lines, SourceRange range, boolean valid) {
        int line = range.endLine() - 2;
        int column = characterOffset(lines[line], range.endColumn());
        return valid ? nextValid(lines, line, column) : new int[] {line, column};
    }

    private static int[] nextValid(String[] lines, int line, int column) {
        while (column >= lines[line].length()) {
            column = 0;
            line++;
        }
        return new int[] {line, column};
    }

    private static int[] until(String[] lines, int[] at, IntPredicate stop) {
        while (true) {
            char c = lines[at[0]].charAt(at[1]);
            if (c == '\\' || c == '#') {
                at = nextValid(lines, at[0] + 1, 0);
            } else if (!stop.test(c)) {
                at = nextValid(lines, at[0], at[1] + 1);
            } else {
                return at;
            }
        }
    }

    /** The lines without the white space that all that are not blank begin with. */
    static List<String> dedent(List<String> lines) {
        String margin = null;
        for (String line : lines) {
            if (line.isBlank()) {
                continue;
            }
            String indent = line.substring(0, line.length() - line.stripLeading().length());
            if (margin == null) {
                margin = indent;
            } else {
                int n = 0;
                while (n < margin.length() && n < indent.length() && margin.charAt(n) == indent.charAt(n)) {
                    n++;
                }
                margin = margin.substring(0, n);
            }
        }
        int cut = margin == null ? 0 : margin.length();
        return lines.stream().map(line -> line.isBlank() ? "" : line.substring(cut)).toList();
    }

    private static String rstrip(String line) {
        return line.stripTrailing();
    }

    private static int characterOffset(String line, int bytes) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        return new String(utf8, 0, Math.min(bytes, utf8.length), StandardCharsets.UTF_8).length();
    }

    private static int width(String line, int offset) {
        int n = 0;
        for (int i = 0; i < Math.min(offset, line.length()); i++) {
            int east = line.charAt(i) < 128 ? 0 : UCharacter.getIntPropertyValue(line.charAt(i), UProperty.EAST_ASIAN_WIDTH);
            n += east == UCharacter.EastAsianWidth.WIDE || east == UCharacter.EastAsianWidth.FULLWIDTH ? 2 : 1;
        }
        return n + Math.max(0, offset - line.length());
    }
}
