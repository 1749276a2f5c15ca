package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** {@code typing.TypeAliasType}: what {@code type X = ...} makes. */
@PyClass(name = "TypeAliasType", module = "typing", doc = "Type alias.")
final class TypeAliasType {
    private record State(long name, long parameters, LazyValue value, long module) implements Traced {
        @Override
        public void trace(Marker m) {
            m.mark(name);
            m.mark(parameters);
            value.trace(m);
            m.mark(module);
        }
    }

    private TypeAliasType() {
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    /** An alias of the syntax {@code type X[T] = ...}; the parameters are a tuple or None. */
    static long create(PyThread t, long name, long parameters, long function) {
        return create(t, new State(name, parameters == Const.NONE ? 0 : parameters, LazyValue.computed(function), 0));
    }

    private static long create(PyThread t, State state) {
        return JavaObjects.create(t, TypeAliasTypeBinding.TYPE.rootShape.id, state);
    }

    @PyNew("(name, value, *, type_params=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long name, long value, long parameters) {
        Parameter.checkName(t, "typealias", name);
        long checked = 0;
        if (parameters != 0) {
            if (!PyTuple.is(parameters)) {
                throw Errors.typeError(t, "type_params must be a tuple");
            }
            checkParameters(t, parameters);
            checked = PyTuple.length(parameters) == 0 ? 0 : parameters;
        }
        long module = TypingFunctions.callerModule(t);
        return create(t, new State(name, checked, LazyValue.of(value), module));
    }

    private static void checkParameters(PyThread t, long parameters) {
        boolean defaulted = false;
        for (long parameter : PyTuple.toArray(parameters)) {
            PyType type = PyType.of(parameter);
            if (type != TypeVarTypeBinding.TYPE && type != ParamSpecTypeBinding.TYPE && type != TypeVarTupleTypeBinding.TYPE) {
                throw Errors.typeError(t, "Expected a type param, got %s", PyObject.reprText(t, parameter));
            }
            if (Parameter.of(parameter).hasDefault(t)) {
                defaulted = true;
            } else if (defaulted) {
                throw Errors.typeError(t, "non-default type parameter '%s' follows default type parameter", PyObject.reprText(t, parameter));
            }
        }
    }

    private static long typeParameters(long self) {
        return of(self).parameters == 0 ? Const.EMPTY_TUPLE : of(self).parameters;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(long self) {
        return of(self).name;
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return TypingFunctions.unpackedIterator(t, self);
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long value) {
        return Parameter.union(t, self, value);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        if (of(self).parameters == 0) {
            throw Errors.typeError(t, "Only generic type aliases are subscriptable");
        }
        return GenericAlias.create(t, self, key);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(long self) {
        return of(self).name;
    }

    @PyGetter("__name__")
    static long name(long self) {
        return of(self).name;
    }

    @PyGetter("__parameters__")
    static long parameters(PyThread t, long self) {
        return TypingFunctions.unpackTupleParameters(t, typeParameters(self));
    }

    @PyGetter("__type_params__")
    static long typeParams(long self) {
        return typeParameters(self);
    }

    @PyGetter("__value__")
    static long value(PyThread t, long self) {
        return of(self).value.get(t, Const.NONE);
    }

    @PyGetter("evaluate_value")
    static long evaluateValue(PyThread t, long self) {
        return of(self).value.evaluator(t);
    }

    @PyGetter("__module__")
    static long module(PyThread t, long self) {
        State s = of(self);
        long module = s.module != 0 ? s.module : s.value.function() == 0 ? 0 : PyObject.getAttrOrAbsent(t, s.value.function(), Names.__module__);
        return module == 0 ? Const.NONE : module;
    }
}
