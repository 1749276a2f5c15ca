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

/** {@code itertools.zip_longest}. */
@PyClass(name = "zip_longest", module = "itertools", subclassable = true)
final class ZipLongestType {
    private static final class State extends IteratorState {
        private long[] iterators;
        private long fill;

        @Override
        public void trace(Marker m) {
            for (long iterator : iterators) {
                m.mark(iterator);
            }
            m.mark(fill);
        }

        @Override
        long next(PyThread t) {
            long[] items = new long[iterators.length];
            boolean any = false;
            for (int i = 0; i < items.length; i++) {
                items[i] = fill;
                if (iterators[i] != 0) {
                    long item = PyObject.next(t, iterators[i]);
                    if (item == 0) {
                        iterators[i] = 0;
                    } else {
                        items[i] = item;
                        any = true;
                    }
                }
            }
            return any ? PyTuple.of(t, items) : 0;
        }
    }

    private ZipLongestType() {
    }

    @PyNew("(*iterables, fillvalue=None)")
    static long new_(PyThread t, PyType cls, long iterables, long fillvalue) {
        State s = new State();
        s.iterators = PyTuple.toArray(iterables);
        for (int i = 0; i < s.iterators.length; i++) {
            s.iterators[i] = PyObject.iter(t, s.iterators[i]);
        }
        s.fill = fillvalue;
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
