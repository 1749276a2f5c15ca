package dev.krait.interpreter.tier1;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code async_generator}. */
@PyClass(name = "async_generator", kind = Kind.GENERATOR, noNew = true)
final class AsyncGeneratorType {
    private AsyncGeneratorType() {
    }

    @PyMethod("__aiter__(self, /)")
    static long aiter(PyThread t, long self) {
        return self;
    }

    @PyMethod("__anext__(self, /)")
    static long anext(PyThread t, long self) {
        return AsyncGenerators.newSend(t, self, Const.NONE);
    }

    @PyMethod("asend(self, value, /)")
    static long asend(PyThread t, long self, long value) {
        return AsyncGenerators.newSend(t, self, value);
    }

    @PyMethod("athrow(self, type, value=None, traceback=None, /)")
    static long athrow(PyThread t, long self, long type, long value, long traceback) {
        return AsyncGenerators.newThrow(t, self, GeneratorType.exception(t, type, value, traceback));
    }

    @PyMethod("aclose(self, /)")
    static long aclose(PyThread t, long self) {
        return AsyncGenerators.newThrow(t, self, 0);
    }

    @PyGetter("ag_frame")
    static long frame(PyThread t, long self) {
        return GeneratorType.frame(t, self);
    }

    @PyGetter("ag_running")
    static boolean running(PyThread t, long self) {
        return AsyncGenerators.isRunning(self);
    }

    @PyGetter("ag_suspended")
    static boolean suspended(PyThread t, long self) {
        return GeneratorType.suspended(t, self);
    }

    @PyGetter("ag_code")
    static long code(PyThread t, long self) {
        return GeneratorType.code(t, self);
    }

    @PyGetter("ag_await")
    static long yieldFrom(PyThread t, long self) {
        return GeneratorType.yieldFrom(t, self);
    }

    @PyGetter("__name__")
    static long name(PyThread t, long self) {
        return GeneratorType.name(t, self);
    }

    @PySetter("__name__")
    static void setName(PyThread t, long self, long value) {
        GeneratorType.setName(t, self, value);
    }

    @PyGetter("__qualname__")
    static long qualname(PyThread t, long self) {
        return GeneratorType.qualname(t, self);
    }

    @PySetter("__qualname__")
    static void setQualname(PyThread t, long self, long value) {
        GeneratorType.setQualname(t, self, value);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return GeneratorType.repr(t, self);
    }
}
