package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Opening of files by mode strings. */
final class Opening {
    private Opening() {
    }

    /** Opens a file of the system. */
    static FileStream open(PyThread t, long file, String mode, boolean closefd, long opener) {
        boolean created = mode.contains("x");
        boolean writes = mode.contains("w") || created || mode.contains("a");
        boolean append = mode.contains("a");
        boolean plus = mode.contains("+");
        if ((mode.contains("r") ? 1 : 0) + (mode.contains("w") ? 1 : 0) + (created ? 1 : 0) + (append ? 1 : 0) != 1) {
            throw Errors.valueError(t, "Must have exactly one of create/read/write/append mode and at most one plus");
        }
        boolean reads = !writes || plus;
        writes |= plus;
        String shown = (created ? "xb" : append ? "ab" : reads ? plus ? "rb+" : "rb" : "wb") + (plus && (created || append) ? "+" : "");
        if (PyInt.is(file)) {
            return ofDescriptor(t, PyInt.toJavaInt(t, file), shown, reads, writes, append, closefd);
        }
        String path = PathArguments.path(t, file);
        if (opener != Const.NONE) {
            long fd = Calls.call(t, opener, file, Value.ofInt(flags(reads, writes, append, created, mode.contains("w"))));
            return ofDescriptor(t, PyInt.toJavaInt(t, fd), shown, reads, writes, append, true);
        }
        Set<OpenOption> options = new HashSet<>();
        if (reads) {
            options.add(StandardOpenOption.READ);
        }
        if (writes) {
            options.add(StandardOpenOption.WRITE);
        }
        if (mode.contains("w")) {
            options.add(StandardOpenOption.CREATE);
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        } else if (append) {
            options.add(StandardOpenOption.CREATE);
        } else if (created) {
            options.add(StandardOpenOption.CREATE_NEW);
        }
        Path p = Path.of(path);
        if (Files.isDirectory(p)) {
            throw Errors.osError(t, 21, "Is a directory", file, 0);
        }
        try {
            FileChannel channel = FileChannel.open(p, options);
            if (append) {
                channel.position(channel.size());
            }
            return new FileStream(path, shown, FileTable.enter(channel), channel, null, null, reads, writes, append, true);
        } catch (IOException e) {
            throw IoErrors.of(t, e, path);
        }
    }

    private static int flags(boolean reads, boolean writes, boolean append, boolean created, boolean truncate) {
        int flags = reads && writes ? 2 : writes ? 1 : 0;
        return flags | (append ? 0x400 | 0x40 : 0) | (created ? 0x40 | 0x80 : 0) | (truncate ? 0x40 | 0x200 : 0) | 0x80000;
    }

    private static FileStream ofDescriptor(PyThread t, int fd, String mode, boolean reads, boolean writes, boolean append, boolean closefd) {
        if (fd < 0) {
            throw Errors.valueError(t, "negative file descriptor");
        }
        if (fd < 3) {
            OutputStream out = fd == 0 ? null : fd == 1 ? t.context.standardOutput : t.context.standardError;
            return new FileStream(null, fd == 0 ? "rb" : "wb", fd, null, fd == 0 ? t.context.standardInput : null, out, fd == 0, fd != 0, false, false);
        }
        FileChannel channel = FileTable.get(fd);
        if (channel == null) {
            throw Errors.osError(t, 9, "Bad file descriptor", 0, 0);
        }
        return new FileStream(null, mode, fd, channel, null, null, reads, writes, append, closefd);
    }

    /** The raw stream of file descriptor 0, 1 or 2. */
    static FileStream standard(PyThread t, int fd) {
        return ofDescriptor(t, fd, null, false, false, false, false);
    }
}
