package dev.krait.interpreter.tier1;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code async_generator_asend}. */
@PyClass(name = "async_generator_asend", kind = Kind.JAVA, noNew = true)
final class AsyncSendType {
    private AsyncSendType() {
    }

    @PyMethod("__await__(self, /)")
    static long await(PyThread t, long self) {
        return self;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        return AsyncGenerators.send(t, AsyncGenerators.step(self), Const.NONE);
    }

    @PyMethod("send(self, value, /)")
    static long send(PyThread t, long self, long value) {
        return AsyncGenerators.send(t, AsyncGenerators.step(self), value);
    }

    @PyMethod("throw(self, type, value=None, traceback=None, /)")
    static long raise(PyThread t, long self, long type, long value, long traceback) {
        return AsyncGenerators.raise(t, AsyncGenerators.step(self), GeneratorType.exception(t, type, value, traceback));
    }

    @PyMethod("close(self, /)")
    static long close(PyThread t, long self) {
        return AsyncGenerators.closed(t, AsyncGenerators.step(self), true);
    }
}
