package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.RangeIteratorLayout;
import dev.krait.spi.abi.RangeLayout;
import dev.krait.spi.abi.Value;

/** Ranges as memory. */
public final class PyRange {
    private static final long ZERO = Value.ofInt(0);
    private static final long ONE = Value.ofInt(1);

    private PyRange() {
    }

    /** Whether a value is a range. */
    public static boolean is(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.RANGE;
    }

    /** A range of exact ints; ValueError if the step is 0. */
    public static long create(PyThread t, long start, long stop, long step) {
        if (step == ZERO) {
            throw Errors.valueError(t, "range() arg 3 must not be zero");
        }
        return create(t, start, stop, step, computeLength(t, start, stop, step));
    }

    private static long create(PyThread t, long start, long stop, long step, long length) {
        long range = t.allocate(ShapeIds.RANGE, RangeLayout.SIZE);
        Memory.putLong(range + RangeLayout.START, start);
        Memory.putLong(range + RangeLayout.STOP, stop);
        Memory.putLong(range + RangeLayout.STEP, step);
        Memory.putLong(range + RangeLayout.LENGTH, length);
        return range;
    }

    private static long computeLength(PyThread t, long start, long stop, long step) {
        if (Value.areInts(start, stop) && Value.isInt(step)) {
            return PyInt.of(t, length(Value.intValue(start), Value.intValue(stop), Value.intValue(step)));
        }
        boolean down = PyInt.signum(step) < 0;
        long low = down ? stop : start;
        long high = down ? start : stop;
        if (PyInt.compare(low, high) >= 0) {
            return ZERO;
        }
        long distance = PyInt.sub(t, PyInt.sub(t, high, low), ONE);
        return PyInt.add(t, PyInt.floorDiv(t, distance, PyInt.abs(t, step)), ONE);
    }

    private static long length(long start, long stop, long step) {
        if (step > 0) {
            return start < stop ? (stop - start - 1) / step + 1 : 0;
        }
        return start > stop ? (start - stop - 1) / -step + 1 : 0;
    }

    /** {@code range.start}. */
    public static long start(long range) {
        return Memory.getLong(range + RangeLayout.START);
    }

    /** {@code range.stop}. */
    public static long stop(long range) {
        return Memory.getLong(range + RangeLayout.STOP);
    }

    /** {@code range.step}. */
    public static long step(long range) {
        return Memory.getLong(range + RangeLayout.STEP);
    }

    /** How many numbers, as an int value. */
    public static long length(long range) {
        return Memory.getLong(range + RangeLayout.LENGTH);
    }

    /** The number at an index that is in range. */
    static long at(PyThread t, long range, long index) {
        return PyInt.add(t, start(range), PyInt.mul(t, index, step(range)));
    }

    /** An iterator over a range. */
    public static long iterator(PyThread t, long range) {
        return iterator(t, start(range), step(range), length(range));
    }

    /** An iterator that goes backwards. */
    static long reversed(PyThread t, long range) {
        long length = length(range);
        long last = at(t, range, PyInt.sub(t, length, ONE));
        return iterator(t, last, PyInt.neg(t, step(range)), length);
    }

    private static long iterator(PyThread t, long start, long step, long length) {
        if (Value.areInts(start, step) && Value.isInt(length)) {
            long first = Value.intValue(start);
            long count = Value.intValue(length);
            long difference = Value.intValue(step);
            // 49 bits times 49 bits may overflow; the last number tells.
            if (count == 0 || Math.multiplyHigh(count, difference) == (count * difference) >> 63 && Value.fitsInt(first + (count - 1) * difference)) {
                long iterator = t.allocate(ShapeIds.RANGE_ITERATOR, RangeIteratorLayout.SIZE);
                Memory.putLong(iterator + RangeIteratorLayout.NEXT, first);
                Memory.putLong(iterator + RangeIteratorLayout.STEP, difference);
                Memory.putLong(iterator + RangeIteratorLayout.REMAINING, count);
                return iterator;
            }
        }
        return LongRangeIteratorType.create(t, start, step, length);
    }

    /** The part of a range that a slice means. */
    static long slice(PyThread t, long range, long slice) {
        long length = length(range);
        long[] indices = SliceType.indices(t, slice, length);
        long step = PyInt.mul(t, step(range), indices[2]);
        return create(t, at(t, range, indices[0]), at(t, range, indices[1]), step);
    }

    /** Whether an exact int is among the numbers. */
    static boolean contains(PyThread t, long range, long number) {
        long step = step(range);
        boolean down = PyInt.signum(step) < 0;
        if (down ? PyInt.compare(number, start(range)) > 0 || PyInt.compare(number, stop(range)) <= 0
                : PyInt.compare(number, start(range)) < 0 || PyInt.compare(number, stop(range)) >= 0) {
            return false;
        }
        return PyInt.mod(t, PyInt.sub(t, number, start(range)), step) == ZERO;
    }
}
