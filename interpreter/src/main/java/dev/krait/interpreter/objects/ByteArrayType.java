package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** The type {@code bytearray}; see {@link BytesMethods} for what it shares with bytes. */
@PyClass(name = "bytearray", kind = Kind.JAVA, subclassable = true, unhashable = true, shared = AnyBytesMethods.class)
public final class ByteArrayType {
    private ByteArrayType() {
    }

    /** The bytes of a bytearray: an array that is at least as long as it. */
    public static final class Content implements ByteBuffered {
        private byte[] bytes = new byte[0];
        private int length;
        private int exports;

        @Override
        public byte[] copyBytes() {
            return Arrays.copyOf(bytes, length);
        }

        @Override
        public int byteLength() {
            return length;
        }

        @Override
        public void write(int at, byte[] from, int offset, int count) {
            System.arraycopy(from, offset, bytes, at, count);
        }

        @Override
        public boolean isReadOnly() {
            return false;
        }

        private void set(byte[] to) {
            bytes = to;
            length = to.length;
        }

        private void replace(int from, int to, byte[] by) {
            int rest = length - to;
            int newLength = from + by.length + rest;
            if (newLength > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(newLength, newLength + (newLength >> 3) + 16));
            }
            System.arraycopy(bytes, to, bytes, from + by.length, rest);
            System.arraycopy(by, 0, bytes, from, by.length);
            length = newLength;
        }

        @Override
        public void read(int at, byte[] to, int offset, int count) {
            System.arraycopy(bytes, at, to, offset, count);
        }

        @Override
        public void export(int views) {
            exports += views;
        }
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new Content());
    }

    @PyMethod("__init__(self, source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")
    static void init(PyThread t, long self, long source, long encoding, long errors) {
        resizable(t, self).set(BytesMethods.construct(t, source, encoding, errors, "bytearray"));
    }

    static long make(PyThread t, byte[] bytes) {
        Content content = new Content();
        content.set(bytes.clone());
        return JavaObjects.create(t, Types.BYTEARRAY.rootShape.id, content);
    }

    private static Content of(long self) {
        return (Content) JavaObjects.get(self);
    }

    private static Content resizable(PyThread t, long self) {
        Content content = of(self);
        if (content.exports > 0) {
            // A view that nothing refers to any more does not count; it is known after a collection, which is safe where gc.collect() is.
            if (t.mayCollect()) {
                t.context.heap.collect();
            }
        }
        if (content.exports > 0) {
            throw Errors.bufferError(t, "Existing exports of data: object cannot be re-sized");
        }
        return content;
    }

    private static byte[] content(long self) {
        return of(self).copyBytes();
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return PyType.of(self).name + "(" + PyBytes.repr(content(self)) + ")";
    }

    @PyMethod("__str__(self, /)")
    static String str(long self) {
        return repr(self);
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        if (b == null) {
            throw Errors.typeError(t, "can't concat %s to %s", PyObject.typeName(other), PyObject.typeName(self));
        }
        return make(t, BytesMethods.concat(content(self), b));
    }

    @PyMethod(value = "__iadd__(self, value, /)", doc = "Implement self+=value.")
    static long iadd(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        if (b == null) {
            throw Errors.typeError(t, "can't concat %s to %s", PyObject.typeName(other), PyObject.typeName(self));
        }
        Content content = resizable(t, self);
        content.replace(content.length, content.length, b);
        return self;
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        if (!PyInt.is(count) && PyObject.lookupSpecial(t, count, Special.INDEX) == 0) {
            return Const.NOT_IMPLEMENTED;
        }
        return make(t, BytesMethods.repeat(t, content(self), Sequences.factor(t, count)));
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyMethod(value = "__imul__(self, value, /)", doc = "Implement self*=value.")
    static long imul(PyThread t, long self, long count) {
        resizable(t, self).set(BytesMethods.repeat(t, content(self), Sequences.factor(t, count)));
        return self;
    }

    private static int index(PyThread t, long key, int length) {
        if (!PyInt.is(key) && PyObject.lookupSpecial(t, key, Special.INDEX) == 0) {
            throw Errors.typeError(t, "bytearray indices must be integers or slices, not " + PyObject.typeName(key));
        }
        long index = PyInt.indexLong(t, key);
        index += index < 0 ? length : 0;
        if (index < 0 || index >= length) {
            throw Errors.indexError(t, "bytearray index out of range");
        }
        return (int) index;
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        if (Kinds.is(key, Kind.SLICE)) {
            return make(t, BytesMethods.slice(t, content(self), key));
        }
        Content content = of(self);
        return Value.ofInt(content.bytes[index(t, key, content.length)] & 0xFF);
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long key, long value) {
        if (Kinds.is(key, Kind.SLICE)) {
            setSlice(t, self, key, PyInt.is(value) ? null : PyBytes.fromObject(t, value));
            return;
        }
        Content content = of(self);
        int at = index(t, key, content.length);
        content.bytes[at] = (byte) PyBytes.toByte(t, value, "byte must be in range(0, 256)");
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long key) {
        if (Kinds.is(key, Kind.SLICE)) {
            setSlice(t, self, key, new byte[0]);
            return;
        }
        Content content = resizable(t, self);
        int at = index(t, key, content.length);
        content.replace(at, at + 1, new byte[0]);
    }

    private static void setSlice(PyThread t, long self, long slice, byte[] by) {
        if (by == null) {
            throw Errors.typeError(t, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
        }
        Content content = of(self);
        int[] r = BytesMethods.indices(t, slice, content.length);
        if (r[2] == 1) {
            int to = Math.max(r[0], r[1]);
            if (to - r[0] != by.length) {
                resizable(t, self);
            }
            content.replace(r[0], to, by);
            return;
        }
        if (by.length == 0 && r[3] > 0) {
            resizable(t, self);
            boolean[] drop = new boolean[content.length];
            for (int i = 0; i < r[3]; i++) {
                drop[r[0] + i * r[2]] = true;
            }
            int to = 0;
            for (int i = 0; i < content.length; i++) {
                if (!drop[i]) {
                    content.bytes[to++] = content.bytes[i];
                }
            }
            content.length = to;
            return;
        }
        if (by.length != r[3]) {
            throw Errors.valueError(t, "attempt to assign bytes of size " + by.length + " to extended slice of size " + r[3]);
        }
        for (int i = 0; i < r[3]; i++) {
            content.bytes[r[0] + i * r[2]] = by[i];
        }
    }

    @PyMethod("append(self, item, /)")
    static void append(PyThread t, long self, long item) {
        byte b = (byte) PyBytes.toByte(t, item, "byte must be in range(0, 256)");
        Content content = resizable(t, self);
        content.replace(content.length, content.length, new byte[] {b});
    }

    @PyMethod("extend(self, iterable_of_ints, /)")
    static void extend(PyThread t, long self, long iterable) {
        byte[] b = PyBytes.fromObject(t, iterable);
        Content content = resizable(t, self);
        content.replace(content.length, content.length, b);
    }

    @PyMethod("insert(self, index, item, /)")
    static void insert(PyThread t, long self, long index, long item) {
        byte b = (byte) PyBytes.toByte(t, item, "byte must be in range(0, 256)");
        Content content = resizable(t, self);
        long at = PyInt.toLong(t, index);
        at = at < 0 ? Math.max(0, at + content.length) : Math.min(at, content.length);
        content.replace((int) at, (int) at, new byte[] {b});
    }

    @PyMethod("pop(self, index=-1, /)")
    static int pop(PyThread t, long self, long index) {
        Content content = resizable(t, self);
        if (content.length == 0) {
            throw Errors.indexError(t, "pop from empty bytearray");
        }
        long at = PyInt.toLong(t, index);
        at += at < 0 ? content.length : 0;
        if (at < 0 || at >= content.length) {
            throw Errors.indexError(t, "pop index out of range");
        }
        int b = content.bytes[(int) at] & 0xFF;
        content.replace((int) at, (int) at + 1, new byte[0]);
        return b;
    }

    @PyMethod("remove(self, value, /)")
    static void remove(PyThread t, long self, long value) {
        int b = PyBytes.toByte(t, value, "byte must be in range(0, 256)");
        int at = BytesMethods.indexOf(content(self), b);
        if (at < 0) {
            throw Errors.valueError(t, "value not found in bytearray");
        }
        resizable(t, self).replace(at, at + 1, new byte[0]);
    }

    @PyMethod("clear(self, /)")
    static void clear(PyThread t, long self) {
        resizable(t, self).set(new byte[0]);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return make(t, content(self));
    }

    @PyMethod("reverse(self, /)")
    static void reverse(long self) {
        Content content = of(self);
        for (int i = 0, j = content.length - 1; i < j; i++, j--) {
            byte b = content.bytes[i];
            content.bytes[i] = content.bytes[j];
            content.bytes[j] = b;
        }
    }

    @PyMethod("resize(self, size, /)")
    static void resize(PyThread t, long self, long size) {
        long length = PyInt.toLong(t, size);
        if (length < 0) {
            throw Errors.valueError(t, "bytearray.resize(): new size must be >= 0, got " + length);
        }
        if (length > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError(t);
        }
        Content content = resizable(t, self);
        content.set(Arrays.copyOf(content.copyBytes(), (int) length));
    }

    @PyMethod("__alloc__(self, /)")
    static int alloc(long self) {
        return of(self).bytes.length + 1;
    }

    @PyClassMethod("fromhex(cls, string, /)")
    static long fromhex(PyThread t, long cls, long string) {
        byte[] b = BytesMethods.fromHex(t, string);
        return PyType.at(cls) == Types.BYTEARRAY ? make(t, b) : Calls.call(t, cls, PyBytes.of(t, b));
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return of(self).length;
    }
}
