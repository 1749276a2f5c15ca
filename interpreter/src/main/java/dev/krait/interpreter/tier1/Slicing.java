package dev.krait.interpreter.tier1;

import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** BINARY_SLICE and STORE_SLICE: for lists and tuples with ordinary bounds, without a slice object. */
final class Slicing {
    private Slicing() {
    }

    private static boolean isOrdinary(long bound) {
        return Value.isInt(bound) || bound == Const.NONE;
    }

    /** A bound as an index from 0 to the length. */
    private static int clip(long bound, int length, int otherwise) {
        if (bound == Const.NONE) {
            return otherwise;
        }
        long index = Value.intValue(bound);
        return (int) (index < 0 ? Math.max(0, index + length) : Math.min(index, length));
    }

    /** {@code container[start:stop]}. */
    static long get(PyThread t, long container, long start, long stop) {
        int shape = Objects.shape(container);
        if ((shape == ShapeIds.LIST || shape == ShapeIds.TUPLE) && isOrdinary(start) && isOrdinary(stop)) {
            int length = shape == ShapeIds.LIST ? PyList.length(container) : PyTuple.length(container);
            int from = clip(start, length, 0);
            int count = Math.max(0, clip(stop, length, length) - from);
            if (shape == ShapeIds.LIST) {
                return PyList.ofWords(t, PyList.items(container) + 8L * from, count);
            }
            return count == length ? container : count == 0 ? Const.EMPTY_TUPLE : PyTuple.ofWords(t, container + TupleLayout.ITEMS + 8L * from, count);
        }
        return PyObject.getItem(t, container, Objects.newSlice(t, start, stop, Const.NONE));
    }

    /** {@code container[start:stop] = value}. */
    static void set(PyThread t, long container, long start, long stop, long value) {
        if (Objects.shape(container) == ShapeIds.LIST && Objects.shape(value) == ShapeIds.LIST && value != container && isOrdinary(start) && isOrdinary(stop)) {
            int length = PyList.length(container);
            int from = clip(start, length, 0);
            PyList.replace(t, container, from, Math.max(from, clip(stop, length, length)), PyList.items(value), PyList.length(value));
            return;
        }
        PyObject.setItem(t, container, Objects.newSlice(t, start, stop, Const.NONE), value);
    }
}
