package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.objects.ExceptionFields;
import dev.krait.spi.abi.GeneratorLayout;
import dev.krait.spi.abi.Kind;

/** {@code generator}, and what coroutines and asynchronous generators share with it. */
@PyClass(name = "generator", kind = Kind.GENERATOR, noNew = true)
final class GeneratorType {
    private GeneratorType() {
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        return send(t, self, Const.NONE);
    }

    @PyMethod(value = "send(self, value, /)", doc = "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration.")
    static long send(PyThread t, long self, long value) {
        return orStop(t, Generators.send(t, self, value));
    }

    /** A value that was yielded; where there is none raises StopIteration with what was returned. */
    static long orStop(PyThread t, long value) {
        if (value != 0) {
            return value;
        }
        throw Errors.stopIteration(t, t.result == Const.NONE ? 0 : t.result);
    }

    @PyMethod("throw(self, type, value=None, traceback=None, /)")
    static long raise(PyThread t, long self, long type, long value, long traceback) {
        return orStop(t, Generators.raise(t, self, exception(t, type, value, traceback), true));
    }

    @PyMethod("close(self, /)")
    static long close(PyThread t, long self) {
        return Generators.close(t, self);
    }

    /** The exception that the arguments of {@code throw} name. */
    static long exception(PyThread t, long type, long value, long traceback) {
        long exception;
        if (Errors.isExceptionClass(type)) {
            if (value != Const.NONE && Errors.isException(value) && PyType.of(value).isSubtypeOf(PyType.at(type))) {
                exception = value;
            } else if (value == Const.NONE) {
                exception = Calls.call(t, type);
            } else if (dev.krait.interpreter.objects.PyTuple.is(value)) {
                exception = Calls.callTuple(t, type, value, 0);
            } else {
                exception = Calls.call(t, type, value);
            }
        } else if (Errors.isException(type)) {
            if (value != Const.NONE) {
                throw Errors.typeError(t, "instance exception may not have a separate value");
            }
            exception = type;
        } else {
            throw Errors.typeError(t, "exceptions must be classes or instances deriving from BaseException, not %s", PyObject.typeName(type));
        }
        if (traceback != Const.NONE) {
            if (PyType.of(traceback) != Types.TRACEBACK) {
                throw Errors.typeError(t, "throw() third argument must be a traceback object");
            }
            putLong(exception + ExceptionFields.TRACEBACK, traceback);
        }
        return exception;
    }

    @PyGetter("gi_frame")
    static long frame(PyThread t, long self) {
        return getLong(self + GeneratorLayout.STATE) == GeneratorLayout.STATE_CLEARED ? Const.NONE : PyFrame.of(t, self + GeneratorLayout.FRAME);
    }

    @PyGetter("gi_running")
    static boolean running(PyThread t, long self) {
        return getLong(self + GeneratorLayout.STATE) == GeneratorLayout.STATE_RUNNING;
    }

    @PyGetter("gi_suspended")
    static boolean suspended(PyThread t, long self) {
        return getLong(self + GeneratorLayout.STATE) == GeneratorLayout.STATE_SUSPENDED;
    }

    @PyGetter("gi_code")
    static long code(PyThread t, long self) {
        return CodeBody.ofFrame(self + GeneratorLayout.FRAME).address;
    }

    @PyGetter("gi_yieldfrom")
    static long yieldFrom(PyThread t, long self) {
        return PyFrame.orNone(Generators.yieldFrom(self));
    }

    @PyGetter("__name__")
    static long name(PyThread t, long self) {
        return getLong(self + GeneratorLayout.NAME);
    }

    @PySetter("__name__")
    static void setName(PyThread t, long self, long value) {
        if (value == 0 || !PyStr.is(value)) {
            throw Errors.typeError(t, "__name__ must be set to a string object");
        }
        putLong(self + GeneratorLayout.NAME, value);
    }

    @PyGetter("__qualname__")
    static long qualname(PyThread t, long self) {
        return getLong(self + GeneratorLayout.QUALNAME);
    }

    @PySetter("__qualname__")
    static void setQualname(PyThread t, long self, long value) {
        if (value == 0 || !PyStr.is(value)) {
            throw Errors.typeError(t, "__qualname__ must be set to a string object");
        }
        putLong(self + GeneratorLayout.QUALNAME, value);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return "<" + PyType.of(self).name + " object " + PyStr.toJava(getLong(self + GeneratorLayout.QUALNAME)) + " at 0x" + Long.toHexString(self) + ">";
    }
}
