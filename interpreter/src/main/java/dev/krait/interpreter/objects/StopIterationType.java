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

/** {@code StopIteration}. */
@PyClass(name = "StopIteration", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class StopIterationType {
    private StopIterationType() {
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        BaseExceptionType.init(t, self, args, kwargs);
        int n = PyTuple.length(args);
        Memory.putLong(self + ExceptionFields.STOP_VALUE, n > 0 ? PyTuple.get(args, 0) : Const.NONE);
    }

    @PyGetter("value")
    static long value(long self) {
        return ExceptionFields.get(self, ExceptionFields.STOP_VALUE);
    }

    @PySetter("value")
    static void setValue(long self, long value) {
        Memory.putLong(self + ExceptionFields.STOP_VALUE, value);
    }
}
