package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** The Java state of an iterator of {@code itertools}: how the next item is made. */
abstract class IteratorState implements Traced {
    /** The next item, or 0 at the end. */
    abstract long next(PyThread t);

    /** {@code __next__} of all of them. */
    static long advance(PyThread t, long self) {
        long item = ((IteratorState) JavaObjects.get(self)).next(t);
        if (item == 0) {
            throw Errors.stopIteration(t, 0);
        }
        return item;
    }
}
