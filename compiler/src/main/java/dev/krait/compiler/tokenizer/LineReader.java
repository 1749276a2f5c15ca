package dev.krait.compiler.tokenizer;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;

/**
 * Reads characters line by line. As in CPython's tokenizer the line number advances when the first character of a
 * line is read, not when the end of the previous one is: errors at a line's end depend on it.
 */
abstract class LineReader {
    static final int EOF = -1;

    final SourceText source;
    /** The whole text; a line feed ends every line but perhaps the last. */
    final char[] text;
    final int length;
    /** Offset of the next character. */
    int cur;
    /** End of the line being read, after its line feed. */
    int lineEnd;
    int line;
    int lineStart;

    private final boolean ascii;
    private int countedOffset;
    private int countedBytes;
    private int countedLineStart;

    LineReader(SourceText source, boolean appendNewline) {
        this.source = source;
        String content = source.text();
        int size = content.length();
        boolean append = appendNewline && size > 0 && content.charAt(size - 1) != '\n';
        text = new char[append ? size + 1 : size];
        content.getChars(0, size, text, 0);
        if (append) {
            text[size] = '\n';
        }
        length = text.length;
        boolean allAscii = true;
        for (char c : text) {
            if (c >= 0x80) {
                allAscii = false;
                break;
            }
        }
        ascii = allAscii;
    }

    /** Called when a read meets the end of the text. */
    abstract void endReached();

    final int next() {
        if (cur == lineEnd && !nextLine()) {
            return EOF;
        }
        return text[cur++];
    }

    final void backup(int c) {
        if (c != EOF) {
            cur--;
        }
    }

    private boolean nextLine() {
        if (cur >= length) {
            endReached();
            return false;
        }
        lineStart = cur;
        line++;
        int end = cur;
        while (end < length && text[end] != '\n') {
            end++;
        }
        lineEnd = end < length ? end + 1 : end;
        return true;
    }

    /** The column of an offset in the line that starts at {@code start}, in UTF-8 bytes; linear over a line read forward. */
    final int byteColumn(int start, int offset) {
        if (ascii) {
            return offset - start;
        }
        if (countedLineStart != start || countedOffset > offset || countedOffset < start) {
            countedLineStart = start;
            countedOffset = start;
            countedBytes = 0;
        }
        int bytes = countedBytes;
        int i = countedOffset;
        while (i < offset) {
            char c = text[i++];
            if (c < 0x80) {
                bytes++;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c) && i < offset && Character.isLowSurrogate(text[i])) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        countedOffset = offset;
        countedBytes = bytes;
        return bytes;
    }

    /** An error at the character before the current one. */
    final PythonSyntaxError errorHere(String message) {
        int column = Character.codePointCount(text, lineStart, cur - lineStart);
        return new PythonSyntaxError(PythonSyntaxError.Kind.SYNTAX, message, source.filename(), line, column, line, column,
                source.line(line));
    }

    final PythonSyntaxError error(PythonSyntaxError.Kind kind, String message, int errorLine, int column, int endLine, int endColumn) {
        return new PythonSyntaxError(kind, message, source.filename(), errorLine, column, endLine, endColumn,
                source.line(errorLine));
    }
}
