package dev.krait.compiler.marshal;

import dev.krait.compiler.code.Constant;
import dev.krait.compiler.marshal.MarshalFactory.CodeFields;
import dev.krait.compiler.marshal.MarshalFormatException.Kind;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
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
    /** Objects in a code object, and how many of them stand before {@code co_firstlineno}. */
    private static final int CODE_OBJECTS = 10, CODE_OBJECTS_BEFORE_LINE = 8;

    private final byte[] data;
    private final MarshalFactory<T> factory;
    private final int maxDepth;
    private final List<T> references = new ArrayList<>();
    /** Objects that are begun, the outermost first. Nesting in the data must not nest calls. */
    private final ArrayDeque<Part<T>> open = new ArrayDeque<>();
    private int position;

    /** Reads data from a position on. */
    public MarshalReader(byte[] data, int position, MarshalFactory<T> factory) {
        this(data, position, factory, MAX_DEPTH);
    }

    MarshalReader(byte[] data, int position, MarshalFactory<T> factory, int maxDepth) {
        this.data = data;
        this.position = position;
        this.factory = factory;
        this.maxDepth = maxDepth;
    }

    /** Where the next object begins. */
    public int position() {
        return position;
    }

    /** An object that is made of others: what is known of it so far. */
    private static final class Part<T> {
        final char type;
        final int reserved;
        /** The list, set or dict itself. */
        final T container;
        final List<T> items = new ArrayList<>();
        int missing;
        int[] numbers;

        Part(char type, int missing, int reserved, T container) {
            this.type = type;
            this.missing = missing;
            this.reserved = reserved;
            this.container = container;
        }
    }

    /** Reads one object. */
    public T read() throws MarshalFormatException {
        open.clear();
        while (true) {
            int code = unsignedByte();
            boolean flag = (code & FLAG_REF) != 0;
            char type = (char) (code & ~FLAG_REF);
            T object = null;
            Part<T> begun = begin(type, flag);
            if (begun != null) {
                if (open.size() >= maxDepth - 1) {
                    throw malformed("recursion limit exceeded");
                }
                open.addLast(begun);
                if (begun.missing != 0) {
                    continue;
                }
                object = finish(open.removeLast());
            } else if (type != '0') {
                object = simple(type, flag);
            }
            while (true) {
                Part<T> part = open.peekLast();
                if (object == null && (part == null || part.type != '{')) {
                    throw new MarshalFormatException(Kind.WRONG_TYPE, "NULL object in marshal data for object");
                }
                if (part == null) {
                    return object;
                }
                accept(part, object);
                if (part.missing != 0) {
                    break;
                }
                object = finish(open.removeLast());
            }
        }
    }

    /** Begins an object that has parts; null if the type has none. */
    private Part<T> begin(char type, boolean flag) throws MarshalFormatException {
        switch (type) {
            case ')', '(' -> {
                int size = type == ')' ? unsignedByte() : items("tuple");
                return new Part<>('(', size, reserve(flag), null);
            }
            case '>' -> {
                int size = items("set");
                return new Part<>('>', size, reserve(flag), null);
            }
            case ':' -> {
                return new Part<>(':', 3, reserve(flag), null);
            }
            case '[' -> {
                int size = items("list");
                return new Part<>('[', size, -1, remember(factory.newList(size), flag));
            }
            case '<' -> {
                int size = items("set");
                return new Part<>('<', size, -1, remember(factory.newSet(), flag));
            }
            case '{' -> {
                return new Part<>('{', -1, -1, remember(factory.newDict(), flag));
            }
            case 'c' -> {
                Part<T> part = new Part<>('c', CODE_OBJECTS, reserve(flag), null);
                part.numbers = new int[] {int32(), int32(), int32(), int32(), int32(), 0};
                return part;
            }
            default -> {
                return null;
            }
        }
    }

    private void accept(Part<T> part, T object) throws MarshalFormatException {
        switch (part.type) {
            case '[' -> factory.append(part.container, object);
            case '<' -> factory.add(part.container, object);
            case '{' -> {
                if (object == null) {
                    part.missing = 0; // where a key or a value would be: the end
                } else if (part.items.isEmpty()) {
                    part.items.add(object);
                } else {
                    factory.put(part.container, part.items.remove(0), object);
                }
                return;
            }
            default -> part.items.add(object);
        }
        part.missing--;
        if (part.type == 'c' && part.items.size() == CODE_OBJECTS_BEFORE_LINE) {
            part.numbers[5] = int32();
        }
    }

    private T finish(Part<T> part) throws MarshalFormatException {
        List<T> items = part.items;
        return switch (part.type) {
            case '(' -> complete(factory.tuple(items), part.reserved);
            case '>' -> complete(factory.frozenSet(items), part.reserved);
            case ':' -> complete(factory.slice(items.get(0), items.get(1), items.get(2)), part.reserved);
            case 'c' -> {
                int[] n = part.numbers;
                yield complete(factory.code(new CodeFields<>(n[0], n[1], n[2], n[3], n[4], items.get(0), items.get(1),
                        items.get(2), items.get(3), items.get(4), items.get(5), items.get(6), items.get(7), n[5], items.get(8),
                        items.get(9))), part.reserved);
            }
            default -> part.container;
        };
    }

    private T simple(char type, boolean flag) throws MarshalFormatException {
        return switch (type) {
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
            case 'a', 'A' -> remember(factory.string(new Constant.Str(ascii(size("string"))), type == 'A'), flag);
            case 'z', 'Z' -> remember(factory.string(new Constant.Str(ascii(unsignedByte())), type == 'Z'), flag);
            case 'u', 't' -> remember(factory.string(WideUtf8.decode(take(size("string"))), type == 't'), flag);
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

    /** A number of items, each of which takes at least one byte. */
    private int items(String what) throws MarshalFormatException {
        int size = size(what);
        if (size > data.length - position) {
            throw truncated();
        }
        return size;
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
