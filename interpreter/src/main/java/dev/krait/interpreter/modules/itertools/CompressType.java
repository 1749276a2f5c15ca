package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.compress}. */
@PyClass(name = "compress", module = "itertools", subclassable = true)
final class CompressType {
    private static final class State extends IteratorState {
        private long data;
        private long selectors;

        @Override
        public void trace(Marker m) {
            m.mark(data);
            m.mark(selectors);
        }

        @Override
        long next(PyThread t) {
            for (;;) {
                long item = PyObject.next(t, data);
                long selector = item == 0 ? 0 : PyObject.next(t, selectors);
                if (selector == 0) {
                    return 0;
                }
                if (PyObject.isTrue(t, selector)) {
                    return item;
                }
            }
        }
    }

    private CompressType() {
    }

    @PyNew("(data, selectors)")
    static long new_(PyThread t, PyType cls, long data, long selectors) {
        State s = new State();
        s.data = PyObject.iter(t, data);
        s.selectors = PyObject.iter(t, selectors);
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
