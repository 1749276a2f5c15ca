package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyStaticMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.Arrays;

/** The type {@code bytes}; see {@link BytesMethods} for what it shares with bytearray. */
@PyClass(name = "bytes", kind = Kind.BYTES, subclassable = true)
final class BytesType {
    private BytesType() {
    }

    @PyNew("(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long source, long encoding, long errors) {
        byte[] content = BytesMethods.construct(t, source, encoding, errors, "bytes");
        if (cls == Types.BYTES) {
            return PyBytes.isExact(source) ? source : PyBytes.of(t, content);
        }
        long result = PyBytes.allocate(t, cls.rootShape.id, content.length, 8);
        Memory.copyIn(content, 0, result + BytesLayout.DATA, content.length);
        return result;
    }

    private static byte[] content(long self) {
        return PyBytes.toJava(self);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return PyBytes.repr(content(self));
    }

    @PyMethod("__str__(self, /)")
    static String str(long self) {
        return PyBytes.repr(content(self));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyBytes.hash(self));
    }

    @PyMethod("__bytes__(self, /)")
    static long bytes(PyThread t, long self) {
        return PyBytes.isExact(self) ? self : PyBytes.of(t, content(self));
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getnewargs(PyThread t, long self) {
        return PyTuple.of(t, PyBytes.of(t, content(self)));
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        if (b == null) {
            throw Errors.typeError(t, "can't concat " + PyObject.typeName(other) + " to bytes");
        }
        return PyBytes.of(t, BytesMethods.concat(content(self), b));
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        if (!PyInt.is(count) && PyObject.lookupSpecial(t, count, Special.INDEX) == 0) {
            return Const.NOT_IMPLEMENTED;
        }
        long times = Sequences.factor(t, count);
        byte[] bytes = content(self);
        if (bytes.length > 0 && times > Long.MAX_VALUE / bytes.length) {
            throw Errors.overflowError(t, "repeated bytes are too long");
        }
        return PyBytes.of(t, BytesMethods.repeat(t, bytes, times));
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return BytesIteratorType.create(t, self);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        if (Kinds.is(key, Kind.SLICE)) {
            return PyBytes.of(t, BytesMethods.slice(t, content(self), key));
        }
        if (!PyInt.is(key) && PyObject.lookupSpecial(t, key, Special.INDEX) == 0) {
            throw Errors.typeError(t, "byte indices must be integers or slices, not " + PyObject.typeName(key));
        }
        long index = PyInt.indexLong(t, key);
        int length = PyBytes.length(self);
        index += index < 0 ? length : 0;
        if (index < 0 || index >= length) {
            throw Errors.indexError(t, "index out of range");
        }
        return Value.ofInt(PyBytes.get(self, index));
    }

    @PyClassMethod("fromhex(cls, string, /)")
    static long fromhex(PyThread t, long cls, long string) {
        long b = PyBytes.of(t, BytesMethods.fromHex(t, string));
        return PyType.at(cls) == Types.BYTES ? b : Calls.call(t, cls, b);
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyBytes.length(self);
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
        return PyBytes.of(t, BytesFormat.format(t, content(self), arguments));
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
        return PyBytes.of(t, BytesMethods.join(t, content(self), iterable));
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
        return PyBytes.of(t, BytesMethods.matches(b, p, 0) ? Arrays.copyOfRange(b, p.length, b.length) : b);
    }

    @PyMethod("removesuffix(self, suffix, /)")
    static long removesuffix(PyThread t, long self, long suffix) {
        byte[] b = content(self);
        byte[] p = PyBytes.buffer(t, suffix);
        return PyBytes.of(t, BytesMethods.matches(b, p, b.length - p.length) ? Arrays.copyOf(b, b.length - p.length) : b);
    }

    @PyMethod("replace(self, old, new, count=-1, /)")
    static long replace(PyThread t, long self, long old, long new_, long count) {
        return PyBytes.of(t, BytesMethods.replace(content(self), PyBytes.buffer(t, old), PyBytes.buffer(t, new_), PyInt.toLong(t, count)));
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
            PyList.append(t, list, PyBytes.of(t, piece));
        }
        return list;
    }

    @PyMethod("partition(self, sep, /)")
    static long partition(PyThread t, long self, long sep) {
        byte[][] p = BytesMethods.partition(t, content(self), PyBytes.buffer(t, sep), false);
        return PyTuple.of(t, PyBytes.of(t, p[0]), PyBytes.of(t, p[1]), PyBytes.of(t, p[2]));
    }

    @PyMethod("rpartition(self, sep, /)")
    static long rpartition(PyThread t, long self, long sep) {
        byte[][] p = BytesMethods.partition(t, content(self), PyBytes.buffer(t, sep), true);
        return PyTuple.of(t, PyBytes.of(t, p[0]), PyBytes.of(t, p[1]), PyBytes.of(t, p[2]));
    }

    @PyMethod("translate(self, table, /, delete=None)")
    static long translate(PyThread t, long self, long table, long delete) {
        return PyBytes.of(t, BytesMethods.translate(t, content(self), table, delete));
    }

    @PyStaticMethod("maketrans(frm, to, /)")
    static long maketrans(PyThread t, long from, long to) {
        return PyBytes.of(t, BytesMethods.maketrans(t, PyBytes.buffer(t, from), PyBytes.buffer(t, to)));
    }

    @PyMethod("expandtabs(self, /, tabsize=8)")
    static long expandtabs(PyThread t, long self, int tabsize) {
        return PyBytes.of(t, BytesMethods.expandtabs(content(self), tabsize));
    }

    @PyMethod("zfill(self, width, /)")
    static long zfill(PyThread t, long self, long width) {
        return PyBytes.of(t, BytesMethods.zfill(content(self), PyInt.toLong(t, width)));
    }

    @PyMethod("strip(self, bytes=None, /)")
    static long strip(PyThread t, long self, long bytes) {
        return PyBytes.of(t, BytesMethods.strip(t, content(self), bytes, true, true));
    }

    @PyMethod("lstrip(self, bytes=None, /)")
    static long lstrip(PyThread t, long self, long bytes) {
        return PyBytes.of(t, BytesMethods.strip(t, content(self), bytes, true, false));
    }

    @PyMethod("rstrip(self, bytes=None, /)")
    static long rstrip(PyThread t, long self, long bytes) {
        return PyBytes.of(t, BytesMethods.strip(t, content(self), bytes, false, true));
    }

    @PyMethod("upper(self, /)")
    static long upper(PyThread t, long self) {
        return PyBytes.of(t, BytesMethods.upper(content(self)));
    }

    @PyMethod("lower(self, /)")
    static long lower(PyThread t, long self) {
        return PyBytes.of(t, BytesMethods.lower(content(self)));
    }

    @PyMethod("title(self, /)")
    static long title(PyThread t, long self) {
        return PyBytes.of(t, BytesMethods.title(content(self)));
    }

    @PyMethod("capitalize(self, /)")
    static long capitalize(PyThread t, long self) {
        return PyBytes.of(t, BytesMethods.capitalize(content(self)));
    }

    @PyMethod("swapcase(self, /)")
    static long swapcase(PyThread t, long self) {
        return PyBytes.of(t, BytesMethods.swapcase(content(self)));
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
        return PyBytes.of(t, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.CENTER, "center"));
    }

    @PyMethod("ljust(self, width, fillchar=b' ', /)")
    static long ljust(PyThread t, long self, long width, long fillchar) {
        return PyBytes.of(t, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.LEFT, "ljust"));
    }

    @PyMethod("rjust(self, width, fillchar=b' ', /)")
    static long rjust(PyThread t, long self, long width, long fillchar) {
        return PyBytes.of(t, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.RIGHT, "rjust"));
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
