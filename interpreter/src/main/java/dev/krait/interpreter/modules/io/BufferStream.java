package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.Kinds;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** A buffer in front of a raw stream: a Java one, or any Python object with {@code readinto} or {@code read} and {@code write}. */
final class BufferStream extends Stream {
    private static final int SIZE = 128 * 1024;

    long raw;
    private final Stream direct;
    private final boolean reads;
    private final boolean writes;
    private byte[] ahead = new byte[0];
    private int at;
    private byte[] behind = new byte[0];
    private int pending;

    BufferStream(long raw, boolean reads, boolean writes) {
        this.raw = raw;
        this.direct = Kinds.is(raw, Kind.JAVA) && JavaObjects.get(raw) instanceof Stream s ? s : null;
        this.reads = reads;
        this.writes = writes;
    }

    @Override
    public void trace(Marker m) {
        m.mark(raw);
    }

    private byte[] rawRead(PyThread t, int size) {
        if (direct != null) {
            return direct.read(t, size);
        }
        long bytes = Calls.callMethod(t, raw, Names.of("read"), PyInt.of(t, size));
        if (bytes == Const.NONE) {
            return null;
        }
        byte[] result = PyBytes.buffer(t, bytes);
        return result.length == 0 ? null : result;
    }

    private void rawWrite(PyThread t, byte[] bytes) {
        if (direct != null) {
            direct.write(t, bytes);
            return;
        }
        for (int from = 0; from < bytes.length;) {
            long n = Calls.callMethod(t, raw, Names.of("write"), PyBytes.of(t, bytes, from, bytes.length - from));
            if (n == Const.NONE) {
                throw Errors.osError(t, 11, "write could not complete without blocking", 0, 0);
            }
            from += PyInt.toJavaInt(t, n);
        }
    }

    /** Makes sure that there is at least one byte ahead; false at the end. */
    private boolean fill(PyThread t) {
        if (at < ahead.length) {
            return true;
        }
        byte[] chunk = rawRead(t, SIZE);
        ahead = chunk == null ? new byte[0] : chunk;
        at = 0;
        return chunk != null;
    }

    @Override
    byte[] read(PyThread t, int size) {
        checkOpen(t);
        if (!reads) {
            throw unsupported(t, "read");
        }
        flush(t);
        byte[] result = new byte[Math.min(size, SIZE)];
        int n = 0;
        while (n < size && fill(t)) {
            int take = Math.min(size - n, ahead.length - at);
            if (n + take > result.length) {
                result = Arrays.copyOf(result, Math.min(size, 2 * (n + take)));
            }
            System.arraycopy(ahead, at, result, n, take);
            at += take;
            n += take;
        }
        return n == 0 && size > 0 ? null : Arrays.copyOf(result, n);
    }

    /** At most one read of what is below. */
    byte[] read1(PyThread t, int size) {
        checkOpen(t);
        flush(t);
        if (size == 0 || !fill(t)) {
            return size == 0 ? new byte[0] : null;
        }
        int take = size < 0 ? ahead.length - at : Math.min(size, ahead.length - at);
        at += take;
        return Arrays.copyOfRange(ahead, at - take, at);
    }

    /** What is ahead, without taking it. */
    byte[] peek(PyThread t) {
        checkOpen(t);
        flush(t);
        fill(t);
        return Arrays.copyOfRange(ahead, at, ahead.length);
    }

    /** Bytes up to and including a line feed. */
    byte[] line(PyThread t, int limit) {
        checkOpen(t);
        flush(t);
        byte[] result = new byte[0];
        while ((limit < 0 || result.length < limit) && fill(t)) {
            int end = at;
            int stop = limit < 0 ? ahead.length : Math.min(ahead.length, at + limit - result.length);
            boolean found = false;
            while (end < stop && !found) {
                found = ahead[end++] == '\n';
            }
            int n = result.length;
            result = Arrays.copyOf(result, n + end - at);
            System.arraycopy(ahead, at, result, n, end - at);
            at = end;
            if (found) {
                break;
            }
        }
        return result;
    }

    @Override
    void write(PyThread t, byte[] bytes) {
        checkOpen(t);
        if (!writes) {
            throw unsupported(t, "write");
        }
        if (at < ahead.length) {
            seekRaw(t, at - ahead.length, 1);
        }
        if (pending + bytes.length > SIZE) {
            flush(t);
            if (bytes.length >= SIZE) {
                rawWrite(t, bytes);
                return;
            }
        }
        if (pending + bytes.length > behind.length) {
            behind = Arrays.copyOf(behind, Math.min(SIZE, 2 * (pending + bytes.length)));
        }
        System.arraycopy(bytes, 0, behind, pending, bytes.length);
        if (pending == 0 && bytes.length > 0) {
            t.context.unwritten.add(this);
        }
        pending += bytes.length;
    }

    private long seekRaw(PyThread t, long offset, int whence) {
        ahead = new byte[0];
        at = 0;
        return direct != null ? direct.seek(t, offset, whence)
                : PyInt.toLong(t, Calls.callMethod(t, raw, Names.of("seek"), PyInt.of(t, offset), Value.ofInt(whence)));
    }

    @Override
    void flush(PyThread t) {
        if (pending > 0) {
            byte[] bytes = Arrays.copyOf(behind, pending);
            pending = 0;
            t.context.unwritten.remove(this);
            rawWrite(t, bytes);
        }
    }

    @Override
    long seek(PyThread t, long offset, int whence) {
        checkOpen(t);
        flush(t);
        return seekRaw(t, whence == 1 ? offset - (ahead.length - at) : offset, whence);
    }

    @Override
    long tell(PyThread t) {
        checkOpen(t);
        long below = direct != null ? direct.tell(t) : PyInt.toLong(t, Calls.callMethod(t, raw, Names.of("tell")));
        return below - (ahead.length - at) + pending;
    }

    @Override
    void truncate(PyThread t, long size) {
        flush(t);
        if (direct != null) {
            direct.truncate(t, size);
        } else {
            Calls.callMethod(t, raw, Names.of("truncate"), PyInt.of(t, size));
        }
    }

    @Override
    void release(PyThread t) {
        Calls.callMethod(t, raw, Names.of("close"));
    }

    @Override
    boolean readable() {
        return reads;
    }

    @Override
    boolean writable() {
        return writes;
    }

    @Override
    boolean seekable() {
        return direct == null || direct.seekable();
    }
}
