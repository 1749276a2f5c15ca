package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
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

    @PyRichCompare
    static long compare(PyThread t, long self, long value, int operator) {
        return SpecPart.compare(t, self, value, operator);
    }

    @PyGetter("__origin__")
    static long origin(long self) {
        return SpecPart.origin(self);
    }
}
