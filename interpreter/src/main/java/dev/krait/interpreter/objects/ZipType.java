package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** The type {@code zip}. Fields: a tuple of the iterators, whether it is strict. */
@PyClass(name = "zip", kind = Kind.INSTANCE, fields = 2, subclassable = true, doc = """
        The zip object yields n-length tuples, where n is the number of iterables
        passed as positional arguments to zip().  The i-th element in every tuple
        comes from the i-th iterable argument to zip().  This continues until the
        shortest argument is exhausted.

        If strict is true and one of the arguments is exhausted before the others,
        raise a ValueError.

           >>> list(zip('abcdefg', range(3), range(4)))
           [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]""")
final class ZipType {
    private static final int ITERATORS = Iterators.ZIPPED;
    private static final int STRICT = Iterators.ZIP_STRICT;

    private ZipType() {
    }

    @PyNew("(*iterables, strict=False)")
    static long new_(PyThread t, PyType cls, long iterables, long strict) {
        long iterators = iterators(t, iterables, 0);
        long self = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(self + ITERATORS, iterators);
        Memory.putLong(self + STRICT, Const.of(PyObject.isTrue(t, strict)));
        return self;
    }

    /** A tuple of iterators over the values of another from an index on. */
    static long iterators(PyThread t, long iterables, int from) {
        int count = PyTuple.length(iterables) - from;
        long iterators = PyTuple.create(t, count);
        for (int i = 0; i < count; i++) {
            PyTuple.set(iterators, i, PyObject.iter(t, PyTuple.get(iterables, from + i)));
        }
        return iterators;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long iterators = Memory.getLong(self + ITERATORS);
        int count = PyTuple.length(iterators);
        if (count == 0) {
            return 0;
        }
        if (count == 2) {
            long a = Iterators.nextOf(t, PyTuple.get(iterators, 0));
            if (a != 0) {
                long b = Iterators.nextOf(t, PyTuple.get(iterators, 1));
                if (b != 0) {
                    return PyTuple.of(t, a, b);
                }
                return exhausted(t, self, iterators, 1);
            }
            return exhausted(t, self, iterators, 0);
        }
        long[] items = new long[count];
        for (int i = 0; i < count; i++) {
            items[i] = Iterators.nextOf(t, PyTuple.get(iterators, i));
            if (items[i] == 0) {
                return exhausted(t, self, iterators, i);
            }
        }
        return PyTuple.of(t, items);
    }

    private static long exhausted(PyThread t, long self, long iterators, int which) {
        if (Memory.getLong(self + STRICT) == Const.TRUE) {
            checkStrict(t, "zip", iterators, which);
        }
        return 0;
    }

    /** What a strict {@code zip} or {@code map} does when an iterator is exhausted: ValueError unless all are. */
    static void checkStrict(PyThread t, String function, long iterators, int which) {
        if (which > 0) {
            throw mismatch(t, function, which, "shorter");
        }
        for (int i = 1; i < PyTuple.length(iterators); i++) {
            if (Iterators.nextOf(t, PyTuple.get(iterators, i)) != 0) {
                throw mismatch(t, function, i, "longer");
            }
        }
    }

    private static RuntimeException mismatch(PyThread t, String function, int which, String how) {
        return Errors.valueError(t, "%s() argument %d is %s than argument%s%d", function, which + 1, how, which == 1 ? " " : "s 1-", which);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long iterators = Memory.getLong(self + ITERATORS);
        if (Memory.getLong(self + STRICT) == Const.TRUE) {
            return PyTuple.of(t, PyType.of(self).address, iterators, Const.TRUE);
        }
        return PyTuple.of(t, PyType.of(self).address, iterators);
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        Memory.putLong(self + STRICT, Const.of(PyObject.isTrue(t, state)));
    }
}
