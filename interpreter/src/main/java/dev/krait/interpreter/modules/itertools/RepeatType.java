package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code itertools.repeat}. */
@PyClass(name = "repeat", module = "itertools", subclassable = true)
final class RepeatType {
    private static final class State extends IteratorState {
        private long object;
        private long left;

        @Override
        public void trace(Marker m) {
            m.mark(object);
        }

        @Override
        long next(PyThread t) {
            if (left == 0) {
                return 0;
            }
            left -= left > 0 ? 1 : 0;
            return object;
        }
    }

    private RepeatType() {
    }

    @PyNew("(object, times=<absent>)")
    static long new_(PyThread t, PyType cls, long object, long times) {
        State s = new State();
        s.object = object;
        s.left = times == Value.ABSENT ? -1 : Math.max(0, PyInt.toLong(t, times));
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

    @PyMethod("__length_hint__(self, /)")
    static long lengthHint(PyThread t, long self) {
        long left = ((State) JavaObjects.get(self)).left;
        if (left < 0) {
            throw Errors.typeError(t, "len() of unsized object");
        }
        return PyInt.of(t, left);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = (State) JavaObjects.get(self);
        return PyStr.of(t, "repeat(" + PyStr.toJava(PyObject.repr(t, s.object)) + (s.left < 0 ? "" : ", " + s.left) + ")");
    }
}
