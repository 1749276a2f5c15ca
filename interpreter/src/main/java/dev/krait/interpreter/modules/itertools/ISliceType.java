package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code itertools.islice}. */
@PyClass(name = "islice", module = "itertools", subclassable = true)
final class ISliceType {
    private static final class State extends IteratorState {
        private long iterator;
        private long at;
        private long next;
        private long stop;
        private long step;

        @Override
        public void trace(Marker m) {
            m.mark(iterator);
        }

        @Override
        long next(PyThread t) {
            if (iterator == 0) {
                return 0;
            }
            long until = stop < 0 ? Long.MAX_VALUE : Math.min(next, stop);
            while (at < (stop < 0 ? next : until)) {
                if (PyObject.next(t, iterator) == 0) {
                    iterator = 0;
                    return 0;
                }
                at++;
            }
            long item = stop >= 0 && at >= stop ? 0 : PyObject.next(t, iterator);
            if (item == 0) {
                iterator = 0;
                return 0;
            }
            at++;
            next = next > Long.MAX_VALUE - step ? Long.MAX_VALUE : next + step;
            next = stop >= 0 ? Math.min(next, stop) : next;
            return item;
        }
    }

    private ISliceType() {
    }

    @PyNew("(iterable, /, *args)")
    static long new_(PyThread t, PyType cls, long iterable, long args) {
        State s = new State();
        int n = PyTuple.length(args);
        if (n < 1 || n > 3) {
            throw Errors.typeError(t, "islice expected at " + (n < 1 ? "least 2" : "most 4") + " arguments, got " + (n + 1));
        }
        long start = n == 1 ? Const.NONE : PyTuple.get(args, 0);
        long stop = PyTuple.get(args, n == 1 ? 0 : 1);
        long step = n == 3 ? PyTuple.get(args, 2) : Const.NONE;
        s.stop = stop == Const.NONE ? -1 : bound(t, stop, n == 1 ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
                : "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        s.next = start == Const.NONE ? 0 : bound(t, start, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
        s.step = step == Const.NONE ? 1 : bound(t, step, "Step for islice() must be a positive integer or None.");
        if (s.step < 1) {
            throw Errors.valueError(t, "Step for islice() must be a positive integer or None.");
        }
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

    private static long bound(PyThread t, long value, String message) {
        if (!PyInt.is(value) && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
            throw Errors.valueError(t, message);
        }
        long number = PyInt.clampedLong(PyInt.index(t, value));
        if (number < 0) {
            throw Errors.valueError(t, message);
        }
        return number;
    }
}
