package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.bind.PyStaticMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;

/** The type {@code str}. What takes more than a few lines is in {@link StrMethods}. */
@PyClass(name = "str", kind = Kind.STR, subclassable = true)
final class StrType {
    private StrType() {
    }

    @PyNew("(object='', encoding=<unrepresentable>, errors=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long object, long encoding, long errors) {
        long s;
        if (object == Value.ABSENT) {
            s = PyStr.empty();
        } else if (encoding == Value.ABSENT && errors == Value.ABSENT) {
            s = PyObject.str(t, object);
        } else {
            s = Codecs.decodeObject(t, object, encoding, errors);
        }
        if (cls == Types.STR) {
            return s;
        }
        long result = PyStr.allocate(t, cls.rootShape.id, PyStr.length(s), PyStr.width(s), 8);
        Memory.putByte(result + StrLayout.ASCII, Memory.getByte(s + StrLayout.ASCII));
        PyStr.copyChars(s, 0, result, PyStr.width(s), 0, PyStr.length(s));
        return result;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return StrMethods.repr(t, self, false);
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        return PyStr.exact(t, self);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyStr.hash(self));
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyStr.length(self);
    }

    @PyRichCompare
    static long compare(long self, long other, int operator) {
        if (!PyStr.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyObject.isOrder(operator) ? Const.of(PyObject.holds(operator, PyStr.compare(self, other))) : PyObject.equality(operator, PyStr.equal(self, other));
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        if (!PyStr.is(other)) {
            throw Errors.typeError(t, "can only concatenate str (not \"" + PyObject.typeName(other) + "\") to str");
        }
        return PyStr.concat(t, self, other);
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        if (!PyInt.is(count) && PyObject.lookupSpecial(t, count, Special.INDEX) == 0) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyStr.repeat(t, self, Sequences.factor(t, count));
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyMethod("__mod__(self, value, /)")
    static long mod(PyThread t, long self, long arguments) {
        return PercentFormat.format(t, self, arguments);
    }

    @PyMethod("__rmod__(self, value, /)")
    static long rmod(PyThread t, long self, long format) {
        return PyStr.is(format) ? PercentFormat.format(t, format, self) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long what) {
        if (!PyStr.is(what)) {
            throw Errors.typeError(t, "'in <string>' requires string as left operand, not " + PyObject.typeName(what));
        }
        return PyStr.indexOf(self, what, 0, PyStr.length(self)) >= 0;
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        int length = PyStr.length(self);
        if (Value.isObject(key) && Shape.ofObject(key).kind == Kind.SLICE) {
            long step = PyInt.sliceIndex(t, Memory.getLong(key + SliceLayout.STEP), 1);
            if (step == 0) {
                throw Errors.valueError(t, "slice step cannot be zero");
            }
            long start = clip(PyInt.sliceIndex(t, Memory.getLong(key + SliceLayout.START), step < 0 ? Long.MAX_VALUE : 0), length, step < 0);
            long stop = Memory.getLong(key + SliceLayout.STOP) == Const.NONE ? step < 0 ? -1 : length
                    : clip(PyInt.sliceIndex(t, Memory.getLong(key + SliceLayout.STOP), 0), length, step < 0);
            if (step == 1) {
                return PyStr.substring(t, self, (int) start, (int) Math.max(start, stop));
            }
            StrBuilder b = new StrBuilder();
            if (step > 0) {
                for (long i = start; i < stop; i += step) {
                    b.appendCodePoint(PyStr.codePointAt(self, (int) i));
                    if (i > length - step) {
                        break;
                    }
                }
            } else {
                for (long i = start; i > stop; i += step) {
                    b.appendCodePoint(PyStr.codePointAt(self, (int) i));
                    if (i < -(step + 1)) {
                        break;
                    }
                }
            }
            return b.build(t);
        }
        if (!PyInt.is(key) && PyObject.lookupSpecial(t, key, Special.INDEX) == 0) {
            throw Errors.typeError(t, "string indices must be integers, not '" + PyObject.typeName(key) + "'");
        }
        long index = PyInt.indexLong(t, key);
        if (index < 0) {
            index += length;
        }
        if (index < 0 || index >= length) {
            throw Errors.indexError(t, "string index out of range");
        }
        return PyStr.charAt(t, self, (int) index);
    }

    private static long clip(long index, int length, boolean down) {
        if (index < 0) {
            return Math.max(index + length, down ? -1 : 0);
        }
        return Math.min(index, down ? length - 1 : length);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return StrIteratorType.create(t, self);
    }

    @PyMethod("__format__(self, format_spec, /)")
    static long format(PyThread t, long self, long spec) {
        if (!PyStr.is(spec)) {
            throw Errors.typeError(t, "__format__() argument must be str, not " + PyObject.typeName(spec));
        }
        if (PyStr.length(spec) == 0) {
            return PyStr.isExact(self) ? self : PyObject.str(t, self);
        }
        String name = PyType.of(self).name;
        return FormatSpec.parse(t, PyStr.toJava(spec), name).formatStr(t, self, name);
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getnewargs(PyThread t, long self) {
        return PyTuple.of(t, PyStr.exact(t, self));
    }

    @PyMethod("__sizeof__(self, /)")
    static int sizeof(long self) {
        int n = PyStr.length(self) + 1;
        return PyStr.isAscii(self) ? 40 + n : 56 + n * PyStr.width(self);
    }

    @PyMethod("join(self, iterable, /)")
    static long join(PyThread t, long self, long iterable) {
        return StrMethods.join(t, self, iterable);
    }

    @PyMethod("encode(self, /, encoding='utf-8', errors='strict')")
    static long encode(PyThread t, long self, String encoding, String errors) {
        return Codecs.encodeObject(t, self, encoding, errors);
    }

    @PyMethod("format(self, /, *args, **kwargs)")
    static long formatMethod(PyThread t, long self, long args, long kwargs) {
        return StrFormat.format(t, self, args, kwargs);
    }

    @PyMethod("format_map(self, mapping, /)")
    static long formatMap(PyThread t, long self, long mapping) {
        return StrFormat.format(t, self, Value.ABSENT, mapping);
    }

    @PyMethod("replace(self, old, new, /, count=-1)")
    static long replace(PyThread t, long self, long old, long new_, long count) {
        return StrMethods.replace(t, self, StrMethods.arg(t, "replace", 1, old), StrMethods.arg(t, "replace", 2, new_), PyInt.toLong(t, count));
    }

    @PyMethod("split(self, /, sep=None, maxsplit=-1)")
    static long split(PyThread t, long self, long sep, long maxsplit) {
        return StrMethods.split(t, self, sep, PyInt.toLong(t, maxsplit));
    }

    @PyMethod("rsplit(self, /, sep=None, maxsplit=-1)")
    static long rsplit(PyThread t, long self, long sep, long maxsplit) {
        return StrMethods.rsplit(t, self, sep, PyInt.toLong(t, maxsplit));
    }

    @PyMethod("splitlines(self, /, keepends=False)")
    static long splitlines(PyThread t, long self, boolean keepends) {
        return StrMethods.splitlines(t, self, keepends);
    }

    @PyMethod("partition(self, sep, /)")
    static long partition(PyThread t, long self, long sep) {
        return StrMethods.partition(t, self, sep, false);
    }

    @PyMethod("rpartition(self, sep, /)")
    static long rpartition(PyThread t, long self, long sep) {
        return StrMethods.partition(t, self, sep, true);
    }

    @PyMethod("strip(self, chars=None, /)")
    static long strip(PyThread t, long self, long chars) {
        return StrMethods.strip(t, self, chars, "strip", true, true);
    }

    @PyMethod("lstrip(self, chars=None, /)")
    static long lstrip(PyThread t, long self, long chars) {
        return StrMethods.strip(t, self, chars, "lstrip", true, false);
    }

    @PyMethod("rstrip(self, chars=None, /)")
    static long rstrip(PyThread t, long self, long chars) {
        return StrMethods.strip(t, self, chars, "rstrip", false, true);
    }

    @PyMethod("find(self, sub, start=None, end=None, /)")
    static int find(PyThread t, long self, long sub, long start, long end) {
        return StrMethods.find(t, self, sub, start, end, "find", false);
    }

    @PyMethod("rfind(self, sub, start=None, end=None, /)")
    static int rfind(PyThread t, long self, long sub, long start, long end) {
        return StrMethods.find(t, self, sub, start, end, "rfind", true);
    }

    @PyMethod("index(self, sub, start=None, end=None, /)")
    static int index(PyThread t, long self, long sub, long start, long end) {
        return found(t, StrMethods.find(t, self, sub, start, end, "index", false));
    }

    @PyMethod("rindex(self, sub, start=None, end=None, /)")
    static int rindex(PyThread t, long self, long sub, long start, long end) {
        return found(t, StrMethods.find(t, self, sub, start, end, "rindex", true));
    }

    private static int found(PyThread t, int index) {
        if (index < 0) {
            throw Errors.valueError(t, "substring not found");
        }
        return index;
    }

    @PyMethod("count(self, sub, start=None, end=None, /)")
    static int count(PyThread t, long self, long sub, long start, long end) {
        return StrMethods.count(t, self, sub, start, end);
    }

    @PyMethod("startswith(self, prefix, start=None, end=None, /)")
    static boolean startswith(PyThread t, long self, long prefix, long start, long end) {
        return StrMethods.tailMatch(t, self, prefix, start, end, "startswith", false);
    }

    @PyMethod("endswith(self, suffix, start=None, end=None, /)")
    static boolean endswith(PyThread t, long self, long suffix, long start, long end) {
        return StrMethods.tailMatch(t, self, suffix, start, end, "endswith", true);
    }

    @PyMethod("removeprefix(self, prefix, /)")
    static long removeprefix(PyThread t, long self, long prefix) {
        int n = PyStr.length(StrMethods.arg(t, "removeprefix", 0, prefix));
        boolean has = n <= PyStr.length(self) && PyStr.matches(self, prefix, 0, n);
        return has ? PyStr.substring(t, self, n, PyStr.length(self)) : PyStr.exact(t, self);
    }

    @PyMethod("removesuffix(self, suffix, /)")
    static long removesuffix(PyThread t, long self, long suffix) {
        int n = PyStr.length(StrMethods.arg(t, "removesuffix", 0, suffix));
        int rest = PyStr.length(self) - n;
        return rest >= 0 && PyStr.matches(self, suffix, rest, n) ? PyStr.substring(t, self, 0, rest) : PyStr.exact(t, self);
    }

    @PyMethod("upper(self, /)")
    static long upper(PyThread t, long self) {
        return StrMethods.upper(t, self);
    }

    @PyMethod("lower(self, /)")
    static long lower(PyThread t, long self) {
        return StrMethods.lower(t, self);
    }

    @PyMethod("casefold(self, /)")
    static long casefold(PyThread t, long self) {
        return StrMethods.casefold(t, self);
    }

    @PyMethod("title(self, /)")
    static long title(PyThread t, long self) {
        return StrMethods.title(t, self);
    }

    @PyMethod("capitalize(self, /)")
    static long capitalize(PyThread t, long self) {
        return StrMethods.capitalize(t, self);
    }

    @PyMethod("swapcase(self, /)")
    static long swapcase(PyThread t, long self) {
        return StrMethods.swapcase(t, self);
    }

    @PyMethod("center(self, width, fillchar=' ', /)")
    static long center(PyThread t, long self, long width, long fillchar) {
        int fill = StrMethods.fill(t, fillchar, "center");
        int length = PyStr.length(self);
        long total = PyInt.toLong(t, width);
        int pad = (int) Math.max(0, total - length);
        int left = pad / 2 + (pad & (int) total & 1);
        return StrMethods.pad(t, self, left, pad - left, fill);
    }

    @PyMethod("ljust(self, width, fillchar=' ', /)")
    static long ljust(PyThread t, long self, long width, long fillchar) {
        int fill = StrMethods.fill(t, fillchar, "ljust");
        return StrMethods.pad(t, self, 0, (int) Math.max(0, PyInt.toLong(t, width) - PyStr.length(self)), fill);
    }

    @PyMethod("rjust(self, width, fillchar=' ', /)")
    static long rjust(PyThread t, long self, long width, long fillchar) {
        int fill = StrMethods.fill(t, fillchar, "rjust");
        return StrMethods.pad(t, self, (int) Math.max(0, PyInt.toLong(t, width) - PyStr.length(self)), 0, fill);
    }

    @PyMethod("zfill(self, width, /)")
    static long zfill(PyThread t, long self, long width) {
        int pad = (int) Math.max(0, PyInt.toLong(t, width) - PyStr.length(self));
        if (pad == 0) {
            return PyStr.exact(t, self);
        }
        int first = PyStr.length(self) > 0 ? PyStr.codePointAt(self, 0) : 0;
        boolean sign = first == '+' || first == '-';
        StrBuilder b = new StrBuilder();
        if (sign) {
            b.appendCodePoint(first);
        }
        return b.repeat('0', pad).append(self, sign ? 1 : 0, PyStr.length(self)).build(t);
    }

    @PyMethod("expandtabs(self, /, tabsize=8)")
    static long expandtabs(PyThread t, long self, int tabsize) {
        StrBuilder b = new StrBuilder();
        int column = 0;
        for (int i = 0; i < PyStr.length(self); i++) {
            int c = PyStr.codePointAt(self, i);
            if (c == '\t') {
                int n = tabsize > 0 ? tabsize - column % tabsize : 0;
                b.repeat(' ', n);
                column += n;
            } else {
                b.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return b.build(t);
    }

    @PyMethod("translate(self, table, /)")
    static long translate(PyThread t, long self, long table) {
        return StrMethods.translate(t, self, table);
    }

    @PyStaticMethod("maketrans(x, y=None, z=None, /)")
    static long maketrans(PyThread t, long x, long y, long z) {
        return StrMethods.maketrans(t, x, y, z);
    }

    @PyMethod("isspace(self, /)")
    static boolean isspace(long self) {
        return StrMethods.all(self, StrChars::isSpace);
    }

    @PyMethod("isalpha(self, /)")
    static boolean isalpha(long self) {
        return StrMethods.all(self, StrChars::isAlpha);
    }

    @PyMethod("isalnum(self, /)")
    static boolean isalnum(long self) {
        return StrMethods.all(self, StrChars::isAlnum);
    }

    @PyMethod("isdigit(self, /)")
    static boolean isdigit(long self) {
        return StrMethods.all(self, StrChars::isDigit);
    }

    @PyMethod("isdecimal(self, /)")
    static boolean isdecimal(long self) {
        return StrMethods.all(self, StrChars::isDecimal);
    }

    @PyMethod("isnumeric(self, /)")
    static boolean isnumeric(long self) {
        return StrMethods.all(self, StrChars::isNumeric);
    }

    @PyMethod("isprintable(self, /)")
    static boolean isprintable(long self) {
        return PyStr.length(self) == 0 || StrMethods.all(self, StrChars::isPrintable);
    }

    @PyMethod("isascii(self, /)")
    static boolean isascii(long self) {
        return PyStr.isAscii(self);
    }

    @PyMethod("islower(self, /)")
    static boolean islower(long self) {
        return StrMethods.isCased(self, true);
    }

    @PyMethod("isupper(self, /)")
    static boolean isupper(long self) {
        return StrMethods.isCased(self, false);
    }

    @PyMethod("istitle(self, /)")
    static boolean istitle(long self) {
        return StrMethods.isTitle(self);
    }

    @PyMethod("isidentifier(self, /)")
    static boolean isidentifier(long self) {
        return StrMethods.isIdentifier(self);
    }
}
