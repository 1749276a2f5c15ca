package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.Kind;
/** The type of {@code Ellipsis}. */
@PyClass(name = "ellipsis", kind = Kind.INSTANCE)
final class EllipsisType {
    private EllipsisType() {
    }

    @PyNew("()")
    static long new_(PyType cls) {
        return Const.ELLIPSIS;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "Ellipsis";
    }

    @PyMethod("__reduce__(self, /)")
    static String reduce(long self) {
        return "Ellipsis";
    }
}
