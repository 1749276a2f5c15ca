package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.modules.io.FileTable;
import dev.krait.interpreter.modules.io.IoErrors;
import dev.krait.interpreter.modules.io.PathArguments;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Entropy;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Module {@code posix}: the part of the operating system that Java gives access to. */
@PyModule(name = "posix", types = {DirEntryType.class})
final class PosixModule {
    private static final StructSequence TERMINAL_SIZE = StructSequence.of("os", "terminal_size", 2, "columns", "lines");
    private static final StructSequence STAT = StructSequence.of("os", "stat_result", 10, "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid",
            "st_size", "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_rdev");

    private PosixModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        long environ = PyDict.create(t);
        for (Map.Entry<String, String> e : System.getenv().entrySet()) {
            PyDict.set(t, environ, bytes(t, e.getKey()), bytes(t, e.getValue()));
        }
        Modules.set(t, module, "environ", environ);
        Modules.set(t, module, "error", Exc.OS_ERROR.address);
        Modules.set(t, module, "stat_result", STAT.type());
        Modules.set(t, module, "terminal_size", TERMINAL_SIZE.type());
        Modules.set(t, module, "_have_functions", PyList.create(t));
        String[] names = {"F_OK", "R_OK", "W_OK", "X_OK", "O_RDONLY", "O_WRONLY", "O_RDWR", "O_CREAT", "O_EXCL", "O_TRUNC", "O_APPEND", "O_CLOEXEC", "O_NOFOLLOW", "O_DIRECTORY",
            "O_NONBLOCK"};
        int[] numbers = {0, 4, 2, 1, 0, 1, 2, 0x40, 0x80, 0x200, 0x400, 0x80000, 0x20000, 0x10000, 0x800};
        for (int i = 0; i < names.length; i++) {
            Modules.set(t, module, names[i], Value.ofInt(numbers[i]));
        }
    }

    private static long bytes(PyThread t, String text) {
        return PyBytes.of(t, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Path path(PyThread t, long value) {
        return Path.of(PathArguments.path(t, value));
    }

    @PyFunction("getcwd()")
    static String getcwd() {
        return Path.of("").toAbsolutePath().toString();
    }

    @PyFunction("getcwdb()")
    static long getcwdb(PyThread t) {
        return bytes(t, getcwd());
    }

    @PyFunction("getpid()")
    static long getpid(PyThread t) {
        return PyInt.of(t, ProcessHandle.current().pid());
    }

    @PyFunction("cpu_count()")
    static int cpuCount() {
        return Runtime.getRuntime().availableProcessors();
    }

    @PyFunction("urandom(size, /)")
    static long urandom(PyThread t, int size) {
        if (size < 0) {
            throw Errors.valueError(t, "negative argument not allowed");
        }
        byte[] bytes = new byte[size];
        Entropy.fill(bytes);
        return PyBytes.of(t, bytes);
    }

    @PyFunction("fspath(path)")
    static long fspath(PyThread t, long path) {
        return PathArguments.fspath(t, path);
    }

    static long stat(PyThread t, long path, LinkOption... options) {
        try {
            Map<String, Object> a = Files.readAttributes(path(t, path), "unix:*", options);
            long[] values = {number(t, a.get("mode")), number(t, a.get("ino")), number(t, a.get("dev")), number(t, a.get("nlink")), number(t, a.get("uid")),
                number(t, a.get("gid")), number(t, a.get("size")), seconds(a.get("lastAccessTime")), seconds(a.get("lastModifiedTime")), seconds(a.get("ctime")),
                nanos(t, a.get("lastAccessTime")), nanos(t, a.get("lastModifiedTime")), nanos(t, a.get("ctime")), number(t, a.get("rdev"))};
            return STAT.create(t, values);
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    private static long number(PyThread t, Object value) {
        return PyInt.of(t, ((Number) value).longValue());
    }

    private static long seconds(Object time) {
        return PyFloat.of(((FileTime) time).toMillis() / 1000.0);
    }

    private static long nanos(PyThread t, Object time) {
        return PyInt.of(t, ((FileTime) time).to(java.util.concurrent.TimeUnit.NANOSECONDS));
    }

    @PyFunction("stat(path, *, dir_fd=None, follow_symlinks=True)")
    static long stat(PyThread t, long path, long dirFd, boolean follow) {
        return follow ? stat(t, path) : stat(t, path, LinkOption.NOFOLLOW_LINKS);
    }

    @PyFunction("lstat(path, *, dir_fd=None)")
    static long lstat(PyThread t, long path, long dirFd) {
        return stat(t, path, LinkOption.NOFOLLOW_LINKS);
    }

    private static FileChannel channel(PyThread t, int fd) {
        FileChannel channel = FileTable.get(fd);
        if (channel == null) {
            throw Errors.osError(t, 9, "Bad file descriptor", 0, 0);
        }
        return channel;
    }

    @PyFunction("open(path, flags, mode=511, *, dir_fd=None)")
    static int open(PyThread t, long path, int flags, int mode, long dirFd) {
        Path p = path(t, path);
        Set<OpenOption> options = new HashSet<>();
        int access = flags & 3;
        if (access != 1) {
            options.add(StandardOpenOption.READ);
        }
        // Java creates files only for those who write to them.
        if (access != 0 || (flags & 0x40) != 0) {
            options.add(StandardOpenOption.WRITE);
        }
        if ((flags & 0x40) != 0) {
            options.add((flags & 0x80) != 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.CREATE);
        }
        if ((flags & 0x200) != 0 && access != 0) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if ((flags & 0x400) != 0 && access == 1) {
            options.remove(StandardOpenOption.TRUNCATE_EXISTING);
            options.add(StandardOpenOption.APPEND);
        }
        if ((flags & 0x20000) != 0) {
            options.add(LinkOption.NOFOLLOW_LINKS);
        }
        if (Files.isDirectory(p)) {
            throw Errors.osError(t, 21, "Is a directory", path, 0);
        }
        try {
            return FileTable.enter(FileChannel.open(p, options, PosixFilePermissions.asFileAttribute(permissions(mode))));
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> result = EnumSet.noneOf(PosixFilePermission.class);
        PosixFilePermission[] all = PosixFilePermission.values();
        for (int i = 0; i < all.length; i++) {
            if ((mode & 0400 >> i) != 0) {
                result.add(all[i]);
            }
        }
        return result;
    }

    @PyFunction("close(fd)")
    static void close(PyThread t, int fd) {
        try {
            channel(t, fd).close();
            FileTable.release(fd);
        } catch (IOException e) {
            throw IoErrors.of(t, e, null);
        }
    }

    @PyFunction("read(fd, length, /)")
    static long read(PyThread t, int fd, int length) {
        if (length < 0) {
            throw Errors.osError(t, 22, "Invalid argument", 0, 0);
        }
        byte[] bytes = new byte[length];
        try {
            int n = fd == 0 ? t.context.standardInput.read(bytes) : channel(t, fd).read(ByteBuffer.wrap(bytes));
            return PyBytes.of(t, bytes, 0, Math.max(0, n));
        } catch (IOException | java.nio.channels.NonReadableChannelException e) {
            throw e instanceof IOException io ? IoErrors.of(t, io, null) : Errors.osError(t, 9, "Bad file descriptor", 0, 0);
        }
    }

    @PyFunction("write(fd, data, /)")
    static int write(PyThread t, int fd, long data) {
        byte[] bytes = PyBytes.buffer(t, data);
        try {
            if (fd == 1 || fd == 2) {
                java.io.OutputStream out = fd == 1 ? t.context.standardOutput : t.context.standardError;
                out.write(bytes);
                out.flush();
                return bytes.length;
            }
            return channel(t, fd).write(ByteBuffer.wrap(bytes));
        } catch (IOException | java.nio.channels.NonWritableChannelException e) {
            throw e instanceof IOException io ? IoErrors.of(t, io, null) : Errors.osError(t, 9, "Bad file descriptor", 0, 0);
        }
    }

    @PyFunction("lseek(fd, position, whence, /)")
    static long lseek(PyThread t, int fd, long position, int whence) {
        FileChannel channel = channel(t, fd);
        try {
            long offset = PyInt.toLong(t, position);
            long to = whence == 0 ? offset : whence == 1 ? channel.position() + offset : channel.size() + offset;
            if (to < 0) {
                throw Errors.osError(t, 22, "Invalid argument", 0, 0);
            }
            channel.position(to);
            return PyInt.of(t, to);
        } catch (IOException e) {
            throw IoErrors.of(t, e, null);
        }
    }

    @PyFunction("fsync(fd)")
    static void fsync(PyThread t, int fd) {
        try {
            if (fd > 2) {
                channel(t, fd).force(true);
            }
        } catch (IOException e) {
            throw IoErrors.of(t, e, null);
        }
    }

    @PyFunction("ftruncate(fd, length, /)")
    static void ftruncate(PyThread t, int fd, long length) {
        FileChannel channel = channel(t, fd);
        long size = PyInt.toLong(t, length);
        try {
            if (size > channel.size()) {
                channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
            } else {
                channel.truncate(size);
            }
        } catch (IOException e) {
            throw IoErrors.of(t, e, null);
        }
    }

    @PyFunction("scandir(path=None)")
    static long scandir(PyThread t, long path) {
        String directory = path == Const.NONE ? "." : PathArguments.path(t, path);
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(Path.of(directory))) {
            entries.forEach(e -> names.add(e.getFileName().toString()));
        } catch (IOException e) {
            throw IoErrors.of(t, e, directory);
        }
        return ScandirIteratorType.create(t, directory, names);
    }

    @PyFunction("readlink(path, *, dir_fd=None)")
    static String readlink(PyThread t, long path, long dirFd) {
        try {
            return Files.readSymbolicLink(path(t, path)).toString();
        } catch (java.nio.file.NotLinkException e) {
            throw Errors.osError(t, 22, "Invalid argument", path, 0);
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    @PyFunction("symlink(src, dst, target_is_directory=False, *, dir_fd=None)")
    static void symlink(PyThread t, long src, long dst, boolean directory, long dirFd) {
        try {
            Files.createSymbolicLink(path(t, dst), path(t, src));
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, src));
        }
    }

    @PyFunction("link(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")
    static void link(PyThread t, long src, long dst, long srcFd, long dstFd, boolean follow) {
        try {
            Files.createLink(path(t, dst), path(t, src));
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, src));
        }
    }

    @PyFunction("chmod(path, mode, *, dir_fd=None, follow_symlinks=True)")
    static void chmod(PyThread t, long path, int mode, long dirFd, boolean follow) {
        try {
            Files.setPosixFilePermissions(path(t, path), permissions(mode));
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    @PyFunction("utime(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)")
    static void utime(PyThread t, long path, long times, long ns, long dirFd, boolean follow) {
        FileTime now = FileTime.from(java.time.Instant.now());
        FileTime accessed = now;
        FileTime modified = now;
        if (ns != 0) {
            accessed = FileTime.from(PyInt.toLong(t, PyTuple.get(ns, 0)), java.util.concurrent.TimeUnit.NANOSECONDS);
            modified = FileTime.from(PyInt.toLong(t, PyTuple.get(ns, 1)), java.util.concurrent.TimeUnit.NANOSECONDS);
        } else if (times != Const.NONE) {
            accessed = FileTime.from((long) (PyFloat.toDouble(t, PyTuple.get(times, 0)) * 1e6), java.util.concurrent.TimeUnit.MICROSECONDS);
            modified = FileTime.from((long) (PyFloat.toDouble(t, PyTuple.get(times, 1)) * 1e6), java.util.concurrent.TimeUnit.MICROSECONDS);
        }
        try {
            Files.getFileAttributeView(path(t, path), java.nio.file.attribute.BasicFileAttributeView.class).setTimes(modified, accessed, null);
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    @PyFunction("access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")
    static boolean access(PyThread t, long path, int mode, long dirFd, boolean effective, boolean follow) {
        Path p = path(t, path);
        return Files.exists(p) && ((mode & 4) == 0 || Files.isReadable(p)) && ((mode & 2) == 0 || Files.isWritable(p)) && ((mode & 1) == 0 || Files.isExecutable(p));
    }

    @PyFunction("listdir(path=None)")
    static long listdir(PyThread t, long path) {
        Path p = path == Const.NONE ? Path.of("") : path(t, path);
        long list = PyList.create(t);
        try (Stream<Path> entries = Files.list(p)) {
            entries.forEach(e -> PyList.append(t, list, PyStr.of(t, e.getFileName().toString())));
        } catch (IOException e) {
            throw IoErrors.of(t, e, path == Const.NONE ? "." : PathArguments.path(t, path));
        }
        return list;
    }

    @PyFunction("mkdir(path, mode=511, *, dir_fd=None)")
    static void mkdir(PyThread t, long path, int mode, long dirFd) {
        try {
            Files.createDirectory(path(t, path));
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    private static void delete(PyThread t, long path, boolean directory) {
        Path p = path(t, path);
        try {
            if (Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS) != directory && Files.exists(p, LinkOption.NOFOLLOW_LINKS)) {
                throw Errors.osError(t, directory ? 20 : 21, directory ? "Not a directory" : "Is a directory", path, 0);
            }
            Files.delete(p);
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, path));
        }
    }

    @PyFunction("unlink(path, *, dir_fd=None)")
    static void unlink(PyThread t, long path, long dirFd) {
        delete(t, path, false);
    }

    @PyFunction("remove(path, *, dir_fd=None)")
    static void remove(PyThread t, long path, long dirFd) {
        delete(t, path, false);
    }

    @PyFunction("rmdir(path, *, dir_fd=None)")
    static void rmdir(PyThread t, long path, long dirFd) {
        delete(t, path, true);
    }

    @PyFunction("rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void rename(PyThread t, long src, long dst, long srcFd, long dstFd) {
        replace(t, src, dst, srcFd, dstFd);
    }

    @PyFunction("replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None)")
    static void replace(PyThread t, long src, long dst, long srcFd, long dstFd) {
        try {
            Files.move(path(t, src), path(t, dst), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw IoErrors.of(t, e, PathArguments.path(t, src));
        }
    }

    @PyFunction("strerror(code, /)")
    static String strerror(int code) {
        return switch (code) {
            case 1 -> "Operation not permitted";
            case 2 -> "No such file or directory";
            case 5 -> "Input/output error";
            case 9 -> "Bad file descriptor";
            case 13 -> "Permission denied";
            case 17 -> "File exists";
            case 20 -> "Not a directory";
            case 21 -> "Is a directory";
            case 22 -> "Invalid argument";
            case 28 -> "No space left on device";
            case 32 -> "Broken pipe";
            case 39 -> "Directory not empty";
            default -> "Unknown error " + code;
        };
    }

    @PyFunction("isatty(fd, /)")
    static boolean isatty(int fd) {
        return Terminal.is(fd);
    }

    @PyFunction("_exit(status)")
    static void exit(int status) {
        Runtime.getRuntime().halt(status);
    }

    @PyFunction("putenv(name, value, /)")
    static void putenv(long name, long value) {
        // Java cannot change the environment of its process; os.environ itself is updated by its caller.
    }

    @PyFunction("unsetenv(name, /)")
    static void unsetenv(long name) {
        // As putenv.
    }
}
