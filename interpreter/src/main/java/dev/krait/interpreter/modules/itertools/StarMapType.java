package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.Iterables;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** {@code itertools.starmap}. */
@PyClass(name = "starmap", module = "itertools", subclassable = true)
final class StarMapType {
    private static final class State extends IteratorState {
        private long function;
        private long iterator;

        @Override
        public void trace(Marker m) {
            m.mark(function);
            m.mark(iterator);
        }

        @Override
        long next(PyThread t) {
            long item = PyObject.next(t, iterator);
            if (item == 0) {
                return 0;
            }
            long arguments = PyTuple.is(item) ? item : PyTuple.of(t, PyList.toArray(Iterables.toList(t, item)));
            return Calls.callTuple(t, function, arguments, 0);
        }
    }

    private StarMapType() {
    }

    @PyNew("(function, iterable, /)")
    static long new_(PyThread t, PyType cls, long function, long iterable) {
        State s = new State();
        s.function = function;
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
