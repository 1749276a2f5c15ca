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

/** The type {@code slice}. */
@PyClass(name = "slice", kind = Kind.SLICE, doc = """
        slice(stop)
        slice(start, stop[, step])

        Create a slice object.  This is used for extended slicing (e.g. a[0:10:2]).""")
final class SliceType {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private SliceType() {
    }

    @PyNew("(start, stop=..., step=..., /)")
    static long new_(PyThread t, PyType cls, long start, long stop, long step) {
        if (stop == 0) {
            return Slices.create(t, Const.NONE, start, Const.NONE);
        }
        return Slices.create(t, start, stop, step == 0 ? Const.NONE : step);
    }

    @PyGetter("start")
    static long start(long self) {
        return Slices.start(self);
    }

    @PyGetter("stop")
    static long stop(long self) {
        return Slices.stop(self);
    }

    @PyGetter("step")
    static long step(long self) {
        return Slices.step(self);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        StrBuilder out = new StrBuilder();
        out.append("slice(");
        out.append(PyObject.repr(t, Slices.start(self)));
        out.append(", ");
        out.append(PyObject.repr(t, Slices.stop(self)));
        out.append(", ");
        out.append(PyObject.repr(t, Slices.step(self)));
        out.append(")");
        return out.build(t);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        long hash = PRIME_5;
        for (long part : new long[] {Slices.start(self), Slices.stop(self), Slices.step(self)}) {
            hash += PyObject.hash(t, part) * PRIME_2;
            hash = Long.rotateLeft(hash, 31) * PRIME_1;
        }
        return PyInt.of(t, hash == -1 ? 1546275796 : hash);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (!Slices.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        return Sequences.compare(t, parts(t, self), parts(t, other), operator);
    }

    private static long parts(PyThread t, long slice) {
        return PyTuple.of(t, Slices.start(slice), Slices.stop(slice), Slices.step(slice));
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, Types.SLICE.address, parts(t, self));
    }

    @PyMethod("indices(self, object, /)")
    static long indices_(PyThread t, long self, long object) {
        long length = PyInt.index(t, object);
        if (PyInt.signum(length) < 0) {
            throw Errors.valueError(t, "length should not be negative");
        }
        long[] indices = indices(t, self, length);
        return PyTuple.of(t, indices[0], indices[1], indices[2]);
    }

    /** Start, stop and step of a slice fitted to a length, all exact ints of any size. */
    static long[] indices(PyThread t, long slice, long length) {
        long zero = Value.ofInt(0);
        long step = Slices.step(slice) == Const.NONE ? Value.ofInt(1) : bound(t, Slices.step(slice));
        int sign = PyInt.signum(step);
        if (sign == 0) {
            throw Errors.valueError(t, "slice step cannot be zero");
        }
        long lower = sign < 0 ? Value.ofInt(-1) : zero;
        long upper = sign < 0 ? PyInt.sub(t, length, Value.ofInt(1)) : length;
        long start = Slices.start(slice) == Const.NONE ? sign < 0 ? upper : lower : clip(t, bound(t, Slices.start(slice)), length, lower, upper);
        long stop = Slices.stop(slice) == Const.NONE ? sign < 0 ? lower : upper : clip(t, bound(t, Slices.stop(slice)), length, lower, upper);
        return new long[] {start, stop, step};
    }

    private static long bound(PyThread t, long value) {
        if (!Sequences.isIndex(t, value)) {
            throw Errors.typeError(t, "slice indices must be integers or None or have an __index__ method");
        }
        return PyInt.index(t, value);
    }

    private static long clip(PyThread t, long index, long length, long lower, long upper) {
        if (PyInt.signum(index) < 0) {
            long fromEnd = PyInt.add(t, index, length);
            return PyInt.compare(fromEnd, lower) < 0 ? lower : fromEnd;
        }
        return PyInt.compare(index, upper) > 0 ? upper : index;
    }
}
