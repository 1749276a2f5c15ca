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

/** {@code AttributeError}. */
@PyClass(name = "AttributeError", kind = Kind.INSTANCE, baseName = "Exception", subclassable = true, dict = true)
final class AttributeErrorType {
    private AttributeErrorType() {
    }

    @PyMethod("__init__(self, /, *args, name=<unrepresentable>, obj=<unrepresentable>)")
    static void init(PyThread t, long self, long args, long name, long obj) {
        Memory.putLong(self + ExceptionFields.ARGS, args);
        Memory.putLong(self + ExceptionFields.ATTRIBUTE_NAME, name);
        Memory.putLong(self + ExceptionFields.ATTRIBUTE_OBJ, obj);
    }

    @PyGetter("name")
    static long name(long self) {
        return ExceptionFields.get(self, ExceptionFields.ATTRIBUTE_NAME);
    }

    @PySetter("name")
    static void setName(long self, long value) {
        Memory.putLong(self + ExceptionFields.ATTRIBUTE_NAME, value);
    }

    @PyGetter("obj")
    static long obj(long self) {
        return ExceptionFields.get(self, ExceptionFields.ATTRIBUTE_OBJ);
    }

    @PySetter("obj")
    static void setObj(long self, long value) {
        Memory.putLong(self + ExceptionFields.ATTRIBUTE_OBJ, value);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long state = PyDict.copy(t, Attributes.dictOf(t, self));
        if (Memory.getLong(self + ExceptionFields.ATTRIBUTE_NAME) != 0) {
            PyDict.set(t, state, Names.name, name(self));
        }
        PyDict.set(t, state, Names.args, BaseExceptionType.args(self));
        return PyTuple.of(t, PyObject.typeOf(self), BaseExceptionType.args(self), state);
    }
}
