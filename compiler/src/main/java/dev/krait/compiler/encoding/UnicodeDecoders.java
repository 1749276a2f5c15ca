package dev.krait.compiler.encoding;

import dev.krait.compiler.parser.CharacterNames;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The encodings of Unicode itself, in bytes of 8, 16 or 32 bits, in seven bits, and in escape sequences. */
final class UnicodeDecoders {
    private static final int MAX_CODE_POINT = Character.MAX_CODE_POINT;

    private UnicodeDecoders() {
    }

    static void utf8(byte[] in, DecodedText out) throws UndecodableException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(in);
        CharBuffer text = CharBuffer.allocate(in.length + 1);
        CoderResult result = decoder.decode(bytes, text, true);
        if (result.isError()) {
            int start = bytes.position();
            int first = in[start] & 0xFF;
            boolean valid = first >= 0xC2 && first <= 0xF4;
            int end = start + result.length();
            throw new UndecodableException("utf-8", in, start, end, !valid ? "invalid start byte"
                    : end == in.length ? "unexpected end of data" : "invalid continuation byte");
        }
        text.flip().codePoints().forEach(out::add);
    }

    /** UTF-16 without zero bytes has no byte order mark that matters here: a source that begins with one has no cookie. */
    static Decoder utf16(boolean bigEndian) {
        String codec = bigEndian ? "utf-16-be" : "utf-16-le";
        return (in, out) -> {
            for (int i = 0; i < in.length; i += 2) {
                if (i + 1 == in.length) {
                    throw new UndecodableException(codec, in, i, i + 1, "truncated data");
                }
                int unit = unit(in, i, bigEndian);
                if (Character.isLowSurrogate((char) unit)) {
                    throw new UndecodableException(codec, in, i, i + 2, "illegal encoding");
                }
                if (Character.isHighSurrogate((char) unit)) {
                    if (i + 3 >= in.length) {
                        throw new UndecodableException(codec, in, i, in.length, "unexpected end of data");
                    }
                    int low = unit(in, i + 2, bigEndian);
                    if (!Character.isLowSurrogate((char) low)) {
                        throw new UndecodableException(codec, in, i, i + 2, "illegal UTF-16 surrogate");
                    }
                    unit = Character.toCodePoint((char) unit, (char) low);
                    i += 2;
                }
                out.add(unit);
            }
        };
    }

    private static int unit(byte[] in, int i, boolean bigEndian) {
        return bigEndian ? (in[i] & 0xFF) << 8 | in[i + 1] & 0xFF : (in[i + 1] & 0xFF) << 8 | in[i] & 0xFF;
    }

    /** A text without zero bytes has no character in UTF-32: each has one. */
    static Decoder utf32(boolean bigEndian) {
        return (in, out) -> {
            String codec = bigEndian ? "utf-32-be" : "utf-32-le";
            if (in.length >= 4) {
                throw new UndecodableException(codec, in, 0, 4, "code point not in range(0x110000)");
            }
            throw new UndecodableException(codec, in, 0, in.length, "truncated data");
        };
    }

    /** UTF-7 (RFC 2152). */
    static void utf7(byte[] in, DecodedText out) throws UndecodableException {
        boolean shifted = false;
        int start = 0;
        int bits = 0;
        int buffer = 0;
        int high = 0;
        int i = 0;
        while (i < in.length) {
            int c = in[i] & 0xFF;
            if (shifted && base64(c) >= 0) {
                buffer = buffer << 6 | base64(c);
                bits += 6;
                i++;
                if (bits >= 16) {
                    bits -= 16;
                    int unit = buffer >>> bits & 0xFFFF;
                    buffer &= (1 << bits) - 1;
                    if (high != 0 && Character.isLowSurrogate((char) unit)) {
                        out.add(Character.toCodePoint((char) high, (char) unit));
                        high = 0;
                        continue;
                    }
                    if (high != 0) {
                        out.add(high);
                        high = 0;
                    }
                    if (Character.isHighSurrogate((char) unit)) {
                        high = unit;
                    } else {
                        out.add(unit);
                    }
                }
            } else if (shifted) {
                shifted = false;
                if (bits >= 6) {
                    throw utf7Error(in, start, i + 1, "partial character in shift sequence");
                }
                if (bits > 0 && buffer != 0) {
                    throw utf7Error(in, start, i + 1, "non-zero padding bits in shift sequence");
                }
                if (high != 0 && c < 0x80 && c != '+') {
                    out.add(high);
                }
                high = 0;
                i += c == '-' ? 1 : 0;
            } else if (c == '+') {
                start = i++;
                if (i < in.length && in[i] == '-') {
                    out.add('+');
                    i++;
                } else if (i < in.length && base64(in[i] & 0xFF) < 0) {
                    throw utf7Error(in, start, i + 1, "ill-formed sequence");
                } else {
                    shifted = true;
                    high = 0;
                    bits = 0;
                    buffer = 0;
                }
            } else if (c < 0x80) {
                out.add(c);
                i++;
            } else {
                throw utf7Error(in, i, i + 1, "unexpected special character");
            }
        }
        if (shifted && (high != 0 || bits >= 6 || bits > 0 && buffer != 0)) {
            throw utf7Error(in, start, in.length, "unterminated shift sequence");
        }
    }

    private static UndecodableException utf7Error(byte[] in, int start, int end, String reason) {
        return new UndecodableException("utf7", in, start, end, reason);
    }

    private static int base64(int c) {
        return c >= 'A' && c <= 'Z' ? c - 'A' : c >= 'a' && c <= 'z' ? c - 'a' + 26 : c >= '0' && c <= '9' ? c - '0' + 52
                : c == '+' ? 62 : c == '/' ? 63 : -1;
    }

    /** Escape sequences of four or eight digits in Latin-1. */
    static void rawUnicodeEscape(byte[] in, DecodedText out) throws UndecodableException {
        int i = 0;
        while (i < in.length) {
            int c = in[i++] & 0xFF;
            if (c != '\\') {
                out.add(c);
                continue;
            }
            int start = i - 1;
            if (i == in.length) {
                out.add(c);
                return;
            }
            int kind = in[i++] & 0xFF;
            if (kind != 'u' && kind != 'U') {
                out.add(c);
                out.add(kind);
                continue;
            }
            i = hexadecimal("rawunicodeescape", in, start, i, kind, "\\Uxxxxxxxx out of range", out);
        }
    }

    /** The digits behind {@code \x}, {@code \}{@code u} or {@code \U}; the position behind them. */
    private static int hexadecimal(String codec, byte[] in, int start, int from, int kind, String tooLarge, DecodedText out)
            throws UndecodableException {
        int count = kind == 'x' ? 2 : kind == 'u' ? 4 : 8;
        long value = 0;
        int i = from;
        for (; i < from + count; i++) {
            int digit = i == in.length ? -1 : Character.digit(in[i], 16);
            if (digit < 0) {
                throw new UndecodableException(codec, in, start, i, "truncated \\" + (char) kind + "X".repeat(count) + " escape");
            }
            value = value << 4 | digit;
        }
        if (value > MAX_CODE_POINT) {
            throw new UndecodableException(codec, in, start, i, tooLarge);
        }
        out.add((int) value);
        return i;
    }

    /** The escape sequences of string literals in Latin-1. */
    static void unicodeEscape(byte[] in, DecodedText out) throws UndecodableException {
        int i = 0;
        while (i < in.length) {
            int c = in[i++] & 0xFF;
            if (c != '\\') {
                out.add(c);
                continue;
            }
            int start = i - 1;
            if (i == in.length) {
                throw new UndecodableException("unicodeescape", in, start, i, "\\ at end of string");
            }
            c = in[i++] & 0xFF;
            int simple = "\\'\"bftnrva".indexOf(c);
            if (c == '\n') {
                continue;
            } else if (simple >= 0) {
                out.add("\\'\"\b\f\t\n\r\u000b\u0007".charAt(simple));
            } else if (c >= '0' && c <= '7') {
                int value = c - '0';
                for (int end = i + 2; i < end && i < in.length && in[i] >= '0' && in[i] <= '7'; i++) {
                    value = value << 3 | in[i] - '0';
                }
                out.add(value);
            } else if (c == 'x' || c == 'u' || c == 'U') {
                i = hexadecimal("unicodeescape", in, start, i, c, "illegal Unicode character", out);
            } else if (c == 'N') {
                i = named(in, start, i, out);
            } else {
                out.add('\\');
                out.add(c);
            }
        }
    }

    private static int named(byte[] in, int start, int from, DecodedText out) throws UndecodableException {
        int end = from;
        if (end < in.length && in[end] == '{') {
            while (end < in.length && in[end] != '}') {
                end++;
            }
            if (end < in.length && end > from + 1) {
                end++;
                int character = CharacterNames.lookup(new String(in, from + 1, end - from - 2, StandardCharsets.ISO_8859_1));
                if (character < 0) {
                    throw new UndecodableException("unicodeescape", in, start, end, "unknown Unicode character name");
                }
                out.add(character);
                return end;
            }
        }
        throw new UndecodableException("unicodeescape", in, start, end, "malformed \\N character escape");
    }
}
