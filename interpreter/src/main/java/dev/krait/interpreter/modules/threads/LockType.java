package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.ObjectType;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code _thread.lock}. */
@PyClass(name = "lock", module = "_thread")
final class LockType {
    private LockType() {
    }

    static long create(PyThread t) {
        return JavaObjects.create(t, LockTypeBinding.TYPE.rootShape.id, new Mutex());
    }

    @PyNew("()")
    static long new_(PyThread t, PyType cls) {
        return create(t);
    }

    private static Mutex of(long self) {
        return (Mutex) JavaObjects.get(self);
    }

    @PyMethod("acquire(self, blocking=True, timeout=-1)")
    static boolean acquire(PyThread t, long self, boolean blocking, long timeout) {
        return of(self).acquire(t, false, Mutex.patience(t, blocking, timeout));
    }

    @PyMethod("acquire_lock(self, blocking=True, timeout=-1)")
    static boolean acquireLock(PyThread t, long self, boolean blocking, long timeout) {
        return acquire(t, self, blocking, timeout);
    }

    @PyMethod("release(self, /)")
    static void release(PyThread t, long self) {
        if (!of(self).release(null)) {
            throw Errors.runtimeError(t, "release unlocked lock");
        }
    }

    @PyMethod("release_lock(self, /)")
    static void releaseLock(PyThread t, long self) {
        release(t, self);
    }

    @PyMethod("locked(self, /)")
    static boolean locked(long self) {
        return of(self).isHeld();
    }

    @PyMethod("locked_lock(self, /)")
    static boolean lockedLock(long self) {
        return of(self).isHeld();
    }

    @PyMethod("_at_fork_reinit(self, /)")
    static void atForkReinit(long self) {
        of(self).reset();
    }

    @PyMethod("__enter__(self, /)")
    static boolean enter(PyThread t, long self) {
        return acquire(t, self, true, Value.ofInt(-1));
    }

    @PyMethod("__exit__(self, /, *args)")
    static void exit(PyThread t, long self, long args) {
        release(t, self);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "<" + (of(self).isHeld() ? "locked" : "unlocked") + " _thread.lock object at " + ObjectType.addressText(self) + ">";
    }
}
