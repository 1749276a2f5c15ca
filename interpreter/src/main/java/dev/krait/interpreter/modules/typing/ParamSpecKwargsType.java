package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.ParamSpecKwargs}. */
@PyClass(name = "ParamSpecKwargs", module = "typing", unhashable = true, shared = ParamSpecPartMethods.class)
final class ParamSpecKwargsType {
    private ParamSpecKwargsType() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return SpecPart.repr(t, self, ".kwargs");
    }

    @PyMethod("__mro_entries__(self, object, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Parameter.noSubclass(t, "ParamSpecKwargs");
    }
}
