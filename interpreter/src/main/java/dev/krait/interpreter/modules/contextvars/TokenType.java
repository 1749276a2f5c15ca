package dev.krait.interpreter.modules.contextvars;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.GenericAlias;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code contextvars.Token}: what a variable was worth before it was set. */
@PyClass(name = "Token", module = "_contextvars", unhashable = true, noNew = true)
final class TokenType {
    private static final class State implements Traced {
        private long context;
        private long variable;
        private long old;
        private boolean used;

        @Override
        public void trace(Marker m) {
            m.mark(context);
            m.mark(variable);
            m.mark(old);
        }
    }

    private TokenType() {
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    static long create(PyThread t, long context, long variable, long old) {
        State s = new State();
        s.context = context;
        s.variable = variable;
        s.old = old;
        return JavaObjects.create(t, TokenTypeBinding.TYPE.rootShape.id, s);
    }

    static void reset(PyThread t, long variable, long token) {
        if (PyType.of(token) != TokenTypeBinding.TYPE) {
            throw Errors.typeError(t, "expected an instance of Token, got %s", PyObject.reprText(t, token));
        }
        State s = of(token);
        if (s.used) {
            throw Errors.runtimeError(t, "%s has already been used once", PyObject.reprText(t, token));
        }
        if (s.variable != variable) {
            throw Errors.valueError(t, "%s was created by a different ContextVar", PyObject.reprText(t, token));
        }
        if (s.context != ContextType.current(t)) {
            throw Errors.valueError(t, "%s was created in a different Context", PyObject.reprText(t, token));
        }
        s.used = true;
        if (s.old == Value.ABSENT) {
            PyDict.remove(t, ContextType.values(t), variable);
        } else {
            PyDict.set(t, ContextType.values(t), variable, s.old);
        }
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return GenericAlias.create(t, cls, object);
    }

    @PyGetter("var")
    static long variable(long self) {
        return of(self).variable;
    }

    @PyGetter("old_value")
    static long oldValue(long self) {
        return of(self).old == Value.ABSENT ? TokenMissingType.MISSING : of(self).old;
    }

    @PyMethod("__enter__(self, /)")
    static long enter(long self) {
        return self;
    }

    @PyMethod("__exit__(self, type, value, traceback, /)")
    static void exit(PyThread t, long self, long type, long value, long traceback) {
        reset(t, of(self).variable, self);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        State s = of(self);
        return PyStr.of(t, "<Token" + (s.used ? " used" : "") + " var=" + PyObject.reprText(t, s.variable) + " at 0x" + Long.toHexString(self) + ">");
    }

    /** Enters {@code MISSING} in the type. */
    static void addMissing() {
        PyDict.putStr(PyThread.BOOT, TokenTypeBinding.TYPE.dict(), Names.of("MISSING"), TokenMissingType.MISSING);
    }
}
