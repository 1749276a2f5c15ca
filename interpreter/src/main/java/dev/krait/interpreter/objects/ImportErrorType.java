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

/** {@code ImportError}. */
@PyClass(name = "ImportError", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class ImportErrorType {
    private ImportErrorType() {
    }

    @PyMethod("__init__(self, /, *args, name=<unrepresentable>, path=<unrepresentable>, name_from=<unrepresentable>)")
    static void init(PyThread t, long self, long args, long name, long path, long nameFrom) {
        Memory.putLong(self + ExceptionFields.ARGS, args);
        Memory.putLong(self + ExceptionFields.IMPORT_NAME, name);
        Memory.putLong(self + ExceptionFields.IMPORT_PATH, path);
        Memory.putLong(self + ExceptionFields.IMPORT_NAME_FROM, nameFrom);
        Memory.putLong(self + ExceptionFields.IMPORT_MSG, PyTuple.length(args) == 1 ? PyTuple.get(args, 0) : 0);
    }

    @PyGetter("name")
    static long name(long self) {
        return ExceptionFields.get(self, ExceptionFields.IMPORT_NAME);
    }

    @PySetter("name")
    static void setName(long self, long value) {
        Memory.putLong(self + ExceptionFields.IMPORT_NAME, value);
    }

    @PyGetter("path")
    static long path(long self) {
        return ExceptionFields.get(self, ExceptionFields.IMPORT_PATH);
    }

    @PySetter("path")
    static void setPath(long self, long value) {
        Memory.putLong(self + ExceptionFields.IMPORT_PATH, value);
    }

    @PyGetter("name_from")
    static long nameFrom(long self) {
        return ExceptionFields.get(self, ExceptionFields.IMPORT_NAME_FROM);
    }

    @PySetter("name_from")
    static void setNameFrom(long self, long value) {
        Memory.putLong(self + ExceptionFields.IMPORT_NAME_FROM, value);
    }

    @PyGetter("msg")
    static long msg(long self) {
        return ExceptionFields.get(self, ExceptionFields.IMPORT_MSG);
    }

    @PySetter("msg")
    static void setMsg(long self, long value) {
        Memory.putLong(self + ExceptionFields.IMPORT_MSG, value);
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        long message = Memory.getLong(self + ExceptionFields.IMPORT_MSG);
        return message != 0 && PyStr.isExact(message) ? message : BaseExceptionType.str(t, self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long state = PyDict.copy(t, Attributes.dictOf(t, self));
        put(t, state, Names.name, ExceptionFields.IMPORT_NAME, self);
        put(t, state, Names.path, ExceptionFields.IMPORT_PATH, self);
        put(t, state, Names.of("name_from"), ExceptionFields.IMPORT_NAME_FROM, self);
        long args = BaseExceptionType.args(self);
        return PyDict.length(state) == 0 ? PyTuple.of(t, PyObject.typeOf(self), args) : PyTuple.of(t, PyObject.typeOf(self), args, state);
    }

    private static void put(PyThread t, long state, long key, int field, long self) {
        long value = Memory.getLong(self + field);
        if (value != 0) {
            PyDict.set(t, state, key, value);
        }
    }
}
