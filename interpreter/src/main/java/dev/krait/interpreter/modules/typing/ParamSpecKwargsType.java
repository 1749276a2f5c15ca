package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.ParamSpecKwargs}. */
@PyClass(name = "ParamSpecKwargs", module = "typing", unhashable = true)
final class ParamSpecKwargsType {
    private ParamSpecKwargsType() {
    }

    @PyNew("(origin)")
    static long new_(PyThread t, PyType cls, long origin) {
        return SpecPart.create(t, cls, origin);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return SpecPart.repr(t, self, ".kwargs");
    }

    @PyMethod("__eq__(self, value, /)")
    static long eq(PyThread t, long self, long value) {
        return SpecPart.equal(t, self, value);
    }

    @PyMethod("__mro_entries__(self, object, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Parameter.noSubclass(t, "ParamSpecKwargs");
    }

    @PyGetter("__origin__")
    static long origin(long self) {
        return SpecPart.origin(self);
    }
}
