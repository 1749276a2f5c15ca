package dev.krait.interpreter.modules.codecs;

import com.ibm.icu.lang.UCharacter;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.TextDecoder;
import dev.krait.interpreter.objects.Warnings;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** The encodings {@code unicode_escape}, {@code raw_unicode_escape} and {@code escape}: backslashes as in literals. */
final class Escapes {
    private static final String LETTERS = "abfnrtv\\'\"";
    private static final String MEANINGS = "\007\b\f\n\r\t\013\\'\"";

    private Escapes() {
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        text.chars().forEach(out::write);
    }

    static byte[] encodeUnicode(long s, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0, n = PyStr.length(s); i < n; i++) {
            int c = PyStr.codePointAt(s, i);
            if (c > 0xFFFF) {
                ascii(out, String.format(Locale.ROOT, "\\U%08x", c));
            } else if (c > 0xFF) {
                ascii(out, String.format(Locale.ROOT, "\\u%04x", c));
            } else if (raw || c >= ' ' && c < 127 && c != '\\') {
                out.write(c);
            } else {
                ascii(out, c == '\\' ? "\\\\" : c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\x%02x", c));
            }
        }
        return out.toByteArray();
    }

    /** The value of hexadecimal digits, or -1 if there are fewer. */
    private static int hex(byte[] b, int from, int digits) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < b.length ? Character.digit(b[i], 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int hexEnd(byte[] b, int from, int digits) {
        int i = from;
        while (i < b.length && i < from + digits && Character.digit(b[i], 16) >= 0) {
            i++;
        }
        return i;
    }

    private static int digits(int letter) {
        return letter == 'x' ? 2 : letter == 'u' ? 4 : 8;
    }

    static void decodeRaw(TextDecoder d, byte[] b) {
        int n = b.length;
        for (int i = 0; i < n;) {
            if (b[i] != '\\') {
                d.out().appendCodePoint(b[i++] & 0xFF);
                continue;
            }
            if (i + 1 == n) {
                if (d.leave(i)) {
                    return;
                }
                d.out().appendCodePoint('\\');
                return;
            }
            int letter = b[i + 1];
            if (letter != 'u' && letter != 'U') {
                d.out().appendCodePoint('\\').appendCodePoint(letter & 0xFF);
                i += 2;
                continue;
            }
            int next = numbered(d, b, i, letter, "rawunicodeescape");
            if (next < 0) {
                return;
            }
            i = next;
        }
    }

    /** A backslash, a letter, and hexadecimal digits: where to go on, or -1 where the rest is left to the next time. */
    private static int numbered(TextDecoder d, byte[] b, int start, int letter, String encoding) {
        int digits = digits(letter);
        int c = hex(b, start + 2, digits);
        if (c >= 0 && c <= 0x10FFFF) {
            d.out().appendCodePoint(c);
            return start + 2 + digits;
        }
        int end = hexEnd(b, start + 2, digits);
        if (end == b.length && end < start + 2 + digits && d.leave(start)) {
            return -1;
        }
        boolean complete = end == start + 2 + digits;
        return d.handle(encoding, start, end, complete ? "illegal Unicode character" : "truncated \\" + (char) letter + "X".repeat(digits) + " escape");
    }

    static void decodeUnicode(PyThread t, TextDecoder d, byte[] b) {
        int n = b.length;
        int firstInvalid = -1;
        for (int i = 0; i < n;) {
            if (b[i] != '\\') {
                d.out().appendCodePoint(b[i++] & 0xFF);
                continue;
            }
            if (i + 1 == n) {
                if (d.leave(i)) {
                    break;
                }
                i = d.handle("unicodeescape", i, n, "\\ at end of string");
                continue;
            }
            int letter = b[i + 1] & 0xFF;
            int simple = LETTERS.indexOf(letter);
            if (letter == '\n') {
                i += 2;
            } else if (simple >= 0) {
                d.out().appendCodePoint(MEANINGS.charAt(simple));
                i += 2;
            } else if (letter >= '0' && letter <= '7') {
                int end = i + 1;
                int c = 0;
                while (end < n && end < i + 4 && b[end] >= '0' && b[end] <= '7') {
                    c = c << 3 | b[end++] - '0';
                }
                if (c > 0xFF && firstInvalid < 0) {
                    firstInvalid = i + 1;
                }
                d.out().appendCodePoint(c);
                i = end;
            } else if (letter == 'x' || letter == 'u' || letter == 'U') {
                int next = numbered(d, b, i, letter, "unicodeescape");
                if (next < 0) {
                    break;
                }
                i = next;
            } else if (letter == 'N') {
                int next = named(d, b, i);
                if (next < 0) {
                    break;
                }
                i = next;
            } else {
                if (firstInvalid < 0) {
                    firstInvalid = i + 1;
                }
                d.out().appendCodePoint('\\').appendCodePoint(letter);
                i += 2;
            }
        }
        warn(t, b, firstInvalid);
    }

    private static void warn(PyThread t, byte[] b, int at) {
        if (at < 0) {
            return;
        }
        int c = b[at] & 0xFF;
        String shown = c >= '4' && c <= '7' ? "\"\\" + new String(b, at, 3, java.nio.charset.StandardCharsets.ISO_8859_1) + "\" is an invalid octal escape sequence"
                : "\"\\" + (char) c + "\" is an invalid escape sequence";
        Warnings.warn(t, Exc.DEPRECATION_WARNING, shown, 1);
    }

    private static int named(TextDecoder d, byte[] b, int start) {
        int n = b.length;
        int i = start + 2;
        if (i < n && b[i] == '{') {
            int close = i + 1;
            while (close < n && b[close] != '}') {
                close++;
            }
            if (close < n && close > i + 1) {
                int c = UCharacter.getCharFromName(new String(b, i + 1, close - i - 1, java.nio.charset.StandardCharsets.ISO_8859_1));
                if (c >= 0) {
                    d.out().appendCodePoint(c);
                    return close + 1;
                }
                return d.handle("unicodeescape", start, close + 1, "unknown Unicode character name");
            }
            i = close < n ? close + 1 : n;
        }
        if (i >= n && d.leave(start)) {
            return -1;
        }
        return d.handle("unicodeescape", start, Math.min(i, n), "malformed \\N character escape");
    }

    static byte[] encodeBytes(byte[] b) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte x : b) {
            int c = x & 0xFF;
            if (c == '\'' || c == '\\') {
                out.write('\\');
                out.write(c);
            } else if (c >= ' ' && c < 127) {
                out.write(c);
            } else {
                ascii(out, c == '\n' ? "\\n" : c == '\r' ? "\\r" : c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\x%02x", c));
            }
        }
        return out.toByteArray();
    }

    static byte[] decodeBytes(PyThread t, byte[] b, String errors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int firstInvalid = -1;
        for (int i = 0; i < b.length;) {
            if (b[i] != '\\') {
                out.write(b[i++]);
                continue;
            }
            if (i + 1 == b.length) {
                throw Errors.valueError(t, "Trailing \\ in string");
            }
            int letter = b[i + 1] & 0xFF;
            int simple = LETTERS.indexOf(letter);
            if (letter == '\n') {
                i += 2;
            } else if (simple >= 0) {
                out.write(MEANINGS.charAt(simple));
                i += 2;
            } else if (letter >= '0' && letter <= '7') {
                int end = i + 1;
                int c = 0;
                while (end < b.length && end < i + 4 && b[end] >= '0' && b[end] <= '7') {
                    c = c << 3 | b[end++] - '0';
                }
                if (c > 0xFF && firstInvalid < 0) {
                    firstInvalid = i + 1;
                }
                out.write(c);
                i = end;
            } else if (letter == 'x') {
                int c = hex(b, i + 2, 2);
                if (c >= 0) {
                    out.write(c);
                    i += 4;
                    continue;
                }
                switch (errors) {
                    case "strict" -> throw Errors.valueError(t, "invalid \\x escape at position %d", i);
                    case "replace" -> out.write('?');
                    case "ignore" -> {
                    }
                    default -> throw Errors.valueError(t, "decoding error; unknown error handling code: %s", errors);
                }
                i = hexEnd(b, i + 2, 1);
            } else {
                if (firstInvalid < 0) {
                    firstInvalid = i + 1;
                }
                out.write('\\');
                out.write(letter);
                i += 2;
            }
        }
        warn(t, b, firstInvalid);
        return out.toByteArray();
    }
}
