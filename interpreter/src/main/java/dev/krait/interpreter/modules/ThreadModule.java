package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/**
 * Module {@code _thread}: locks and identities. Starting a thread raises RuntimeError, as CPython does where the system has none
 * to give: Python code runs in the threads that the embedder brings.
 */
@PyModule(name = "_thread", types = {LockType.class, RLockType.class})
final class ThreadModule {
    private ThreadModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "error", Exc.RUNTIME_ERROR.address);
        Modules.set(t, module, "LockType", LockTypeBinding.TYPE.address);
        Modules.set(t, module, "TIMEOUT_MAX", PyFloat.of(9223372036.0));
    }

    @PyFunction("get_ident()")
    static long getIdent(PyThread t) {
        return PyInt.of(t, t.address);
    }

    @PyFunction("get_native_id()")
    static long getNativeId(PyThread t) {
        return PyInt.of(t, Thread.currentThread().threadId());
    }

    @PyFunction("allocate_lock()")
    static long allocateLock(PyThread t) {
        return LockType.create(t);
    }

    @PyFunction("_count()")
    static int count() {
        return 0;
    }

    @PyFunction("stack_size(size=0, /)")
    static int stackSize(int size) {
        return 0;
    }

    @PyFunction("start_new_thread(function, args, kwargs=<absent>, /)")
    static long startNewThread(PyThread t, long function, long args, long kwargs) {
        throw Errors.runtimeError(t, "can't start new thread");
    }
}
