package dev.krait.interpreter.objects;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Floats from and to text. All results are exact decimals rounded half to even, as CPython's dtoa gives. */
public final class FloatText {
    private FloatText() {
    }

    /** {@code repr}: the shortest digits that read back as the same double. */
    public static String repr(double a) {
        return shortest(a, true);
    }

    /** As {@code repr}; without the {@code .0} of whole numbers unless asked for. */
    static String shortest(double a, boolean addDotZero) {
        if (Double.isNaN(a)) {
            return "nan";
        }
        if (Double.isInfinite(a)) {
            return a > 0 ? "inf" : "-inf";
        }
        if (a == 0) {
            return (1 / a < 0 ? "-0" : "0") + (addDotZero ? ".0" : "");
        }
        String s = shortest(Math.abs(a));
        int e = s.indexOf('E');
        int exponent = e < 0 ? 0 : Integer.parseInt(s, e + 1, s.length(), 10);
        String mantissa = e < 0 ? s : s.substring(0, e);
        int dot = mantissa.indexOf('.');
        String digits = mantissa.substring(0, dot) + mantissa.substring(dot + 1);
        int point = dot + exponent;
        int start = 0;
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
            point--;
        }
        int end = digits.length();
        while (end > start + 1 && digits.charAt(end - 1) == '0') {
            end--;
        }
        digits = digits.substring(start, end);
        StringBuilder b = new StringBuilder();
        if (a < 0) {
            b.append('-');
        }
        if (point > 16 || point < -3) {
            exponent(b, digits, point - 1, false, 'e');
        } else {
            fixed(b, digits, point);
            if (addDotZero && point >= digits.length()) {
                b.append(".0");
            }
        }
        return b.toString();
    }

    /** Double.toString gives the shortest digits since JDK 19, but two at least: of subnormals one may be enough, and another. */
    private static String shortest(double a) {
        if (a < Double.MIN_NORMAL) {
            String digit = String.format(Locale.ROOT, "%.0e", a);
            if (Double.parseDouble(digit) == a) {
                return digit.replace("e", ".0E");
            }
        }
        return Double.toString(a);
    }

    private static void fixed(StringBuilder b, String digits, int point) {
        if (point <= 0) {
            b.append("0.").append("0".repeat(-point)).append(digits);
        } else if (point >= digits.length()) {
            b.append(digits).append("0".repeat(point - digits.length()));
        } else {
            b.append(digits, 0, point).append('.').append(digits, point, digits.length());
        }
    }

    private static void exponent(StringBuilder b, String digits, int exponent, boolean alternate, char letter) {
        b.append(digits.charAt(0));
        if (digits.length() > 1 || alternate) {
            b.append('.').append(digits, 1, digits.length());
        }
        b.append(letter).append(exponent < 0 ? '-' : '+');
        int size = Math.abs(exponent);
        if (size < 10) {
            b.append('0');
        }
        b.append(size);
    }

    /**
     * The digits of the absolute value of a finite double in presentation {@code e f g %} (either case) or {@code r}
     * (shortest), without sign.
     *
     * @param alternate keep the point and, for g, trailing zeros
     */
    static String format(double value, char type, int precision, boolean alternate) {
        double a = Math.abs(value);
        boolean upper = Character.isUpperCase(type);
        char lower = Character.toLowerCase(type);
        if (Double.isNaN(a)) {
            return upper ? "NAN" : "nan";
        }
        if (Double.isInfinite(a)) {
            return upper ? "INF" : "inf";
        }
        StringBuilder b = new StringBuilder();
        switch (lower) {
            case 'f' -> {
                b.append(new BigDecimal(a).setScale(precision, RoundingMode.HALF_EVEN).toPlainString());
                if (alternate && precision == 0) {
                    b.append('.');
                }
            }
            case 'e' -> {
                BigDecimal d = rounded(a, precision + 1);
                exponent(b, padded(d, precision + 1), decimalExponent(d), alternate, upper ? 'E' : 'e');
            }
            default -> general(b, a, precision == 0 ? 1 : precision, alternate, upper ? 'E' : 'e');
        }
        return b.toString();
    }

    private static void general(StringBuilder b, double a, int precision, boolean alternate, char letter) {
        BigDecimal d = rounded(a, precision);
        int exponent = decimalExponent(d);
        String digits = padded(d, precision);
        if (!alternate) {
            int end = digits.length();
            while (end > 1 && digits.charAt(end - 1) == '0') {
                end--;
            }
            digits = digits.substring(0, end);
        }
        if (exponent < -4 || exponent >= precision) {
            exponent(b, digits, exponent, alternate && digits.length() == 1, letter);
        } else {
            fixed(b, digits, exponent + 1);
            if (alternate && b.indexOf(".") < 0) {
                b.append('.');
            }
        }
    }

    private static BigDecimal rounded(double a, int digits) {
        return a == 0 ? BigDecimal.ZERO : new BigDecimal(a).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static int decimalExponent(BigDecimal d) {
        return d.signum() == 0 ? 0 : d.precision() - d.scale() - 1;
    }

    private static String padded(BigDecimal d, int digits) {
        String s = d.unscaledValue().toString();
        return s.length() >= digits ? s.substring(0, digits) : s + "0".repeat(digits - s.length());
    }

    /**
     * The number that {@code float(text)} reads, or null if the text is none.
     *
     * @param text already stripped and with ASCII digits
     */
    static Double parse(String text) {
        String s = text;
        int start = s.startsWith("-") || s.startsWith("+") ? 1 : 0;
        String word = s.substring(start).toLowerCase(Locale.ROOT);
        double sign = s.startsWith("-") ? -1 : 1;
        if (word.equals("inf") || word.equals("infinity")) {
            return sign * Double.POSITIVE_INFINITY;
        }
        if (word.equals("nan")) {
            return Double.NaN;
        }
        StringBuilder clean = new StringBuilder(s.length());
        boolean digits = false;
        boolean exponent = false;
        boolean point = false;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= '0' && c <= '9') {
                digits = true;
            } else if (c == '_') {
                if (i == 0 || i == s.length() - 1 || !isDigit(s.charAt(i - 1)) || !isDigit(s.charAt(i + 1))) {
                    return null;
                }
                continue;
            } else if (c == '.' && !point && !exponent) {
                point = true;
            } else if ((c == 'e' || c == 'E') && digits && !exponent) {
                exponent = true;
                digits = false;
            } else if (!((c == '+' || c == '-') && (i == 0 || s.charAt(i - 1) == 'e' || s.charAt(i - 1) == 'E'))) {
                return null;
            }
            clean.append(c);
        }
        return digits ? (Double) Double.parseDouble(clean.toString()) : null;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
