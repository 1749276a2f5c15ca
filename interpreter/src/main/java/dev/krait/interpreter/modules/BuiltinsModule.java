package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.Iterables;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Module {@code builtins}: the functions. The types are entered by {@link Modules}. */
@PyModule(name = "builtins", doc = "Built-in functions, types, exceptions, and other objects.")
final class BuiltinsModule {
    private BuiltinsModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        long dict = Modules.dict(module);
        PyDict.putStr(t, dict, Names.of("None"), Const.NONE);
        PyDict.putStr(t, dict, Names.of("True"), Const.TRUE);
        PyDict.putStr(t, dict, Names.of("False"), Const.FALSE);
        PyDict.putStr(t, dict, Names.of("Ellipsis"), Const.ELLIPSIS);
        PyDict.putStr(t, dict, Names.of("NotImplemented"), Const.NOT_IMPLEMENTED);
        PyDict.putStr(t, dict, Names.of("__debug__"), Const.TRUE);
        for (PyType type : BuiltinTypes.all()) {
            PyDict.putStr(t, dict, Names.of(type.name), type.address);
        }
        PyDict.putStr(t, dict, Names.of("EnvironmentError"), Exc.OS_ERROR.address);
        PyDict.putStr(t, dict, Names.of("IOError"), Exc.OS_ERROR.address);
    }

    @PyFunction("abs(number, /)")
    static long abs(PyThread t, long number) {
        return PyNumber.absolute(t, number);
    }

    @PyFunction("all(iterable, /)")
    static boolean all(PyThread t, long iterable) {
        long iterator = PyObject.iter(t, iterable);
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            if (!PyObject.isTrue(t, item)) {
                return false;
            }
        }
        return true;
    }

    @PyFunction("any(iterable, /)")
    static boolean any(PyThread t, long iterable) {
        long iterator = PyObject.iter(t, iterable);
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            if (PyObject.isTrue(t, item)) {
                return true;
            }
        }
        return false;
    }

    @PyFunction("ascii(obj, /)")
    static long ascii(PyThread t, long obj) {
        return PyObject.ascii(t, obj);
    }

    private static String radix(PyThread t, long number, int base, String prefix) {
        long n = PyInt.index(t, number);
        String digits = PyInt.big(n).abs().toString(base);
        return (PyInt.signum(n) < 0 ? "-" : "") + prefix + digits;
    }

    @PyFunction("bin(number, /)")
    static String bin(PyThread t, long number) {
        return radix(t, number, 2, "0b");
    }

    @PyFunction("oct(number, /)")
    static String oct(PyThread t, long number) {
        return radix(t, number, 8, "0o");
    }

    @PyFunction("hex(number, /)")
    static String hex(PyThread t, long number) {
        return radix(t, number, 16, "0x");
    }

    @PyFunction("callable(obj, /)")
    static boolean callable(long obj) {
        return PyType.of(obj).special(Special.CALL) != 0;
    }

    @PyFunction("chr(i, /)")
    static long chr(PyThread t, long i) {
        long code = PyInt.clampedLong(PyInt.index(t, i));
        if (code < 0 || code > 0x10FFFF) {
            throw Errors.valueError(t, "chr() arg not in range(0x110000)");
        }
        return PyStr.ofCodePoint(t, (int) code);
    }

    @PyFunction("ord(character, /)")
    static int ord(PyThread t, long c) {
        if (PyStr.is(c)) {
            if (PyStr.length(c) == 1) {
                return PyStr.codePointAt(c, 0);
            }
            throw Errors.typeError(t, "ord() expected a character, but string of length " + PyStr.length(c) + " found");
        }
        byte[] bytes = PyBytes.contents(c);
        if (bytes == null) {
            throw Errors.typeError(t, "ord() expected string of length 1, but " + PyObject.typeName(c) + " found");
        }
        if (bytes.length != 1) {
            throw Errors.typeError(t, "ord() expected a character, but string of length " + bytes.length + " found");
        }
        return bytes[0] & 0xFF;
    }

    @PyFunction("delattr(obj, name, /)")
    static void delattr(PyThread t, long obj, long name) {
        PyObject.delAttr(t, obj, attributeName(t, name));
    }

    @PyFunction("setattr(obj, name, value, /)")
    static void setattr(PyThread t, long obj, long name, long value) {
        PyObject.setAttr(t, obj, attributeName(t, name), value);
    }

    @PyFunction("hasattr(obj, name, /)")
    static boolean hasattr(PyThread t, long obj, long name) {
        return PyObject.getAttrOrAbsent(t, obj, attributeName(t, name)) != Value.ABSENT;
    }

    @PyFunction("getattr(object, name, default=<absent>, /)")
    static long getattr(PyThread t, long object, long name, long default_) {
        long interned = attributeName(t, name);
        if (default_ == Value.ABSENT) {
            return PyObject.getAttr(t, object, interned);
        }
        long value = PyObject.getAttrOrAbsent(t, object, interned);
        return value == Value.ABSENT ? default_ : value;
    }

    private static long attributeName(PyThread t, long name) {
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "attribute name must be string, not '" + PyObject.typeName(name) + "'");
        }
        return PyStr.intern(t, name);
    }

    @PyFunction("dir(object=<absent>, /)")
    static long dir(PyThread t, long object) {
        if (object != Value.ABSENT) {
            return PyObject.dir(t, object);
        }
        long names = Iterables.toList(t, Calls.callMethod(t, Namespaces.locals(t), Names.of("keys")));
        sort(t, names);
        return names;
    }

    private static void sort(PyThread t, long list) {
        Calls.callMethod(t, list, Names.of("sort"));
    }

    @PyFunction("divmod(x, y, /)")
    static long divmod(PyThread t, long x, long y) {
        return PyNumber.divmod(t, x, y);
    }

    @PyFunction("pow(base, exp, mod=None)")
    static long pow(PyThread t, long base, long exp, long mod) {
        return PyNumber.power(t, base, exp, mod);
    }

    @PyFunction("format(value, format_spec='', /)")
    static long format(PyThread t, long value, long spec) {
        return PyObject.format(t, value, spec == Value.ABSENT ? PyStr.empty() : spec);
    }

    @PyFunction("globals()")
    static long globals(PyThread t) {
        return Namespaces.globals(t);
    }

    @PyFunction("locals()")
    static long locals(PyThread t) {
        return Namespaces.locals(t);
    }

    @PyFunction("vars(object=<absent>, /)")
    static long vars(PyThread t, long object) {
        if (object == Value.ABSENT) {
            return Namespaces.locals(t);
        }
        long dict = PyObject.getAttrOrAbsent(t, object, Names.__dict__);
        if (dict == Value.ABSENT) {
            throw Errors.typeError(t, "vars() argument must have __dict__ attribute");
        }
        return dict;
    }

    @PyFunction("hash(obj, /)")
    static long hash(PyThread t, long obj) {
        return PyInt.of(t, PyObject.hash(t, obj));
    }

    @PyFunction("id(obj, /)")
    static long id(PyThread t, long obj) {
        // Addresses are multiples of eight; what a word without an object has as identity must not be one.
        return PyInt.of(t, Value.isObject(obj) ? obj : obj >>> 1 | 1);
    }

    @PyFunction("input(prompt='', /)")
    static long input(PyThread t, long prompt) {
        return Namespaces.input(t, prompt);
    }

    @PyFunction("isinstance(obj, class_or_tuple, /)")
    static boolean isinstance(PyThread t, long obj, long classes) {
        return PyObject.isInstance(t, obj, classes);
    }

    @PyFunction("issubclass(cls, class_or_tuple, /)")
    static boolean issubclass(PyThread t, long cls, long classes) {
        return PyObject.isSubclass(t, cls, classes);
    }

    @PyFunction("iter(object, sentinel=<absent>, /)")
    static long iter(PyThread t, long object, long sentinel) {
        if (sentinel == Value.ABSENT) {
            return PyObject.iter(t, object);
        }
        if (!callable(object)) {
            throw Errors.typeError(t, "iter(v, w): v must be callable");
        }
        return CallableIteratorType.create(t, object, sentinel);
    }

    @PyFunction("aiter(async_iterable, /)")
    static long aiter(PyThread t, long iterable) {
        long method = PyObject.lookupSpecial(t, iterable, Special.AITER);
        if (method == 0) {
            throw Errors.typeError(t, "'" + PyObject.typeName(iterable) + "' object is not an async iterable");
        }
        return PyObject.callSpecial(t, iterable, Special.AITER);
    }

    @PyFunction("len(obj, /)")
    static long len(PyThread t, long obj) {
        return PyInt.of(t, PyObject.length(t, obj));
    }

    @PyFunction("repr(obj, /)")
    static long repr(PyThread t, long obj) {
        return PyObject.repr(t, obj);
    }

    @PyFunction("next(iterator, default=<absent>, /)")
    static long next(PyThread t, long iterator, long default_) {
        if (PyObject.lookupSpecial(t, iterator, Special.NEXT) == 0) {
            throw Errors.typeError(t, "'" + PyObject.typeName(iterator) + "' object is not an iterator");
        }
        if (default_ != Value.ABSENT) {
            long item = PyObject.next(t, iterator);
            return item == Value.ABSENT ? default_ : item;
        }
        return PyObject.callSpecial(t, iterator, Special.NEXT);
    }

    @PyFunction("max(*args, key=None, default=<absent>)")
    static long max(PyThread t, long args, long key, long default_) {
        return extreme(t, args, key, default_, 4, "max");
    }

    @PyFunction("min(*args, key=None, default=<absent>)")
    static long min(PyThread t, long args, long key, long default_) {
        return extreme(t, args, key, default_, 0, "min");
    }

    private static long extreme(PyThread t, long args, long key, long default_, int op, String name) {
        int n = PyTuple.length(args);
        if (n == 0) {
            throw Errors.typeError(t, name + " expected at least 1 argument, got 0");
        }
        if (n > 1 && default_ != Value.ABSENT) {
            throw Errors.typeError(t, "Cannot specify a default for " + name + "() with multiple positional arguments");
        }
        long iterator = PyObject.iter(t, n > 1 ? args : PyTuple.get(args, 0));
        long best = Value.ABSENT;
        long bestKey = Value.ABSENT;
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            long k = key == Const.NONE ? item : Calls.call(t, key, item);
            if (best == Value.ABSENT || less(t, k, bestKey, op)) {
                best = item;
                bestKey = k;
            }
        }
        if (best == Value.ABSENT) {
            if (default_ == Value.ABSENT) {
                throw Errors.valueError(t, name + "() iterable argument is empty");
            }
            return default_;
        }
        return best;
    }

    private static boolean less(PyThread t, long a, long b, int op) {
        if (Value.areInts(a, b)) {
            return op == 0 ? Value.intValue(a) < Value.intValue(b) : Value.intValue(a) > Value.intValue(b);
        }
        return PyObject.isTrue(t, PyObject.richCompare(t, a, b, op));
    }

    @PyFunction("print(*args, sep=' ', end='\\n', file=None, flush=False)")
    static void print(PyThread t, long args, long sep, long end, long file, boolean flush) {
        long out = file == Const.NONE ? PyDict.getStr(t, t.context.sysDict, Names.of("stdout")) : file;
        if (out == Value.ABSENT) {
            throw Errors.runtimeError(t, "lost sys.stdout");
        }
        if (out == Const.NONE) {
            return;
        }
        long separator = textArgument(t, sep, "sep");
        long terminator = textArgument(t, end, "end");
        long write = PyObject.getAttr(t, out, Names.of("write"));
        for (int i = 0; i < PyTuple.length(args); i++) {
            if (i > 0) {
                Calls.call(t, write, separator == Value.ABSENT ? PyStr.latin1(' ') : separator);
            }
            Calls.call(t, write, PyObject.str(t, PyTuple.get(args, i)));
        }
        Calls.call(t, write, terminator == Value.ABSENT ? PyStr.latin1('\n') : terminator);
        if (flush) {
            Calls.callMethod(t, out, Names.of("flush"));
        }
    }

    private static long textArgument(PyThread t, long value, String name) {
        if (value == Const.NONE || value == Value.ABSENT) {
            return Value.ABSENT;
        }
        if (!PyStr.is(value)) {
            throw Errors.typeError(t, name + " must be None or a string, not " + PyObject.typeName(value));
        }
        return value;
    }

    @PyFunction("round(number, ndigits=None)")
    static long round(PyThread t, long number, long ndigits) {
        long method = PyType.of(number).lookup(Names.of("__round__"));
        if (method == 0) {
            throw Errors.typeError(t, "type " + PyObject.typeName(number) + " doesn't define __round__ method");
        }
        long bound = PyObject.getAttr(t, number, Names.of("__round__"));
        return ndigits == Const.NONE ? Calls.call(t, bound) : Calls.call(t, bound, ndigits);
    }

    @PyFunction("sorted(iterable, /, *, key=None, reverse=False)")
    static long sorted(PyThread t, long iterable, long key, long reverse) {
        long list = Iterables.toList(t, iterable);
        long names = PyTuple.of(t, Names.of("key"), Names.of("reverse"));
        Calls.callKeywords(t, PyObject.getAttr(t, list, Names.of("sort")), new long[] {key, reverse}, names);
        return list;
    }

    /** Adds like CPython: ints exactly, then floats with the compensation of Neumaier, then whatever {@code +} gives. */
    @PyFunction("sum(iterable, /, start=0)")
    static long sum(PyThread t, long iterable, long start) {
        if (PyStr.is(start)) {
            throw Errors.typeError(t, "sum() can't sum strings [use ''.join(seq) instead]");
        }
        if (PyBytes.is(start)) {
            throw Errors.typeError(t, "sum() can't sum bytes [use b''.join(seq) instead]");
        }
        long iterator = PyObject.iter(t, iterable);
        long total = start;
        long item = PyObject.next(t, iterator);
        while (item != Value.ABSENT && Value.isInt(total) && Value.isInt(item)) {
            total = PyInt.add(t, total, item);
            item = PyObject.next(t, iterator);
        }
        if (item != Value.ABSENT && (Value.isDouble(total) || Value.isInt(total) && Value.isDouble(item))) {
            double high = PyFloat.toDouble(t, total);
            double low = 0;
            for (; item != Value.ABSENT; item = PyObject.next(t, iterator)) {
                if (!Value.isDouble(item) && !Value.isInt(item)) {
                    break;
                }
                double x = PyFloat.toDouble(t, item);
                double next = high + x;
                low += Math.abs(high) >= Math.abs(x) ? high - next + x : x - next + high;
                high = next;
            }
            total = PyFloat.of(low != 0 && Double.isFinite(low) ? high + low : high);
        }
        for (; item != Value.ABSENT; item = PyObject.next(t, iterator)) {
            total = PyNumber.add(t, total, item);
        }
        return total;
    }

    @PyFunction("compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)")
    static long compile(PyThread t, long source, long filename, String mode, int flags, boolean dontInherit, int optimize, int featureVersion) {
        return Sources.compile(t, source, Sources.filename(t, filename), mode, flags, dontInherit, optimize);
    }

    @PyFunction("eval(source, /, globals=None, locals=None)")
    static long eval(PyThread t, long source, long globals, long locals) {
        return Namespaces.evaluate(t, source, globals, locals, Value.ABSENT, "eval");
    }

    @PyFunction("exec(source, /, globals=None, locals=None, *, closure=None)")
    static void exec(PyThread t, long source, long globals, long locals, long closure) {
        Namespaces.evaluate(t, source, globals, locals, closure, "exec");
    }

    @PyFunction("__build_class__(func, name, /, *bases, **kwds)")
    static long buildClass(PyThread t, long function, long name, long bases, long keywords) {
        return dev.krait.interpreter.tier1.ClassBuilding.build(t, function, name, bases, keywords);
    }

    @PyFunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)")
    static long import_(PyThread t, long name, long globals, long locals, long fromlist, long level) {
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "module name must be str, not " + PyObject.typeName(name));
        }
        return t.context.importer.importName(t, name, globals == Value.ABSENT ? Const.NONE : globals, locals == Value.ABSENT ? Const.NONE : locals,
                fromlist == Value.ABSENT ? Const.EMPTY_TUPLE : fromlist, level);
    }

    @PyFunction("open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)")
    static long open(PyThread t, long file, long mode, long buffering, long encoding, long errors, long newline, long closefd, long opener) {
        long io = t.context.importer.importName(t, Names.of("_io"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        return Calls.callArray(t, PyObject.getAttr(t, io, Names.of("open")), new long[] {file, mode == Value.ABSENT ? PyStr.latin1('r') : mode,
            buffering, encoding, errors, newline, closefd == Value.ABSENT ? Const.TRUE : closefd, opener});
    }

    @PyFunction("breakpoint(*args, **kws)")
    static long breakpoint(PyThread t, long args, long kws) {
        long hook = PyDict.getStr(t, t.context.sysDict, Names.of("breakpointhook"));
        if (hook == Value.ABSENT) {
            throw Errors.runtimeError(t, "lost sys.breakpointhook");
        }
        return Calls.callTuple(t, hook, args, kws);
    }
}
