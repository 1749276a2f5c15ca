package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** The iterators over a deque. */
@PyClass(name = "_deque_iterator", module = "_collections", noNew = true)
final class DequeIteratorType {
    private static final class State implements Traced {
        private DequeType.State deque;
        private long object;
        private int version;
        private int at;
        private boolean reverse;

        @Override
        public void trace(Marker m) {
            m.mark(object);
        }
    }

    private DequeIteratorType() {
    }

    static long create(PyThread t, DequeType.State deque, long object, boolean reverse) {
        State s = new State();
        s.deque = deque;
        s.object = object;
        s.version = deque.version;
        s.reverse = reverse;
        return JavaObjects.create(t, DequeIteratorTypeBinding.TYPE.rootShape.id, s);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State s = (State) JavaObjects.get(self);
        if (s.at < s.deque.length()) {
            if (s.version != s.deque.version) {
                throw Errors.runtimeError(t, "deque mutated during iteration");
            }
            int i = s.at++;
            return s.deque.get(s.reverse ? s.deque.length() - 1 - i : i);
        }
        throw Errors.stopIteration(t, 0);
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        State s = (State) JavaObjects.get(self);
        return Math.max(0, s.deque.length() - s.at);
    }
}
