package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** The type {@code filter}. Fields: the function, the iterator. */
@PyClass(name = "filter", kind = Kind.INSTANCE, fields = 2, subclassable = true, doc = """
        Return an iterator yielding those items of iterable for which function(item)
        is true. If function is None, return the items that are true.""")
final class FilterType {
    private static final int FUNCTION = InstanceLayout.FIELDS;
    private static final int ITERATOR = InstanceLayout.FIELDS + 8;

    private FilterType() {
    }

    @PyNew("(function, iterable, /)")
    static long new_(PyThread t, PyType cls, long function, long iterable) {
        long iterator = PyObject.iter(t, iterable);
        long self = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(self + FUNCTION, function);
        Memory.putLong(self + ITERATOR, iterator);
        return self;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long function = Memory.getLong(self + FUNCTION);
        long iterator = Memory.getLong(self + ITERATOR);
        boolean plain = function == Const.NONE || function == Types.BOOL.address;
        long item;
        while ((item = Iterators.nextOf(t, iterator)) != 0) {
            if (PyObject.isTrue(t, plain ? item : Calls.call(t, function, item))) {
                return item;
            }
        }
        return 0;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, PyType.of(self).address, PyTuple.of(t, Memory.getLong(self + FUNCTION), Memory.getLong(self + ITERATOR)));
    }
}
