package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;

/** What {@code blake2b} and {@code blake2s} have in common. */
final class Blake2Objects {
    private Blake2Objects() {
    }

    static Blake2 of(long self) {
        return (Blake2) JavaObjects.get(self);
    }

    /** Puts into the namespace of a type how long its digest, key, salt and personalization may be. */
    static void putLimits(PyThread t, PyType type, int longest) {
        PyDict.putStr(t, type.dict(), Names.of("MAX_DIGEST_SIZE"), Value.ofInt(longest));
        PyDict.putStr(t, type.dict(), Names.of("MAX_KEY_SIZE"), Value.ofInt(longest));
        PyDict.putStr(t, type.dict(), Names.of("SALT_SIZE"), Value.ofInt(longest / 4));
        PyDict.putStr(t, type.dict(), Names.of("PERSON_SIZE"), Value.ofInt(longest / 4));
    }

    private static byte[] bytes(PyThread t, String what, long value, int limit) {
        byte[] bytes = value == 0 ? new byte[0] : Digests.input(t, value);
        if (bytes.length > limit) {
            throw Errors.valueError(t, "maximum %s length is %d bytes", what, limit);
        }
        return bytes;
    }

    private static void range(PyThread t, String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw Errors.valueError(t, "%s must be between %d and %d", name, least, most);
        }
    }

    private static void put(byte[] block, int at, long value, int size) {
        for (int i = 0; i < size; i++) {
            block[at + i] = (byte) (value >>> 8 * i);
        }
    }

    static long create(PyThread t, PyType cls, boolean large, long data, long digestSize, long keyValue, long saltValue, long personValue, int fanout, int depth,
            long leafSize, long nodeOffset, int nodeDepth, int innerSize, boolean lastNode, long string) {
        int longest = large ? 64 : 32;
        long size = digestSize == 0 ? longest : PyInt.toLong(t, digestSize);
        if (size <= 0 || size > longest) {
            throw Errors.valueError(t, "digest_size for %s must be between 1 and %d bytes, here it is %d", large ? "Blake2b" : "Blake2s", longest, size);
        }
        byte[] salt = bytes(t, "salt", saltValue, longest / 4);
        byte[] person = bytes(t, "person", personValue, longest / 4);
        byte[] key = bytes(t, "key", keyValue, longest);
        range(t, "fanout", fanout, 0, 255);
        range(t, "depth", depth, 1, 255);
        range(t, "leaf_size", leafSize, 0, 0xFFFFFFFFL);
        range(t, "node_depth", nodeDepth, 0, 255);
        range(t, "inner_size", innerSize, 0, longest);
        BigInteger offset = nodeOffset == 0 ? BigInteger.ZERO : PyInt.big(PyInt.index(t, nodeOffset));
        if (offset.signum() < 0 || offset.bitLength() > (large ? 64 : 48)) {
            throw Errors.overflowError(t, offset.signum() < 0 ? "can't convert negative int to unsigned" : "node_offset is too large");
        }
        byte[] parameters = new byte[longest];
        parameters[0] = (byte) size;
        parameters[1] = (byte) key.length;
        parameters[2] = (byte) fanout;
        parameters[3] = (byte) depth;
        put(parameters, 4, leafSize, 4);
        put(parameters, 8, offset.longValue(), large ? 8 : 6);
        parameters[large ? 16 : 14] = (byte) nodeDepth;
        parameters[large ? 17 : 15] = (byte) innerSize;
        System.arraycopy(salt, 0, parameters, large ? 32 : 16, salt.length);
        System.arraycopy(person, 0, parameters, large ? 48 : 24, person.length);
        Blake2 hash = new Blake2(large, parameters, key, lastNode);
        if (data != 0 || string != 0) {
            hash.update(Digests.input(t, data != 0 ? data : string));
        }
        return JavaObjects.create(t, cls.rootShape.id, hash);
    }
}
