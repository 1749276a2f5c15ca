package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import java.io.IOException;
import java.util.Arrays;

/**
 * The Java state of a file object. A stream has bytes below it or, for text, characters above; what a class does not support
 * raises {@code io.UnsupportedOperation}.
 */
abstract class Stream implements Traced {
    /** {@code closed}. */
    boolean closed;

    static Stream of(long self) {
        return (Stream) JavaObjects.get(self);
    }

    void checkOpen(PyThread t) {
        if (closed) {
            throw Errors.valueError(t, "I/O operation on closed file.");
        }
    }

    /** Bytes up to a number of them; null where the end has been reached, an empty array only for size 0. */
    byte[] read(PyThread t, int size) {
        throw unsupported(t, "read");
    }

    /** All bytes up to the end. */
    byte[] readAll(PyThread t) {
        byte[] all = new byte[8192];
        int n = 0;
        for (byte[] chunk; (chunk = read(t, 8192)) != null;) {
            if (n + chunk.length > all.length) {
                all = Arrays.copyOf(all, 2 * (n + chunk.length));
            }
            System.arraycopy(chunk, 0, all, n, chunk.length);
            n += chunk.length;
        }
        return Arrays.copyOf(all, n);
    }

    void write(PyThread t, byte[] bytes) {
        throw unsupported(t, "write");
    }

    void flush(PyThread t) {
    }

    long seek(PyThread t, long offset, int whence) {
        throw unsupported(t, "seek");
    }

    long tell(PyThread t) {
        throw unsupported(t, "tell");
    }

    void truncate(PyThread t, long size) {
        throw unsupported(t, "truncate");
    }

    /** Closes what is below; called once. */
    void release(PyThread t) {
    }

    boolean readable() {
        return false;
    }

    boolean writable() {
        return false;
    }

    boolean seekable() {
        return false;
    }

    @Override
    public void trace(Marker m) {
    }

    static PyError unsupported(PyThread t, String what) {
        return Errors.of(t, IoModule.unsupportedOperation(), what);
    }

    static PyError failed(PyThread t, IOException e, String path) {
        return IoErrors.of(t, e, path);
    }
}
