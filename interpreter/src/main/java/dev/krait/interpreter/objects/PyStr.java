package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Strings in memory: one, two or four bytes a character, always the fewest that do. The words behind the last character
 * are zero up to the next multiple of eight bytes, so that equality compares whole words.
 */
public final class PyStr {
    private static final ConcurrentHashMap<String, Long> INTERNED = new ConcurrentHashMap<>(4096);
    private static final long[] LATIN1 = new long[256];
    private static long empty;

    private PyStr() {
    }

    /** The largest number of bytes that the characters of one str may take. */
    static final long MAX_BYTES = Integer.MAX_VALUE - 64L;

    /** Whether a value is a str, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isObject(value) && (Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.STR || Shape.ofObject(value).kind == Kind.STR);
    }

    /** Whether a value is exactly a str. */
    public static boolean isExact(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.STR;
    }

    /** A new str of zero characters, to be filled at once; length 0 gives the empty one. */
    public static long allocate(PyThread t, int length, int width) {
        return allocate(t, ShapeIds.STR, length, width, 0);
    }

    /** As {@link #allocate(PyThread, int, int)} for a shape with bytes behind the characters. */
    static long allocate(PyThread t, int shapeId, int length, int width, int trailing) {
        long bytes = (long) length * width;
        if (bytes > MAX_BYTES) {
            throw Errors.memoryError(t);
        }
        long s = t.allocate(shapeId, StrLayout.DATA + (bytes + 7 & ~7L) + trailing);
        Memory.putInt(s + StrLayout.LENGTH, length);
        Memory.putByte(s + StrLayout.WIDTH, (byte) width);
        return s;
    }

    /** The bytes a character that the largest character needs. */
    static int widthFor(int maxChar) {
        return maxChar < 0x100 ? 1 : maxChar < 0x10000 ? 2 : 4;
    }

    /** The empty str. */
    public static long empty() {
        long s = empty;
        if (s == 0) {
            s = intern("");
            empty = s;
        }
        return s;
    }

    /** The str of a Java string; surrogate pairs become one character. */
    public static long of(PyThread t, String text) {
        int length = text.length();
        if (length <= 1) {
            if (length == 0) {
                return empty();
            }
            if (text.charAt(0) < 256) {
                return latin1(text.charAt(0));
            }
        }
        int or = 0;
        boolean pairs = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            or |= c;
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                pairs = true;
                break;
            }
        }
        if (pairs) {
            return ofCodePoints(t, text.codePoints().toArray());
        }
        if (or < 256) {
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            return ofLatin1(t, bytes, 0, length, or < 128);
        }
        long s = allocate(t, length, 2);
        Memory.copyIn(text.toCharArray(), 0, s + StrLayout.DATA, length);
        return s;
    }

    /** The str of bytes that are characters below 256. */
    static long ofLatin1(PyThread t, byte[] bytes, int from, int length, boolean ascii) {
        long s = allocate(t, length, 1);
        Memory.putByte(s + StrLayout.ASCII, (byte) (ascii ? 1 : 0));
        Memory.copyIn(bytes, from, s + StrLayout.DATA, length);
        return s;
    }

    /** The str of code points. */
    public static long ofCodePoints(PyThread t, int[] codePoints) {
        return ofCodePoints(t, codePoints, 0, codePoints.length);
    }

    /** The str of a range of code points. */
    static long ofCodePoints(PyThread t, int[] codePoints, int from, int to) {
        if (to - from == 0) {
            return empty();
        }
        int or = 0;
        for (int i = from; i < to; i++) {
            or |= codePoints[i];
        }
        if (to - from == 1 && or < 256) {
            return latin1(or);
        }
        int width = widthFor(or);
        long s = allocate(t, to - from, width);
        if (or < 128) {
            Memory.putByte(s + StrLayout.ASCII, (byte) 1);
        }
        for (int i = from; i < to; i++) {
            put(s, width, i - from, codePoints[i]);
        }
        return s;
    }

    /** Stores a character; only into a str that nobody has seen yet. */
    static void put(long s, int width, long index, int codePoint) {
        if (width == 1) {
            Memory.putByte(s + StrLayout.DATA + index, (byte) codePoint);
        } else if (width == 2) {
            Memory.putChar(s + StrLayout.DATA + 2 * index, (char) codePoint);
        } else {
            Memory.putInt(s + StrLayout.DATA + 4 * index, codePoint);
        }
    }

    /** The str of one character. */
    public static long ofCodePoint(PyThread t, int codePoint) {
        if (codePoint < 256) {
            return latin1(codePoint);
        }
        int width = widthFor(codePoint);
        long s = allocate(t, 1, width);
        put(s, width, 0, codePoint);
        return s;
    }

    /** The immortal str of one character below 256. */
    public static long latin1(int codePoint) {
        long s = LATIN1[codePoint];
        if (s == 0) {
            s = intern(String.valueOf((char) codePoint));
            LATIN1[codePoint] = s;
        }
        return s;
    }

    /** The one immortal str that stands for all strings equal to a text. */
    public static long intern(String text) {
        Long known = INTERNED.get(text);
        return known != null ? known : internNew(text);
    }

    private static long internNew(String text) {
        synchronized (INTERNED) {
            Long known = INTERNED.get(text);
            if (known != null) {
                return known;
            }
            PyThread boot = PyThread.BOOT;
            long s;
            if (text.isEmpty()) {
                s = allocate(boot, 0, 1);
                Memory.putByte(s + StrLayout.ASCII, (byte) 1);
            } else if (text.length() == 1 && text.charAt(0) < 256) {
                s = ofLatin1(boot, new byte[] {(byte) text.charAt(0)}, 0, 1, text.charAt(0) < 128);
            } else {
                s = of(boot, text);
            }
            Memory.putInt(s + ObjectLayout.FLAGS, Memory.getInt(s + ObjectLayout.FLAGS) | ObjectLayout.FLAG_INTERNED);
            INTERNED.put(text, s);
            return s;
        }
    }

    /** The interned str that equals a value that {@linkplain #is is a str}. */
    public static long intern(PyThread t, long s) {
        return isInterned(s) ? s : intern(toJava(s));
    }

    /** Whether the str stands for all equal ones. */
    public static boolean isInterned(long s) {
        return (Memory.getInt(s + ObjectLayout.FLAGS) & ObjectLayout.FLAG_INTERNED) != 0;
    }

    /** In characters. */
    public static int length(long s) {
        return Memory.getInt(s + StrLayout.LENGTH);
    }

    /** Bytes a character. */
    public static int width(long s) {
        return Memory.getByte(s + StrLayout.WIDTH);
    }

    /** Whether every character is below 128. */
    public static boolean isAscii(long s) {
        return Memory.getByte(s + StrLayout.ASCII) != 0;
    }

    /** A character; the index is not checked. */
    public static int codePointAt(long s, int index) {
        int width = width(s);
        if (width == 1) {
            return Memory.getByte(s + StrLayout.DATA + index) & 0xFF;
        }
        return width == 2 ? Memory.getChar(s + StrLayout.DATA + 2L * index) : Memory.getInt(s + StrLayout.DATA + 4L * index);
    }

    /** The one-character str at an index, which is not checked. */
    public static long charAt(PyThread t, long s, int index) {
        int c = codePointAt(s, index);
        return c < 256 ? latin1(c) : ofCodePoint(t, c);
    }

    /** All characters. */
    public static int[] codePoints(long s) {
        int[] result = new int[length(s)];
        for (int i = 0; i < result.length; i++) {
            result[i] = codePointAt(s, i);
        }
        return result;
    }

    /** The characters in UTF-16; lone surrogates stand for themselves. */
    public static String toJava(long s) {
        int length = length(s);
        switch (width(s)) {
            case 1 -> {
                byte[] bytes = new byte[length];
                Memory.copyOut(s + StrLayout.DATA, bytes, 0, length);
                return new String(bytes, StandardCharsets.ISO_8859_1);
            }
            case 2 -> {
                char[] chars = new char[length];
                Memory.copyOut(s + StrLayout.DATA, chars, 0, length);
                return new String(chars);
            }
            default -> {
                return new String(codePoints(s), 0, length);
            }
        }
    }

    /** Whether two strs have the same characters. */
    public static boolean equal(long a, long b) {
        if (a == b) {
            return true;
        }
        if (Memory.getLong(a + StrLayout.LENGTH) != Memory.getLong(b + StrLayout.LENGTH)) {
            return false; // Length, width and the ASCII flag in one word.
        }
        return !(isInterned(a) && isInterned(b)) && sameData(a, b);
    }

    private static boolean sameData(long a, long b) {
        long bytes = (long) length(a) * width(a);
        for (long i = 0; i < bytes; i += 8) {
            if (Memory.getLong(a + StrLayout.DATA + i) != Memory.getLong(b + StrLayout.DATA + i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a str has the characters of a Java string. */
    public static boolean equal(long s, String text) {
        return length(s) <= text.length() && toJava(s).equals(text);
    }

    /** Negative, 0 or positive, by code points. */
    public static int compare(long a, long b) {
        int length = Math.min(length(a), length(b));
        for (int i = 0; i < length; i++) {
            int difference = codePointAt(a, i) - codePointAt(b, i);
            if (difference != 0) {
                return difference;
            }
        }
        return length(a) - length(b);
    }

    /** The hash; computed once. */
    public static long hash(long s) {
        long hash = Memory.getLong(s + StrLayout.HASH);
        return hash != 0 ? hash : computeHash(s);
    }

    private static long computeHash(long s) {
        long hash = SipHash.hash(s + StrLayout.DATA, (long) length(s) * width(s));
        Memory.putLong(s + StrLayout.HASH, hash);
        return hash;
    }

    /** {@code a + b}. */
    public static long concat(PyThread t, long a, long b) {
        int m = length(a);
        int n = length(b);
        if (n == 0 && isExact(a)) {
            return a;
        }
        if (m == 0 && isExact(b)) {
            return b;
        }
        if ((long) m + n > Integer.MAX_VALUE) {
            throw Errors.memoryError(t);
        }
        int width = Math.max(width(a), width(b));
        long s = allocate(t, m + n, width);
        Memory.putByte(s + StrLayout.ASCII, (byte) (Memory.getByte(a + StrLayout.ASCII) & Memory.getByte(b + StrLayout.ASCII)));
        copyChars(a, 0, s, width, 0, m);
        copyChars(b, 0, s, width, m, n);
        return s;
    }

    /** Copies characters into a str that nobody has seen yet and that is at least as wide. */
    static void copyChars(long from, int fromIndex, long to, int toWidth, int toIndex, int count) {
        int width = width(from);
        if (width == toWidth) {
            Memory.copy(from + StrLayout.DATA + (long) fromIndex * width, to + StrLayout.DATA + (long) toIndex * width,
                    (long) count * width);
            return;
        }
        for (int i = 0; i < count; i++) {
            put(to, toWidth, toIndex + i, codePointAt(from, fromIndex + i));
        }
    }

    /** The characters from an index up to another; the indices are not checked. */
    public static long substring(PyThread t, long s, int from, int to) {
        int length = to - from;
        if (length <= 0) {
            return empty();
        }
        if (length == length(s) && isExact(s)) {
            return s;
        }
        if (length == 1) {
            return charAt(t, s, from);
        }
        int width = width(s);
        if (width == 1) {
            long result = allocate(t, length, 1);
            Memory.copy(s + StrLayout.DATA + from, result + StrLayout.DATA, length);
            Memory.putByte(result + StrLayout.ASCII, (byte) (isAscii(s) || onlyAscii(result, length) ? 1 : 0));
            return result;
        }
        int or = 0;
        for (int i = from; i < to; i++) {
            or |= codePointAt(s, i);
        }
        int narrow = widthFor(or);
        long result = allocate(t, length, narrow);
        if (or < 128) {
            Memory.putByte(result + StrLayout.ASCII, (byte) 1);
        }
        if (narrow == width) {
            copyChars(s, from, result, narrow, 0, length);
        } else {
            for (int i = 0; i < length; i++) {
                put(result, narrow, i, codePointAt(s, from + i));
            }
        }
        return result;
    }

    private static boolean onlyAscii(long s, int length) {
        long or = 0;
        for (long i = 0; i < length; i += 8) {
            or |= Memory.getLong(s + StrLayout.DATA + i);
        }
        return (or & 0x8080_8080_8080_8080L) == 0;
    }

    /** {@code s * count} for a count that is not negative. */
    public static long repeat(PyThread t, long s, long count) {
        int n = length(s);
        if (n == 0 || count <= 0) {
            return empty();
        }
        if (count == 1 && isExact(s)) {
            return s;
        }
        if (count > Long.MAX_VALUE / n) {
            throw Errors.overflowError(t, "repeated string is too long");
        }
        if (count > Integer.MAX_VALUE / n) {
            throw Errors.memoryError(t);
        }
        int width = width(s);
        long result = allocate(t, (int) (n * count), width);
        Memory.putByte(result + StrLayout.ASCII, Memory.getByte(s + StrLayout.ASCII));
        long bytes = (long) n * width;
        long total = bytes * count;
        long data = result + StrLayout.DATA;
        Memory.copy(s + StrLayout.DATA, data, bytes);
        for (long done = bytes; done < total;) {
            long chunk = Math.min(done, total - done);
            Memory.copy(data, data + done, chunk);
            done += chunk;
        }
        return result;
    }

    /** The first index at or after {@code from} where {@code what} starts and ends by {@code to}, or -1. */
    public static int indexOf(long s, long what, int from, int to) {
        int n = length(what);
        int last = to - n;
        if (n == 0) {
            return from <= to ? from : -1;
        }
        if (width(what) > width(s)) {
            return -1;
        }
        int first = codePointAt(what, 0);
        for (int i = from; i <= last; i++) {
            if (codePointAt(s, i) == first && matches(s, what, i, n)) {
                return i;
            }
        }
        return -1;
    }

    /** The last index where {@code what} lies within the range, or -1. */
    public static int lastIndexOf(long s, long what, int from, int to) {
        int n = length(what);
        for (int i = to - n; i >= from; i--) {
            if (matches(s, what, i, n)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether the characters from an index on are those of another str; the range is not checked. */
    static boolean matches(long s, long what, int at, int n) {
        for (int i = 0; i < n; i++) {
            if (codePointAt(s, at + i) != codePointAt(what, i)) {
                return false;
            }
        }
        return true;
    }

    /** An exact str of the same characters, for instances of subclasses. */
    public static long exact(PyThread t, long s) {
        if (isExact(s)) {
            return s;
        }
        long result = allocate(t, length(s), width(s));
        Memory.putByte(result + StrLayout.ASCII, Memory.getByte(s + StrLayout.ASCII));
        copyChars(s, 0, result, width(s), 0, length(s));
        return result;
    }
}
