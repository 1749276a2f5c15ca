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
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.permutations}. */
@PyClass(name = "permutations", module = "itertools", subclassable = true)
final class PermutationsType {
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
                if (size > n) {
                    ended = true;
                    return 0;
                }
                at = new int[n];
                cycles = new int[size];
                for (int i = 0; i < n; i++) {
                    at[i] = i;
                }
                for (int i = 0; i < size; i++) {
                    cycles[i] = n - i;
                }
            } else {
                int i = size - 1;
                for (; i >= 0; i--) {
                    if (--cycles[i] == 0) {
                        int first = at[i];
                        System.arraycopy(at, i + 1, at, i, n - 1 - i);
                        at[n - 1] = first;
                        cycles[i] = n - i;
                    } else {
                        int j = n - cycles[i];
                        int swap = at[i];
                        at[i] = at[j];
                        at[j] = swap;
                        break;
                    }
                }
                if (i < 0) {
                    ended = true;
                    return 0;
                }
            }
            long result = PyTuple.create(t, size);
            for (int i = 0; i < size; i++) {
                PyTuple.set(result, i, PyTuple.get(pool, at[i]));
            }
            return result;
        }
    }

    private PermutationsType() {
    }

    @PyNew("(iterable, r=None)")
    static long new_(PyThread t, PyType cls, long iterable, long r) {
        State s = new State();
        s.pool = PyTuple.of(t, PyList.toArray(Iterables.toList(t, iterable)));
        long size = r == Const.NONE ? PyTuple.length(s.pool) : PyInt.toLong(t, r);
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
