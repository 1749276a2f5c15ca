package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.math.BigInteger;

/** Ints from and to text: the digit limit of {@code sys.set_int_max_str_digits}, the grammar of {@code int(str, base)}. */
public final class IntText {
    /** The limit that a process starts with. */
    public static final int DEFAULT_MAX_DIGITS = 4300;
    /** Limits below this are not checked against: small conversions are fast anyway. */
    public static final int THRESHOLD = 640;

    private IntText() {
    }

    /** The decimal digits; ValueError past the limit. */
    static String toDecimal(PyThread t, BigInteger number) {
        int limit = t.context.intMaxStrDigits;
        if (limit > 0 && number.bitLength() > limit * 3.32 - 4) {
            String digits = number.bitLength() > limit * 3.33 + 64 ? null : number.toString();
            if (digits == null || digits.length() - (number.signum() < 0 ? 1 : 0) > limit) {
                throw Errors.valueError(t, "Exceeds the limit (" + limit + " digits) for integer string conversion; "
                        + "use sys.set_int_max_str_digits() to increase the limit");
            }
            return digits;
        }
        return number.toString();
    }

    /**
     * Parses what {@code int(text, base)} accepts.
     *
     * @param shown the repr of the original argument, for the error
     * @throws RuntimeException ValueError
     */
    static long parse(PyThread t, String text, int base, String shown) {
        String s = strip(asciiDigits(text));
        int i = 0;
        boolean negative = false;
        if (i < s.length() && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            negative = s.charAt(i++) == '-';
        }
        int radix = base;
        boolean prefixed = false;
        if (i + 1 < s.length() && s.charAt(i) == '0') {
            int p = switch (s.charAt(i + 1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            if (p != 0 && (radix == 0 || radix == p)) {
                radix = p;
                i += 2;
                prefixed = true;
            }
        }
        boolean zeroOnly = false;
        if (radix == 0) {
            radix = 10;
            zeroOnly = i < s.length() && s.charAt(i) == '0';
        }
        StringBuilder digits = new StringBuilder(s.length());
        boolean underscoreAllowed = prefixed;
        boolean last = false;
        for (; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '_') {
                if (!underscoreAllowed) {
                    throw invalid(t, base, shown);
                }
                underscoreAllowed = false;
                last = true;
                continue;
            }
            if (c >= 128 || Character.digit(c, radix) < 0) {
                throw invalid(t, base, shown);
            }
            digits.append(c);
            underscoreAllowed = true;
            last = false;
        }
        if (digits.isEmpty() || last) {
            throw invalid(t, base, shown);
        }
        int limit = t.context.intMaxStrDigits;
        if (limit > 0 && digits.length() > limit && (radix & radix - 1) != 0) {
            throw Errors.valueError(t, "Exceeds the limit (" + limit + " digits) for integer string conversion: value has "
                    + digits.length() + " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
        long result;
        if (digits.length() <= 10) {
            long number = Long.parseLong(digits.toString(), radix);
            if (zeroOnly && number != 0) {
                throw invalid(t, base, shown);
            }
            return PyInt.of(t, negative ? -number : number);
        }
        BigInteger number = new BigInteger(digits.toString(), radix);
        if (zeroOnly && number.signum() != 0) {
            throw invalid(t, base, shown);
        }
        result = PyInt.of(t, negative ? number.negate() : number);
        return result;
    }

    private static RuntimeException invalid(PyThread t, int base, String shown) {
        return Errors.valueError(t, "invalid literal for int() with base " + base + ": " + shown);
    }

    /** Replaces decimal digits of all scripts by ASCII ones, and spaces of all kinds by spaces. */
    static String asciiDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                StringBuilder b = new StringBuilder();
                text.codePoints().forEach(c -> {
                    int digit = c < 128 ? -1 : Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
                    if (digit >= 0) {
                        b.append((char) ('0' + digit));
                    } else {
                        b.appendCodePoint(c >= 128 && StrChars.isSpace(c) ? ' ' : c);
                    }
                });
                return b.toString();
            }
        }
        return text;
    }

    /** Without whitespace at either end. */
    static String strip(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && StrChars.isSpace(s.charAt(from))) {
            from++;
        }
        while (to > from && StrChars.isSpace(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }
}
