package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A SHA-2 hash in the making. */
@PyClass(name = "SHA2Type", module = "_sha2", noNew = true)
final class Sha2Type {
    private Sha2Type() {
    }

    static long create(PyThread t, String algorithm, long data) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            if (data != Value.ABSENT) {
                digest.update(PyBytes.buffer(t, data));
            }
            return JavaObjects.create(t, Sha2TypeBinding.TYPE.rootShape.id, digest);
        } catch (NoSuchAlgorithmException e) {
            throw Errors.valueError(t, "unsupported hash type " + algorithm);
        }
    }

    private static MessageDigest of(long self) {
        return (MessageDigest) JavaObjects.get(self);
    }

    private static byte[] result(PyThread t, long self) {
        try {
            return ((MessageDigest) of(self).clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw Errors.runtimeError(t, "the hash cannot be copied");
        }
    }

    @PyMethod("update(self, obj, /)")
    static void update(PyThread t, long self, long obj) {
        of(self).update(PyBytes.buffer(t, obj));
    }

    @PyMethod("digest(self, /)")
    static long digest(PyThread t, long self) {
        return PyBytes.of(t, result(t, self));
    }

    @PyMethod("hexdigest(self, /)")
    static String hexdigest(PyThread t, long self) {
        return java.util.HexFormat.of().formatHex(result(t, self));
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        try {
            return JavaObjects.create(t, Sha2TypeBinding.TYPE.rootShape.id, of(self).clone());
        } catch (CloneNotSupportedException e) {
            throw Errors.runtimeError(t, "the hash cannot be copied");
        }
    }

    @PyGetter("digest_size")
    static int digestSize(long self) {
        return of(self).getDigestLength();
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return of(self).getDigestLength() > 32 ? 128 : 64;
    }

    @PyGetter("name")
    static String name(long self) {
        return of(self).getAlgorithm().replace("-", "").toLowerCase(java.util.Locale.ROOT);
    }
}
