package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
/** The type of {@code NotImplemented}. */
@PyClass(name = "NotImplementedType", kind = Kind.INSTANCE)
final class NotImplementedType {
    private NotImplementedType() {
    }

    @PyNew("()")
    static long new_(PyType cls) {
        return Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "NotImplemented";
    }

    @PyMethod("__reduce__(self, /)")
    static String reduce(long self) {
        return "NotImplemented";
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(PyThread t, long self) {
        throw Errors.typeError(t, "NotImplemented should not be used in a boolean context");
    }
}
