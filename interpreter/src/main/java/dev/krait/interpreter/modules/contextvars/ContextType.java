package dev.krait.interpreter.modules.contextvars;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** {@code contextvars.Context}: what the variables are worth, in a dict of its own. */
@PyClass(name = "Context", module = "_contextvars", unhashable = true)
final class ContextType {
    private static final class State implements Traced {
        private long values;
        /** The context that was current before this one was entered; 0 if it has not been entered. */
        private long previous;
        private boolean entered;

        @Override
        public void trace(Marker m) {
            m.mark(values);
            m.mark(previous);
        }
    }

    private ContextType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        if (PyTuple.length(args) > 0 || kwargs != Value.ABSENT && PyDict.length(kwargs) > 0) {
            throw Errors.typeError(t, "Context() does not accept any arguments");
        }
        return create(t, PyDict.create(t));
    }

    private static long create(PyThread t, long values) {
        State s = new State();
        s.values = values;
        return JavaObjects.create(t, ContextTypeBinding.TYPE.rootShape.id, s);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    /** The context of a thread; its first one is made here. */
    static long current(PyThread t) {
        if (t.contextVariables == 0) {
            t.contextVariables = create(t, PyDict.create(t));
            of(t.contextVariables).entered = true;
        }
        return t.contextVariables;
    }

    /** The dict of what variables are worth at present in a thread. */
    static long values(PyThread t) {
        return of(current(t)).values;
    }

    static long copyOf(PyThread t, long context) {
        return create(t, PyDict.copy(t, of(context).values));
    }

    @PyMethod("run(self, callable=<absent>, /, *args, **kwargs)")
    static long run(PyThread t, long self, long callable, long args, long kwargs) {
        if (callable == Value.ABSENT) {
            throw Errors.typeError(t, "run() missing 1 required positional argument");
        }
        State s = of(self);
        if (s.entered) {
            throw Errors.runtimeError(t, "cannot enter context: %s is already entered", PyObject.reprText(t, self));
        }
        s.previous = t.contextVariables;
        s.entered = true;
        t.contextVariables = self;
        try {
            return Calls.collectingCallTuple(t, callable, args, kwargs);
        } finally {
            t.contextVariables = s.previous;
            s.previous = 0;
            s.entered = false;
        }
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return copyOf(t, self);
    }

    private static void checkKey(PyThread t, long key) {
        if (!ContextVarType.is(key)) {
            throw Errors.typeError(t, "a ContextVar key was expected, got %s", PyObject.reprText(t, key));
        }
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        checkKey(t, key);
        long value = PyDict.get(t, of(self).values, key);
        if (value == Value.ABSENT) {
            throw Errors.keyError(t, key);
        }
        return value;
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        checkKey(t, key);
        return PyDict.contains(t, of(self).values, key);
    }

    @PyMethod("get(self, key, default=None, /)")
    static long get(PyThread t, long self, long key, long otherwise) {
        checkKey(t, key);
        long value = PyDict.get(t, of(self).values, key);
        return value == Value.ABSENT ? otherwise : value;
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyDict.length(of(self).values);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return PyObject.iter(t, PyDict.copy(t, of(self).values));
    }

    @PyMethod("keys(self, /)")
    static long keys(PyThread t, long self) {
        return view(t, self, "keys");
    }

    @PyMethod("values(self, /)")
    static long values(PyThread t, long self) {
        return view(t, self, "values");
    }

    @PyMethod("items(self, /)")
    static long items(PyThread t, long self) {
        return view(t, self, "items");
    }

    private static long view(PyThread t, long self, String method) {
        return PyObject.iter(t, Calls.callMethod(t, PyDict.copy(t, of(self).values), Names.of(method)));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyObject.isOrder(operator) || PyType.of(other) != ContextTypeBinding.TYPE ? Const.NOT_IMPLEMENTED
                : PyObject.equality(operator, PyObject.equal(t, of(self).values, of(other).values));
    }
}
