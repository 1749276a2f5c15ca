package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** {@code functools.partial}. */
@PyClass(name = "partial", module = "functools", subclassable = true, dict = true)
final class PartialType {
    private static final class State implements Traced {
        private long function;
        private long args;
        private long keywords;

        @Override
        public void trace(Marker m) {
            m.mark(function);
            m.mark(args);
            m.mark(keywords);
        }
    }

    private PartialType() {
    }

    @PyNew("(func, /, *args, **keywords)")
    static long new_(PyThread t, PyType cls, long func, long args, long keywords) {
        if (PyType.of(func).special(Special.CALL) == 0) {
            throw Errors.typeError(t, "the first argument must be callable");
        }
        State s = new State();
        s.function = func;
        s.args = args;
        s.keywords = keywords == Value.ABSENT ? PyDict.create(t) : keywords;
        if (PyType.of(func) == PartialTypeBinding.TYPE) {
            State inner = of(func);
            s.function = inner.function;
            s.args = join(t, inner.args, args);
            long merged = PyDict.copy(t, inner.keywords);
            PyDict.merge(t, merged, s.keywords, true);
            s.keywords = merged;
        }
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    private static long join(PyThread t, long a, long b) {
        long[] items = java.util.Arrays.copyOf(PyTuple.toArray(a), PyTuple.length(a) + PyTuple.length(b));
        for (int i = 0; i < PyTuple.length(b); i++) {
            items[PyTuple.length(a) + i] = PyTuple.get(b, i);
        }
        return PyTuple.of(t, items);
    }

    @PyMethod("__call__(self, /, *args, **keywords)")
    static long call(PyThread t, long self, long args, long keywords) {
        State s = of(self);
        long merged = s.keywords;
        if (keywords != Value.ABSENT && PyDict.length(keywords) > 0) {
            merged = PyDict.copy(t, s.keywords);
            PyDict.merge(t, merged, keywords, true);
        }
        return Calls.callTuple(t, s.function, join(t, s.args, args), merged);
    }

    @PyGetter("func")
    static long func(long self) {
        return of(self).function;
    }

    @PyGetter("args")
    static long args(long self) {
        return of(self).args;
    }

    @PyGetter("keywords")
    static long keywords(long self) {
        return of(self).keywords;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = of(self);
        StringBuilder b = new StringBuilder("functools.partial(" + PyStr.toJava(PyObject.repr(t, s.function)));
        for (int i = 0; i < PyTuple.length(s.args); i++) {
            b.append(", ").append(PyStr.toJava(PyObject.repr(t, PyTuple.get(s.args, i))));
        }
        for (int i = PyDict.nextEntry(s.keywords, 0); i >= 0; i = PyDict.nextEntry(s.keywords, i + 1)) {
            b.append(", ").append(PyStr.toJava(PyObject.str(t, PyDict.keyAt(s.keywords, i)))).append("=")
                    .append(PyStr.toJava(PyObject.repr(t, PyDict.valueAt(s.keywords, i))));
        }
        return PyStr.of(t, b.append(")").toString());
    }
}
