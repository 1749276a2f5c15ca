package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.TypeVarTuple}. */
@PyClass(name = "TypeVarTuple", module = "typing", dict = true, doc = "Type variable tuple.", shared = ParameterMethods.class)
final class TypeVarTupleType {
    private TypeVarTupleType() {
    }

    @PyNew("(name, *, default=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long name, long defaultValue) {
        Parameter.checkName(t, "typevartuple", name);
        return Parameter.create(t, TypeVarTupleTypeBinding.TYPE, new Parameter(name, LazyValue.of(0), LazyValue.of(0), LazyValue.of(defaultValue == 0 ? NoDefaultType.NO_DEFAULT : defaultValue)), true);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(long self) {
        return Parameter.of(self).name;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return TypingFunctions.unpackedIterator(t, self);
    }

    @PyMethod("__typing_subst__(self, arg, /)")
    static long subst(PyThread t, long self, long arg) {
        throw Errors.typeError(t, "Substitution of bare TypeVarTuple is not supported");
    }

    @PyMethod("__typing_prepare_subst__(self, alias, args, /)")
    static long prepareSubst(PyThread t, long self, long alias, long args) {
        return TypingFunctions.call(t, "_typevartuple_prepare_subst", self, alias, args);
    }

    @PyMethod("__mro_entries__(self, object, /)")
    static long mroEntries(PyThread t, long self, long bases) {
        throw Parameter.noSubclass(t, "TypeVarTuple");
    }
}
