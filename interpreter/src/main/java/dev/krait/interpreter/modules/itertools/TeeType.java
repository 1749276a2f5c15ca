package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools._tee}: one of several iterators that share what they have not all read yet. */
@PyClass(name = "_tee", module = "itertools")
final class TeeType {
    /** An item and the link to what follows it; filled when the first iterator gets there. */
    private static final class Cell {
        private long item;
        private Cell next;
    }

    private static final class State extends IteratorState {
        private long iterator;
        private Cell at;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
            for (Cell c = at; c != null; c = c.next) {
                m.mark(c.item);
            }
        }

        @Override
        long next(PyThread t) {
            if (at.next == null) {
                long item = PyObject.next(t, iterator);
                if (item == 0) {
                    return 0;
                }
                at.item = item;
                at.next = new Cell();
            }
            long item = at.item;
            at = at.next;
            return item;
        }
    }

    private TeeType() {
    }

    @PyNew("(iterable, /)")
    static long new_(PyThread t, PyType cls, long iterable) {
        State s = new State();
        if (PyType.of(iterable) == TeeTypeBinding.TYPE) {
            State other = (State) JavaObjects.get(iterable);
            s.iterator = other.iterator;
            s.at = other.at;
        } else {
            s.iterator = PyObject.iter(t, iterable);
            s.at = new Cell();
        }
        return JavaObjects.create(t, TeeTypeBinding.TYPE.rootShape.id, s);
    }

    @PyMethod("__copy__(self, /)")
    static long copy(PyThread t, long self) {
        return new_(t, TeeTypeBinding.TYPE, self);
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
