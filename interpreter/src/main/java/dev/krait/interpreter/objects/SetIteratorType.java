package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** The iterator over a set or frozenset. */
@PyClass(name = "set_iterator", noNew = true)
final class SetIteratorType {
    /** Where it stands. */
    private static final class State implements Traced {
        private long set;
        private int place;
        private int expected;
        private int left;

        @Override
        public void trace(Marker m) {
            m.mark(set);
        }
    }

    private SetIteratorType() {
    }

    static long create(PyThread t, long set) {
        State state = new State();
        state.set = set;
        state.expected = PySet.length(set);
        state.left = state.expected;
        return JavaObjects.create(t, ContainerTypes.SET_ITERATOR.rootShape.id, state);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        if (state.set == 0) {
            return 0;
        }
        if (PySet.length(state.set) != state.expected) {
            state.expected = -1;
            throw Errors.runtimeError(t, "Set changed size during iteration");
        }
        int place = PySet.nextEntry(state.set, state.place);
        if (place < 0) {
            state.set = 0;
            return 0;
        }
        state.place = place + 1;
        state.left--;
        return PySet.key(state.set, place);
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        State state = (State) JavaObjects.get(self);
        return state.set == 0 || PySet.length(state.set) != state.expected ? 0 : state.left;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        long list = PyList.create(t);
        if (state.set != 0) {
            for (int i = PySet.nextEntry(state.set, state.place); i >= 0; i = PySet.nextEntry(state.set, i + 1)) {
                PyList.append(t, list, PySet.key(state.set, i));
            }
        }
        return PyTuple.of(t, Iterators.builtin(t, Names.of("iter")), PyTuple.of(t, list));
    }
}
