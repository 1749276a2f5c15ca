package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.runtime.PyThread;

/** The iterator over one group of {@code itertools.groupby}. */
@PyClass(name = "_grouper", module = "itertools", noNew = true)
final class GrouperType {
    private static final class State extends IteratorState {
        private final GroupByType.State parent;
        private final int group;
        private final long key;

        private State(GroupByType.State parent) {
            this.parent = parent;
            group = parent.generation();
            key = parent.targetKey();
        }

        @Override
        public void trace(Marker m) {
            m.mark(key);
            parent.trace(m);
        }

        @Override
        long next(PyThread t) {
            return parent.nextInGroup(t, group, key);
        }
    }

    private GrouperType() {
    }

    static long create(PyThread t, GroupByType.State parent) {
        return JavaObjects.create(t, GrouperTypeBinding.TYPE.rootShape.id, new State(parent));
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
