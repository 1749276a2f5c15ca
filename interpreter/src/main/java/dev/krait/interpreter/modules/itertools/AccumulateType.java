package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** {@code itertools.accumulate}. */
@PyClass(name = "accumulate", module = "itertools", subclassable = true)
final class AccumulateType {
    private static final class State extends IteratorState {
        private long iterator;
        private long function;
        private long total;
        private long initial;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
            m.mark(function);
            m.mark(total);
            m.mark(initial);
        }

        @Override
        long next(PyThread t) {
            if (initial != 0) {
                total = initial;
                initial = 0;
                return total;
            }
            long item = PyObject.next(t, iterator);
            if (item == 0) {
                return 0;
            }
            total = total == 0 ? item : function == Const.NONE ? PyNumber.add(t, total, item) : Calls.call(t, function, total, item);
            return total;
        }
    }

    private AccumulateType() {
    }

    @PyNew("(iterable, func=None, *, initial=None)")
    static long new_(PyThread t, PyType cls, long iterable, long func, long initial) {
        State s = new State();
        s.iterator = PyObject.iter(t, iterable);
        s.function = func;
        s.initial = initial == Const.NONE ? 0 : initial;
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
