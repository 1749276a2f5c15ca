package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** {@code iter(o)} of an object that has {@code __getitem__} but no {@code __iter__}. */
@PyClass(name = "iterator", kind = Kind.INSTANCE, fields = 2, noNew = true)
final class SequenceIterator {
    private static final int SEQUENCE = InstanceLayout.FIELDS;
    private static final int INDEX = SEQUENCE + 8;

    private SequenceIterator() {
    }

    static long create(PyThread t, long sequence) {
        Shape shape = SequenceIteratorBinding.TYPE.rootShape;
        long o = t.allocate(shape.id, shape.fieldsEnd);
        Memory.putLong(o + SEQUENCE, sequence);
        Memory.putLong(o + INDEX, Value.ofInt(0));
        return o;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long sequence = Memory.getLong(self + SEQUENCE);
        if (sequence == 0) {
            return 0;
        }
        long index = Memory.getLong(self + INDEX);
        try {
            long item = PyObject.getItem(t, sequence, index);
            Memory.putLong(self + INDEX, Value.ofInt(Value.intValue(index) + 1));
            return item;
        } catch (PyError e) {
            if (!Errors.matches(t, Exc.INDEX_ERROR) && !Errors.matches(t, Exc.STOP_ITERATION)) {
                throw e;
            }
            Errors.clear(t);
            Memory.putLong(self + SEQUENCE, 0);
            return 0;
        }
    }

    @PyMethod("__length_hint__(self, /)")
    static long lengthHint(PyThread t, long self) {
        long sequence = Memory.getLong(self + SEQUENCE);
        if (sequence == 0) {
            return Value.ofInt(0);
        }
        if (!PyType.of(sequence).defines(Special.LEN)) {
            return Const.NOT_IMPLEMENTED;
        }
        return PyInt.of(t, Math.max(0, PyObject.length(t, sequence) - Value.intValue(Memory.getLong(self + INDEX))));
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long sequence = Memory.getLong(self + SEQUENCE);
        long iter = PyDict.get(t, t.context.builtins, Names.of("iter"));
        if (sequence == 0) {
            return PyTuple.of(t, iter, PyTuple.of(t, Const.EMPTY_TUPLE));
        }
        return PyTuple.of(t, iter, PyTuple.of(t, sequence), Memory.getLong(self + INDEX));
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        if (Memory.getLong(self + SEQUENCE) != 0) {
            Memory.putLong(self + INDEX, PyInt.of(t, Math.max(0, PyInt.clampedLong(PyNumber.index(t, state)))));
        }
    }
}
