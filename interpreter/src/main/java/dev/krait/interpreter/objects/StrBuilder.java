package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.StrLayout;
import java.util.Arrays;

/** Builds a str from pieces. Holds characters in Java memory, so it needs no care for the collector. */
public final class StrBuilder {
    private byte[] narrow;
    private int[] wide;
    private int length;
    private int or;

    /** An empty one. */
    public StrBuilder() {
        this(32);
    }

    /** One with room for a number of characters. */
    public StrBuilder(int capacity) {
        narrow = new byte[Math.max(capacity, 8)];
    }

    /** How many characters there are. */
    public int length() {
        return length;
    }

    /** Appends one character. */
    public StrBuilder appendCodePoint(int c) {
        if (wide == null && c < 256) {
            if (length == narrow.length) {
                narrow = Arrays.copyOf(narrow, grown(length + 1));
            }
            narrow[length++] = (byte) c;
        } else {
            widen(length + 1);
            wide[length++] = c;
        }
        or |= c;
        return this;
    }

    private static int grown(int needed) {
        return needed > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : Math.max(needed, needed + (needed >> 1) + 16);
    }

    private void widen(int needed) {
        if (wide == null) {
            wide = new int[grown(needed)];
            for (int i = 0; i < length; i++) {
                wide[i] = narrow[i] & 0xFF;
            }
            narrow = null;
        } else if (needed > wide.length) {
            wide = Arrays.copyOf(wide, grown(needed));
        }
    }

    /** Appends the characters of a str. */
    public StrBuilder append(long s) {
        return append(s, 0, PyStr.length(s));
    }

    /** Appends a range of the characters of a str. */
    public StrBuilder append(long s, int from, int to) {
        int n = to - from;
        if (wide == null && PyStr.width(s) == 1) {
            if (length + n > narrow.length) {
                narrow = Arrays.copyOf(narrow, grown(length + n));
            }
            Memory.copyOut(s + StrLayout.DATA + from, narrow, length, n);
            length += n;
            or |= PyStr.isAscii(s) ? 0 : 0x80;
            return this;
        }
        for (int i = from; i < to; i++) {
            appendCodePoint(PyStr.codePointAt(s, i));
        }
        return this;
    }

    /** Appends the characters of a Java string; surrogate pairs become one character. */
    public StrBuilder append(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                appendCodePoint(Character.toCodePoint(c, text.charAt(++i)));
            } else {
                appendCodePoint(c);
            }
        }
        return this;
    }

    /** Appends a character a number of times. */
    public StrBuilder repeat(int c, int count) {
        for (int i = 0; i < count; i++) {
            appendCodePoint(c);
        }
        return this;
    }

    /** The str of all characters. */
    public long build(PyThread t) {
        if (wide != null) {
            return PyStr.ofCodePoints(t, wide, 0, length);
        }
        if (length == 0) {
            return PyStr.empty();
        }
        if (length == 1) {
            return PyStr.latin1(narrow[0] & 0xFF);
        }
        boolean ascii = true;
        if (or >= 128) {
            for (int i = 0; i < length && ascii; i++) {
                ascii = narrow[i] >= 0;
            }
        }
        return PyStr.ofLatin1(t, narrow, 0, length, ascii);
    }
}
