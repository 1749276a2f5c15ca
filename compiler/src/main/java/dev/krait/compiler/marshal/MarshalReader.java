package dev.krait.compiler.marshal;

import dev.krait.compiler.marshal.MarshalFactory.CodeFields;
import dev.krait.compiler.marshal.MarshalFormatException.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads CPython's {@code marshal} format up to version 5. The data are not trusted: whatever they say, no more memory is
 * used than a small multiple of their size, and nesting is limited as CPython limits it.
 *
 * @param <T> objects that a {@link MarshalFactory} makes
 */
public final class MarshalReader<T> {
    /** Deeper nesting is refused. */
    static final int MAX_DEPTH = 2000;
    private static final int FLAG_REF = 0x80;

    private final byte[] data;
    private final MarshalFactory<T> factory;
    private final List<T> references = new ArrayList<>();
    private int position;
    private int depth;

    /** Reads data from a position on. */
    public MarshalReader(byte[] data, int position, MarshalFactory<T> factory) {
        this.data = data;
        this.position = position;
        this.factory = factory;
    }

    /** Where the next object begins. */
    public int position() {
        return position;
    }

    /** Reads one object. */
    public T read() throws MarshalFormatException {
        T object = readOrNull();
        if (object == null) {
            throw new MarshalFormatException(Kind.WRONG_TYPE, "NULL object in marshal data for object");
        }
        return object;
    }

    private T readOrNull() throws MarshalFormatException {
        if (++depth > MAX_DEPTH) {
            throw malformed("recursion limit exceeded");
        }
        int code = unsignedByte();
        boolean flag = (code & FLAG_REF) != 0;
        T object = readBody((char) (code & ~FLAG_REF), flag);
        depth--;
        return object;
    }

    private T readBody(char type, boolean flag) throws MarshalFormatException {
        return switch (type) {
            case '0' -> null;
            case 'N' -> factory.none();
            case 'F' -> factory.bool(false);
            case 'T' -> factory.bool(true);
            case '.' -> factory.ellipsis();
            case 'S' -> factory.stopIteration();
            case 'i' -> remember(factory.integer(BigInteger.valueOf(int32())), flag);
            case 'I' -> remember(factory.integer(BigInteger.valueOf(int64())), flag);
            case 'l' -> remember(factory.integer(longInteger()), flag);
            case 'f' -> remember(factory.floating(textFloat()), flag);
            case 'g' -> remember(factory.floating(Double.longBitsToDouble(int64())), flag);
            case 'x' -> {
                double real = textFloat();
                yield remember(factory.complex(real, textFloat()), flag);
            }
            case 'y' -> {
                double real = Double.longBitsToDouble(int64());
                yield remember(factory.complex(real, Double.longBitsToDouble(int64())), flag);
            }
            case 's' -> remember(factory.bytes(take(size("bytes object"))), flag);
            case 'a', 'A' -> remember(factory.string(ascii(size("string")), type == 'A'), flag);
            case 'z', 'Z' -> remember(factory.string(ascii(unsignedByte()), type == 'Z'), flag);
            case 'u', 't' -> remember(factory.string(WideUtf8.decode(take(size("string"))), type == 't'), flag);
            case ')' -> tuple(unsignedByte(), flag);
            case '(' -> tuple(size("tuple"), flag);
            case '[' -> list(flag);
            case '{' -> dict(flag);
            case '<' -> set(flag);
            case '>' -> frozenSet(flag);
            case ':' -> slice(flag);
            case 'c' -> code(flag);
            case 'r' -> reference();
            default -> throw malformed("unknown type code");
        };
    }

    private T remember(T object, boolean flag) {
        if (flag) {
            references.add(object);
        }
        return object;
    }

    /** Keeps a place for an object that is numbered before its parts, but is whole only after them. */
    private int reserve(boolean flag) {
        if (!flag) {
            return -1;
        }
        references.add(null);
        return references.size() - 1;
    }

    private T complete(T object, int reserved) {
        if (reserved >= 0) {
            references.set(reserved, object);
        }
        return object;
    }

    private T reference() throws MarshalFormatException {
        int index = int32();
        if (index < 0 || index >= references.size() || references.get(index) == null) {
            throw malformed("invalid reference");
        }
        return references.get(index);
    }

    private T tuple(int size, boolean flag) throws MarshalFormatException {
        int reserved = reserve(flag);
        return complete(factory.tuple(items(size)), reserved);
    }

    private List<T> items(int size) throws MarshalFormatException {
        if (size > data.length - position) {
            throw truncated(); // each item takes at least one byte
        }
        List<T> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read());
        }
        return items;
    }

    private T list(boolean flag) throws MarshalFormatException {
        int size = size("list");
        if (size > data.length - position) {
            throw truncated();
        }
        T list = remember(factory.newList(size), flag);
        for (int i = 0; i < size; i++) {
            factory.append(list, read());
        }
        return list;
    }

    private T dict(boolean flag) throws MarshalFormatException {
        T dict = remember(factory.newDict(), flag);
        while (true) {
            T key = readOrNull();
            if (key == null) {
                return dict;
            }
            T value = readOrNull();
            if (value == null) {
                return dict;
            }
            factory.put(dict, key, value);
        }
    }

    private T set(boolean flag) throws MarshalFormatException {
        int size = size("set");
        T set = remember(factory.newSet(), flag);
        for (int i = 0; i < size; i++) {
            factory.add(set, read());
        }
        return set;
    }

    private T frozenSet(boolean flag) throws MarshalFormatException {
        int size = size("set");
        int reserved = reserve(flag);
        return complete(factory.frozenSet(items(size)), reserved);
    }

    private T slice(boolean flag) throws MarshalFormatException {
        int reserved = reserve(flag);
        T start = read();
        T stop = read();
        return complete(factory.slice(start, stop, read()), reserved);
    }

    private T code(boolean flag) throws MarshalFormatException {
        int reserved = reserve(flag);
        int argCount = int32();
        int posOnlyArgCount = int32();
        int kwOnlyArgCount = int32();
        int stackSize = int32();
        int flags = int32();
        T code = read();
        T consts = read();
        T names = read();
        T localsPlusNames = read();
        T localsPlusKinds = read();
        T filename = read();
        T name = read();
        T qualname = read();
        int firstLine = int32();
        T lineTable = read();
        T exceptionTable = read();
        return complete(factory.code(new CodeFields<>(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, code, consts,
                names, localsPlusNames, localsPlusKinds, filename, name, qualname, firstLine, lineTable, exceptionTable)),
                reserved);
    }

    /** Digits of 15 bits, the lowest first; their number is negative for a negative int. */
    private BigInteger longInteger() throws MarshalFormatException {
        int signedCount = int32();
        if (signedCount == Integer.MIN_VALUE) {
            throw malformed("long size out of range");
        }
        int count = Math.abs(signedCount);
        if (count > (data.length - position) / 2) {
            throw truncated();
        }
        if (count == 0) {
            return BigInteger.ZERO;
        }
        byte[] magnitude = new byte[(int) (((long) count * 15 + 7) / 8)];
        int last = magnitude.length - 1;
        int buffer = 0;
        int bits = 0;
        int digit = 0;
        for (int i = 0; i < count; i++) {
            digit = unsignedByte() | unsignedByte() << 8;
            if (digit >= 1 << 15) {
                throw malformed("digit out of range in long");
            }
            buffer |= digit << bits;
            bits += 15;
            while (bits >= 8) {
                magnitude[last--] = (byte) buffer;
                buffer >>>= 8;
                bits -= 8;
            }
        }
        if (digit == 0) {
            throw malformed("unnormalized long data");
        }
        if (bits > 0) {
            magnitude[last] = (byte) buffer;
        }
        return new BigInteger(signedCount < 0 ? -1 : 1, magnitude);
    }

    private double textFloat() throws MarshalFormatException {
        String text = ascii(unsignedByte());
        try {
            return switch (text) {
                case "inf" -> Double.POSITIVE_INFINITY;
                case "-inf" -> Double.NEGATIVE_INFINITY;
                case "nan", "-nan" -> Double.NaN;
                default -> Double.parseDouble(text);
            };
        } catch (NumberFormatException e) {
            throw malformed("could not convert string to float: '" + text + "'");
        }
    }

    private int size(String what) throws MarshalFormatException {
        int size = int32();
        if (size < 0) {
            throw malformed(what + " size out of range");
        }
        return size;
    }

    private byte[] take(int count) throws MarshalFormatException {
        if (count > data.length - position) {
            throw truncated();
        }
        byte[] bytes = Arrays.copyOfRange(data, position, position + count);
        position += count;
        return bytes;
    }

    private String ascii(int count) throws MarshalFormatException {
        if (count > data.length - position) {
            throw truncated();
        }
        // CPython reads these bytes as Latin-1, whatever the type code says.
        String text = new String(data, position, count, StandardCharsets.ISO_8859_1);
        position += count;
        return text;
    }

    private int unsignedByte() throws MarshalFormatException {
        if (position >= data.length) {
            throw truncated();
        }
        return data[position++] & 0xFF;
    }

    private int int32() throws MarshalFormatException {
        return unsignedByte() | unsignedByte() << 8 | unsignedByte() << 16 | unsignedByte() << 24;
    }

    private long int64() throws MarshalFormatException {
        return int32() & 0xFFFFFFFFL | (long) int32() << 32;
    }

    private static MarshalFormatException truncated() {
        return new MarshalFormatException(Kind.TRUNCATED, "marshal data too short");
    }

    private static MarshalFormatException malformed(String what) {
        return new MarshalFormatException(Kind.MALFORMED, "bad marshal data (" + what + ")");
    }
}
