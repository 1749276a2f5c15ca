package dev.krait.compiler.parser;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.UnicodeProblem;
import dev.krait.compiler.code.Constant;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of number, string and bytes literals. */
final class Literals {
    /** CPython's default of {@code sys.int_info.default_max_str_digits}. */
    private static final int MAX_DECIMAL_DIGITS = 4300;

    private Literals() {
    }

    /** A literal that has no value; the message is that of the Python exception. */
    static final class InvalidLiteral extends Exception {
        private static final long serialVersionUID = 1L;
        /** For an escape without meaning. */
        final transient UnicodeProblem problem;

        InvalidLiteral(String message) {
            this(message, null);
        }

        InvalidLiteral(String message, UnicodeProblem problem) {
            super(message, null, false, false);
            this.problem = problem;
        }
    }

    /** A decoded string and the first escape in it that is none. */
    record Decoded(Constant value, String invalidEscape, int invalidOffset) {
    }

    /** The value of a number token. */
    static Constant number(String text) throws InvalidLiteral {
        String digits = text.indexOf('_') < 0 ? text : text.replace("_", "");
        int length = digits.length();
        char second = length > 1 ? Character.toLowerCase(digits.charAt(1)) : 0;
        if (digits.charAt(0) == '0' && (second == 'x' || second == 'o' || second == 'b')) {
            return new Constant.Int(powerOfTwoRadix(digits.substring(2), second == 'x' ? 4 : second == 'o' ? 3 : 1));
        }
        char last = digits.charAt(length - 1);
        if (last == 'j' || last == 'J') {
            return new Constant.Complex(0.0, Double.parseDouble(digits.substring(0, length - 1)));
        }
        if (digits.indexOf('.') >= 0 || digits.indexOf('e') >= 0 || digits.indexOf('E') >= 0) {
            return new Constant.Float(Double.parseDouble(digits));
        }
        if (digits.charAt(0) == '0') {
            // The tokenizer refuses zeros before other digits, but not where an "e" follows, as in "03else"; the value is then a float.
            return digits.chars().allMatch(c -> c == '0') ? Constant.Int.of(0) : new Constant.Float(Double.parseDouble(digits));
        }
        if (length <= 18) {
            return Constant.Int.of(Long.parseLong(digits));
        }
        if (length > MAX_DECIMAL_DIGITS) {
            throw new InvalidLiteral("Exceeds the limit (" + MAX_DECIMAL_DIGITS + " digits) for integer string conversion: value has "
                    + length + " digits; use sys.set_int_max_str_digits() to increase the limit"
                    + " - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.");
        }
        return new Constant.Int(new BigInteger(digits));
    }

    /** Linear, where {@link BigInteger} would take quadratic time. */
    private static BigInteger powerOfTwoRadix(String digits, int bitsPerDigit) {
        byte[] magnitude = new byte[(digits.length() * bitsPerDigit + 7) / 8 + 1];
        int bit = 0;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int shifted = Character.digit(digits.charAt(i), 16) << (bit & 7);
            int index = magnitude.length - 1 - (bit >> 3);
            magnitude[index] |= (byte) shifted;
            if (shifted > 0xFF) {
                magnitude[index - 1] |= (byte) (shifted >> 8);
            }
            bit += bitsPerDigit;
        }
        return new BigInteger(1, magnitude);
    }

    /** The value of the inside of a string literal that is not raw. */
    static Decoded decodeString(String s) throws InvalidLiteral {
        StringBuilder out = new StringBuilder(s.length());
        List<Integer> splits = new ArrayList<>();
        String invalidEscape = null;
        int invalidOffset = -1;
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (c != '\\') {
                out.append(c);
                i++;
                continue;
            }
            int escape = i++;
            if (i == s.length()) {
                // Before a replacement field of an f-string.
                out.append('\\');
                break;
            }
            c = s.charAt(i++);
            switch (c) {
                case '\n' -> { }
                case '\\', '\'', '"' -> out.append(c);
                case 'a' -> out.append('\u0007');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'n' -> out.append('\n');
                case 'r' -> out.append('\r');
                case 't' -> out.append('\t');
                case 'v' -> out.append('\u000B');
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int end = octalEnd(s, i - 1);
                    int value = Integer.parseInt(s.substring(i - 1, end), 8);
                    if (value > 0xFF && invalidEscape == null) {
                        invalidEscape = s.substring(i - 1, end);
                        invalidOffset = escape;
                    }
                    i = end;
                    out.append((char) value);
                }
                case 'x' -> {
                    out.append((char) hex(s, escape, i, 2, "truncated \\xXX escape"));
                    i += 2;
                }
                case 'u' -> {
                    appendEscaped((int) hex(s, escape, i, 4, "truncated \\uXXXX escape"), out, splits);
                    i += 4;
                }
                case 'U' -> {
                    long value = hex(s, escape, i, 8, "truncated \\UXXXXXXXX escape");
                    if (value > 0x10FFFF) {
                        throw unicodeError(s, escape, i + 7, "illegal Unicode character");
                    }
                    i += 8;
                    appendEscaped((int) value, out, splits);
                }
                case 'N' -> i = namedCharacter(s, escape, i, out);
                default -> {
                    out.append('\\').append(c);
                    if (invalidEscape == null) {
                        invalidEscape = c < 0x80 ? String.valueOf(c) : null;
                        invalidOffset = escape;
                    }
                }
            }
        }
        return new Decoded(new Constant.Str(out.toString(), splits), invalidEscape, invalidOffset);
    }

    /** Two escaped surrogates stay two. */
    private static void appendEscaped(int c, StringBuilder out, List<Integer> splits) {
        int end = out.length();
        if (c >= Character.MIN_LOW_SURROGATE && c <= Character.MAX_LOW_SURROGATE && end > 0
                && Character.isHighSurrogate(out.charAt(end - 1))) {
            splits.add(end);
        }
        out.appendCodePoint(c);
    }

    private static int namedCharacter(String s, int escape, int start, StringBuilder out) throws InvalidLiteral {
        int close = start < s.length() && s.charAt(start) == '{' ? s.indexOf('}', start + 1) : -1;
        if (close < 0 || close == start + 1) {
            int end = start < s.length() && s.charAt(start) == '{' ? close < 0 ? s.length() - 1 : start : start - 1;
            throw unicodeError(s, escape, end, "malformed \\N character escape");
        }
        String name = s.substring(start + 1, close);
        int c = CharacterNames.lookup(name);
        if (c < 0) {
            throw unicodeError(s, escape, close, "unknown Unicode character name");
        }
        out.appendCodePoint(c);
        return close + 1;
    }

    private static long hex(String s, int escape, int start, int digits, String reason) throws InvalidLiteral {
        long value = 0;
        for (int i = start; i < start + digits; i++) {
            int digit = i < s.length() && s.charAt(i) < 0x80 ? Character.digit(s.charAt(i), 16) : -1;
            if (digit < 0) {
                throw unicodeError(s, escape, i - 1, reason);
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** The positions count what CPython decodes: UTF-8 in which a character beyond ASCII is an escape of ten bytes. */
    private static InvalidLiteral unicodeError(String s, int first, int last, String reason) {
        StringBuilder expanded = new StringBuilder(s.length());
        int[] ends = new int[s.length()];
        int i = 0;
        while (i < s.length()) {
            if (s.charAt(i) == '\\') {
                expanded.append('\\');
                ends[i++] = expanded.length();
                if (i == s.length() || s.charAt(i) >= 0x80) {
                    expanded.append("u005c");
                    ends[i - 1] = expanded.length();
                }
                if (i == s.length()) {
                    break;
                }
            }
            int c = s.codePointAt(i);
            if (c < 0x80) {
                expanded.append((char) c);
            } else {
                expanded.append(String.format(Locale.ROOT, "\\U%08x", c));
            }
            for (int end = i + Character.charCount(c); i < end; i++) {
                ends[i] = expanded.length();
            }
        }
        UnicodeProblem problem = new UnicodeProblem("unicodeescape", expanded.toString(), first == 0 ? 0 : ends[first - 1], ends[last], reason);
        return new InvalidLiteral("(unicode error) " + problem.message(PythonSyntaxError.Kind.UNICODE_DECODE), problem);
    }

    private static int octalEnd(String s, int start) {
        int end = start + 1;
        while (end < s.length() && end < start + 3 && s.charAt(end) >= '0' && s.charAt(end) <= '7') {
            end++;
        }
        return end;
    }

    /** The value of the inside of a bytes literal; all characters are ASCII. */
    static Decoded decodeBytes(String s, boolean raw) throws InvalidLiteral {
        ByteArrayOutputStream out = new ByteArrayOutputStream(s.length());
        String invalidEscape = null;
        int invalidOffset = -1;
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i++);
            if (c != '\\' || raw) {
                out.write(c);
                continue;
            }
            int escape = i - 1;
            c = s.charAt(i++);
            switch (c) {
                case '\n' -> { }
                case '\\', '\'', '"' -> out.write(c);
                case 'a' -> out.write(7);
                case 'b' -> out.write(8);
                case 'f' -> out.write(12);
                case 'n' -> out.write(10);
                case 'r' -> out.write(13);
                case 't' -> out.write(9);
                case 'v' -> out.write(11);
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int end = octalEnd(s, i - 1);
                    int value = Integer.parseInt(s.substring(i - 1, end), 8);
                    if (value > 0xFF && invalidEscape == null) {
                        invalidEscape = s.substring(i - 1, end);
                        invalidOffset = escape;
                    }
                    i = end;
                    out.write(value);
                }
                case 'x' -> {
                    int high = i < s.length() ? Character.digit(s.charAt(i), 16) : -1;
                    int low = i + 1 < s.length() ? Character.digit(s.charAt(i + 1), 16) : -1;
                    if (high < 0 || low < 0) {
                        throw new InvalidLiteral("(value error) invalid \\x escape at position " + escape);
                    }
                    out.write(high * 16 + low);
                    i += 2;
                }
                default -> {
                    out.write('\\');
                    out.write(c);
                    if (invalidEscape == null) {
                        invalidEscape = String.valueOf(c);
                        invalidOffset = escape;
                    }
                }
            }
        }
        return new Decoded(new Constant.Bytes(out.toByteArray()), invalidEscape, invalidOffset);
    }
}
