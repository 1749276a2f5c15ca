package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code _thread.lock}. One Python thread runs in a context at a time, so a lock that is taken can only be waited for in vain. */
@PyClass(name = "lock", module = "_thread")
final class LockType {
    private static final class State {
        private int count;
    }

    private LockType() {
    }

    static long create(PyThread t) {
        return JavaObjects.create(t, LockTypeBinding.TYPE.rootShape.id, new State());
    }

    @PyNew("()")
    static long new_(PyThread t, PyType cls) {
        return create(t);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("acquire(self, blocking=True, timeout=-1)")
    static boolean acquire(PyThread t, long self, boolean blocking, long timeout) {
        State s = of(self);
        if (s.count > 0) {
            if (blocking && PyFloat.toDouble(t, timeout) < 0) {
                throw Errors.runtimeError(t, "deadlock: the only thread waits for a lock that it holds");
            }
            return false;
        }
        s.count++;
        return true;
    }

    @PyMethod("release(self, /)")
    static void release(PyThread t, long self) {
        if (of(self).count == 0) {
            throw Errors.runtimeError(t, "release unlocked lock");
        }
        of(self).count--;
    }

    @PyMethod("locked(self, /)")
    static boolean locked(long self) {
        return of(self).count > 0;
    }

    @PyMethod("__enter__(self, /)")
    static boolean enter(PyThread t, long self) {
        return acquire(t, self, true, Value.ofInt(-1));
    }

    @PyMethod("__exit__(self, /, *args)")
    static void exit(PyThread t, long self, long args) {
        release(t, self);
    }
}
