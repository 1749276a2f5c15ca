package dev.krait.interpreter.modules;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.Pyc;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Compiled files from outside: as main programs, beside sources and instead of them. All their code goes through the verifier. */
public final class PycFiles {
    /** What stands before {@code .pyc} in the names of files in {@code __pycache__}: the bytecode is CPython's. */
    static final String CACHE_TAG = "cpython-314";
    private static final int HEADER = 16;

    private PycFiles() {
    }

    /** Whether a main program is a compiled file, by its name or its first bytes. */
    public static boolean looksLikeOne(String name, byte[] bytes) {
        return name.endsWith(".pyc") || bytes.length >= 2 && bytes[0] == (byte) Pyc.MAGIC && bytes[1] == (byte) (Pyc.MAGIC >> 8);
    }

    /** Runs a compiled file as {@code __main__}. Collections may happen: the caller holds no values. */
    public static void runMain(PyThread t, byte[] bytes, String file) {
        if (bytes.length < Integer.BYTES || word(bytes, 0) != Pyc.MAGIC) {
            throw Errors.of(t, Exc.RUNTIME_ERROR, "Bad magic number in .pyc file");
        }
        PyDict.putStr(t, Startup.mainDict(t), Names.of("__file__"), PyStr.of(t, file));
        CodeObject code;
        try {
            code = Pyc.readCode(bytes, HEADER);
            Verifier.verify(code);
        } catch (MarshalFormatException e) {
            throw e.kind() == MarshalFormatException.Kind.WRONG_TYPE ? Errors.of(t, Exc.RUNTIME_ERROR, "Bad code object in .pyc file") : dataError(t, e);
        } catch (InvalidCodeException e) {
            throw Errors.of(t, Exc.RUNTIME_ERROR, "Bad code object in .pyc file: " + e.getMessage());
        }
        Calls.execute(t, CodeBody.create(t, code), Startup.mainDict(t), 0, 0, true);
    }

    /**
     * A source file and what is cached of it.
     *
     * @param cache where its compiled form is kept
     * @param modified its time in seconds, taken before it was read
     * @param source its bytes, or null if {@code code} is up to date
     * @param code the compiled file, or null if there is none for the source as it is now
     * @param flags those of the compiled file if it is kept up to date by hash, else 0
     */
    record Cached(Path cache, long modified, byte[] source, byte[] code, int flags) {
    }

    /** Reads the compiled form of a source file if it is of this version and of the source as it is now, else the source. */
    static Cached read(PyThread t, Path source) throws IOException {
        Path cache = cachePath(t, source);
        long modified = Files.getLastModifiedTime(source).to(TimeUnit.SECONDS);
        byte[] bytes;
        try {
            bytes = Files.isRegularFile(cache) ? Files.readAllBytes(cache) : new byte[0];
        } catch (IOException e) {
            // As if it were not there: the source is.
            bytes = new byte[0];
        }
        int flags = bytes.length < HEADER || word(bytes, 0) != Pyc.MAGIC ? -1 : word(bytes, 4);
        if ((flags & ~(Pyc.HASH_BASED | Pyc.CHECK_SOURCE)) != 0) {
            return new Cached(cache, modified, Files.readAllBytes(source), null, 0);
        }
        long stamp = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
        byte[] text = null;
        boolean valid;
        if ((flags & Pyc.HASH_BASED) == 0) {
            valid = stamp == (modified & 0xFFFFFFFFL | Files.size(source) << 32);
        } else if ((flags & Pyc.CHECK_SOURCE) != 0) {
            text = Files.readAllBytes(source);
            valid = stamp == Pyc.sourceHash(text);
        } else {
            valid = true;
        }
        return valid ? new Cached(cache, modified, null, bytes, flags)
                : new Cached(cache, modified, text == null ? Files.readAllBytes(source) : text, null, flags);
    }

    /** {@code importlib.util.cache_from_source}. */
    private static Path cachePath(PyThread t, Path source) {
        String file = source.getFileName().toString();
        String name = file.substring(0, file.length() - ".py".length()) + "." + CACHE_TAG + (t.context.optimize == 0 ? "" : ".opt-" + t.context.optimize) + ".pyc";
        long prefix = PyDict.getStr(t, t.context.sysDict, Names.of("pycache_prefix"));
        if (prefix != 0 && PyStr.is(prefix)) {
            Path directory = source.toAbsolutePath().getParent();
            return Path.of(PyStr.toJava(prefix)).resolve(directory.getRoot().relativize(directory)).resolve(name);
        }
        return source.resolveSibling("__pycache__").resolve(name);
    }

    /**
     * Keeps the code of a source for the next process, unless {@code sys.dont_write_bytecode} is true. Others see the whole file
     * or none of it. That it cannot be written is no error.
     */
    static void write(PyThread t, Cached cached, Path source, CodeObject code) {
        long off = PyDict.getStr(t, t.context.sysDict, Names.of("dont_write_bytecode"));
        if (off != 0 && PyObject.isTrue(t, off)) {
            return;
        }
        Pyc pyc = (cached.flags & Pyc.HASH_BASED) == 0 ? Pyc.ofTimestamp(code, cached.modified, cached.source.length)
                : Pyc.ofSource(code, cached.source, (cached.flags & Pyc.CHECK_SOURCE) != 0);
        Path temporary = cached.cache.resolveSibling(cached.cache.getFileName() + "." + ProcessHandle.current().pid() + "." + Thread.currentThread().threadId());
        try {
            Files.createDirectories(cached.cache.getParent());
            try {
                Files.write(temporary, pyc.toByteArray(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                copyPermissions(source, temporary);
                Files.move(temporary, cached.cache, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException | SecurityException e) {
            // A directory that may not be written, a full disk: the next process compiles again.
        }
    }

    /** Who may read and write the source may do so with the compiled file, and its owner may write. */
    private static void copyPermissions(Path source, Path target) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(source, PosixFileAttributeView.class);
        if (view != null) {
            Set<PosixFilePermission> permissions = view.readAttributes().permissions();
            permissions.removeAll(EnumSet.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
            permissions.add(PosixFilePermission.OWNER_WRITE);
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    /** The code of a compiled file that is imported. */
    static CodeObject load(PyThread t, byte[] bytes, String name, String file) {
        if (bytes.length < HEADER && (bytes.length < Integer.BYTES || word(bytes, 0) == Pyc.MAGIC)) {
            throw Errors.of(t, Exc.EOF_ERROR, "reached EOF while reading pyc header of '" + name + "'");
        }
        if (word(bytes, 0) != Pyc.MAGIC) {
            throw importError(t, "bad magic number in '" + name + "': " + ConstantRepr.of(Arrays.copyOf(bytes, Integer.BYTES)), name, file);
        }
        int flags = word(bytes, 4);
        if ((flags & ~(Pyc.HASH_BASED | Pyc.CHECK_SOURCE)) != 0) {
            throw importError(t, "invalid flags " + Integer.toUnsignedString(flags) + " in '" + name + "'", name, file);
        }
        try {
            CodeObject code = Pyc.readCode(bytes, HEADER);
            Verifier.verify(code);
            return code;
        } catch (MarshalFormatException e) {
            throw e.kind() == MarshalFormatException.Kind.WRONG_TYPE ? importError(t, "Non-code object in '" + file + "'", name, file) : dataError(t, e);
        } catch (InvalidCodeException e) {
            throw importError(t, "bad code object in '" + file + "': " + e.getMessage(), name, file);
        }
    }

    private static PyError dataError(PyThread t, MarshalFormatException e) {
        return Errors.of(t, e.kind() == MarshalFormatException.Kind.TRUNCATED ? Exc.EOF_ERROR : Exc.VALUE_ERROR, e.getMessage());
    }

    private static PyError importError(PyThread t, String message, String name, String file) {
        return Errors.importError(t, Exc.IMPORT_ERROR, message, PyStr.of(t, name), PyStr.of(t, file), 0);
    }

    private static int word(byte[] bytes, int position) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(position);
    }
}
