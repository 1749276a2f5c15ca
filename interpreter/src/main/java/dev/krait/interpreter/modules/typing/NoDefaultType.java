package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** The type of {@code typing.NoDefault}. */
@PyClass(name = "NoDefaultType", doc = "The type of the NoDefault singleton.")
final class NoDefaultType {
    /** The only instance. */
    static final long NO_DEFAULT = JavaObjects.create(PyThread.BOOT, NoDefaultTypeBinding.TYPE.rootShape.id, "NoDefault");

    private NoDefaultType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        if (PyTuple.length(args) > 0 || kwargs != Value.ABSENT && PyDict.length(kwargs) > 0) {
            throw Errors.typeError(t, "NoDefaultType takes no arguments");
        }
        return NO_DEFAULT;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "typing.NoDefault";
    }

    @PyMethod("__reduce__(self, /)")
    static String reduce(long self) {
        return "NoDefault";
    }
}
