package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.cycle}. */
@PyClass(name = "cycle", module = "itertools", subclassable = true)
final class CycleType {
    private static final class State extends IteratorState {
        private long iterator;
        private long saved;
        private int at;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
            m.mark(saved);
        }

        @Override
        long next(PyThread t) {
            if (iterator != 0) {
                long item = PyObject.next(t, iterator);
                if (item != 0) {
                    PyList.append(t, saved, item);
                    return item;
                }
                iterator = 0;
            }
            int n = PyList.length(saved);
            if (n == 0) {
                return 0;
            }
            at = at >= n ? 0 : at;
            return PyList.get(saved, at++);
        }
    }

    private CycleType() {
    }

    @PyNew("(iterable, /)")
    static long new_(PyThread t, PyType cls, long iterable) {
        State s = new State();
        s.iterator = PyObject.iter(t, iterable);
        s.saved = PyList.create(t);
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
