package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.TypeVar}. */
@PyClass(name = "TypeVar", module = "typing", dict = true, doc = "Type variable.", shared = {ParameterMethods.class, VarianceMethods.class})
final class TypeVarType {
    private TypeVarType() {
    }

    @PyNew("(name, *constraints, bound=None, default=<unrepresentable>, covariant=False, contravariant=False, infer_variance=False)")
    static long new_(PyThread t, PyType cls, long name, long constraints, long bound, long defaultValue, boolean covariant, boolean contravariant,
            boolean inferVariance) {
        Parameter.checkName(t, "typevar", name);
        int count = PyTuple.length(constraints);
        if (covariant && contravariant) {
            throw Errors.valueError(t, "Bivariant types are not supported.");
        }
        long checked = TypingFunctions.bound(t, bound);
        if (count == 1) {
            throw Errors.typeError(t, "A single constraint is not allowed");
        }
        if (count > 0 && checked != 0) {
            throw Errors.typeError(t, "Constraints cannot be combined with bound=...");
        }
        Parameter p = new Parameter(name, LazyValue.of(checked), LazyValue.of(count == 0 ? 0 : constraints), LazyValue.of(defaultValue == 0 ? NoDefaultType.NO_DEFAULT : defaultValue));
        p.variance(t, covariant, contravariant, inferVariance);
        return Parameter.create(t, TypeVarTypeBinding.TYPE, p, true);
    }

    @PyMethod("__typing_subst__(self, arg, /)")
    static long subst(PyThread t, long self, long arg) {
        return TypingFunctions.call(t, "_typevar_subst", self, arg);
    }

    @PyMethod("__typing_prepare_subst__(self, alias, args, /)")
    static long prepareSubst(PyThread t, long self, long alias, long args) {
        return Parameter.prepare(t, self, alias, args);
    }

    @PyMethod("__mro_entries__(self, object, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Parameter.noSubclass(t, "TypeVar");
    }

    @PyGetter("__constraints__")
    static long constraints(PyThread t, long self) {
        return Parameter.of(self).constraints.get(t, Const.EMPTY_TUPLE);
    }

    @PyGetter("evaluate_bound")
    static long evaluateBound(PyThread t, long self) {
        return Parameter.of(self).bound.evaluator(t);
    }

    @PyGetter("evaluate_constraints")
    static long evaluateConstraints(PyThread t, long self) {
        return Parameter.of(self).constraints.evaluator(t);
    }
}
