package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** {@code collections.defaultdict}: a dict whose factory is an attribute in its attributes' word of the instance. */
@PyClass(name = "defaultdict", module = "collections", kind = Kind.DICT, baseName = "dict", subclassable = true, dict = true)
final class DefaultDictType {
    private DefaultDictType() {
    }

    @PyMethod("__init__(self, default_factory=None, /, *args, **kwargs)")
    static void init(PyThread t, long self, long factory, long args, long kwargs) {
        if (factory != Const.NONE && PyType.of(factory).special(Special.CALL) == 0) {
            throw Errors.typeError(t, "first argument must be callable or None");
        }
        PyObject.setAttr(t, self, Names.of("default_factory"), factory);
        long update = PyObject.getAttr(t, self, Names.of("update"));
        Calls.callTuple(t, update, args, kwargs);
    }

    @PyMethod("__missing__(self, key, /)")
    static long missing(PyThread t, long self, long key) {
        long factory = PyObject.getAttr(t, self, Names.of("default_factory"));
        if (factory == Const.NONE) {
            throw Errors.keyError(t, key);
        }
        long value = Calls.call(t, factory);
        PyObject.setItem(t, self, key, value);
        return value;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        long plain = PyDict.copy(t, self);
        String factory = PyStr.toJava(PyObject.repr(t, PyObject.getAttr(t, self, Names.of("default_factory"))));
        return PyStr.of(t, PyType.of(self).name + "(" + factory + ", " + PyStr.toJava(PyObject.repr(t, plain)) + ")");
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return Calls.call(t, PyType.of(self).address, PyObject.getAttr(t, self, Names.of("default_factory")), self);
    }

    @PyMethod("__copy__(self, /)")
    static long copy2(PyThread t, long self) {
        return copy(t, self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        long factory = PyObject.getAttr(t, self, Names.of("default_factory"));
        long args = factory == Const.NONE ? Const.EMPTY_TUPLE : PyTuple.of(t, factory);
        return PyTuple.of(t, new long[] {PyType.of(self).address, args, Const.NONE, Const.NONE, PyObject.iter(t, Calls.callMethod(t, self, Names.of("items")))});
    }
}
