package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** The type {@code map}. Fields: the function, a tuple of the iterators, whether it is strict. */
@PyClass(name = "map", kind = Kind.INSTANCE, fields = 3, subclassable = true, doc = """
        Make an iterator that computes the function using arguments from
        each of the iterables.  Stops when the shortest iterable is exhausted.

        If strict is true and one of the arguments is exhausted before the others,
        raise a ValueError.""")
final class MapType {
    private static final int FUNCTION = InstanceLayout.FIELDS;
    private static final int ITERATORS = InstanceLayout.FIELDS + 8;
    private static final int STRICT = InstanceLayout.FIELDS + 16;

    private MapType() {
    }

    @PyNew("(*args, strict=False)")
    static long new_(PyThread t, PyType cls, long args, long strict) {
        if (PyTuple.length(args) < 2) {
            throw Errors.typeError(t, "map() must have at least two arguments.");
        }
        long iterators = ZipType.iterators(t, args, 1);
        long self = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(self + FUNCTION, PyTuple.get(args, 0));
        Memory.putLong(self + ITERATORS, iterators);
        Memory.putLong(self + STRICT, Const.of(PyObject.isTrue(t, strict)));
        return self;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long iterators = Memory.getLong(self + ITERATORS);
        int count = PyTuple.length(iterators);
        if (count == 1) {
            long item = Iterators.nextOf(t, PyTuple.get(iterators, 0));
            return item == 0 ? 0 : Calls.call(t, Memory.getLong(self + FUNCTION), item);
        }
        long[] items = new long[count];
        for (int i = 0; i < count; i++) {
            items[i] = Iterators.nextOf(t, PyTuple.get(iterators, i));
            if (items[i] == 0) {
                if (Memory.getLong(self + STRICT) == Const.TRUE) {
                    ZipType.checkStrict(t, "map", iterators, i);
                }
                return 0;
            }
        }
        return Calls.callArray(t, Memory.getLong(self + FUNCTION), items);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long iterators = Memory.getLong(self + ITERATORS);
        long args = PyTuple.concat(t, PyTuple.of(t, Memory.getLong(self + FUNCTION)), iterators);
        if (Memory.getLong(self + STRICT) == Const.TRUE) {
            return PyTuple.of(t, PyType.of(self).address, args, Const.TRUE);
        }
        return PyTuple.of(t, PyType.of(self).address, args);
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        Memory.putLong(self + STRICT, Const.of(PyObject.isTrue(t, state)));
    }
}
