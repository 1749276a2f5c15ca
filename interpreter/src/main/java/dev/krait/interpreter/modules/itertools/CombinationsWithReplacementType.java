package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.Iterables;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.combinations_with_replacement}. */
@PyClass(name = "combinations_with_replacement", module = "itertools", subclassable = true)
final class CombinationsWithReplacementType {
    private static final class State extends IteratorState {
        private long pool;
        private int[] at;
        private int[] cycles;
        private int size;
        private boolean ended;

        @Override
        public void trace(Marker m) {
            m.mark(pool);
        }

        @Override
        long next(PyThread t) {
            int n = PyTuple.length(pool);
            if (ended) {
                return 0;
            }
            if (at == null) {
                if (n == 0 && size > 0) {
                    ended = true;
                    return 0;
                }
                at = new int[size];
            } else {
                int i = size - 1;
                while (i >= 0 && at[i] == n - 1) {
                    i--;
                }
                if (i < 0) {
                    ended = true;
                    return 0;
                }
                int value = at[i] + 1;
                for (int j = i; j < size; j++) {
                    at[j] = value;
                }
            }
            long result = PyTuple.create(t, size);
            for (int i = 0; i < size; i++) {
                PyTuple.set(result, i, PyTuple.get(pool, at[i]));
            }
            return result;
        }
    }

    private CombinationsWithReplacementType() {
    }

    @PyNew("(iterable, r)")
    static long new_(PyThread t, PyType cls, long iterable, long r) {
        State s = new State();
        s.pool = PyTuple.of(t, PyList.toArray(Iterables.toList(t, iterable)));
        long size = PyInt.toLong(t, r);
        if (size < 0) {
            throw Errors.valueError(t, "r must be non-negative");
        }
        s.size = (int) Math.min(size, Integer.MAX_VALUE / 8);
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
