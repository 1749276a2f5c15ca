package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.math.BigInteger;

/**
 * The format specification mini-language: {@code [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]}.
 *
 * @param align one of {@code < > = ^}, or 0 where none was given
 * @param sign one of {@code + - space}, or 0
 * @param width -1 where none was given
 * @param grouping {@code ,} or {@code _} or 0
 * @param precision -1 where none was given
 * @param fractionGrouping {@code ,} or {@code _} or 0
 * @param type 0 where none was given
 */
record FormatSpec(int fill, char align, char sign, boolean noNegativeZero, boolean alternate, boolean zero, int width, char grouping,
        int precision, char fractionGrouping, int type) {

    static FormatSpec parse(PyThread t, String text, String typeName) {
        int[] s = text.codePoints().toArray();
        int i = 0;
        int fill = ' ';
        char align = 0;
        boolean fillGiven = false;
        if (s.length >= 2 && isAlign(s[1])) {
            fill = s[0];
            align = (char) s[1];
            fillGiven = true;
            i = 2;
        } else if (s.length >= 1 && isAlign(s[0])) {
            align = (char) s[0];
            i = 1;
        }
        char sign = 0;
        if (i < s.length && (s[i] == '+' || s[i] == '-' || s[i] == ' ')) {
            sign = (char) s[i++];
        }
        boolean z = false;
        if (i < s.length && s[i] == 'z') {
            z = true;
            i++;
        }
        boolean alternate = false;
        if (i < s.length && s[i] == '#') {
            alternate = true;
            i++;
        }
        boolean zero = false;
        if (!fillGiven && i < s.length && s[i] == '0') {
            fill = '0';
            zero = true;
            if (align == 0) {
                align = '=';
            }
            i++;
        }
        int start = i;
        int[] at = {i};
        int width = number(t, s, at, "Too many decimal digits in format string");
        i = at[0];
        char grouping = 0;
        if (i < s.length && (s[i] == ',' || s[i] == '_')) {
            grouping = (char) s[i++];
            if (i < s.length && (s[i] == ',' || s[i] == '_')) {
                throw Errors.valueError(t, s[i] == grouping && grouping == ',' ? "Cannot specify ',' with ','."
                        : s[i] == grouping ? "Cannot specify '_' with '_'." : "Cannot specify both ',' and '_'.");
            }
        }
        int precision = -1;
        char fractionGrouping = 0;
        if (i < s.length && s[i] == '.') {
            at[0] = ++i;
            precision = number(t, s, at, "Too many decimal digits in format string");
            boolean digits = at[0] > i;
            i = at[0];
            if (i < s.length && (s[i] == ',' || s[i] == '_')) {
                fractionGrouping = (char) s[i++];
            } else if (!digits) {
                throw Errors.valueError(t, "Format specifier missing precision");
            }
        }
        if (s.length - i > 1) {
            throw Errors.valueError(t, "Invalid format specifier '" + text + "' for object of type '" + typeName + "'");
        }
        int type = i < s.length ? s[i] : 0;
        if (grouping != 0 || fractionGrouping != 0) {
            boolean ok = switch (type) {
                case 'd', 'e', 'f', 'g', 'E', 'G', '%', 'F', 0 -> true;
                case 'b', 'o', 'x', 'X' -> grouping == '_';
                default -> false;
            };
            if (!ok) {
                char c = grouping != 0 ? grouping : fractionGrouping;
                throw Errors.valueError(t, type > 32 && type < 128 ? "Cannot specify '" + c + "' with '" + (char) type + "'."
                        : "Cannot specify '" + c + "' with '\\x" + Integer.toHexString(type) + "'.");
            }
        }
        return new FormatSpec(fill, align, sign, z, alternate, zero, width, grouping, precision, fractionGrouping, type);
    }

    private static boolean isAlign(int c) {
        return c == '<' || c == '>' || c == '=' || c == '^';
    }

    private static int number(PyThread t, int[] s, int[] at, String tooMany) {
        int i = at[0];
        long n = -1;
        while (i < s.length && StrChars.isDecimal(s[i])) {
            n = (n < 0 ? 0 : n) * 10 + Character.digit(s[i], 10);
            if (n > Integer.MAX_VALUE) {
                throw Errors.valueError(t, tooMany);
            }
            i++;
        }
        at[0] = i;
        return (int) n;
    }

    private PyError unknown(PyThread t, String typeName) {
        return Errors.valueError(t, type > 32 && type < 128 ? "Unknown format code '" + (char) type + "' for object of type '" + typeName + "'"
                : "Unknown format code '\\x" + Integer.toHexString(type) + "' for object of type '" + typeName + "'");
    }

    /** {@code format(s, spec)} of a str. */
    long formatStr(PyThread t, long s, String typeName) {
        if (type != 0 && type != 's') {
            throw unknown(t, typeName);
        }
        if (sign != 0) {
            throw Errors.valueError(t, sign == ' ' ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier");
        }
        if (noNegativeZero) {
            throw Errors.valueError(t, "Negative zero coercion (z) not allowed in string format specifier");
        }
        if (alternate) {
            throw Errors.valueError(t, "Alternate form (#) not allowed in string format specifier");
        }
        if (align == '=' && !zero) {
            throw Errors.valueError(t, "'=' alignment not allowed in string format specifier");
        }
        int length = PyStr.length(s);
        if (precision >= 0 && precision < length) {
            length = precision;
        }
        if (width <= length) {
            return PyStr.substring(t, s, 0, length);
        }
        int pad = width - length;
        char a = align == 0 || align == '=' ? '<' : align;
        int left = a == '>' ? pad : a == '^' ? pad / 2 : 0;
        return new StrBuilder(width).repeat(fill, left).append(s, 0, length).repeat(fill, pad - left).build(t);
    }

    /** {@code format(n, spec)} of an exact int. */
    String formatInt(PyThread t, long n, String typeName) {
        switch (type) {
            case 'e', 'E', 'f', 'F', 'g', 'G', '%' -> {
                return formatDouble(t, PyInt.toDouble(t, n), typeName);
            }
            case 'b', 'c', 'd', 'o', 'x', 'X', 'n', 0 -> {
            }
            default -> throw unknown(t, typeName);
        }
        if (precision != -1) {
            throw Errors.valueError(t, "Precision not allowed in integer format specifier");
        }
        if (noNegativeZero) {
            throw Errors.valueError(t, "Negative zero coercion (z) not allowed in format specifier with integer format code '"
                    + (type == 0 ? 'd' : (char) type) + "'");
        }
        if (type == 'c') {
            if (sign != 0) {
                throw Errors.valueError(t, "Sign not allowed with integer format specifier 'c'");
            }
            if (alternate) {
                throw Errors.valueError(t, "Alternate form (#) not allowed with integer format specifier 'c'");
            }
            long c = PyInt.clampedLong(n);
            if (c < 0 || c > 0x10FFFF) {
                throw Errors.overflowError(t, "%c arg not in range(0x110000)");
            }
            return pad("", "", new String(Character.toChars((int) c)), '<');
        }
        int base = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
        String digits;
        if (PyInt.fitsLong(n) && PyInt.longValue(n) != Long.MIN_VALUE) {
            digits = Long.toString(Math.abs(PyInt.longValue(n)), base);
        } else {
            BigInteger size = PyInt.big(n).abs();
            digits = base == 10 ? IntText.toDecimal(t, size) : size.toString(base);
        }
        String prefix = !alternate ? "" : base == 2 ? "0b" : base == 8 ? "0o" : base == 16 ? type == 'X' ? "0X" : "0x" : "";
        if (type == 'X') {
            digits = digits.toUpperCase(java.util.Locale.ROOT);
        }
        return number(PyInt.signum(n) < 0, prefix, digits, "", base == 10 ? 3 : 4);
    }

    /** {@code format(x, spec)} of a float. */
    String formatDouble(PyThread t, double x, String typeName) {
        int code = type;
        int digits = precision;
        boolean percent = false;
        boolean dotZero = false;
        String body;
        double value = x;
        switch (code) {
            case 'e', 'E', 'f', 'F', 'g', 'G' -> {
            }
            case 'n' -> code = 'g';
            case '%' -> {
                code = 'f';
                value *= 100;
                percent = true;
            }
            case 0 -> {
                if (digits < 0) {
                    code = 'r';
                } else {
                    code = 'g';
                    dotZero = true;
                }
            }
            default -> throw unknown(t, typeName);
        }
        boolean negative = value < 0 || value == 0 && 1 / value < 0;
        if (code == 'r') {
            body = FloatText.shortest(Math.abs(value), true);
            if (alternate && Double.isFinite(value) && body.indexOf('.') < 0) {
                int e = body.indexOf('e');
                body = e < 0 ? body + "." : body.substring(0, e) + "." + body.substring(e);
            }
        } else {
            if (digits < 0) {
                digits = 6;
            }
            if (dotZero) {
                body = generalWithPoint(value, digits);
            } else {
                body = FloatText.format(value, (char) code, digits, alternate);
            }
        }
        if (Double.isNaN(value)) {
            negative = false;
        }
        if (noNegativeZero && negative && isZero(body)) {
            negative = false;
        }
        if (percent) {
            body += "%";
        }
        int split = 0;
        while (split < body.length() && body.charAt(split) >= '0' && body.charAt(split) <= '9') {
            split++;
        }
        return number(negative, "", body.substring(0, split), groupedFraction(body.substring(split)), 3);
    }

    /** {@code format(c, spec)} of a complex number. */
    String formatComplex(PyThread t, double real, double imag) {
        if (fill == '0' && zero) {
            throw Errors.valueError(t, "Zero padding is not allowed in complex format specifier");
        }
        if (align == '=') {
            throw Errors.valueError(t, "'=' alignment flag is not allowed in complex format specifier");
        }
        boolean plain = type == 0;
        boolean skipReal = plain && real == 0 && 1 / real > 0;
        FormatSpec part = new FormatSpec(' ', '<', sign, noNegativeZero, alternate, false, -1, grouping, precision, fractionGrouping,
                plain && precision < 0 ? 'r' : plain ? 'g' : type);
        FormatSpec imagPart = new FormatSpec(' ', '<', skipReal ? sign : '+', noNegativeZero, alternate, false, -1, grouping, precision, fractionGrouping, part.type);
        String text = (skipReal ? "" : part.component(t, real)) + imagPart.component(t, imag) + "j";
        return pad("", "", plain && !skipReal ? "(" + text + ")" : text, '>');
    }

    private String component(PyThread t, double x) {
        if (type != 'r') {
            return formatDouble(t, x, "complex");
        }
        String body = FloatText.shortest(x, false);
        return body.startsWith("-") ? body : (sign == '+' ? "+" : sign == ' ' ? " " : "") + body;
    }

    /** The type-less format with a precision: as g, but with a point, and exponent one digit earlier. */
    private static String generalWithPoint(double value, int precision) {
        String body = FloatText.format(value, 'g', precision, false);
        if (!Double.isFinite(value)) {
            return body;
        }
        int e = body.indexOf('e');
        if (e < 0 && body.indexOf('.') < 0) {
            int digits = body.equals("0") ? 0 : body.length();
            if (digits == (precision == 0 ? 1 : precision) && digits > 0) {
                return FloatText.format(value, 'e', Math.max(precision, 1) - 1, false).replaceFirst("(\\.\\d*?)0+e", "$1e").replace(".e", "e");
            }
            return body + ".0";
        }
        return body;
    }

    private static boolean isZero(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == 'e' || c == 'E') {
                break;
            }
            if (c >= '1' && c <= '9' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private String groupedFraction(String rest) {
        if (fractionGrouping == 0 || !rest.startsWith(".")) {
            return rest;
        }
        StringBuilder b = new StringBuilder(".");
        int i = 1;
        int digits = 0;
        for (; i < rest.length() && rest.charAt(i) >= '0' && rest.charAt(i) <= '9'; i++) {
            if (digits > 0 && digits % 3 == 0) {
                b.append(fractionGrouping);
            }
            b.append(rest.charAt(i));
            digits++;
        }
        return b.append(rest, i, rest.length()).toString();
    }

    private String number(boolean negative, String prefix, String digits, String rest, int group) {
        String signText = negative ? "-" : sign == '+' ? "+" : sign == ' ' ? " " : "";
        String lead = signText + prefix;
        String whole = digits;
        boolean isDigits = !digits.isEmpty();
        if (grouping != 0 && isDigits) {
            int room = align == '=' && fill == '0' && width > 0 ? width - lead.length() - rest.length() : 0;
            whole = grouped(digits, group, grouping, room);
        }
        return pad(lead, rest, whole, '>');
    }

    private static String grouped(String digits, int group, char separator, int room) {
        StringBuilder b = new StringBuilder();
        int n = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            if (n > 0 && n % group == 0) {
                b.append(separator);
            }
            b.append(digits.charAt(i));
            n++;
        }
        // Zero padding is grouped as well, and never starts with a separator.
        while (b.length() < room) {
            if (n % group == 0) {
                b.append(separator);
            }
            b.append('0');
            n++;
        }
        return b.reverse().toString();
    }

    private String pad(String lead, String rest, String body, char defaultAlign) {
        int length = lead.length() + body.codePointCount(0, body.length()) + rest.length();
        if (width <= length) {
            return lead + body + rest;
        }
        String f = Character.toString(fill);
        int pad = width - length;
        return switch (align == 0 ? defaultAlign : align) {
            case '<' -> lead + body + rest + f.repeat(pad);
            case '^' -> f.repeat(pad / 2) + lead + body + rest + f.repeat(pad - pad / 2);
            case '=' -> lead + f.repeat(pad) + body + rest;
            default -> f.repeat(pad) + lead + body + rest;
        };
    }
}
