package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;
/** The type of {@code None}. */
@PyClass(name = "NoneType", kind = Kind.INSTANCE)
final class NoneType {
    private NoneType() {
    }

    @PyNew("()")
    static long new_(PyType cls) {
        return Const.NONE;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "None";
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(long self) {
        return false;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(long self) {
        return Value.ofInt(0xFCA86420L);
    }
}
