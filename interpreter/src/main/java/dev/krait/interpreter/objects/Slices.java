package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.Value;

/** Slices as memory, and which indices of a sequence they mean. */
public final class Slices {
    /**
     * The indices that a slice means: {@code length} of them, from {@code start} on in steps of {@code step}.
     *
     * @param stop where CPython would stop, in range of the sequence (or -1 where the step is negative)
     */
    public record Range(int start, int stop, long step, int length) {
        /** The index of the item with a number. */
        public int at(int number) {
            return (int) (start + step * number);
        }
    }

    /** Start, stop and step as numbers, not yet fitted to a length. */
    record Bounds(long start, long stop, long step) {
        /** Fits the bounds to a sequence. */
        Range adjust(int length) {
            long from = clip(start, length, step < 0);
            long to = clip(stop, length, step < 0);
            long count = 0;
            if (step < 0) {
                if (to < from) {
                    count = (from - to - 1) / -step + 1;
                }
            } else if (from < to) {
                count = (to - from - 1) / step + 1;
            }
            return new Range((int) from, (int) to, step, (int) count);
        }

        private static long clip(long index, int length, boolean backwards) {
            if (index < 0) {
                index += length;
                return index < 0 ? backwards ? -1 : 0 : index;
            }
            return index >= length ? backwards ? length - 1 : length : index;
        }
    }

    private Slices() {
    }

    /** Whether a value is a slice. */
    public static boolean is(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.SLICE;
    }

    /** A new slice. */
    public static long create(PyThread t, long start, long stop, long step) {
        long slice = t.allocate(ShapeIds.SLICE, SliceLayout.SIZE);
        Memory.putLong(slice + SliceLayout.START, start);
        Memory.putLong(slice + SliceLayout.STOP, stop);
        Memory.putLong(slice + SliceLayout.STEP, step);
        return slice;
    }

    /** {@code slice.start}. */
    public static long start(long slice) {
        return Memory.getLong(slice + SliceLayout.START);
    }

    /** {@code slice.stop}. */
    public static long stop(long slice) {
        return Memory.getLong(slice + SliceLayout.STOP);
    }

    /** {@code slice.step}. */
    public static long step(long slice) {
        return Memory.getLong(slice + SliceLayout.STEP);
    }

    /** The bounds as numbers; may run {@code __index__}. */
    static Bounds bounds(PyThread t, long slice) {
        long step = PyInt.sliceIndex(t, step(slice), 1);
        if (step == 0) {
            throw Errors.valueError(t, "slice step cannot be zero");
        }
        step = Math.max(step, -Long.MAX_VALUE);
        long start = start(slice) == Const.NONE ? step < 0 ? Long.MAX_VALUE : 0 : PyInt.sliceIndex(t, start(slice), 0);
        long stop = stop(slice) == Const.NONE ? step < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : PyInt.sliceIndex(t, stop(slice), 0);
        return new Bounds(start, stop, step);
    }

    /** The indices that the parts of a slice mean: each an int of one word or None, and the step not 0. */
    public static Range of(long start, long stop, long step, int length) {
        long by = step == Const.NONE ? 1 : Value.intValue(step);
        long from = start == Const.NONE ? by < 0 ? Long.MAX_VALUE : 0 : Value.intValue(start);
        long to = stop == Const.NONE ? by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE : Value.intValue(stop);
        return new Bounds(from, to, by).adjust(length);
    }

    /** The indices that a slice means in a sequence whose length does not change meanwhile. */
    public static Range of(PyThread t, long slice, int length) {
        long start = start(slice);
        long stop = stop(slice);
        if (step(slice) == Const.NONE && (Value.isInt(start) || start == Const.NONE) && (Value.isInt(stop) || stop == Const.NONE)) {
            long from = start == Const.NONE ? 0 : Bounds.clip(Value.intValue(start), length, false);
            long to = stop == Const.NONE ? length : Bounds.clip(Value.intValue(stop), length, false);
            return new Range((int) from, (int) to, 1, (int) Math.max(0, to - from));
        }
        return bounds(t, slice).adjust(length);
    }
}
