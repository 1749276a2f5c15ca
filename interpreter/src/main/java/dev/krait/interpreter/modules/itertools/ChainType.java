package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.chain}. */
@PyClass(name = "chain", module = "itertools", subclassable = true)
final class ChainType {
    private static final class State extends IteratorState {
        private long source;
        private long active;

        @Override
        public void trace(Marker m) {
            m.mark(source);
            m.mark(active);
        }

        @Override
        long next(PyThread t) {
            while (source != 0) {
                if (active == 0) {
                    long iterable = PyObject.next(t, source);
                    if (iterable == 0) {
                        source = 0;
                        return 0;
                    }
                    active = PyObject.iter(t, iterable);
                }
                long item = PyObject.next(t, active);
                if (item != 0) {
                    return item;
                }
                active = 0;
            }
            return 0;
        }
    }

    private ChainType() {
    }

    @PyNew("(*iterables)")
    static long new_(PyThread t, PyType cls, long iterables) {
        State s = new State();
        s.source = PyObject.iter(t, iterables);
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

    @PyClassMethod("from_iterable(cls, iterable, /)")
    static long fromIterable(PyThread t, long cls, long iterable) {
        State s = new State();
        s.source = PyObject.iter(t, iterable);
        return JavaObjects.create(t, PyType.at(cls).rootShape.id, s);
    }
}
