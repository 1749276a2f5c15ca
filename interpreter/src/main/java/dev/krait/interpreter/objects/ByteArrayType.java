package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyStaticMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** The type {@code bytearray}; see {@link BytesMethods} for what it shares with bytes. */
@PyClass(name = "bytearray", kind = Kind.JAVA, subclassable = true, unhashable = true)
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
            throw Errors.typeError(t, "can't concat " + PyObject.typeName(other) + " to bytearray");
        }
        return make(t, BytesMethods.concat(content(self), b));
    }

    @PyMethod("__iadd__(self, value, /)")
    static long iadd(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        if (b == null) {
            throw Errors.typeError(t, "can't concat " + PyObject.typeName(other) + " to bytearray");
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

    @PyMethod("__imul__(self, value, /)")
    static long imul(PyThread t, long self, long count) {
        resizable(t, self).set(BytesMethods.repeat(t, content(self), Sequences.factor(t, count)));
        return self;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return BytesIteratorType.create(t, self);
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

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long what) {
        if (PyInt.is(what) || PyBytes.contents(what) == null && PyObject.lookupSpecial(t, what, Special.INDEX) != 0) {
            return BytesMethods.indexOf(content(self), PyBytes.toByte(t, what, "byte must be in range(0, 256)")) >= 0;
        }
        byte[] b = content(self);
        return BytesMethods.find(b, PyBytes.buffer(t, what), 0, b.length) >= 0;
    }

    @PyMethod("__mod__(self, value, /)")
    static long mod(PyThread t, long self, long arguments) {
        return make(t, BytesFormat.format(t, content(self), arguments));
    }

    @PyMethod("decode(self, /, encoding='utf-8', errors='strict')")
    static long decode(PyThread t, long self, String encoding, String errors) {
        return Codecs.decodeAny(t, self, content(self), encoding, errors);
    }

    @PyMethod("hex(self, /, sep=None, bytes_per_sep=1)")
    static String hex(PyThread t, long self, long sep, int bytesPerSep) {
        return BytesMethods.hex(t, content(self), sep, bytesPerSep);
    }

    @PyMethod("join(self, iterable_of_bytes, /)")
    static long join(PyThread t, long self, long iterable) {
        return make(t, BytesMethods.join(t, content(self), iterable));
    }

    @PyMethod("find(self, sub, start=None, end=None, /)")
    static int find(PyThread t, long self, long sub, long start, long end) {
        return BytesMethods.find(t, content(self), sub, start, end, false);
    }

    @PyMethod("rfind(self, sub, start=None, end=None, /)")
    static int rfind(PyThread t, long self, long sub, long start, long end) {
        return BytesMethods.find(t, content(self), sub, start, end, true);
    }

    @PyMethod("index(self, sub, start=None, end=None, /)")
    static int index(PyThread t, long self, long sub, long start, long end) {
        return BytesMethods.found(t, BytesMethods.find(t, content(self), sub, start, end, false));
    }

    @PyMethod("rindex(self, sub, start=None, end=None, /)")
    static int rindex(PyThread t, long self, long sub, long start, long end) {
        return BytesMethods.found(t, BytesMethods.find(t, content(self), sub, start, end, true));
    }

    @PyMethod("count(self, sub, start=None, end=None, /)")
    static int count(PyThread t, long self, long sub, long start, long end) {
        return BytesMethods.count(t, content(self), sub, start, end);
    }

    @PyMethod("startswith(self, prefix, start=None, end=None, /)")
    static boolean startswith(PyThread t, long self, long prefix, long start, long end) {
        return BytesMethods.tailMatch(t, content(self), prefix, start, end, "startswith", false);
    }

    @PyMethod("endswith(self, suffix, start=None, end=None, /)")
    static boolean endswith(PyThread t, long self, long suffix, long start, long end) {
        return BytesMethods.tailMatch(t, content(self), suffix, start, end, "endswith", true);
    }

    @PyMethod("removeprefix(self, prefix, /)")
    static long removeprefix(PyThread t, long self, long prefix) {
        byte[] b = content(self);
        byte[] p = PyBytes.buffer(t, prefix);
        return make(t, BytesMethods.matches(b, p, 0) ? Arrays.copyOfRange(b, p.length, b.length) : b);
    }

    @PyMethod("removesuffix(self, suffix, /)")
    static long removesuffix(PyThread t, long self, long suffix) {
        byte[] b = content(self);
        byte[] p = PyBytes.buffer(t, suffix);
        return make(t, BytesMethods.matches(b, p, b.length - p.length) ? Arrays.copyOf(b, b.length - p.length) : b);
    }

    @PyMethod("replace(self, old, new, count=-1, /)")
    static long replace(PyThread t, long self, long old, long new_, long count) {
        return make(t, BytesMethods.replace(content(self), PyBytes.buffer(t, old), PyBytes.buffer(t, new_), PyInt.toLong(t, count)));
    }

    @PyMethod("split(self, /, sep=None, maxsplit=-1)")
    static long split(PyThread t, long self, long sep, long maxsplit) {
        return list(t, BytesMethods.split(t, content(self), sep, PyInt.toLong(t, maxsplit)));
    }

    @PyMethod("rsplit(self, /, sep=None, maxsplit=-1)")
    static long rsplit(PyThread t, long self, long sep, long maxsplit) {
        return list(t, BytesMethods.rsplit(t, content(self), sep, PyInt.toLong(t, maxsplit)));
    }

    @PyMethod("splitlines(self, /, keepends=False)")
    static long splitlines(PyThread t, long self, boolean keepends) {
        return list(t, BytesMethods.splitlines(content(self), keepends));
    }

    private static long list(PyThread t, java.util.List<byte[]> pieces) {
        long list = PyList.create(t, pieces.size());
        for (byte[] piece : pieces) {
            PyList.append(t, list, make(t, piece));
        }
        return list;
    }

    @PyMethod("partition(self, sep, /)")
    static long partition(PyThread t, long self, long sep) {
        byte[][] p = BytesMethods.partition(t, content(self), PyBytes.buffer(t, sep), false);
        return PyTuple.of(t, make(t, p[0]), make(t, p[1]), make(t, p[2]));
    }

    @PyMethod("rpartition(self, sep, /)")
    static long rpartition(PyThread t, long self, long sep) {
        byte[][] p = BytesMethods.partition(t, content(self), PyBytes.buffer(t, sep), true);
        return PyTuple.of(t, make(t, p[0]), make(t, p[1]), make(t, p[2]));
    }

    @PyMethod("translate(self, table, /, delete=None)")
    static long translate(PyThread t, long self, long table, long delete) {
        return make(t, BytesMethods.translate(t, content(self), table, delete));
    }

    @PyStaticMethod("maketrans(frm, to, /)")
    static long maketrans(PyThread t, long from, long to) {
        return PyBytes.of(t, BytesMethods.maketrans(t, PyBytes.buffer(t, from), PyBytes.buffer(t, to)));
    }

    @PyMethod("expandtabs(self, /, tabsize=8)")
    static long expandtabs(PyThread t, long self, int tabsize) {
        return make(t, BytesMethods.expandtabs(content(self), tabsize));
    }

    @PyMethod("zfill(self, width, /)")
    static long zfill(PyThread t, long self, long width) {
        return make(t, BytesMethods.zfill(content(self), PyInt.toLong(t, width)));
    }

    @PyMethod("strip(self, bytes=None, /)")
    static long strip(PyThread t, long self, long bytes) {
        return make(t, BytesMethods.strip(t, content(self), bytes, true, true));
    }

    @PyMethod("lstrip(self, bytes=None, /)")
    static long lstrip(PyThread t, long self, long bytes) {
        return make(t, BytesMethods.strip(t, content(self), bytes, true, false));
    }

    @PyMethod("rstrip(self, bytes=None, /)")
    static long rstrip(PyThread t, long self, long bytes) {
        return make(t, BytesMethods.strip(t, content(self), bytes, false, true));
    }

    @PyMethod("upper(self, /)")
    static long upper(PyThread t, long self) {
        return make(t, BytesMethods.upper(content(self)));
    }

    @PyMethod("lower(self, /)")
    static long lower(PyThread t, long self) {
        return make(t, BytesMethods.lower(content(self)));
    }

    @PyMethod("title(self, /)")
    static long title(PyThread t, long self) {
        return make(t, BytesMethods.title(content(self)));
    }

    @PyMethod("capitalize(self, /)")
    static long capitalize(PyThread t, long self) {
        return make(t, BytesMethods.capitalize(content(self)));
    }

    @PyMethod("swapcase(self, /)")
    static long swapcase(PyThread t, long self) {
        return make(t, BytesMethods.swapcase(content(self)));
    }

    @PyMethod("isspace(self, /)")
    static boolean isspace(PyThread t, long self) {
        return BytesMethods.isspace(content(self));
    }

    @PyMethod("isalpha(self, /)")
    static boolean isalpha(PyThread t, long self) {
        return BytesMethods.isalpha(content(self));
    }

    @PyMethod("isalnum(self, /)")
    static boolean isalnum(PyThread t, long self) {
        return BytesMethods.isalnum(content(self));
    }

    @PyMethod("isdigit(self, /)")
    static boolean isdigit(PyThread t, long self) {
        return BytesMethods.isdigit(content(self));
    }

    @PyMethod("isascii(self, /)")
    static boolean isascii(PyThread t, long self) {
        return BytesMethods.isascii(content(self));
    }

    @PyMethod("islower(self, /)")
    static boolean islower(PyThread t, long self) {
        return BytesMethods.islower(content(self));
    }

    @PyMethod("isupper(self, /)")
    static boolean isupper(PyThread t, long self) {
        return BytesMethods.isupper(content(self));
    }

    @PyMethod("istitle(self, /)")
    static boolean istitle(PyThread t, long self) {
        return BytesMethods.istitle(content(self));
    }

    @PyMethod("center(self, width, fillchar=b' ', /)")
    static long center(PyThread t, long self, long width, long fillchar) {
        return make(t, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.CENTER, "center"));
    }

    @PyMethod("ljust(self, width, fillchar=b' ', /)")
    static long ljust(PyThread t, long self, long width, long fillchar) {
        return make(t, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.LEFT, "ljust"));
    }

    @PyMethod("rjust(self, width, fillchar=b' ', /)")
    static long rjust(PyThread t, long self, long width, long fillchar) {
        return make(t, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.RIGHT, "rjust"));
    }

    @PyMethod("__eq__(self, value, /)")
    static long eq(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(Arrays.compareUnsigned(content(self), b) == 0);
    }

    @PyMethod("__ne__(self, value, /)")
    static long ne(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(Arrays.compareUnsigned(content(self), b) != 0);
    }

    @PyMethod("__lt__(self, value, /)")
    static long lt(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(Arrays.compareUnsigned(content(self), b) < 0);
    }

    @PyMethod("__le__(self, value, /)")
    static long le(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(Arrays.compareUnsigned(content(self), b) <= 0);
    }

    @PyMethod("__gt__(self, value, /)")
    static long gt(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(Arrays.compareUnsigned(content(self), b) > 0);
    }

    @PyMethod("__ge__(self, value, /)")
    static long ge(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(Arrays.compareUnsigned(content(self), b) >= 0);
    }
}
