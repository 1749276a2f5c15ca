package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;

/** What TypeVar and ParamSpec have in common and TypeVarTuple has not: a bound, a variance, unions. */
final class VarianceMethods {
    private VarianceMethods() {
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return Parameter.of(self).repr();
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long value) {
        return Parameter.union(t, self, value);
    }

    @PyGetter("__covariant__")
    static boolean covariant(long self) {
        return Parameter.of(self).covariant;
    }

    @PyGetter("__contravariant__")
    static boolean contravariant(long self) {
        return Parameter.of(self).contravariant;
    }

    @PyGetter("__infer_variance__")
    static boolean inferVariance(long self) {
        return Parameter.of(self).inferVariance;
    }

    @PyGetter("__bound__")
    static long bound(PyThread t, long self) {
        return Parameter.of(self).bound.get(t, Const.NONE);
    }
}
