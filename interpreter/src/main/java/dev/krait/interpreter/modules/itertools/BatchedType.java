package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.batched}. */
@PyClass(name = "batched", module = "itertools", subclassable = true)
final class BatchedType {
    private static final class State extends IteratorState {
        private long iterator;
        private int size;
        private boolean strict;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
        }

        @Override
        long next(PyThread t) {
            if (iterator == 0) {
                return 0;
            }
            long list = PyList.create(t);
            for (int i = 0; i < size; i++) {
                long item = PyObject.next(t, iterator);
                if (item == 0) {
                    iterator = 0;
                    break;
                }
                PyList.append(t, list, item);
            }
            int n = PyList.length(list);
            if (n > 0 && n < size && strict) {
                throw Errors.valueError(t, "batched(): incomplete batch");
            }
            return n == 0 ? 0 : PyTuple.of(t, PyList.toArray(list));
        }
    }

    private BatchedType() {
    }

    @PyNew("(iterable, n, *, strict=False)")
    static long new_(PyThread t, PyType cls, long iterable, long n, boolean strict) {
        State s = new State();
        long size = PyInt.toLong(t, n);
        if (size < 1) {
            throw Errors.valueError(t, "n must be at least one");
        }
        s.size = (int) Math.min(size, Integer.MAX_VALUE);
        s.iterator = PyObject.iter(t, iterable);
        s.strict = strict;
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
