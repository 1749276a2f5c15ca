package dev.krait.interpreter.modules.contextvars;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code contextvars.ContextVar}. */
@PyClass(name = "ContextVar", module = "_contextvars")
final class ContextVarType {
    private static final class State implements Traced {
        private long name;
        private long otherwise;

        @Override
        public void trace(Marker m) {
            m.mark(name);
            m.mark(otherwise);
        }
    }

    private ContextVarType() {
    }

    static boolean is(long value) {
        return PyType.of(value) == ContextVarTypeBinding.TYPE;
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyNew("(name, /, *, default=<absent>)")
    static long new_(PyThread t, PyType cls, long name, long otherwise) {
        if (!PyStr.is(name)) {
            throw Errors.typeError(t, "context variable name must be a str");
        }
        State s = new State();
        s.name = name;
        s.otherwise = otherwise;
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    @PyGetter("name")
    static long name(long self) {
        return of(self).name;
    }

    @PyMethod("get(self, default=<absent>, /)")
    static long get(PyThread t, long self, long otherwise) {
        long value = PyDict.get(t, ContextType.values(t), self);
        if (value != Value.ABSENT) {
            return value;
        }
        if (otherwise != Value.ABSENT) {
            return otherwise;
        }
        if (of(self).otherwise != Value.ABSENT) {
            return of(self).otherwise;
        }
        throw Errors.raise(t, Errors.create(t, Exc.LOOKUP_ERROR, self));
    }

    @PyMethod("set(self, value, /)")
    static long set(PyThread t, long self, long value) {
        long values = ContextType.values(t);
        long token = TokenType.create(t, ContextType.current(t), self, PyDict.get(t, values, self));
        PyDict.set(t, values, self, value);
        return token;
    }

    @PyMethod("reset(self, token, /)")
    static void reset(PyThread t, long self, long token) {
        TokenType.reset(t, self, token);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = of(self);
        String otherwise = s.otherwise == Value.ABSENT ? "" : " default=" + PyObject.reprText(t, s.otherwise);
        return PyStr.of(t, "<ContextVar name=" + PyObject.reprText(t, s.name) + otherwise + " at 0x" + Long.toHexString(self) + ">");
    }
}
