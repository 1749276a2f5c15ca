package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.UnionType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;

/** The state that TypeVar, ParamSpec and TypeVarTuple share. */
final class Parameter implements Traced {
    final long name;
    final LazyValue bound;
    final LazyValue constraints;
    LazyValue defaultValue;
    boolean covariant;
    boolean contravariant;
    boolean inferVariance;

    Parameter(long name, LazyValue bound, LazyValue constraints, LazyValue defaultValue) {
        this.name = name;
        this.bound = bound;
        this.constraints = constraints;
        this.defaultValue = defaultValue;
    }

    /** A parameter of the syntax {@code def f[T]}: its variance is inferred. */
    static Parameter inferred(long name, LazyValue bound, LazyValue constraints) {
        Parameter p = new Parameter(name, bound, constraints, LazyValue.of(0));
        p.inferVariance = true;
        return p;
    }

    static Parameter of(long self) {
        return (Parameter) JavaObjects.get(self);
    }

    static void checkName(PyThread t, String type, long name) {
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "%s() argument 'name' must be str, not %s", type, PyObject.typeName(name));
        }
    }

    void variance(PyThread t, boolean co, boolean contra, boolean infer) {
        if (co && contra) {
            throw Errors.valueError(t, "Bivariant types are not supported.");
        }
        if (infer && (co || contra)) {
            throw Errors.valueError(t, "Variance cannot be specified with infer_variance.");
        }
        covariant = co;
        contravariant = contra;
        inferVariance = infer;
    }

    /** A new Python object of a parameter; made by a call, it notes the module of the caller. */
    static long create(PyThread t, PyType type, Parameter p, boolean called) {
        long self = JavaObjects.create(t, type.rootShape.id, p);
        if (called) {
            long module = TypingFunctions.callerModule(t);
            PyObject.setAttr(t, self, Names.__module__, module == 0 ? Const.NONE : module);
        }
        return self;
    }

    String repr() {
        String text = PyStr.toJava(name);
        return inferVariance ? text : (covariant ? "+" : contravariant ? "-" : "~") + text;
    }

    boolean hasDefault(PyThread t) {
        return defaultValue.function() != 0 || defaultValue.get(t, NoDefaultType.NO_DEFAULT) != NoDefaultType.NO_DEFAULT;
    }

    /** {@code a | b} with a parameter in it: strings are allowed, too. */
    static long union(PyThread t, long a, long b) {
        return UnionType.ofArguments(t, a, b);
    }

    static PyError noSubclass(PyThread t, String type) {
        return Errors.typeError(t, "Cannot subclass an instance of %s", type);
    }

    /** {@code __typing_prepare_subst__} of TypeVar: the arguments, with the default where too few are given. */
    static long prepare(PyThread t, long self, long alias, long args) {
        long parameters = PyObject.getAttr(t, alias, Names.__parameters__);
        int index = 0;
        while (index < PyTuple.length(parameters) && PyTuple.get(parameters, index) != self) {
            index++;
        }
        long count = PyObject.length(t, args);
        if (index < count) {
            return args;
        }
        long otherwise = index == count ? of(self).defaultValue.get(t, NoDefaultType.NO_DEFAULT) : NoDefaultType.NO_DEFAULT;
        if (otherwise == NoDefaultType.NO_DEFAULT) {
            throw Errors.typeError(t, "Too few arguments for %s", PyObject.strText(t, alias));
        }
        return PyNumber.add(t, args, PyTuple.of(t, otherwise));
    }

    @Override
    public void trace(Marker m) {
        m.mark(name);
        bound.trace(m);
        constraints.trace(m);
        defaultValue.trace(m);
    }
}
