package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** What {@code iter(callable, sentinel)} returns. */
@PyClass(name = "callable_iterator", noNew = true)
final class CallableIteratorType {
    private static final class State implements Traced {
        private long callable;
        private long sentinel;

        @Override
        public void trace(Marker m) {
            m.mark(callable);
            m.mark(sentinel);
        }
    }

    private CallableIteratorType() {
    }

    static long create(PyThread t, long callable, long sentinel) {
        State state = new State();
        state.callable = callable;
        state.sentinel = sentinel;
        return JavaObjects.create(t, CallableIteratorTypeBinding.TYPE.rootShape.id, state);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        if (state.callable != 0) {
            try {
                long value = Calls.call(t, state.callable);
                if (!PyObject.equal(t, value, state.sentinel)) {
                    return value;
                }
            } catch (PyError e) {
                if (Errors.matches(t, Exc.STOP_ITERATION)) {
                    state.callable = 0;
                }
                throw e;
            }
            state.callable = 0;
        }
        throw Errors.stopIteration(t, 0);
    }
}
