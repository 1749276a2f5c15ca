package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.ParamSpecArgs}. */
@PyClass(name = "ParamSpecArgs", module = "typing", unhashable = true, shared = ParamSpecPartMethods.class)
final class ParamSpecArgsType {
    private ParamSpecArgsType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return SpecPart.repr(t, self, ".args");
    }

    @PyMethod("__mro_entries__(self, object, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Parameter.noSubclass(t, "ParamSpecArgs");
    }
}
