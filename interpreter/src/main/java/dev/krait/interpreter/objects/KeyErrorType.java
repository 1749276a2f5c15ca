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

/** {@code KeyError}. */
@PyClass(name = "KeyError", kind = Kind.INSTANCE, baseName = "LookupError", subclassable = true, dict = true)
final class KeyErrorType {
    private KeyErrorType() {
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        long args = BaseExceptionType.args(self);
        return PyTuple.length(args) == 1 ? PyObject.repr(t, PyTuple.get(args, 0)) : BaseExceptionType.str(t, self);
    }
}
