package dev.krait.compiler.encoding;

import java.util.Locale;

/** A text that grows by code points and remembers surrogates, which no source may contain. */
final class DecodedText {
    private final StringBuilder text;
    private int count;
    private int badStart = -1;
    private int badEnd;
    private int bad;

    DecodedText(int capacity) {
        text = new StringBuilder(capacity);
    }

    void add(int codePoint) {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            if (badStart < 0) {
                badStart = count;
                badEnd = count;
                bad = codePoint;
            }
            if (badEnd == count) {
                badEnd++;
            }
        }
        text.appendCodePoint(codePoint);
        count++;
    }

    /** The text, which must be encodable as UTF-8. */
    String finish() throws UndecodableException {
        if (badStart >= 0) {
            throw new UndecodableException(badEnd == badStart + 1
                    ? String.format(Locale.ROOT, "'utf-8' codec can't encode character '\\u%04x' in position %d: surrogates not allowed", bad, badStart)
                    : String.format(Locale.ROOT, "'utf-8' codec can't encode characters in position %d-%d: surrogates not allowed", badStart, badEnd - 1));
        }
        return text.toString();
    }
}
