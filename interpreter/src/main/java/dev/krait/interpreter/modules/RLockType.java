package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code _thread.RLock}. One Python thread runs in a context at a time, so a lock that is taken can only be waited for in vain. */
@PyClass(name = "RLock", module = "_thread")
final class RLockType {
    private static final class State {
        private int count;
    }

    private RLockType() {
    }

    static long create(PyThread t) {
        return JavaObjects.create(t, RLockTypeBinding.TYPE.rootShape.id, new State());
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
        s.count++;
        return true;
    }

    @PyMethod("release(self, /)")
    static void release(PyThread t, long self) {
        if (of(self).count == 0) {
            throw Errors.runtimeError(t, "cannot release un-acquired lock");
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

    @PyMethod("_is_owned(self, /)")
    static boolean isOwned(long self) {
        return of(self).count > 0;
    }
}
