package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** What args and kwargs of a ParamSpec have in common. */
final class ParamSpecPartMethods {
    private ParamSpecPartMethods() {
    }

    @PyNew("(origin)")
    static long new_(PyThread t, PyType cls, long origin) {
        return SpecPart.create(t, cls, origin);
    }

    @PyMethod("__eq__(self, value, /)")
    static long eq(PyThread t, long self, long value) {
        return SpecPart.equal(t, self, value);
    }

    @PyGetter("__origin__")
    static long origin(long self) {
        return SpecPart.origin(self);
    }
}
