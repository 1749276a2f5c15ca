package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** The type {@code range}. */
@PyClass(name = "range", kind = Kind.RANGE, doc = """
        range(stop) -> range object
        range(start, stop[, step]) -> range object

        Return an object that produces a sequence of integers from start (inclusive)
        to stop (exclusive) by step.  range(i, j) produces i, i+1, i+2, ..., j-1.
        start defaults to 0, and stop is omitted!  range(4) produces 0, 1, 2, 3.
        These are exactly the valid indices for a list of 4 elements.
        When step is given, it specifies the increment (or decrement).""")
final class RangeType {
    private RangeType() {
    }

    @PyNew("(start, stop=..., step=..., /)")
    static long new_(PyThread t, PyType cls, long start, long stop, long step) {
        if (stop == 0) {
            return PyRange.create(t, Value.ofInt(0), PyInt.index(t, start), Value.ofInt(1));
        }
        long from = PyInt.index(t, start);
        long to = PyInt.index(t, stop);
        return PyRange.create(t, from, to, step == 0 ? Value.ofInt(1) : PyInt.index(t, step));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        String text = "range(" + PyInt.repr(t, PyRange.start(self)) + ", " + PyInt.repr(t, PyRange.stop(self));
        return PyStr.of(t, PyRange.step(self) == Value.ofInt(1) ? text + ")" : text + ", " + PyInt.repr(t, PyRange.step(self)) + ")");
    }

    @PyMethod("__len__(self, /)")
    static long len(PyThread t, long self) {
        long length = PyRange.length(self);
        if (!PyInt.fitsLong(length)) {
            throw Errors.overflowError(t, "Python int too large to convert to C ssize_t");
        }
        return length;
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(long self) {
        return PyRange.length(self) != Value.ofInt(0);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        if (Slices.is(key)) {
            return PyRange.slice(t, self, key);
        }
        if (!Sequences.isIndex(t, key)) {
            throw Errors.typeError(t, "range indices must be integers or slices, not %s", PyObject.typeName(key));
        }
        long index = PyInt.index(t, key);
        long length = PyRange.length(self);
        if (PyInt.signum(index) < 0) {
            index = PyInt.add(t, index, length);
        }
        if (PyInt.signum(index) < 0 || PyInt.compare(index, length) >= 0) {
            throw Errors.indexError(t, "range object index out of range");
        }
        return PyRange.at(t, self, index);
    }

    private static boolean isExactInt(long value) {
        return PyInt.isExact(value) || value == Const.TRUE || value == Const.FALSE;
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        return isExactInt(key) ? PyRange.contains(t, self, PyInt.unwrap(key)) : search(t, self, key) >= 0;
    }

    /** The index of the first number that equals a value, by trying all. */
    private static long search(PyThread t, long self, long value) {
        long iterator = PyRange.iterator(t, self);
        long number;
        for (long i = 0; (number = PyObject.next(t, iterator)) != 0; i++) {
            if (Keys.equal(t, number, value)) {
                return i;
            }
        }
        return -1;
    }

    @PyMethod("count(self, value, /)")
    static int count(PyThread t, long self, long value) {
        if (isExactInt(value)) {
            return PyRange.contains(t, self, PyInt.unwrap(value)) ? 1 : 0;
        }
        int count = 0;
        long iterator = PyRange.iterator(t, self);
        long number;
        while ((number = PyObject.next(t, iterator)) != 0) {
            if (Keys.equal(t, number, value)) {
                count++;
            }
        }
        return count;
    }

    @PyMethod("index(self, value, /)")
    static long index(PyThread t, long self, long value) {
        if (!isExactInt(value)) {
            long index = search(t, self, value);
            if (index < 0) {
                throw Errors.valueError(t, "sequence.index(x): x not in sequence");
            }
            return PyInt.of(t, index);
        }
        long number = PyInt.unwrap(value);
        if (!PyRange.contains(t, self, number)) {
            throw Errors.valueError(t, "range.index(x): x not in range");
        }
        return PyInt.floorDiv(t, PyInt.sub(t, number, PyRange.start(self)), PyRange.step(self));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return PyRange.iterator(t, self);
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return PyRange.reversed(t, self);
    }

    private static boolean equal(long a, long b) {
        long length = PyRange.length(a);
        if (a == b) {
            return true;
        }
        if (!PyInt.equal(length, PyRange.length(b))) {
            return false;
        }
        if (length == Value.ofInt(0)) {
            return true;
        }
        return PyInt.equal(PyRange.start(a), PyRange.start(b)) && (length == Value.ofInt(1) || PyInt.equal(PyRange.step(a), PyRange.step(b)));
    }

    @PyRichCompare
    static long compare(long self, long other, int operator) {
        return PyRange.is(other) ? PyObject.equality(operator, equal(self, other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        long length = PyRange.length(self);
        boolean empty = length == Value.ofInt(0);
        boolean single = length == Value.ofInt(1);
        long key = PyTuple.of(t, length, empty ? Const.NONE : PyRange.start(self), empty || single ? Const.NONE : PyRange.step(self));
        return PyInt.of(t, PyTuple.hash(t, key));
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, Types.RANGE.address, PyTuple.of(t, PyRange.start(self), PyRange.stop(self), PyRange.step(self)));
    }

    @PyGetter("start")
    static long start(long self) {
        return PyRange.start(self);
    }

    @PyGetter("stop")
    static long stop(long self) {
        return PyRange.stop(self);
    }

    @PyGetter("step")
    static long step(long self) {
        return PyRange.step(self);
    }
}
