package dev.krait.interpreter.tier1;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code coroutine_wrapper}: what {@code __await__} of a coroutine returns. */
@PyClass(name = "coroutine_wrapper", kind = Kind.JAVA, noNew = true)
final class CoroutineWrapper {
    record Wrapper(long coroutine) implements Traced {
        @Override
        public void trace(Marker m) {
            m.mark(coroutine);
        }
    }

    private CoroutineWrapper() {
    }

    private static long coroutine(long self) {
        return ((Wrapper) JavaObjects.get(self)).coroutine;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        return GeneratorType.send(t, coroutine(self), Const.NONE);
    }

    @PyMethod("send(self, value, /)")
    static long send(PyThread t, long self, long value) {
        return GeneratorType.send(t, coroutine(self), value);
    }

    @PyMethod("throw(self, type, value=None, traceback=None, /)")
    static long raise(PyThread t, long self, long type, long value, long traceback) {
        return GeneratorType.raise(t, coroutine(self), type, value, traceback);
    }

    @PyMethod("close(self, /)")
    static long close(PyThread t, long self) {
        return Generators.close(t, coroutine(self));
    }
}
