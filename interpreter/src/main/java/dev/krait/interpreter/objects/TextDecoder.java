package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.util.Locale;

/** One decoding of some bytes, with its error handler. */
public final class TextDecoder {
    private final PyThread t;
    private final long object;
    private final byte[] b;
    private final String errors;
    private final boolean last;
    private final StrBuilder out;
    private int consumed;

    /**
     * Decodes bytes.
     *
     * @param object the bytes object that exceptions show, or any other object with these bytes
     * @param last whether bytes that are only part of a character are an error; otherwise they are left
     */
    public TextDecoder(PyThread t, long object, byte[] bytes, String errors, boolean last) {
        this.last = last;
        consumed = bytes.length;
        this.t = t;
        this.object = object;
        b = bytes;
        this.errors = errors;
        out = new StrBuilder(bytes.length);
    }

    /** Where the characters go. */
    public StrBuilder out() {
        return out;
    }

    /** How many bytes were decoded. */
    public int consumed() {
        return consumed;
    }

    /** Leaves the bytes from there on to the next time, unless there is none: whether to stop. */
    public boolean leave(int at) {
        if (!last) {
            consumed = at;
        }
        return !last;
    }

    /** The str of all characters. */
    public long text() {
        return out.build(t);
    }

    void ascii() {
        for (int i = 0; i < b.length;) {
            if (b[i] >= 0) {
                out.appendCodePoint(b[i++]);
            } else {
                i = handle("ascii", i, i + 1, "ordinal not in range(128)");
            }
        }
    }

    void latin1() {
        for (byte x : b) {
            out.appendCodePoint(x & 0xFF);
        }
    }

    void utf8() {
        int n = b.length;
        for (int i = 0; i < n;) {
            int c = b[i] & 0xFF;
            if (c < 0x80) {
                out.appendCodePoint(c);
                i++;
                continue;
            }
            int need = c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 0;
            if (need == 0) {
                i = handle("utf-8", i, i + 1, "invalid start byte");
                continue;
            }
            int low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
            int high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
            int code = c & 0x3F >> need;
            int k = 1;
            for (; k <= need && i + k < n; k++) {
                int d = b[i + k] & 0xFF;
                if (d < (k == 1 ? low : 0x80) || d > (k == 1 ? high : 0xBF)) {
                    break;
                }
                code = code << 6 | d & 0x3F;
            }
            if (k > need) {
                out.appendCodePoint(code);
                i += k;
            } else if (i + k >= n) {
                if (leave(i)) {
                    return;
                }
                i = handle("utf-8", i, n, "unexpected end of data");
            } else if (errors.equals("surrogatepass") && c == 0xED && k == 1 && i + 2 < n && (b[i + 1] & 0xE0) == 0xA0 && (b[i + 2] & 0xC0) == 0x80) {
                out.appendCodePoint(0xD000 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F);
                i += 3;
            } else {
                i = handle("utf-8", i, i + k, "invalid continuation byte");
            }
        }
    }

    /** UTF-16 (size 2) or UTF-32 (size 4); a byte order mark is looked for if told so. Whether the bytes were little-endian. */
    public boolean wide(String name, int size, boolean little, boolean mark) {
        int i = 0;
        boolean le = little;
        if (mark && b.length >= size) {
            int little0 = unit(0, size, true);
            if (little0 == 0xFEFF) {
                i = size;
            } else if (unit(0, size, false) == 0xFEFF) {
                i = size;
                le = false;
            }
        }
        String encoding = !mark ? name : name + (le ? "-le" : "-be");
        while (i < b.length) {
            if (i + size > b.length) {
                if (leave(i)) {
                    return le;
                }
                i = handle(encoding, i, b.length, "truncated data");
                continue;
            }
            int c = unit(i, size, le);
            if (size == 4) {
                if (c < 0 || c > 0x10FFFF) {
                    i = handle(encoding, i, i + 4, "code point not in range(0x110000)");
                } else if (c >= 0xD800 && c < 0xE000 && !errors.equals("surrogatepass")) {
                    i = handle(encoding, i, i + 4, "code point in surrogate code point range(0xd800, 0xe000)");
                } else {
                    out.appendCodePoint(c);
                    i += 4;
                }
            } else if (c < 0xD800 || c >= 0xE000) {
                out.appendCodePoint(c);
                i += 2;
            } else if (c < 0xDC00 && i + 4 <= b.length && Character.isLowSurrogate((char) unit(i + 2, 2, le))) {
                out.appendCodePoint(Character.toCodePoint((char) c, (char) unit(i + 2, 2, le)));
                i += 4;
            } else if (errors.equals("surrogatepass")) {
                out.appendCodePoint(c);
                i += 2;
            } else if (c < 0xDC00) {
                if (i + 4 > b.length && leave(i)) {
                    return le;
                }
                i = i + 4 > b.length ? handle(encoding, i, b.length, "unexpected end of data") : handle(encoding, i, i + 2, "illegal UTF-16 surrogate");
            } else {
                i = handle(encoding, i, i + 2, "illegal encoding");
            }
        }
        return le;
    }

    private int unit(int at, int size, boolean little) {
        int c = 0;
        for (int i = 0; i < size; i++) {
            c = c << 8 | b[at + (little ? size - 1 - i : i)] & 0xFF;
        }
        return c;
    }

    /** Lets the error handler deal with wrong bytes: where to go on. */
    public int handle(String encoding, int start, int end, String reason) {
        switch (errors) {
            case "strict", "surrogatepass" -> throw Errors.raise(t, exception(encoding, start, end, reason));
            case "ignore" -> {
            }
            case "replace" -> out.appendCodePoint(0xFFFD);
            case "backslashreplace" -> {
                for (int i = start; i < end; i++) {
                    out.append(String.format(Locale.ROOT, "\\x%02x", b[i] & 0xFF));
                }
            }
            case "surrogateescape" -> {
                int i = start;
                while (i < end && i < start + 4 && b[i] < 0) {
                    out.appendCodePoint(0xDC00 | b[i++] & 0xFF);
                }
                if (i == start) {
                    throw Errors.raise(t, exception(encoding, start, end, reason));
                }
                return i;
            }
            default -> {
                return registered(encoding, start, end, reason);
            }
        }
        return end;
    }

    private long exception(String encoding, int start, int end, String reason) {
        long bytes = PyBytes.is(object) ? object : PyBytes.of(t, b);
        return Calls.callArray(t, Exc.UNICODE_DECODE_ERROR.address, new long[] {PyStr.of(t, encoding), bytes, PyInt.of(t, start),
            PyInt.of(t, end), PyStr.of(t, reason)});
    }

    private int registered(String encoding, int start, int end, String reason) {
        long handler = t.context.codecs(t).errorHandler(t, errors);
        long result = Calls.call(t, handler, exception(encoding, start, end, reason));
        if (!PyTuple.is(result) || PyTuple.length(result) != 2 || !PyStr.is(PyTuple.get(result, 0)) || !PyInt.is(PyTuple.get(result, 1))) {
            throw Errors.typeError(t, "decoding error handler must return (str, int) tuple");
        }
        out.append(PyTuple.get(result, 0));
        return TextEncoder.position(t, PyTuple.get(result, 1), b.length);
    }
}
