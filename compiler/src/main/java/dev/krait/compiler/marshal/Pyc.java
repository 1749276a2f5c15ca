package dev.krait.compiler.marshal;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFormatException.Kind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/**
 * A {@code .pyc} file (PEP 552).
 *
 * @param flags 0 if it is valid by time and size of the source; {@link #HASH_BASED} and perhaps {@link #CHECK_SOURCE} if by hash
 * @param stamp the hash of the source; or its modification time in seconds, in the lower 32 bits, and its size in the upper
 * @param code the module
 */
public record Pyc(int flags, long stamp, CodeObject code) {
    /** {@code importlib.util.MAGIC_NUMBER} of CPython 3.14 as a little-endian number. */
    public static final int MAGIC = 3627 | '\r' << 16 | '\n' << 24;
    /** The stamp is a hash of the source. */
    public static final int HASH_BASED = 1;
    /** The hash is compared with that of the source before the file is used. */
    public static final int CHECK_SOURCE = 2;

    private static final int HEADER = 16;
    /** Deeper than source can nest; what walks over constants recursively relies on it. */
    private static final int MAX_CONSTANT_DEPTH = 1000;

    /** A file that is valid while time and size of its source are these; 32 bits of each are kept. */
    public static Pyc ofTimestamp(CodeObject code, long modificationSeconds, long sourceSize) {
        return new Pyc(0, modificationSeconds & 0xFFFFFFFFL | sourceSize << 32, code);
    }

    /** A file that is valid while the hash of its source is that of the given one. */
    public static Pyc ofSource(CodeObject code, byte[] source, boolean checkSource) {
        return new Pyc(HASH_BASED | (checkSource ? CHECK_SOURCE : 0), sourceHash(source), code);
    }

    /** {@code importlib.util.source_hash} as a little-endian number. */
    public static long sourceHash(byte[] source) {
        return sourceHash(MAGIC & 0xFFFFFFFFL, source);
    }

    /** {@code _imp.source_hash} as a little-endian number. */
    public static long sourceHash(long key, byte[] source) {
        return SipHash13.hash(key, 0, source);
    }

    /** Whether the stamp is a hash. */
    public boolean isHashBased() {
        return (flags & HASH_BASED) != 0;
    }

    /** Whether a timestamp-based file is valid for a source of this time and size. */
    public boolean matches(long modificationSeconds, long sourceSize) {
        return !isHashBased() && stamp == (modificationSeconds & 0xFFFFFFFFL | sourceSize << 32);
    }

    /**
     * Reads a file. The code object is well-formed as data; whether its instructions make sense is for the verifier.
     *
     * @throws MarshalFormatException if it is not a {@code .pyc} file of Python 3.14 that holds a code object
     */
    public static Pyc read(byte[] file) throws MarshalFormatException {
        if (file.length < HEADER) {
            throw new MarshalFormatException(Kind.TRUNCATED, "reached EOF while reading .pyc header");
        }
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (header.getInt() != MAGIC) {
            throw new MarshalFormatException(Kind.NOT_PYC, String.format(Locale.ROOT,
                        "bad magic number in .pyc file: 0x%08x; Python 3.14 writes 0x%08x", header.getInt(0), MAGIC));
        }
        int flags = header.getInt();
        if ((flags & ~(HASH_BASED | CHECK_SOURCE)) != 0) {
            throw new MarshalFormatException(Kind.NOT_PYC, "invalid flags in .pyc file: 0x" + Integer.toHexString(flags));
        }
        return new Pyc(flags, header.getLong(), readCode(file, HEADER));
    }

    /** Reads marshalled data that must be a code object. */
    public static CodeObject readCode(byte[] data, int position) throws MarshalFormatException {
        Constant constant = readConstant(data, position);
        if (constant instanceof CodeObject code) {
            return code;
        }
        throw new MarshalFormatException(Kind.WRONG_TYPE, "non-code object in marshal data");
    }

    /** Reads marshalled data that must be a constant. */
    public static Constant readConstant(byte[] data, int position) throws MarshalFormatException {
        return new MarshalReader<>(data, position, ConstantFactory.INSTANCE, MAX_CONSTANT_DEPTH).read();
    }

    /** The bytes of the file. */
    public byte[] toByteArray() {
        byte[] body = MarshalWriter.write(code);
        return ByteBuffer.allocate(HEADER + body.length).order(ByteOrder.LITTLE_ENDIAN).putInt(MAGIC).putInt(flags)
                .putLong(stamp).put(body).array();
    }
}
