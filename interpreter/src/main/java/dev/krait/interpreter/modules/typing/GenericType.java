package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** {@code typing.Generic}: the base of generic classes. What it does is in {@code typing.py}. */
@PyClass(name = "Generic", module = "typing", kind = Kind.INSTANCE, subclassable = true, doc = "Abstract base class for generic types.")
final class GenericType {
    private GenericType() {
    }

    private static long delegate(PyThread t, String function, long cls, long args, long kwargs) {
        return Calls.callTuple(t, TypingFunctions.attribute(t, function), PyTuple.concat(t, PyTuple.of(t, cls), args), kwargs);
    }

    @PyClassMethod("__class_getitem__(cls, /, *args, **kwargs)")
    static long classGetItem(PyThread t, long cls, long args, long kwargs) {
        return delegate(t, "_generic_class_getitem", cls, args, kwargs);
    }

    @PyClassMethod("__init_subclass__(cls, /, *args, **kwargs)")
    static long initSubclass(PyThread t, long cls, long args, long kwargs) {
        return delegate(t, "_generic_init_subclass", cls, args, kwargs);
    }
}
