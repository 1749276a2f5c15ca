package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.objects.PyType;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.Kind;

/** {@code coroutine}. */
@PyClass(name = "coroutine", kind = Kind.GENERATOR, noNew = true)
final class CoroutineType {
    private static final PyType WRAPPER = Types.declare("builtins", "coroutine_wrapper", Kind.JAVA, Types.OBJECT, PyType.NO_NEW, 0);

    private CoroutineType() {
    }

    @PyMethod("__await__(self, /)")
    static long await(PyThread t, long self) {
        return JavaObjects.create(t, WRAPPER.rootShape.id, new CoroutineWrapper.Wrapper(self));
    }

    @PyMethod("send(self, value, /)")
    static long send(PyThread t, long self, long value) {
        return GeneratorType.send(t, self, value);
    }

    @PyMethod("throw(self, type, value=None, traceback=None, /)")
    static long raise(PyThread t, long self, long type, long value, long traceback) {
        return GeneratorType.raise(t, self, type, value, traceback);
    }

    @PyMethod("close(self, /)")
    static long close(PyThread t, long self) {
        return Generators.close(t, self);
    }

    @PyGetter("cr_frame")
    static long frame(PyThread t, long self) {
        return GeneratorType.frame(t, self);
    }

    @PyGetter("cr_running")
    static boolean running(PyThread t, long self) {
        return GeneratorType.running(t, self);
    }

    @PyGetter("cr_suspended")
    static boolean suspended(PyThread t, long self) {
        return GeneratorType.suspended(t, self);
    }

    @PyGetter("cr_code")
    static long code(PyThread t, long self) {
        return GeneratorType.code(t, self);
    }

    @PyGetter("cr_await")
    static long yieldFrom(PyThread t, long self) {
        return GeneratorType.yieldFrom(t, self);
    }

    @PyGetter("cr_origin")
    static long origin(PyThread t, long self) {
        return PyFrame.orNone(getLong(self + GeneratorLayout.ORIGIN));
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
