package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.ParamSpec}. */
@PyClass(name = "ParamSpec", module = "typing", dict = true, doc = "Parameter specification variable.", shared = {ParameterMethods.class, VarianceMethods.class})
final class ParamSpecType {
    private ParamSpecType() {
    }

    @PyNew("(name, *, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)")
    static long new_(PyThread t, PyType cls, long name, long bound, long defaultValue, boolean covariant, boolean contravariant, boolean inferVariance) {
        Parameter.checkName(t, "paramspec", name);
        Parameter p = new Parameter(name, LazyValue.of(TypingFunctions.bound(t, bound)), LazyValue.of(0), LazyValue.of(defaultValue == 0 ? NoDefaultType.NO_DEFAULT : defaultValue));
        p.variance(t, covariant, contravariant, inferVariance);
        return Parameter.create(t, ParamSpecTypeBinding.TYPE, p, true);
    }

    @PyMethod("__typing_subst__(self, arg, /)")
    static long subst(PyThread t, long self, long arg) {
        return TypingFunctions.call(t, "_paramspec_subst", self, arg);
    }

    @PyMethod("__typing_prepare_subst__(self, alias, args, /)")
    static long prepareSubst(PyThread t, long self, long alias, long args) {
        return TypingFunctions.call(t, "_paramspec_prepare_subst", self, alias, args);
    }

    @PyMethod("__mro_entries__(self, object, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Parameter.noSubclass(t, "ParamSpec");
    }

    @PyGetter("args")
    static long args(PyThread t, long self) {
        return SpecPart.create(t, ParamSpecArgsTypeBinding.TYPE, self);
    }

    @PyGetter("kwargs")
    static long kwargs(PyThread t, long self) {
        return SpecPart.create(t, ParamSpecKwargsTypeBinding.TYPE, self);
    }
}
