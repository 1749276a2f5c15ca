package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** The iterator over the characters of a str. */
@PyClass(name = "str_iterator", noNew = true)
final class StrIteratorType {
    /** Where it stands. */
    static final class State implements Traced {
        private long str;
        private int index;

        @Override
        public void trace(Marker m) {
            m.mark(str);
        }
    }

    private StrIteratorType() {
    }

    static long create(PyThread t, long str) {
        State state = new State();
        state.str = str;
        return JavaObjects.create(t, StrIteratorTypeBinding.TYPE.rootShape.id, state);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        if (state.str == 0 || state.index >= PyStr.length(state.str)) {
            state.str = 0;
            throw Errors.stopIteration(t, 0);
        }
        return PyStr.charAt(t, state.str, state.index++);
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        State state = (State) JavaObjects.get(self);
        return state.str == 0 ? 0 : PyStr.length(state.str) - state.index;
    }
}
