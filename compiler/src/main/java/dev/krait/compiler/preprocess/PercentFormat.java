package dev.krait.compiler.preprocess;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Constant;
import java.util.ArrayList;
import java.util.List;

/** Turns {@code 'literal' % (a, b)} into a formatted string if it has only {@code %s}, {@code %r} and {@code %a}. */
final class PercentFormat {
    private static final SourceRange NO_LOCATION = new SourceRange(-1, -1, -1, -1);
    private static final int MAX_DIGITS = 3;

    private final String format;
    private int position;

    private PercentFormat(String format) {
        this.format = format;
    }

    /** The formatted string, or null if there must be a formatting operation. */
    static Expr fold(Expr.BinOp node, String format, List<Expr> values) {
        return new PercentFormat(format).fold(node, values);
    }

    private Expr fold(Expr.BinOp node, List<Expr> values) {
        List<Expr> parts = new ArrayList<>();
        int used = 0;
        while (true) {
            String literal = literal();
            if (!literal.isEmpty()) {
                parts.add(new Expr.Literal(new Constant.Str(literal), null, NO_LOCATION));
            }
            if (position >= format.length()) {
                break;
            }
            if (used >= values.size()) {
                return null;
            }
            position++;
            Expr field = field(values.get(used++));
            if (field == null) {
                return null;
            }
            parts.add(field);
        }
        return used < values.size() ? null : new Expr.JoinedStr(parts, node.range());
    }

    private String literal() {
        StringBuilder text = new StringBuilder();
        while (position < format.length()) {
            char c = format.charAt(position);
            if (c == '%') {
                if (position + 1 >= format.length() || format.charAt(position + 1) != '%') {
                    break;
                }
                position++;
            }
            text.append(c);
            position++;
        }
        return text.toString();
    }

    private Expr field(Expr value) {
        boolean left = false;
        while (position < format.length() && "-+ #0".indexOf(format.charAt(position)) >= 0) {
            left |= format.charAt(position) == '-';
            position++;
        }
        int width = number();
        int precision = -1;
        if (width < -1) {
            return null;
        }
        if (position < format.length() && format.charAt(position) == '.') {
            position++;
            precision = number();
            if (precision < -1) {
                return null;
            }
            precision = Math.max(precision, 0);
        }
        if (position >= format.length()) {
            return null;
        }
        char conversion = format.charAt(position++);
        if (conversion != 's' && conversion != 'r' && conversion != 'a') {
            return null;
        }
        String spec = (!left && width > 0 ? ">" : "") + (width >= 0 ? width : "") + (precision >= 0 ? "." + precision : "");
        Expr formatSpec = spec.isEmpty() ? null : new Expr.Literal(new Constant.Str(spec), null, NO_LOCATION);
        return new Expr.FormattedValue(value, conversion, formatSpec, value.range());
    }

    /** Decimal digits; -1 if there are none, -2 if there are too many. */
    private int number() {
        int start = position;
        int value = 0;
        while (position < format.length() && format.charAt(position) >= '0' && format.charAt(position) <= '9') {
            value = value * 10 + format.charAt(position++) - '0';
            if (position - start >= MAX_DIGITS) {
                return -2;
            }
        }
        return position == start ? -1 : value;
    }
}
