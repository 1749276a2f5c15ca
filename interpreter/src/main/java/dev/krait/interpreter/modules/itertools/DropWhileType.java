package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** {@code itertools.dropwhile}. */
@PyClass(name = "dropwhile", module = "itertools", subclassable = true)
final class DropWhileType {
    private static final class State extends IteratorState {
        private long predicate;
        private long iterator;
        private boolean started;

        @Override
        public void trace(Marker m) {
            m.mark(predicate);
            m.mark(iterator);
        }

        @Override
        long next(PyThread t) {
            for (;;) {
                long item = PyObject.next(t, iterator);
                if (item == 0 || started) {
                    return item;
                }
                if (!PyObject.isTrue(t, Calls.call(t, predicate, item))) {
                    started = true;
                    return item;
                }
            }
        }
    }

    private DropWhileType() {
    }

    @PyNew("(predicate, iterable, /)")
    static long new_(PyThread t, PyType cls, long predicate, long iterable) {
        State s = new State();
        s.predicate = predicate;
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
