package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.objects.ByteBuffered;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.util.Arrays;

/** The bytes of a BytesIO. */
final class BytesStream extends Stream implements ByteBuffered {
    byte[] bytes = new byte[0];
    int length;
    int at;

    @Override
    byte[] read(PyThread t, int size) {
        checkOpen(t);
        if (at >= length) {
            return size == 0 ? new byte[0] : null;
        }
        int to = Math.min(length, size > length - at ? length : at + size);
        byte[] result = Arrays.copyOfRange(bytes, at, to);
        at = to;
        return result;
    }

    @Override
    void write(PyThread t, byte[] from) {
        checkOpen(t);
        if (from.length == 0) {
            return;
        }
        if ((long) at + from.length > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError(t);
        }
        int end = at + from.length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, (int) Math.min(Integer.MAX_VALUE - 64, 2L * bytes.length)));
        }
        System.arraycopy(from, 0, bytes, at, from.length);
        at = end;
        length = Math.max(length, end);
    }

    @Override
    long seek(PyThread t, long offset, int whence) {
        checkOpen(t);
        if (whence == 0 && offset < 0) {
            throw Errors.valueError(t, "negative seek value " + offset);
        }
        at = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 64, whence == 0 ? offset : whence == 1 ? at + offset : length + offset));
        return at;
    }

    @Override
    long tell(PyThread t) {
        checkOpen(t);
        return at;
    }

    @Override
    void truncate(PyThread t, long size) {
        checkOpen(t);
        if (size < length) {
            Arrays.fill(bytes, (int) size, length, (byte) 0);
            length = (int) size;
        }
    }

    @Override
    boolean readable() {
        return true;
    }

    @Override
    boolean writable() {
        return true;
    }

    @Override
    boolean seekable() {
        return true;
    }

    @Override
    public byte[] copyBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public int byteLength() {
        return length;
    }

    @Override
    public void write(int to, byte[] from, int offset, int count) {
        System.arraycopy(from, offset, bytes, to, count);
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }
}
