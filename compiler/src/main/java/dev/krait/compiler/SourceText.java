package dev.krait.compiler;

import dev.krait.compiler.encoding.SourceEncoding;

/** A Python source text with its name. Line ends are normalized to a line feed. */
public final class SourceText {
    private final String filename;
    private final String text;
    private int[] lineStarts;

    private SourceText(String text, String filename) {
        this.text = normalizeLineEnds(text);
        this.filename = filename;
    }

    /**
     * A text that is decoded already; a coding cookie in it is not looked at.
     *
     * @throws PythonSyntaxError if there are lone surrogates in it
     */
    public static SourceText of(String text, String filename) {
        int bad = loneSurrogate(text, 0);
        if (bad < text.length()) {
            int end = bad + 1;
            while (end < text.length() && loneSurrogate(text, end) == end) {
                end++;
            }
            int start = text.codePointCount(0, bad);
            throw new PythonSyntaxError(PythonSyntaxError.Kind.UNICODE_ENCODE,
                    new PythonSyntaxError.UnicodeProblem("utf-8", text, start, start + end - bad, "surrogates not allowed"), filename);
        }
        return new SourceText(text, filename);
    }

    /**
     * Decodes a file's bytes: byte order mark, then coding cookie (PEP 263), else UTF-8.
     *
     * @throws PythonSyntaxError if the encoding is unknown or the bytes are not in it
     */
    public static SourceText of(byte[] bytes, String filename) {
        return new SourceText(SourceEncoding.decode(bytes, filename), filename);
    }

    /** Index of the next surrogate that is not part of a pair, or the length of the text. */
    private static int loneSurrogate(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return text.length();
    }

    /** The name used in messages and in code objects. */
    public String filename() {
        return filename;
    }

    /** The whole text, lines ended by a line feed; the last may lack it. */
    public String text() {
        return text;
    }

    /** The line of the given number (from 1) without its end, or an empty string past the last. */
    public String line(int number) {
        int[] starts = lineStarts();
        if (number < 1 || number > starts.length) {
            return "";
        }
        int start = starts[number - 1];
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** The number of the last line that is not empty behind the last line feed; at least 1. */
    public int lastLine() {
        int[] starts = lineStarts();
        return starts.length > 1 && starts[starts.length - 1] == text.length() ? starts.length - 1 : starts.length;
    }

    /** Offset in the text of the first character of a line (from 1); an empty text has a line 0. */
    public int lineStart(int number) {
        return number == 0 ? 0 : lineStarts()[number - 1];
    }

    /** How many code points the first {@code byteColumn} UTF-8 bytes of a line hold. */
    public int characterColumn(int line, int byteColumn) {
        String content = line(line);
        int bytes = 0;
        int characters = 0;
        int i = 0;
        while (bytes < byteColumn && i < content.length()) {
            int c = content.codePointAt(i);
            bytes += utf8Length(c);
            i += Character.charCount(c);
            characters++;
        }
        return characters + Math.max(0, byteColumn - bytes);
    }

    /** The number of bytes of a code point in UTF-8; a lone surrogate counts 3. */
    public static int utf8Length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    private int[] lineStarts() {
        if (lineStarts == null) {
            int count = 1;
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                count++;
            }
            int[] starts = new int[count];
            int n = 1;
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                starts[n++] = i + 1;
            }
            lineStarts = starts;
        }
        return lineStarts;
    }

    private static String normalizeLineEnds(String text) {
        int first = text.indexOf('\r');
        if (first < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        out.append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\r') {
                out.append(c);
            } else {
                out.append('\n');
                if (i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
            }
        }
        return out.toString();
    }
}
