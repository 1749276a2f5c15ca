package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.bind.PyStaticMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import java.util.Arrays;
import java.util.List;

/** The methods that bytes and bytearray have in common; what they return is of the type that they are called on. See {@link BytesMethods} for how they work. */
final class AnyBytesMethods {
    private AnyBytesMethods() {
    }

    private static byte[] content(long self) {
        return PyBytes.contents(self);
    }

    /** A new object of the kind of {@code self}. */
    private static long like(PyThread t, long self, byte[] bytes) {
        return PyBytes.is(self) ? PyBytes.of(t, bytes) : ByteArrayType.make(t, bytes);
    }

    private static long list(PyThread t, long self, List<byte[]> pieces) {
        long list = PyList.create(t, pieces.size());
        for (byte[] piece : pieces) {
            PyList.append(t, list, like(t, self, piece));
        }
        return list;
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        // A bytes leaves the comparison with another kind of buffer to that.
        byte[] b = PyBytes.is(self) && !PyBytes.is(other) ? null : PyBytes.contents(other);
        return b == null ? Const.NOT_IMPLEMENTED : Const.of(PyObject.holds(operator, Arrays.compareUnsigned(content(self), b)));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return BytesIteratorType.create(t, self);
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
        return like(t, self, BytesFormat.format(t, content(self), arguments));
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
        return like(t, self, BytesMethods.join(t, content(self), iterable));
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
        return like(t, self, BytesMethods.matches(b, p, 0) ? Arrays.copyOfRange(b, p.length, b.length) : b);
    }

    @PyMethod("removesuffix(self, suffix, /)")
    static long removesuffix(PyThread t, long self, long suffix) {
        byte[] b = content(self);
        byte[] p = PyBytes.buffer(t, suffix);
        return like(t, self, BytesMethods.matches(b, p, b.length - p.length) ? Arrays.copyOf(b, b.length - p.length) : b);
    }

    @PyMethod("replace(self, old, new, count=-1, /)")
    static long replace(PyThread t, long self, long old, long new_, long count) {
        return like(t, self, BytesMethods.replace(content(self), PyBytes.buffer(t, old), PyBytes.buffer(t, new_), PyInt.toLong(t, count)));
    }

    @PyMethod("split(self, /, sep=None, maxsplit=-1)")
    static long split(PyThread t, long self, long sep, long maxsplit) {
        return list(t, self, BytesMethods.split(t, content(self), sep, PyInt.toLong(t, maxsplit)));
    }

    @PyMethod("rsplit(self, /, sep=None, maxsplit=-1)")
    static long rsplit(PyThread t, long self, long sep, long maxsplit) {
        return list(t, self, BytesMethods.rsplit(t, content(self), sep, PyInt.toLong(t, maxsplit)));
    }

    @PyMethod("splitlines(self, /, keepends=False)")
    static long splitlines(PyThread t, long self, boolean keepends) {
        return list(t, self, BytesMethods.splitlines(content(self), keepends));
    }

    @PyMethod("partition(self, sep, /)")
    static long partition(PyThread t, long self, long sep) {
        byte[][] p = BytesMethods.partition(t, content(self), PyBytes.buffer(t, sep), false);
        return PyTuple.of(t, like(t, self, p[0]), like(t, self, p[1]), like(t, self, p[2]));
    }

    @PyMethod("rpartition(self, sep, /)")
    static long rpartition(PyThread t, long self, long sep) {
        byte[][] p = BytesMethods.partition(t, content(self), PyBytes.buffer(t, sep), true);
        return PyTuple.of(t, like(t, self, p[0]), like(t, self, p[1]), like(t, self, p[2]));
    }

    @PyMethod("translate(self, table, /, delete=None)")
    static long translate(PyThread t, long self, long table, long delete) {
        return like(t, self, BytesMethods.translate(t, content(self), table, delete));
    }

    @PyStaticMethod("maketrans(frm, to, /)")
    static long maketrans(PyThread t, long from, long to) {
        return PyBytes.of(t, BytesMethods.maketrans(t, PyBytes.buffer(t, from), PyBytes.buffer(t, to)));
    }

    @PyMethod("expandtabs(self, /, tabsize=8)")
    static long expandtabs(PyThread t, long self, int tabsize) {
        return like(t, self, BytesMethods.expandtabs(content(self), tabsize));
    }

    @PyMethod("zfill(self, width, /)")
    static long zfill(PyThread t, long self, long width) {
        return like(t, self, BytesMethods.zfill(content(self), PyInt.toLong(t, width)));
    }

    @PyMethod("strip(self, bytes=None, /)")
    static long strip(PyThread t, long self, long bytes) {
        return like(t, self, BytesMethods.strip(t, content(self), bytes, true, true));
    }

    @PyMethod("lstrip(self, bytes=None, /)")
    static long lstrip(PyThread t, long self, long bytes) {
        return like(t, self, BytesMethods.strip(t, content(self), bytes, true, false));
    }

    @PyMethod("rstrip(self, bytes=None, /)")
    static long rstrip(PyThread t, long self, long bytes) {
        return like(t, self, BytesMethods.strip(t, content(self), bytes, false, true));
    }

    @PyMethod("upper(self, /)")
    static long upper(PyThread t, long self) {
        return like(t, self, BytesMethods.upper(content(self)));
    }

    @PyMethod("lower(self, /)")
    static long lower(PyThread t, long self) {
        return like(t, self, BytesMethods.lower(content(self)));
    }

    @PyMethod("title(self, /)")
    static long title(PyThread t, long self) {
        return like(t, self, BytesMethods.title(content(self)));
    }

    @PyMethod("capitalize(self, /)")
    static long capitalize(PyThread t, long self) {
        return like(t, self, BytesMethods.capitalize(content(self)));
    }

    @PyMethod("swapcase(self, /)")
    static long swapcase(PyThread t, long self) {
        return like(t, self, BytesMethods.swapcase(content(self)));
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
        return like(t, self, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.CENTER, "center"));
    }

    @PyMethod("ljust(self, width, fillchar=b' ', /)")
    static long ljust(PyThread t, long self, long width, long fillchar) {
        return like(t, self, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.LEFT, "ljust"));
    }

    @PyMethod("rjust(self, width, fillchar=b' ', /)")
    static long rjust(PyThread t, long self, long width, long fillchar) {
        return like(t, self, BytesMethods.pad(t, content(self), PyInt.toLong(t, width), fillchar, BytesMethods.RIGHT, "rjust"));
    }
}
