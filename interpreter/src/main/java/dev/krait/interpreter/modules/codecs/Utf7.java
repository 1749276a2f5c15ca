package dev.krait.interpreter.modules.codecs;

import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.TextDecoder;
import dev.krait.interpreter.runtime.PyThread;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** UTF-7 (RFC 2152). */
final class Utf7 {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Utf7() {
    }

    /** Whether a character stands for itself. */
    private static boolean isDirect(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= ' ' && c < 127 && c != '\\' && c != '~' && c != '+';
    }

    private static boolean isBase64(int c) {
        return c >= 0 && c < 128 && ALPHABET.indexOf(c) >= 0;
    }

    static byte[] encode(long s) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean shifted = false;
        int bits = 0;
        long buffer = 0;
        for (int i = 0, n = PyStr.length(s); i < n; i++) {
            int c = PyStr.codePointAt(s, i);
            if (shifted && isDirect(c)) {
                if (bits > 0) {
                    out.write(ALPHABET.charAt((int) (buffer << 6 - bits & 63)));
                }
                if (isBase64(c) || c == '-') {
                    out.write('-');
                }
                shifted = false;
                bits = 0;
                buffer = 0;
            }
            if (!shifted) {
                if (c == '+') {
                    out.write('+');
                    out.write('-');
                    continue;
                }
                if (isDirect(c)) {
                    out.write(c);
                    continue;
                }
                out.write('+');
                shifted = true;
            }
            for (char unit : Character.toChars(c)) {
                buffer = buffer << 16 | unit;
                bits += 16;
                while (bits >= 6) {
                    out.write(ALPHABET.charAt((int) (buffer >> bits - 6 & 63)));
                    bits -= 6;
                }
                buffer &= (1L << bits) - 1;
            }
        }
        if (bits > 0) {
            out.write(ALPHABET.charAt((int) (buffer << 6 - bits & 63)));
        }
        if (shifted) {
            out.write('-');
        }
        return out.toByteArray();
    }

    static void decode(PyThread t, TextDecoder d, byte[] b) {
        int n = b.length;
        for (int i = 0; i < n;) {
            int c = b[i] & 0xFF;
            if (c != '+') {
                if (c >= 128) {
                    i = d.handle("utf7", i, i + 1, "unexpected special character");
                } else {
                    d.out().appendCodePoint(c);
                    i++;
                }
                continue;
            }
            if (i + 1 < n && b[i + 1] == '-') {
                d.out().appendCodePoint('+');
                i += 2;
                continue;
            }
            if (i + 1 < n && !isBase64(b[i + 1])) {
                i = d.handle("utf7", i, i + 2, "ill-formed sequence");
                continue;
            }
            int next = shifted(d, b, i);
            if (next < 0) {
                return;
            }
            i = next;
        }
    }

    /** Decodes from a plus sign on: where to go on, or -1 where the rest is left to the next time. */
    private static int shifted(TextDecoder d, byte[] b, int start) {
        int[] units = new int[b.length - start];
        int count = 0;
        int bits = 0;
        int buffer = 0;
        int i = start + 1;
        for (; i < b.length && isBase64(b[i]); i++) {
            buffer = buffer << 6 | ALPHABET.indexOf(b[i]);
            bits += 6;
            if (bits >= 16) {
                units[count++] = buffer >> bits - 16 & 0xFFFF;
                bits -= 16;
                buffer &= (1 << bits) - 1;
            }
        }
        boolean ended = i < b.length;
        if (!ended && d.leave(start)) {
            return -1;
        }
        append(d, Arrays.copyOf(units, count));
        if (!ended) {
            return d.handle("utf7", start, b.length, "unterminated shift sequence");
        }
        if (bits >= 6) {
            return d.handle("utf7", start, i + 1, "partial character in base64 sequence");
        }
        if (buffer != 0) {
            return d.handle("utf7", start, i + 1, "non-zero padding bits in base64 sequence");
        }
        return b[i] == '-' ? i + 1 : i;
    }

    private static void append(TextDecoder d, int[] units) {
        for (int i = 0; i < units.length; i++) {
            char c = (char) units[i];
            if (Character.isHighSurrogate(c) && i + 1 < units.length && Character.isLowSurrogate((char) units[i + 1])) {
                d.out().appendCodePoint(Character.toCodePoint(c, (char) units[++i]));
            } else {
                d.out().appendCodePoint(c);
            }
        }
    }
}
