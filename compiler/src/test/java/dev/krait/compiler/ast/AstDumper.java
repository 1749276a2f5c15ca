package dev.krait.compiler.ast;

import dev.krait.compiler.code.Constant;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.tokenizer.Tokenizer;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Prints a tree as Python's {@code ast.dump(tree, include_attributes=True)} does. */
public final class AstDumper {
    private static final Map<String, String> TYPE_NAMES = Map.of("Literal", "Constant", "ListExpr", "List", "ExprStmt", "Expr",
            "Arg", "arg", "Arguments", "arguments", "Keyword", "keyword", "Alias", "alias", "WithItem", "withitem");
    private static final Map<Class<?>, Shape> SHAPES = new ConcurrentHashMap<>();

    private final StringBuilder out = new StringBuilder();

    private AstDumper() {
    }

    private record Shape(String name, RecordComponent[] components, String[] fields) {
    }

    /** The dump of a tree. */
    public static String dump(AstNode tree) {
        AstDumper dumper = new AstDumper();
        try {
            dumper.node(tree);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return dumper.out.toString();
    }

    private static Shape shape(Class<?> type) {
        return SHAPES.computeIfAbsent(type, t -> {
            String name = t.getSimpleName();
            name = name.equals("Comprehension") ? "comprehension" : name.equals("MatchCase") ? "match_case" : TYPE_NAMES.getOrDefault(name, name);
            RecordComponent[] components = t.getRecordComponents();
            List<String> fields = new ArrayList<>();
            for (RecordComponent component : components) {
                component.getAccessor().setAccessible(true);
                fields.add(component.getName().replaceAll("([A-Z])", "_$1").toLowerCase());
            }
            return new Shape(name, components, fields.toArray(String[]::new));
        });
    }

    private void node(AstNode node) throws ReflectiveOperationException {
        Shape shape = shape(node.getClass());
        out.append(shape.name).append('(');
        String separator = "";
        for (int i = 0; i < shape.fields.length; i++) {
            Object value = shape.components[i].getAccessor().invoke(node);
            if (value == null || value instanceof List<?> list && list.isEmpty()) {
                continue;
            }
            out.append(separator);
            separator = ", ";
            if (value instanceof SourceRange r) {
                out.append("lineno=").append(r.line()).append(", col_offset=").append(r.column()).append(", end_lineno=")
                        .append(r.endLine()).append(", end_col_offset=").append(r.endColumn());
            } else {
                out.append(shape.fields[i]).append('=');
                value(value);
            }
        }
        out.append(')');
    }

    private void value(Object value) throws ReflectiveOperationException {
        switch (value) {
            case null -> out.append("None");
            case AstNode node -> node(node);
            case List<?> list -> {
                out.append('[');
                for (int i = 0; i < list.size(); i++) {
                    out.append(i == 0 ? "" : ", ");
                    value(list.get(i));
                }
                out.append(']');
            }
            case String s -> repr(s);
            case Integer i -> out.append(i);
            case Constant c -> constant(c);
            case ExprContext c -> out.append(c.asdlName()).append("()");
            case Operator o -> out.append(o.asdlName()).append("()");
            case UnaryOperator o -> out.append(o.asdlName()).append("()");
            case BoolOperator o -> out.append(o.asdlName()).append("()");
            case CmpOperator o -> out.append(o.asdlName()).append("()");
            default -> throw new IllegalStateException("unexpected " + value.getClass());
        }
    }

    private void constant(Constant c) {
        switch (c) {
            case Constant.None n -> out.append("None");
            case Constant.Ellipsis e -> out.append("Ellipsis");
            case Constant.Bool b -> out.append(b.value() ? "True" : "False");
            case Constant.Int i -> out.append(i.value());
            case Constant.Float f -> out.append(repr(f.value(), true));
            case Constant.Complex z -> out.append(repr(z.imag(), false)).append('j');
            case Constant.Str s -> out.append(ConstantRepr.of(s));
            case Constant.Bytes b -> repr(b.value());
            default -> throw new IllegalStateException("unexpected " + c);
        }
    }

    private static String repr(double value, boolean point) {
        if (Double.isInfinite(value)) {
            return "inf";
        }
        String s = Double.toString(value);
        if (value < 1e-300) {
            // Java prints two digits at least, Python one if that is enough.
            String shorter = String.format("%.0e", value);
            s = Double.parseDouble(shorter) == value ? shorter.replace("e", ".0E") : s;
        }
        int e = s.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(s.substring(e + 1));
        String mantissa = e < 0 ? s : s.substring(0, e);
        int dot = mantissa.indexOf('.');
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int pointAt = dot + exponent;
        int leading = 0;
        while (leading < digits.length() - 1 && digits.charAt(leading) == '0') {
            leading++;
        }
        digits = digits.substring(leading);
        pointAt -= leading;
        digits = digits.replaceAll("0+$", "");
        if (digits.isEmpty()) {
            return point ? "0.0" : "0";
        }
        if (pointAt > 16 || pointAt <= -4) {
            int shown = pointAt - 1;
            return digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e" + (shown < 0 ? "-" : "+")
                    + (Math.abs(shown) < 10 ? "0" : "") + Math.abs(shown);
        }
        if (pointAt <= 0) {
            return "0." + "0".repeat(-pointAt) + digits;
        }
        if (pointAt >= digits.length()) {
            return digits + "0".repeat(pointAt - digits.length()) + (point ? ".0" : "");
        }
        return digits.substring(0, pointAt) + "." + digits.substring(pointAt);
    }

    private void repr(String s) {
        char quote = s.indexOf('\'') >= 0 && s.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < s.length();) {
            int c = s.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (Tokenizer.isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else if (c < 0x100) {
                        out.append(String.format("\\x%02x", c));
                    } else if (c < 0x10000) {
                        out.append(String.format("\\u%04x", c));
                    } else {
                        out.append(String.format("\\U%08x", c));
                    }
                }
            }
        }
        out.append(quote);
    }

    private void repr(byte[] bytes) {
        boolean apostrophe = false;
        boolean quotation = false;
        for (byte b : bytes) {
            apostrophe |= b == '\'';
            quotation |= b == '"';
        }
        char quote = apostrophe && !quotation ? '"' : '\'';
        out.append('b').append(quote);
        for (byte b : bytes) {
            int c = b & 0xFF;
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c == '\n' || c == '\r' || c == '\t') {
                out.append(c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t");
            } else if (c >= ' ' && c < 0x7F) {
                out.append((char) c);
            } else {
                out.append(String.format("\\x%02x", c));
            }
        }
        out.append(quote);
    }
}
