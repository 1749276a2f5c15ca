package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** {@code SystemExit}. */
@PyClass(name = "SystemExit", kind = Kind.INSTANCE, baseName = "BaseException", subclassable = true, dict = true)
final class SystemExitType {
    private SystemExitType() {
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        BaseExceptionType.init(t, self, args, kwargs);
        int n = PyTuple.length(args);
        Memory.putLong(self + ExceptionFields.EXIT_CODE, n == 0 ? Const.NONE : n == 1 ? PyTuple.get(args, 0) : args);
    }

    @PyGetter("code")
    static long code(long self) {
        return ExceptionFields.get(self, ExceptionFields.EXIT_CODE);
    }

    @PySetter("code")
    static void setCode(long self, long value) {
        Memory.putLong(self + ExceptionFields.EXIT_CODE, value);
    }
}
