package dev.krait.interpreter.modules;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.Pyc;
import dev.krait.compiler.verify.InvalidCodeException;
import dev.krait.compiler.verify.Verifier;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
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
import java.util.Arrays;
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

    /** The bytes of a file in {@code __pycache__}, or null if it is not of this version or not of the source as it is now. */
    static byte[] ifUpToDate(Path cached, Path source) throws IOException {
        byte[] bytes = Files.readAllBytes(cached);
        if (bytes.length < HEADER || word(bytes, 0) != Pyc.MAGIC) {
            return null;
        }
        int flags = word(bytes, 4);
        if ((flags & ~(Pyc.HASH_BASED | Pyc.CHECK_SOURCE)) != 0) {
            return null;
        }
        long stamp = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(8);
        boolean valid;
        if ((flags & Pyc.HASH_BASED) == 0) {
            long modified = Files.getLastModifiedTime(source).to(TimeUnit.SECONDS);
            valid = stamp == (modified & 0xFFFFFFFFL | Files.size(source) << 32);
        } else {
            valid = (flags & Pyc.CHECK_SOURCE) == 0 || stamp == Pyc.sourceHash(Files.readAllBytes(source));
        }
        return valid ? bytes : null;
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
