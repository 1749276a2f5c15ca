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

/** {@code itertools.product}. */
@PyClass(name = "product", module = "itertools", subclassable = true)
final class ProductType {
    private static final class State extends IteratorState {
        private long pools;
        private int[] at;
        private boolean ended;

        @Override
        public void trace(Marker m) {
            m.mark(pools);
        }

        @Override
        long next(PyThread t) {
            int n = PyTuple.length(pools);
            if (ended) {
                return 0;
            }
            if (at == null) {
                at = new int[n];
                for (int i = 0; i < n; i++) {
                    if (PyTuple.length(PyTuple.get(pools, i)) == 0) {
                        ended = true;
                        return 0;
                    }
                }
            } else {
                int i = n - 1;
                while (i >= 0 && ++at[i] == PyTuple.length(PyTuple.get(pools, i))) {
                    at[i--] = 0;
                }
                if (i < 0) {
                    ended = true;
                    return 0;
                }
            }
            long result = PyTuple.create(t, n);
            for (int i = 0; i < n; i++) {
                PyTuple.set(result, i, PyTuple.get(PyTuple.get(pools, i), at[i]));
            }
            return result;
        }
    }

    private ProductType() {
    }

    @PyNew("(*iterables, repeat=1)")
    static long new_(PyThread t, PyType cls, long iterables, long repeat) {
        State s = new State();
        long times = PyInt.toLong(t, repeat);
        if (times < 0) {
            throw Errors.valueError(t, "repeat argument cannot be negative");
        }
        int n = PyTuple.length(iterables);
        if (n * (double) times > Integer.MAX_VALUE / 8) {
            throw Errors.overflowError(t, "repeat argument too large");
        }
        long[] pools = new long[(int) (n * times)];
        for (int i = 0; i < n && times > 0; i++) {
            pools[i] = PyTuple.of(t, PyList.toArray(Iterables.toList(t, PyTuple.get(iterables, i))));
        }
        for (int i = n; i < pools.length; i++) {
            pools[i] = pools[i - n];
        }
        s.pools = PyTuple.of(t, pools);
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
