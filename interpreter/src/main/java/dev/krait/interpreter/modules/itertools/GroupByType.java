package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** {@code itertools.groupby}. */
@PyClass(name = "groupby", module = "itertools", subclassable = true)
final class GroupByType {
    static final class State extends IteratorState {
        private long iterator;
        private long key;
        private long targetKey;
        private long currentKey;
        private long currentValue;
        private int generation;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
            m.mark(key);
            m.mark(targetKey);
            m.mark(currentKey);
            m.mark(currentValue);
        }

        @Override
        long next(PyThread t) {
            generation++;
            for (;;) {
                if (currentKey != 0 && (targetKey == 0 || !PyObject.equal(t, targetKey, currentKey))) {
                    break;
                }
                if (!step(t)) {
                    return 0;
                }
            }
            targetKey = currentKey;
            return PyTuple.of(t, currentKey, GrouperType.create(t, this));
        }

        /** Moves to the next item; false at the end. */
        private boolean step(PyThread t) {
            long item = PyObject.next(t, iterator);
            if (item == 0) {
                return false;
            }
            long k = key == Const.NONE ? item : Calls.call(t, key, item);
            currentValue = item;
            currentKey = k;
            return true;
        }

        /** The number of the group that is being read. */
        int generation() {
            return generation;
        }

        long targetKey() {
            return targetKey;
        }

        /** The next item of the group with a key, or 0. */
        long nextInGroup(PyThread t, int group, long groupKey) {
            if (group != generation) {
                return 0;
            }
            if (currentValue == 0 && !step(t)) {
                return 0;
            }
            if (!PyObject.equal(t, groupKey, currentKey)) {
                return 0;
            }
            long item = currentValue;
            currentValue = 0;
            return item;
        }
    }

    private GroupByType() {
    }

    @PyNew("(iterable, key=None)")
    static long new_(PyThread t, PyType cls, long iterable, long key) {
        State s = new State();
        s.iterator = PyObject.iter(t, iterable);
        s.key = key;
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
