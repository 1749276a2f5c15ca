package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.RangeIteratorLayout;

/** The iterator over a range of small numbers. */
@PyClass(name = "range_iterator", kind = Kind.RANGE_ITERATOR, noNew = true)
final class RangeIteratorType {
    private RangeIteratorType() {
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(long self) {
        return Iterators.nextOfRange(self);
    }

    @PyMethod("__length_hint__(self, /)")
    static long lengthHint(PyThread t, long self) {
        return PyInt.of(t, Memory.getLong(self + RangeIteratorLayout.REMAINING));
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long next = Memory.getLong(self + RangeIteratorLayout.NEXT);
        long step = Memory.getLong(self + RangeIteratorLayout.STEP);
        long stop = next + step * Memory.getLong(self + RangeIteratorLayout.REMAINING);
        return PyTuple.of(t, Iterators.builtin(t, Names.of("iter")),
                PyTuple.of(t, PyRange.create(t, PyInt.of(t, next), PyInt.of(t, stop), PyInt.of(t, step))), Const.NONE);
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        long remaining = Memory.getLong(self + RangeIteratorLayout.REMAINING);
        long skip = Math.max(0, Math.min(PyInt.toLong(t, state), remaining));
        long next = Memory.getLong(self + RangeIteratorLayout.NEXT);
        Memory.putLong(self + RangeIteratorLayout.NEXT, next + skip * Memory.getLong(self + RangeIteratorLayout.STEP));
        Memory.putLong(self + RangeIteratorLayout.REMAINING, remaining - skip);
    }
}
