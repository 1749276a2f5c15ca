package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.Codecs;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.nio.charset.StandardCharsets;

/**
 * Text over bytes: a TextIOWrapper, or a StringIO where there is nothing below. Reads decode everything up to the end at
 * the first call that needs it, except from a terminal or pipe, which go line by line.
 */
final class TextStream extends Stream {
    long buffer;
    String encoding = "utf-8";
    String errors = "strict";
    /** What {@code newline} was: null, "", "\n", "\r" or "\r\n". */
    String newline;
    boolean lineBuffering;
    boolean writeThrough;
    private final StringBuilder pending = new StringBuilder();
    private StringBuilder ahead;
    private int at;
    private boolean ended;
    private boolean started;

    @Override
    public void trace(Marker m) {
        m.mark(buffer);
    }

    private BufferStream direct() {
        return Kinds.is(buffer, Kind.JAVA) && JavaObjects.get(buffer) instanceof BufferStream b ? b : null;
    }

    /** Writes a str. */
    void write(PyThread t, long s) {
        checkOpen(t);
        String text = PyStr.toJava(s);
        String translated = newline == null || newline.equals("") || newline.equals("\n") ? text : text.replace("\n", newline);
        boolean alone = mayFail(s);
        if (alone) {
            flushPending(t);
        }
        if (pending.length() == 0 && !translated.isEmpty()) {
            t.context.unwritten.add(this);
        }
        pending.append(translated);
        boolean line = lineBuffering && (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0);
        if (alone || pending.length() > 8192 || line || writeThrough) {
            flushPending(t);
            if (line || writeThrough) {
                flushBelow(t);
            }
        }
    }

    /** Whether a text is to be encoded by itself, so that an error names its place in it and comes from its write. */
    private boolean mayFail(long s) {
        if (PyStr.isAscii(s)) {
            return false;
        }
        if (!encoding.equalsIgnoreCase("utf-8")) {
            return true;
        }
        for (int i = 0, n = PyStr.width(s) == 1 ? 0 : PyStr.length(s); i < n; i++) {
            int c = PyStr.codePointAt(s, i);
            if (c >= 0xD800 && c <= 0xDFFF) {
                return true;
            }
        }
        return false;
    }

    private void flushPending(PyThread t) {
        if (pending.length() == 0) {
            return;
        }
        long text = PyStr.of(t, pending.toString());
        pending.setLength(0);
        t.context.unwritten.remove(this);
        // A byte order mark stands only at the beginning.
        String now = started ? withoutMark(encoding) : encoding;
        started = true;
        byte[] bytes = Codecs.encode(t, text, now, errors);
        if (bytes == null) {
            bytes = PyBytes.buffer(t, t.context.codecs(t).encodeText(t, text, now, errors));
        }
        BufferStream below = direct();
        if (below != null) {
            below.write(t, bytes);
        } else {
            Calls.callMethod(t, buffer, Names.of("write"), PyBytes.of(t, bytes));
        }
    }

    private static String plainName(String encoding) {
        return encoding.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static String withoutMark(String encoding) {
        return switch (plainName(encoding)) {
            case "utf-16", "utf16" -> "utf-16-le";
            case "utf-32", "utf32" -> "utf-32-le";
            case "utf-8-sig" -> "utf-8";
            default -> encoding;
        };
    }

    /** Whether lines of bytes are lines of text: not so where a line feed is more than one byte, or part of other characters. */
    private boolean hasByteLines() {
        String name = plainName(encoding);
        return !name.startsWith("utf-16") && !name.startsWith("utf16") && !name.startsWith("utf-32") && !name.startsWith("utf32")
                && !name.equals("utf-7") && !name.equals("utf-8-sig") && !name.startsWith("iso2022") && !name.startsWith("iso-2022") && !name.equals("hz")
                && !name.startsWith("cp037") && !name.startsWith("cp500") && !name.startsWith("cp1026") && !name.startsWith("cp1140");
    }

    private void flushBelow(PyThread t) {
        Calls.callMethod(t, buffer, Names.of("flush"));
    }

    @Override
    void flush(PyThread t) {
        flushPending(t);
        flushBelow(t);
    }

    private boolean fill(PyThread t, boolean all) {
        if (ahead == null) {
            ahead = new StringBuilder();
        }
        if (ended) {
            return false;
        }
        byte[] bytes;
        BufferStream below = direct();
        if (all || !hasByteLines()) {
            bytes = PyBytes.buffer(t, Calls.callMethod(t, buffer, Names.of("read")));
            ended = true;
        } else {
            bytes = below != null ? below.line(t, -1) : PyBytes.buffer(t, Calls.callMethod(t, buffer, Names.of("readline")));
            ended = bytes.length == 0;
        }
        if (bytes.length > 0) {
            String text = PyStr.toJava(decode(t, bytes));
            if (newline == null) {
                text = text.replace("\r\n", "\n").replace('\r', '\n');
            }
            if (at > 0) {
                ahead.delete(0, at);
                at = 0;
            }
            ahead.append(text);
        }
        return bytes.length > 0;
    }

    private long decode(PyThread t, byte[] bytes) {
        long object = PyBytes.of(t, bytes);
        long s = Codecs.decode(t, object, bytes, encoding, errors);
        return s != 0 ? s : t.context.codecs(t).decodeText(t, object, encoding, errors);
    }

    /** At most a number of characters, all where it is negative. */
    String readText(PyThread t, int size) {
        checkOpen(t);
        flushPending(t);
        if (size < 0) {
            fill(t, true);
        }
        while (size > 0 && (ahead == null || ahead.length() - at < size) && fill(t, false)) {
            continue;
        }
        if (ahead == null) {
            return "";
        }
        int end = size < 0 ? ahead.length() : ahead.offsetByCodePoints(at, Math.min(size, ahead.codePointCount(at, ahead.length())));
        String result = ahead.substring(at, end);
        at = end;
        return result;
    }

    /** Characters up to and including the end of a line. */
    String line(PyThread t, int limit) {
        checkOpen(t);
        flushPending(t);
        int end;
        while ((end = lineEnd()) < 0 && fill(t, false)) {
            continue;
        }
        if (ahead == null) {
            return "";
        }
        if (end < 0) {
            end = ahead.length();
        }
        if (limit >= 0) {
            end = Math.min(end, at + limit);
        }
        String result = ahead.substring(at, end);
        at = end;
        return result;
    }

    private int lineEnd() {
        if (ahead == null) {
            return -1;
        }
        if (newline != null && newline.length() > 0 && !newline.equals("\n")) {
            int i = ahead.indexOf(newline, at);
            return i < 0 ? -1 : i + newline.length();
        }
        for (int i = at; i < ahead.length(); i++) {
            char c = ahead.charAt(i);
            if (c == '\n') {
                return i + 1;
            }
            if (c == '\r' && "".equals(newline)) {
                return i + 1 < ahead.length() && ahead.charAt(i + 1) == '\n' ? i + 2 : i + 1 == ahead.length() && !ended ? -1 : i + 1;
            }
        }
        return -1;
    }

    @Override
    long seek(PyThread t, long offset, int whence) {
        checkOpen(t);
        if (whence != 0 && offset != 0) {
            throw unsupported(t, whence == 1 ? "can't do nonzero cur-relative seeks" : "can't do nonzero end-relative seeks");
        }
        if (whence == 1) {
            return tell(t);
        }
        flush(t);
        ahead = null;
        at = 0;
        ended = false;
        return PyInt.toLong(t, Calls.callMethod(t, buffer, Names.of("seek"), PyInt.of(t, offset), Value.ofInt(whence)));
    }

    @Override
    long tell(PyThread t) {
        checkOpen(t);
        flush(t);
        long below = PyInt.toLong(t, Calls.callMethod(t, buffer, Names.of("tell")));
        if (ahead == null || at == ahead.length()) {
            return below;
        }
        // Characters that were decoded but not read go back as bytes; without newline translation that is exact.
        return below - ahead.substring(at).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    void truncate(PyThread t, long size) {
        flush(t);
        Calls.callMethod(t, buffer, Names.of("truncate"), PyInt.of(t, size));
    }

    @Override
    void release(PyThread t) {
        Calls.callMethod(t, buffer, Names.of("close"));
    }
}
