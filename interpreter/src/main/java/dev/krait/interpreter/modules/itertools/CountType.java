package dev.krait.interpreter.modules.itertools;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code itertools.count}. */
@PyClass(name = "count", module = "itertools", subclassable = true)
final class CountType {
    private static final class State extends IteratorState {
        private long value;
        private long step;

        @Override
        public void trace(Marker m) {
            m.mark(value);
            m.mark(step);
        }

        @Override
        long next(PyThread t) {
            long result = value;
            value = PyNumber.add(t, value, step);
            return result;
        }
    }

    private CountType() {
    }

    @PyNew("(start=0, step=1)")
    static long new_(PyThread t, PyType cls, long start, long step) {
        State s = new State();
        if (!isNumber(start) || !isNumber(step)) {
            throw Errors.typeError(t, "a number is required");
        }
        s.value = start;
        s.step = step;
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

    private static boolean isNumber(long value) {
        return PyInt.is(value) || PyFloat.is(value) || PyType.of(value).lookup(Names.of("__complex__")) != 0
                || PyType.of(value).lookup(Names.of("__float__")) != 0 || PyType.of(value).lookup(Names.of("__index__")) != 0;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = (State) JavaObjects.get(self);
        String step = s.step == Value.ofInt(1) ? "" : ", " + PyStr.toJava(PyObject.repr(t, s.step));
        return PyStr.of(t, "count(" + PyStr.toJava(PyObject.repr(t, s.value)) + step + ")");
    }
}
