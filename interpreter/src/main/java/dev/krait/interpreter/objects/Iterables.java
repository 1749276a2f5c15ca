package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** Iterables as a whole. */
public final class Iterables {
    private Iterables() {
    }

    /** A new list of the items. */
    public static long toList(PyThread t, long iterable) {
        return toList(t, iterable, null);
    }

    /** A new list of the items; TypeError with a message of its own, unless that is null, where the value is not iterable. */
    public static long toList(PyThread t, long iterable, String notIterable) {
        long list = PyList.create(t);
        if (PyList.isExact(iterable)) {
            for (int i = 0; i < PyList.length(iterable); i++) {
                PyList.append(t, list, PyList.get(iterable, i));
            }
            return list;
        }
        if (PyTuple.isExact(iterable)) {
            for (int i = 0; i < PyTuple.length(iterable); i++) {
                PyList.append(t, list, PyTuple.get(iterable, i));
            }
            return list;
        }
        if (notIterable != null && PyObject.lookupSpecial(t, iterable, Special.ITER) == 0 && PyObject.lookupSpecial(t, iterable, Special.GETITEM) == 0) {
            throw Errors.typeError(t, notIterable);
        }
        long iterator = PyObject.iter(t, iterable);
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            PyList.append(t, list, item);
        }
        return list;
    }
}
