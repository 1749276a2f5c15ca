package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** The type {@code reversed}, for sequences without a {@code __reversed__} of their own. Fields: the sequence or 0, the next index. */
@PyClass(name = "reversed", kind = Kind.INSTANCE, fields = 2, subclassable = true, doc = "Return a reverse iterator over the values of the given sequence.")
final class ReversedType {
    private static final int SEQUENCE = InstanceLayout.FIELDS;
    private static final int INDEX = InstanceLayout.FIELDS + 8;

    private ReversedType() {
    }

    @PyNew("(object, /)")
    static long new_(PyThread t, PyType cls, long object) {
        long method = PyObject.lookupSpecial(t, object, Special.REVERSED);
        if (method == Const.NONE) {
            throw Errors.typeError(t, "'%s' object is not reversible", PyObject.typeName(object));
        }
        if (method != 0) {
            return PyObject.callSpecial(t, object, Special.REVERSED);
        }
        PyType type = PyType.of(object);
        if (!type.defines(Special.GETITEM) || !type.defines(Special.LEN) || PyDict.is(object)) {
            throw Errors.typeError(t, "'%s' object is not reversible", type.fullName());
        }
        long length = PyObject.length(t, object);
        long self = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(self + SEQUENCE, object);
        Memory.putLong(self + INDEX, Value.ofInt(length - 1));
        return self;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long sequence = Memory.getLong(self + SEQUENCE);
        long index = Memory.getLong(self + INDEX);
        if (sequence != 0 && Value.intValue(index) >= 0) {
            try {
                long item = PyObject.getItem(t, sequence, index);
                Memory.putLong(self + INDEX, Value.ofInt(Value.intValue(index) - 1));
                return item;
            } catch (PyError e) {
                if (!Errors.matches(t, Exc.INDEX_ERROR) && !Errors.matches(t, Exc.STOP_ITERATION)) {
                    throw e;
                }
                Errors.clear(t);
            }
        }
        Memory.putLong(self + INDEX, Value.ofInt(-1));
        Memory.putLong(self + SEQUENCE, 0);
        return 0;
    }

    @PyMethod("__length_hint__(self, /)")
    static long lengthHint(PyThread t, long self) {
        long sequence = Memory.getLong(self + SEQUENCE);
        if (sequence == 0) {
            return Value.ofInt(0);
        }
        long left = Value.intValue(Memory.getLong(self + INDEX)) + 1;
        return Value.ofInt(PyObject.length(t, sequence) < left ? 0 : left);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long sequence = Memory.getLong(self + SEQUENCE);
        if (sequence == 0) {
            return PyTuple.of(t, PyType.of(self).address, PyTuple.of(t, Const.EMPTY_TUPLE));
        }
        return PyTuple.of(t, PyType.of(self).address, PyTuple.of(t, sequence), Memory.getLong(self + INDEX));
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        long sequence = Memory.getLong(self + SEQUENCE);
        if (sequence != 0) {
            long last = PyObject.length(t, sequence) - 1;
            Memory.putLong(self + INDEX, Value.ofInt(Math.max(-1, Math.min(PyInt.toLong(t, state), last))));
        }
    }
}
