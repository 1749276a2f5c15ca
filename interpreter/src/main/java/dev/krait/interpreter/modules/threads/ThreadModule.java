package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.modules.Modules;
import dev.krait.interpreter.modules.StructSequence;
import dev.krait.interpreter.modules.signals.Signals;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Module {@code _thread}. */
@PyModule(name = "_thread", types = {LockType.class, LocalType.class, RLockType.class, ThreadHandleType.class})
final class ThreadModule {
    private static final StructSequence EXCEPT_HOOK_ARGS = StructSequence.of("_thread", "_ExceptHookArgs", 4, "exc_type", "exc_value", "exc_traceback", "thread");

    private ThreadModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "error", Exc.RUNTIME_ERROR.address);
        Modules.set(t, module, "LockType", LockTypeBinding.TYPE.address);
        Modules.set(t, module, "TIMEOUT_MAX", PyFloat.of(9223372036.0));
        Modules.set(t, module, "_ExceptHookArgs", EXCEPT_HOOK_ARGS.type());
        Modules.set(t, module, "_NAME_MAXLEN", Value.ofInt(15));
    }

    @PyFunction("get_ident()")
    static long getIdent(PyThread t) {
        return PyInt.of(t, t.address);
    }

    @PyFunction("_get_main_thread_ident()")
    static long getMainThreadIdent(PyThread t) {
        return PyInt.of(t, t.context.threads().get(0).address);
    }

    @PyFunction("get_native_id()")
    static long getNativeId(PyThread t) {
        return PyInt.of(t, Thread.currentThread().threadId());
    }

    @PyFunction("allocate_lock()")
    static long allocateLock(PyThread t) {
        return LockType.create(t);
    }

    @PyFunction("allocate()")
    static long allocate(PyThread t) {
        return LockType.create(t);
    }

    @PyFunction("_count()")
    static int count(PyThread t) {
        return Spawned.of(t).count();
    }

    @PyFunction("stack_size(size=0, /)")
    static int stackSize(int size) {
        return 0;
    }

    @PyFunction("daemon_threads_allowed()")
    static boolean daemonThreadsAllowed() {
        return true;
    }

    @PyFunction("_is_main_interpreter()")
    static boolean isMainInterpreter() {
        return true;
    }

    @PyFunction("set_name(name)")
    static void setName(String name) {
        Thread.currentThread().setName(name);
    }

    @PyFunction("_get_name()")
    static String getName() {
        return Thread.currentThread().getName();
    }

    @PyFunction("exit()")
    static void exit(PyThread t) {
        throw Errors.of(t, Exc.SYSTEM_EXIT);
    }

    @PyFunction("exit_thread()")
    static void exitThread(PyThread t) {
        exit(t);
    }

    @PyFunction("interrupt_main(signum=2, /)")
    static void interruptMain(PyThread t, int signal) {
        if (signal < 1 || signal > 64) {
            throw Errors.valueError(t, "signal number out of range");
        }
        Signals.of(t).arrive(t.context.threads().get(0), signal);
    }

    private static void checkCallable(PyThread t, long function, String message) {
        if (PyType.of(function).special(Special.CALL) == 0) {
            throw Errors.typeError(t, "%s", message);
        }
    }

    @PyFunction("start_new_thread(function, args, kwargs=<unrepresentable>, /)")
    static long startNewThread(PyThread t, long function, long args, long kwargs) {
        checkCallable(t, function, "first arg must be callable");
        if (!PyTuple.is(args)) {
            throw Errors.typeError(t, "2nd arg must be a tuple");
        }
        if (kwargs != 0 && !PyDict.is(kwargs)) {
            throw Errors.typeError(t, "optional 3rd arg must be a dictionary");
        }
        ThreadHandleType.State state = new ThreadHandleType.State();
        Spawned.of(t).start(t, function, args, kwargs, state, true);
        return PyInt.of(t, state.ident);
    }

    @PyFunction("start_new(function, args, kwargs=<unrepresentable>, /)")
    static long startNew(PyThread t, long function, long args, long kwargs) {
        return startNewThread(t, function, args, kwargs);
    }

    @PyFunction("start_joinable_thread(function, handle=None, daemon=True)")
    static long startJoinableThread(PyThread t, long function, long handle, boolean daemon) {
        checkCallable(t, function, "thread function must be callable");
        long used = handle;
        if (handle == Const.NONE) {
            used = ThreadHandleType.create(t);
        } else if (!ThreadHandleType.is(handle)) {
            throw Errors.typeError(t, "'handle' must be a _ThreadHandle");
        }
        ThreadHandleType.State state = ThreadHandleType.of(used);
        if (state.ident != 0) {
            throw Errors.runtimeError(t, "thread already started");
        }
        Spawned.of(t).start(t, function, Const.EMPTY_TUPLE, 0, state, daemon);
        return used;
    }

    @PyFunction("_make_thread_handle(ident, /)")
    static long makeThreadHandle(PyThread t, long ident) {
        long handle = ThreadHandleType.create(t);
        ThreadHandleType.of(handle).ident = PyInt.toLong(t, ident);
        return handle;
    }

    @PyFunction("_shutdown()")
    static void shutdown(PyThread t) {
        Spawned.of(t).awaitAll(t);
    }

    @PyFunction("_excepthook(args, /)")
    static void excepthook(PyThread t, long args) {
        if (PyType.of(args).address != EXCEPT_HOOK_ARGS.type()) {
            throw Errors.typeError(t, "_thread._excepthook argument type must be ExceptHookArgs");
        }
        long type = PyTuple.get(args, 0);
        if (type == Exc.SYSTEM_EXIT.address) {
            return;
        }
        long thread = PyTuple.get(args, 3);
        long stderr = PyDict.getStr(t, t.context.sysDict, Names.of("stderr"));
        if (stderr == 0 || stderr == Const.NONE) {
            return;
        }
        String name = thread == Const.NONE ? String.valueOf(t.address) : PyObject.strText(t, PyObject.getAttr(t, thread, Names.of("name")));
        Calls.callMethod(t, stderr, Names.of("write"), dev.krait.interpreter.objects.PyStr.of(t, "Exception in thread " + name + ":\n"));
        long display = PyDict.getStr(t, t.context.sysDict, Names.of("__excepthook__"));
        Calls.call(t, display, type, PyTuple.get(args, 1), PyTuple.get(args, 2));
        Calls.callMethod(t, stderr, Names.of("flush"));
    }
}
