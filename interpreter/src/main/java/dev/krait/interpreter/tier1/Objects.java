package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.MethodLayout;
import dev.krait.spi.abi.SliceLayout;
import dev.krait.spi.abi.Value;

/** Small objects that instructions make. */
final class Objects {
    private Objects() {
    }

    /** The shape id of a value; 0 for numbers that are words and for an absent one. */
    static int shape(long value) {
        return value >>> Value.TAG_SHIFT == 0 && value != 0 ? getInt(value) : 0;
    }

    static long newCell(PyThread t, long value) {
        long cell = t.allocate(ShapeIds.CELL, CellLayout.SIZE);
        putLong(cell + CellLayout.VALUE, value);
        return cell;
    }

    static long newSlice(PyThread t, long start, long stop, long step) {
        long slice = t.allocate(ShapeIds.SLICE, SliceLayout.SIZE);
        putLong(slice + SliceLayout.START, start);
        putLong(slice + SliceLayout.STOP, stop);
        putLong(slice + SliceLayout.STEP, step);
        return slice;
    }

    static long newMethod(PyThread t, long function, long self) {
        long method = t.allocate(ShapeIds.METHOD, MethodLayout.SIZE);
        putLong(method + MethodLayout.FUNCTION, function);
        putLong(method + MethodLayout.SELF, self);
        return method;
    }
}
