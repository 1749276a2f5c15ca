package dev.krait.compiler.encoding;

import dev.krait.compiler.PythonSyntaxError;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the encoding of a source file (PEP 263) and decodes it. */
public final class SourceEncoding {
    private static final Pattern COOKIE = Pattern.compile("^[ \\t\\f]*#.*?coding[:=][ \\t]*([-_.a-zA-Z0-9]+)");
    private static final Pattern BLANK = Pattern.compile("^[ \\t\\f]*(?:#.*)?$");

    private SourceEncoding() {
    }

    /**
     * Decodes a source file.
     *
     * @throws PythonSyntaxError if the encoding is unknown, contradicts the byte order mark, or the bytes are not in it
     */
    public static String decode(byte[] bytes, String filename) {
        for (byte b : bytes) {
            if (b == 0) {
                throw withoutLine("source code string cannot contain null bytes", filename);
            }
        }
        boolean bom = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        int offset = bom ? 3 : 0;
        Cookie cookie = cookie(bytes, offset);
        String name = cookie == null ? "utf-8" : normalName(cookie.encoding);
        if (name.equals("utf-8")) {
            return decodeUtf8(bytes, offset, filename);
        }
        if (bom) {
            throw new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, "encoding problem: " + name + " with BOM", filename,
                    cookie.line, 0, cookie.line, cookie.text.length() + cookie.line - 1, new String(cookie.text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        }
        PythonCodec codec = PythonCodec.of(name);
        if (codec == null) {
            throw withoutPlace("unknown encoding: " + name, filename);
        }
        if (!codec.isText()) {
            throw withoutPlace("'" + name + "' is not a text encoding; use codecs.decode() to handle arbitrary codecs", filename);
        }
        try {
            return decode(codec, bytes);
        } catch (UndecodableException e) {
            throw withoutPlace(e.getMessage(), filename);
        }
    }

    /** As in CPython, lines end in a line feed, the last one too, before they are decoded, and the text ends at a zero. */
    private static String decode(PythonCodec codec, byte[] bytes) throws UndecodableException {
        byte[] normal = new byte[bytes.length + 1];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            boolean pair = bytes[i] == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n';
            if (!pair) {
                normal[length++] = bytes[i] == '\r' ? (byte) '\n' : bytes[i];
            }
        }
        boolean ended = normal[length - 1] == '\n';
        if (!ended) {
            normal[length++] = '\n';
        }
        String text = codec.decode(Arrays.copyOf(normal, length));
        int end = text.indexOf('\0');
        if (end >= 0) {
            return text.substring(0, end);
        }
        return !ended && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static PythonSyntaxError withoutPlace(String message, String filename) {
        int none = PythonSyntaxError.NONE;
        return new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, message, filename, 0, -1, none, none, null);
    }

    private static PythonSyntaxError withoutLine(String message, String filename) {
        int none = PythonSyntaxError.NONE;
        return new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, message, filename, none, none, none, none, null);
    }

    private record Cookie(String encoding, int line, String text) {
    }

    private static Cookie cookie(byte[] bytes, int offset) {
        int start = offset;
        for (int line = 1; line <= 2; line++) {
            int end = start;
            while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
                end++;
            }
            String text = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
            Matcher matcher = COOKIE.matcher(text);
            if (matcher.find()) {
                return new Cookie(matcher.group(1), line, text);
            }
            if (end == bytes.length || !BLANK.matcher(text).find()) {
                return null;
            }
            start = end + (bytes[end] == '\r' && end + 1 < bytes.length && bytes[end + 1] == '\n' ? 2 : 1);
        }
        return null;
    }

    private static String normalName(String name) {
        String normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
        String head = normal.length() > 12 ? normal.substring(0, 12) : normal;
        if (head.equals("utf-8") || head.startsWith("utf-8-")) {
            return "utf-8";
        }
        for (String latin : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
            if (head.equals(latin) || head.startsWith(latin + "-")) {
                return "iso-8859-1";
            }
        }
        return name;
    }

    private static String decodeUtf8(byte[] bytes, int offset, String filename) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset)).toString();
        } catch (CharacterCodingException e) {
            throw notUtf8(bytes, offset, filename);
        }
    }

    /** The error of text that is not UTF-8; CPython says that no encoding was declared even where it was. */
    private static PythonSyntaxError notUtf8(byte[] bytes, int offset, String filename) {
        int line = 1;
        int lineStart = offset;
        int i = offset;
        while (i < bytes.length) {
            int length = validUtf8(bytes, i);
            if (length == 0) {
                break;
            }
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
            i += length;
        }
        String before = new String(bytes, lineStart, i - lineStart, StandardCharsets.UTF_8);
        int column = before.codePointCount(0, before.length()) + 1;
        int end = i;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        String message = String.format(Locale.ROOT, "Non-UTF-8 code starting with '\\x%02x' on line %d, but no encoding declared; "
                + "see https://peps.python.org/pep-0263/ for details", bytes[i] & 0xFF, line);
        return new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, message, filename, line, column, line, column,
                new String(bytes, lineStart, end - lineStart, StandardCharsets.UTF_8));
    }

    private static int validUtf8(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > bytes.length) {
            return 0;
        }
        int second = bytes[i + 1] & 0xFF;
        boolean badSecond = first == 0xE0 && second < 0xA0 || first == 0xED && second >= 0xA0
                || first == 0xF0 && second < 0x90 || first == 0xF4 && second >= 0x90;
        if (badSecond) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
