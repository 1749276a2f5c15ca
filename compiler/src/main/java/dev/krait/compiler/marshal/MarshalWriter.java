package dev.krait.compiler.marshal;

import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes constants and code objects in CPython's {@code marshal} format, version 5. */
public final class MarshalWriter {
    private static final int FLAG_REF = 0x80;

    private final ByteSequence out = new ByteSequence();
    /** Numbers of what was written with {@link #FLAG_REF}: strings, bytes and tuples; null if references are not used. */
    private final Map<Object, Integer> references;
    /** Numbers given so far; they count in the order in which objects begin. */
    private int numbered;

    private MarshalWriter(boolean useReferences) {
        references = useReferences ? new HashMap<>() : null;
    }

    /** The bytes of a constant or code object. */
    public static byte[] write(Constant constant) {
        MarshalWriter writer = new MarshalWriter(true);
        writer.object(constant);
        return writer.out.toByteArray();
    }

    private void object(Constant constant) {
        switch (constant) {
            case Constant.None none -> out.write('N');
            case Constant.Ellipsis ellipsis -> out.write('.');
            case Constant.Bool b -> out.write(b.value() ? 'T' : 'F');
            case Constant.Int i -> integer(i.value());
            case Constant.Float f -> {
                out.write('g');
                int64(Double.doubleToRawLongBits(f.value()));
            }
            case Constant.Complex c -> {
                out.write('y');
                int64(Double.doubleToRawLongBits(c.real()));
                int64(Double.doubleToRawLongBits(c.imag()));
            }
            case Constant.Str s -> string(s);
            case Constant.Bytes b -> bytes(b.value());
            case Constant.Tuple t -> tuple(t);
            case Constant.FrozenSet s -> frozenSet(s);
            case Constant.Slice s -> {
                out.write(':');
                object(s.start());
                object(s.stop());
                object(s.step());
            }
            case CodeObject code -> code(code);
        }
    }

    /** Writes a reference if the key was written before; else numbers it, and returns the flag for its type code. */
    private int begin(Object key) {
        if (references == null) {
            return 0;
        }
        Integer number = references.putIfAbsent(key, numbered);
        if (number != null) {
            out.write('r');
            int32(number);
            return -1;
        }
        numbered++;
        return FLAG_REF;
    }

    private void integer(BigInteger value) {
        if (value.bitLength() < 32) {
            out.write('i');
            int32(value.intValue());
            return;
        }
        out.write('l');
        BigInteger magnitude = value.abs();
        int digits = (magnitude.bitLength() + 14) / 15;
        int32(value.signum() < 0 ? -digits : digits);
        byte[] bytes = magnitude.toByteArray();
        int buffer = 0;
        int bits = 0;
        int next = bytes.length - 1;
        for (int i = 0; i < digits; i++) {
            while (bits < 15 && next >= 0) {
                buffer |= (bytes[next--] & 0xFF) << bits;
                bits += 8;
            }
            out.write(buffer & 0xFF);
            out.write(buffer >> 8 & 0x7F);
            buffer >>>= 15;
            bits = Math.max(0, bits - 15);
        }
    }

    private void string(Constant.Str str) {
        if (str.splits().isEmpty()) {
            string(str.value());
        } else {
            int flag = begin(str);
            if (flag >= 0) {
                wide(str, flag);
            }
        }
    }

    private void string(String value) {
        int flag = begin(value);
        if (flag < 0) {
            return;
        }
        int length = value.length();
        boolean name = length > 0;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                wide(new Constant.Str(value), flag);
                return;
            }
            name &= c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }
        if (length < 256) {
            out.write((name ? 'Z' : 'z') | flag);
            out.write(length);
        } else {
            out.write((name ? 'A' : 'a') | flag);
            int32(length);
        }
        out.writeLatin1(value);
    }

    private void wide(Constant.Str str, int flag) {
        out.write('u' | flag);
        byte[] encoded = WideUtf8.encode(str);
        int32(encoded.length);
        out.writeBytes(encoded);
    }

    private record BytesKey(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof BytesKey key && Arrays.equals(key.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private void bytes(byte[] value) {
        int flag = begin(new BytesKey(value));
        if (flag >= 0) {
            out.write('s' | flag);
            int32(value.length);
            out.writeBytes(value);
        }
    }

    private void tuple(Constant.Tuple tuple) {
        tuple(tuple.items(), tuple);
    }

    /** A tuple; its key is equal to that of the same tuple elsewhere. */
    private void tuple(List<Constant> items, Object key) {
        // Equal tuples hold equal constants, but one that holds a NaN or a code object is equal only by chance.
        int flag = arePlain(items) ? begin(key) : 0;
        if (flag >= 0) {
            beginTuple(items.size(), flag);
            for (Constant item : items) {
                object(item);
            }
        }
    }

    private static boolean arePlain(List<Constant> constants) {
        for (Constant constant : constants) {
            boolean plain = constant instanceof Constant.None || constant instanceof Constant.Str || constant instanceof Constant.Int
                    || constant instanceof Constant.Tuple t && arePlain(t.items());
            if (!plain) {
                return false;
            }
        }
        return true;
    }

    private void beginTuple(int size, int flag) {
        if (size < 256) {
            out.write(')' | flag);
            out.write(size);
        } else {
            out.write('(' | flag);
            int32(size);
        }
    }

    /** Items in the order of their own marshalled bytes, so that equal sets give equal data. */
    private void frozenSet(Constant.FrozenSet set) {
        List<byte[]> order = new ArrayList<>();
        Map<byte[], Constant> items = new HashMap<>();
        for (Constant item : set.items()) {
            MarshalWriter writer = new MarshalWriter(false);
            writer.object(item);
            byte[] bytes = writer.out.toByteArray();
            order.add(bytes);
            items.put(bytes, item);
        }
        order.sort(Arrays::compareUnsigned);
        out.write('>');
        int32(order.size());
        for (byte[] bytes : order) {
            if (references == null) {
                out.writeBytes(bytes);
            } else {
                object(items.get(bytes));
            }
        }
    }

    private void code(CodeObject code) {
        out.write('c');
        int32(code.argCount());
        int32(code.posOnlyArgCount());
        int32(code.kwOnlyArgCount());
        int32(code.stackSize());
        int32(code.flags());
        bytes(code.code());
        tuple(code.consts(), new Constant.Tuple(code.consts()));
        names(code.names());
        names(code.localsPlusNames());
        bytes(code.localsPlusKinds());
        string(code.filename());
        string(code.name());
        string(code.qualname());
        int32(code.firstLine());
        bytes(code.lineTable());
        bytes(code.exceptionTable());
    }

    private void names(List<String> names) {
        // Lists of strings are a key of their own: that a tuple of constants may hold the same strings is rare.
        int flag = begin(names);
        if (flag >= 0) {
            beginTuple(names.size(), flag);
            for (String name : names) {
                string(name);
            }
        }
    }

    private void int32(int value) {
        out.writeInt(value);
    }

    private void int64(long value) {
        int32((int) value);
        int32((int) (value >> 32));
    }
}
