package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** The iterator over a range of numbers that do not all fit into words. */
@PyClass(name = "longrange_iterator", noNew = true)
final class LongRangeIteratorType {
    /** Where it stands: exact ints. */
    private static final class State implements Traced {
        private long next;
        private long step;
        private long remaining;

        @Override
        public void trace(Marker m) {
            m.mark(next);
            m.mark(step);
            m.mark(remaining);
        }
    }

    private LongRangeIteratorType() {
    }

    static long create(PyThread t, long start, long step, long length) {
        State state = new State();
        state.next = start;
        state.step = step;
        state.remaining = length;
        return JavaObjects.create(t, ContainerTypes.LONG_RANGE_ITERATOR.rootShape.id, state);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        if (PyInt.signum(state.remaining) <= 0) {
            return 0;
        }
        long number = state.next;
        state.next = PyInt.add(t, number, state.step);
        state.remaining = PyInt.sub(t, state.remaining, Value.ofInt(1));
        return number;
    }

    @PyMethod("__length_hint__(self, /)")
    static long lengthHint(long self) {
        return ((State) JavaObjects.get(self)).remaining;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        long stop = PyInt.add(t, state.next, PyInt.mul(t, state.remaining, state.step));
        return PyTuple.of(t, Iterators.builtin(t, Names.of("iter")), PyTuple.of(t, PyRange.create(t, state.next, stop, state.step)), Const.NONE);
    }
}
