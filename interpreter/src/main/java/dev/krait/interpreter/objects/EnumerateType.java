package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** The type {@code enumerate}. Fields: the iterator, the next number. */
@PyClass(name = "enumerate", kind = Kind.INSTANCE, fields = 2, subclassable = true, doc = """
        Return an enumerate object.

          iterable
            an object supporting iteration

        The enumerate object yields pairs containing a count (from start, which
        defaults to zero) and a value yielded by the iterable argument.

        enumerate is useful for obtaining an indexed list:
            (0, seq[0]), (1, seq[1]), (2, seq[2]), ...""")
final class EnumerateType {
    private static final int ITERATOR = Iterators.ENUMERATED;
    private static final int NUMBER = Iterators.ENUMERATE_NUMBER;

    private EnumerateType() {
    }

    @PyNew("(iterable=..., start=0)")
    static long new_(PyThread t, PyType cls, long iterable, long start) {
        if (iterable == 0) {
            throw Errors.typeError(t, "enumerate() missing required argument 'iterable'");
        }
        long number = PyInt.index(t, start);
        long self = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(self + ITERATOR, PyObject.iter(t, iterable));
        Memory.putLong(self + NUMBER, number);
        return self;
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long iterator = Memory.getLong(self + ITERATOR);
        long item = Iterators.nextOf(t, iterator);
        if (item == 0) {
            return 0;
        }
        long number = Memory.getLong(self + NUMBER);
        Memory.putLong(self + NUMBER, PyInt.add(t, number, Value.ofInt(1)));
        return PyTuple.of(t, number, item);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, PyType.of(self).address, PyTuple.of(t, Memory.getLong(self + ITERATOR), Memory.getLong(self + NUMBER)));
    }
}
