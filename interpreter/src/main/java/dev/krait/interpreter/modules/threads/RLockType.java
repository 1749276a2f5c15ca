package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.ObjectType;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code _thread.RLock}: a lock that its holder may take again. */
@PyClass(name = "RLock", module = "_thread", subclassable = true, dict = true)
final class RLockType {
    private RLockType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new Mutex());
    }

    private static Mutex of(long self) {
        return (Mutex) JavaObjects.get(self);
    }

    @PyMethod("acquire(self, blocking=True, timeout=-1)")
    static boolean acquire(PyThread t, long self, boolean blocking, long timeout) {
        return of(self).acquire(t, true, Mutex.patience(t, blocking, timeout));
    }

    @PyMethod("release(self, /)")
    static void release(PyThread t, long self) {
        if (!of(self).release(t)) {
            throw Errors.runtimeError(t, "cannot release un-acquired lock");
        }
    }

    @PyMethod("locked(self, /)")
    static boolean locked(long self) {
        return of(self).isHeld();
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
    static boolean isOwned(PyThread t, long self) {
        return of(self).isHeldBy(t);
    }

    @PyMethod("_recursion_count(self, /)")
    static int recursionCount(PyThread t, long self) {
        return of(self).isHeldBy(t) ? of(self).count() : 0;
    }

    @PyMethod("_release_save(self, /)")
    static long releaseSave(PyThread t, long self) {
        if (!of(self).isHeld()) {
            throw Errors.runtimeError(t, "cannot release un-acquired lock");
        }
        PyThread owner = of(self).owner();
        return PyTuple.of(t, Value.ofInt(of(self).releaseAll()), PyInt.of(t, owner == null ? 0 : owner.address));
    }

    @PyMethod("_acquire_restore(self, state, /)")
    static void acquireRestore(PyThread t, long self, long state) {
        of(self).restore(t, PyInt.toJavaInt(t, PyTuple.get(state, 0)));
    }

    @PyMethod("_at_fork_reinit(self, /)")
    static void atForkReinit(long self) {
        of(self).reset();
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        PyThread owner = of(self).owner();
        return "<" + (of(self).isHeld() ? "locked" : "unlocked") + " _thread.RLock object owner=" + (owner == null ? 0 : owner.address)
                + " count=" + of(self).count() + " at " + ObjectType.addressText(self) + ">";
    }
}
