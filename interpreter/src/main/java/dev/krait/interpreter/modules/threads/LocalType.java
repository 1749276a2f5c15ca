package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.Attributes;
import dev.krait.interpreter.objects.ObjectType;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.util.HashMap;
import java.util.Map;

/** {@code _thread._local}: an object whose attributes each thread has for itself: the dict of the thread is put in before each access. */
@PyClass(name = "_local", module = "_thread", subclassable = true, dict = true)
final class LocalType {
    private static final class State implements Traced {
        private final long args;
        private final long kwargs;
        private final Map<PyThread, Long> dicts = new HashMap<>();

        State(long args, long kwargs) {
            this.args = args;
            this.kwargs = kwargs;
        }

        @Override
        public void trace(Marker m) {
            m.mark(args);
            m.mark(kwargs);
            dicts.keySet().removeIf(t -> !t.context.threads().contains(t));
            dicts.values().forEach(m::mark);
        }
    }

    private LocalType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        boolean plain = cls.lookup(Names.__init__) == Types.OBJECT.lookup(Names.__init__);
        if (plain && (PyTuple.length(args) > 0 || kwargs != Value.ABSENT && PyDict.length(kwargs) > 0)) {
            throw Errors.typeError(t, "Initialization arguments are not supported");
        }
        State state = new State(args, kwargs);
        long self = JavaObjects.create(t, cls.rootShape.id, state);
        long dict = PyDict.create(t);
        state.dicts.put(t, dict);
        Attributes.setDict(t, self, dict);
        return self;
    }

    /** Puts the dict of the running thread in; a thread that has none yet gets one and runs {@code __init__}. */
    private static void enter(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        Long dict = state.dicts.get(t);
        if (dict != null) {
            Attributes.setDict(t, self, dict);
            return;
        }
        long created = PyDict.create(t);
        state.dicts.put(t, created);
        Attributes.setDict(t, self, created);
        PyType type = PyType.of(self);
        long init = type.lookup(Names.__init__);
        if (init != Types.OBJECT.lookup(Names.__init__)) {
            Calls.callTuple(t, init, PyTuple.concat(t, PyTuple.of(t, self), state.args), state.kwargs);
            Attributes.setDict(t, self, created);
        }
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        enter(t, self);
        if (PyStr.is(name) && PyStr.equal(name, "__dict__")) {
            return Attributes.dictOf(t, self);
        }
        return ObjectType.getAttribute(t, self, name);
    }

    @PyMethod("__setattr__(self, name, value, /)")
    static void setAttr(PyThread t, long self, long name, long value) {
        enter(t, self);
        checkName(t, self, name);
        ObjectType.setAttr(t, self, name, value);
    }

    @PyMethod("__delattr__(self, name, /)")
    static void delAttr(PyThread t, long self, long name) {
        enter(t, self);
        checkName(t, self, name);
        ObjectType.delAttr(t, self, name);
    }

    private static void checkName(PyThread t, long self, long name) {
        if (PyStr.is(name) && PyStr.equal(name, "__dict__")) {
            throw Errors.attributeError(t, "'%s' object attribute '__dict__' is read-only", PyObject.typeName(self));
        }
    }
}
