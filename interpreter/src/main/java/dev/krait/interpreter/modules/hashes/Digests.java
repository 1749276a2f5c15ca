package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** What the hash objects of all algorithms have in common: Java-backed, with a digest that is fed. */
final class Digests {
    private Digests() {
    }

    /** A new hash of a type; the data may be absent, and as {@code data} or under its old name {@code string}, but not both. */
    static long create(PyThread t, PyType type, String algorithm, long data, long string) {
        if (data != 0 && string != 0) {
            throw Errors.typeError(t, "'data' and 'string' are mutually exclusive and support for 'string' keyword parameter is slated for removal in a future version.");
        }
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            long input = data != 0 ? data : string;
            long self = JavaObjects.create(t, type.rootShape.id, digest);
            if (input != 0) {
                update(t, self, input);
            }
            return self;
        } catch (NoSuchAlgorithmException e) {
            throw Errors.valueError(t, "unsupported hash type %s", algorithm);
        }
    }

    static MessageDigest of(long self) {
        return (MessageDigest) JavaObjects.get(self);
    }

    /** The bytes of an argument that is hashed. */
    static byte[] input(PyThread t, long data) {
        if (PyStr.is(data)) {
            throw Errors.typeError(t, "Strings must be encoded before hashing");
        }
        byte[] bytes = PyBytes.contents(data);
        if (bytes == null) {
            throw Errors.typeError(t, "object supporting the buffer API required");
        }
        return bytes;
    }

    static void update(PyThread t, long self, long data) {
        of(self).update(input(t, data));
    }

    private static MessageDigest cloned(PyThread t, long self) {
        try {
            return (MessageDigest) of(self).clone();
        } catch (CloneNotSupportedException e) {
            throw Errors.runtimeError(t, "the hash cannot be copied");
        }
    }

    static long copy(PyThread t, long self) {
        return JavaObjects.create(t, PyType.of(self).rootShape.id, cloned(t, self));
    }

    static byte[] digest(PyThread t, long self) {
        return cloned(t, self).digest();
    }

    static String hex(PyThread t, long self) {
        return HexFormat.of().formatHex(digest(t, self));
    }

    /** The algorithm as Python names it: {@code sha256}, {@code sha3_256}. */
    static String name(long self) {
        String name = of(self).getAlgorithm().toLowerCase(Locale.ROOT);
        return name.startsWith("sha3-") ? name.replace('-', '_') : name.replace("-", "");
    }
}
