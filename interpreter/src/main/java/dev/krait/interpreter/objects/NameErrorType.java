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

/** {@code NameError}. */
@PyClass(name = "NameError", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class NameErrorType {
    private NameErrorType() {
    }

    @PyMethod("__init__(self, /, *args, name=<unrepresentable>)")
    static void init(PyThread t, long self, long args, long name) {
        Memory.putLong(self + ExceptionFields.ARGS, args);
        Memory.putLong(self + ExceptionFields.NAME_NAME, name);
    }

    @PyGetter("name")
    static long name(long self) {
        return ExceptionFields.get(self, ExceptionFields.NAME_NAME);
    }

    @PySetter("name")
    static void setName(long self, long value) {
        Memory.putLong(self + ExceptionFields.NAME_NAME, value);
    }
}
