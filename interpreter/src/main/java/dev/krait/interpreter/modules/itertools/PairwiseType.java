package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.pairwise}. */
@PyClass(name = "pairwise", module = "itertools", subclassable = true)
final class PairwiseType {
    private static final class State extends IteratorState {
        private long iterator;
        private long old;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
            m.mark(old);
        }

        @Override
        long next(PyThread t) {
            if (iterator == 0) {
                return 0;
            }
            if (old == 0) {
                old = PyObject.next(t, iterator);
            }
            long item = old == 0 ? 0 : PyObject.next(t, iterator);
            if (item == 0) {
                iterator = 0;
                old = 0;
                return 0;
            }
            long pair = PyTuple.of(t, old, item);
            old = item;
            return pair;
        }
    }

    private PairwiseType() {
    }

    @PyNew("(iterable, /)")
    static long new_(PyThread t, PyType cls, long iterable) {
        State s = new State();
        s.iterator = PyObject.iter(t, iterable);
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        return IteratorState.advance(t, self);
    }
}
