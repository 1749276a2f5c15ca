package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** A file of the system, or one of the three standard streams. No buffer. */
final class FileStream extends Stream {
    final String path;
    final String mode;
    final int fd;
    private final FileChannel channel;
    private final InputStream in;
    private final OutputStream out;
    private final boolean reads;
    private final boolean writes;
    private final boolean append;
    final boolean closeFd;

    FileStream(String path, String mode, int fd, FileChannel channel, InputStream in, OutputStream out, boolean reads, boolean writes, boolean append,
            boolean closeFd) {
        this.path = path;
        this.mode = mode;
        this.fd = fd;
        this.channel = channel;
        this.in = in;
        this.out = out;
        this.reads = reads;
        this.writes = writes;
        this.append = append;
        this.closeFd = closeFd;
    }

    @Override
    byte[] read(PyThread t, int size) {
        checkOpen(t);
        if (!reads) {
            throw unsupported(t, "not readable");
        }
        if (size == 0) {
            return new byte[0];
        }
        try {
            byte[] bytes = new byte[Math.min(size, 1 << 20)];
            int n = channel != null ? channel.read(ByteBuffer.wrap(bytes)) : in.read(bytes);
            return n <= 0 ? null : n == bytes.length ? bytes : Arrays.copyOf(bytes, n);
        } catch (IOException e) {
            throw failed(t, e, path);
        }
    }

    @Override
    void write(PyThread t, byte[] bytes) {
        checkOpen(t);
        if (!writes) {
            throw unsupported(t, "not writable");
        }
        try {
            if (channel == null) {
                out.write(bytes);
                out.flush();
                return;
            }
            if (append) {
                channel.position(channel.size());
            }
            for (ByteBuffer b = ByteBuffer.wrap(bytes); b.hasRemaining();) {
                channel.write(b);
            }
        } catch (IOException e) {
            throw failed(t, e, path);
        }
    }

    @Override
    long seek(PyThread t, long offset, int whence) {
        checkOpen(t);
        if (channel == null) {
            throw Errors.osError(t, 29, "Illegal seek", 0, 0);
        }
        try {
            long to = whence == 0 ? offset : whence == 1 ? channel.position() + offset : channel.size() + offset;
            if (to < 0) {
                throw Errors.osError(t, 22, "Invalid argument", 0, 0);
            }
            channel.position(to);
            return to;
        } catch (IOException e) {
            throw failed(t, e, path);
        }
    }

    @Override
    long tell(PyThread t) {
        return seek(t, 0, 1);
    }

    @Override
    void truncate(PyThread t, long size) {
        checkOpen(t);
        if (channel == null || !writes) {
            throw unsupported(t, "truncate");
        }
        try {
            long at = channel.position();
            if (size > channel.size()) {
                channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
            } else {
                channel.truncate(size);
            }
            channel.position(at);
        } catch (IOException e) {
            throw failed(t, e, path);
        }
    }

    @Override
    void release(PyThread t) {
        try {
            if (channel != null && closeFd) {
                channel.close();
                FileTable.release(fd);
            }
        } catch (IOException e) {
            throw failed(t, e, path);
        }
    }

    FileChannel channel() {
        return channel;
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
        return channel != null;
    }
}
