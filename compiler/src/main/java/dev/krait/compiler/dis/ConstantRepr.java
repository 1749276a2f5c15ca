package dev.krait.compiler.dis;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code repr} of constants. */
public final class ConstantRepr {
    private ConstantRepr() {
    }

    /** What Python's {@code repr} gives; for a code object an address that is none. */
    public static String of(Constant constant) {
        return switch (constant) {
            case Constant.None none -> "None";
            case Constant.Ellipsis ellipsis -> "Ellipsis";
            case Constant.Bool b -> b.value() ? "True" : "False";
            case Constant.Int i -> i.value().toString();
            case Constant.Float f -> of(f.value());
            case Constant.Complex c -> ofComplex(c.real(), c.imag());
            case Constant.Str s -> of(s);
            case Constant.Bytes b -> of(b.value());
            case Constant.Tuple t -> t.items().size() == 1 ? "(" + of(t.items().get(0)) + ",)" : "(" + all(t.items()) + ")";
            case Constant.FrozenSet s -> s.items().isEmpty() ? "frozenset()" : "frozenset({" + all(s.items()) + "})";
            case Constant.Slice s -> "slice(" + of(s.start()) + ", " + of(s.stop()) + ", " + of(s.step()) + ")";
            case CodeObject code -> String.format(Locale.ROOT, "<code object %s at 0x%x, file \"%s\", line %d>", code.name(),
                    System.identityHashCode(code), code.filename(), code.firstLine());
        };
    }

    private static String all(List<Constant> items) {
        return items.stream().map(ConstantRepr::of).collect(Collectors.joining(", "));
    }

    /** {@code repr} of a float: the fewest digits that tell it from its neighbours. */
    public static String of(double value) {
        String text = digits(value);
        return text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9') ? text + ".0" : text;
    }

    /** A float as {@code repr} of a complex number writes its parts: whole numbers without a fraction. */
    private static String digits(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        String shortest = Double.toString(Math.abs(value));
        if (Math.abs(value) < Double.MIN_NORMAL) {
            // Java prints two digits at least, and they may be other ones than the single digit that is enough.
            String digit = String.format(Locale.ROOT, "%.0e", Math.abs(value));
            shortest = Double.parseDouble(digit) == Math.abs(value) ? digit : shortest;
        }
        BigDecimal decimal = new BigDecimal(shortest).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int point = digits.length() - decimal.scale(); // digits before the decimal point
        String sign = value < 0 ? "-" : "";
        if (point > 16 || point <= -4) {
            String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
            return String.format(Locale.ROOT, "%s%s%se%s%02d", sign, digits.charAt(0), fraction, point > 0 ? "+" : "-", Math.abs(point - 1));
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        if (point >= digits.length()) {
            return sign + digits + "0".repeat(point - digits.length());
        }
        return sign + digits.substring(0, point) + "." + digits.substring(point);
    }

    private static String ofComplex(double real, double imag) {
        if (real == 0 && 1 / real > 0) {
            return digits(imag) + "j";
        }
        String sign = Double.isNaN(imag) || Math.copySign(1, imag) > 0 ? "+" : "";
        return "(" + digits(real) + sign + digits(imag) + "j)";
    }

    /** {@code repr} of a str. */
    public static String of(String value) {
        return of(new Constant.Str(value));
    }

    private static String of(Constant.Str str) {
        String value = str.value();
        char quote = value.indexOf('\'') >= 0 && value.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        IntStream.of(str.codePoints()).forEach(c -> {
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
                    }
                }
            }
        });
        return out.append(quote).toString();
    }

    private static boolean isPrintable(int c) {
        if (c < 0x7F) {
            return c >= ' ';
        }
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.CONTROL, UCharacterCategory.FORMAT, UCharacterCategory.SURROGATE,
                    UCharacterCategory.PRIVATE_USE, UCharacterCategory.UNASSIGNED, UCharacterCategory.LINE_SEPARATOR,
                    UCharacterCategory.PARAGRAPH_SEPARATOR, UCharacterCategory.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** {@code repr} of bytes. */
    public static String of(byte[] value) {
        boolean single = false;
        boolean doubled = false;
        for (byte b : value) {
            single |= b == '\'';
            doubled |= b == '"';
        }
        char quote = single && !doubled ? '"' : '\'';
        StringBuilder out = new StringBuilder("b").append(quote);
        for (byte b : value) {
            switch (b) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> {
                    if (b == quote) {
                        out.append('\\').append(quote);
                    } else if (b >= ' ' && b < 0x7F) {
                        out.append((char) b);
                    } else {
                        out.append(String.format(Locale.ROOT, "\\x%02x", b & 0xFF));
                    }
                }
            }
        }
        return out.append(quote).toString();
    }
}
