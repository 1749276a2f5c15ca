package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.TupleLayout;

/** The type {@code tuple}. */
@PyClass(name = "tuple", kind = Kind.TUPLE, subclassable = true, doc = """
        Built-in immutable sequence.

        If no argument is given, the constructor returns an empty tuple.
        If iterable is specified the tuple is initialized from iterable's items.

        If the argument is a tuple, the return value is the same object.""")
final class TupleType {
    // The primes of xxHash64, which CPython's hash of tuples is made of.
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private TupleType() {
    }

    @PyNew("(iterable=(), /)")
    static long new_(PyThread t, PyType cls, long iterable) {
        if (cls == Types.TUPLE) {
            return iterable == 0 ? Const.EMPTY_TUPLE : PyTuple.fromIterable(t, iterable);
        }
        long items = iterable == 0 ? Const.EMPTY_TUPLE : PyTuple.fromIterable(t, iterable);
        int length = PyTuple.length(items);
        long tuple = PyTuple.create(t, cls.rootShape.id, length, cls.rootShape.attributesOffset == Shape.BEHIND ? 8 : 0);
        Memory.copy(items + TupleLayout.ITEMS, tuple + TupleLayout.ITEMS, 8L * length);
        return tuple;
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return Sequences.repr(t, self, "(", ")", "(...)");
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyTuple.length(self);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyTuple.hash(t, self));
    }

    /** CPython's hash of a tuple: xxHash64 without the avalanche at the end. */
    static long hashItems(PyThread t, long tuple) {
        int length = PyTuple.length(tuple);
        long hash = PRIME_5;
        for (int i = 0; i < length; i++) {
            hash += PyObject.hash(t, PyTuple.get(tuple, i)) * PRIME_2;
            hash = Long.rotateLeft(hash, 31) * PRIME_1;
        }
        hash += length ^ PRIME_5 ^ 3527539L;
        return hash == -1 ? 1546275796 : hash;
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long index) {
        if (Slices.is(index)) {
            return slice(t, self, index);
        }
        if (!Sequences.isIndex(t, index)) {
            throw Errors.typeError(t, "tuple indices must be integers or slices, not %s", PyObject.typeName(index));
        }
        return PyTuple.get(self, Sequences.index(t, index, self, "tuple index out of range"));
    }

    private static long slice(PyThread t, long self, long slice) {
        Slices.Range range = Slices.bounds(t, slice).adjust(PyTuple.length(self));
        if (range.step() == 1) {
            if (range.length() == PyTuple.length(self) && PyTuple.isExact(self)) {
                return self;
            }
            return PyTuple.ofWords(t, self + TupleLayout.ITEMS + 8L * range.start(), range.length());
        }
        long result = PyTuple.create(t, range.length());
        for (int i = 0; i < range.length(); i++) {
            PyTuple.set(result, i, PyTuple.get(self, range.at(i)));
        }
        return result;
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long value) {
        return Sequences.contains(t, self, value);
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        if (!PyTuple.is(other)) {
            throw Errors.typeError(t, "can only concatenate tuple (not \"%s\") to tuple", PyObject.typeName(other));
        }
        return PyTuple.concat(t, self, other);
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        int length = PyTuple.length(self);
        int times = Sequences.repetitions(t, count, length);
        if (times < 0) {
            return Const.NOT_IMPLEMENTED;
        }
        if ((times == 1 || length == 0) && PyTuple.isExact(self)) {
            return self;
        }
        long result = PyTuple.create(t, length * times);
        if (times > 0) {
            Sequences.repeat(self + TupleLayout.ITEMS, length, result + TupleLayout.ITEMS, times);
        }
        return result;
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyTuple.is(other) ? Sequences.compare(t, self, other, operator) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return Sequences.iterator(t, ShapeIds.TUPLE_ITERATOR, self, 0);
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getNewArgs(PyThread t, long self) {
        return PyTuple.of(t, PyTuple.ofWords(t, self + TupleLayout.ITEMS, PyTuple.length(self)));
    }

    @PyMethod("count(self, value, /)")
    static int count(PyThread t, long self, long value) {
        return Sequences.count(t, self, value);
    }

    @PyMethod("index(self, value, start=0, stop=sys.maxsize, /)")
    static int index(PyThread t, long self, long value, long start, long stop) {
        int index = Sequences.indexOf(t, self, value, start, stop);
        if (index < 0) {
            throw Errors.valueError(t, "tuple.index(x): x not in tuple");
        }
        return index;
    }
}
