package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;

/** What all kinds of type parameters have in common. */
final class ParameterMethods {
    private ParameterMethods() {
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(long self) {
        return Parameter.of(self).name;
    }

    @PyMethod("has_default(self, /)")
    static boolean hasDefault(PyThread t, long self) {
        return Parameter.of(self).hasDefault(t);
    }

    @PyGetter("__name__")
    static long name(long self) {
        return Parameter.of(self).name;
    }

    @PyGetter("__default__")
    static long defaultValue(PyThread t, long self) {
        return Parameter.of(self).defaultValue.get(t, NoDefaultType.NO_DEFAULT);
    }

    @PyGetter("evaluate_default")
    static long evaluateDefault(PyThread t, long self) {
        return Parameter.of(self).defaultValue.evaluator(t);
    }
}
