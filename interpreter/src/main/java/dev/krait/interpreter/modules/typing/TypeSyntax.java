package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.runtime.PyThread;

/** What the intrinsic instructions of the type parameter syntax (PEP 695 and 696) make. */
public final class TypeSyntax {
    private TypeSyntax() {
    }

    private static long typeVariable(PyThread t, long name, LazyValue bound, LazyValue constraints) {
        return Parameter.create(t, TypeVarTypeBinding.TYPE, Parameter.inferred(name, bound, constraints), false);
    }

    /** {@code T}. */
    public static long typeVariable(PyThread t, long name) {
        return typeVariable(t, name, LazyValue.of(0), LazyValue.of(0));
    }

    /** {@code T: bound}; the function computes the bound. */
    public static long boundTypeVariable(PyThread t, long name, long function) {
        return typeVariable(t, name, LazyValue.computed(function), LazyValue.of(0));
    }

    /** {@code T: (a, b)}; the function computes the constraints. */
    public static long constrainedTypeVariable(PyThread t, long name, long function) {
        return typeVariable(t, name, LazyValue.of(0), LazyValue.computed(function));
    }

    /** {@code **P}. */
    public static long paramSpec(PyThread t, long name) {
        return Parameter.create(t, ParamSpecTypeBinding.TYPE, Parameter.inferred(name, LazyValue.of(0), LazyValue.of(0)), false);
    }

    /** {@code *Ts}. */
    public static long typeVariableTuple(PyThread t, long name) {
        return Parameter.create(t, TypeVarTupleTypeBinding.TYPE, Parameter.inferred(name, LazyValue.of(0), LazyValue.of(0)), false);
    }

    /** {@code T = default}; the function computes the default. The parameter. */
    public static long setDefault(long parameter, long function) {
        Parameter.of(parameter).defaultValue = LazyValue.computed(function);
        return parameter;
    }

    /** {@code Generic[parameters]}. */
    public static long genericBase(PyThread t, long parameters) {
        return TypingFunctions.call(t, "_generic_class_getitem", GenericTypeBinding.TYPE.address, TypingFunctions.unpackTupleParameters(t, parameters));
    }

    /** {@code type name[parameters] = ...}; the parameters are a tuple or None, the function computes the value. */
    public static long alias(PyThread t, long name, long parameters, long function) {
        return TypeAliasType.create(t, name, parameters, function);
    }
}
