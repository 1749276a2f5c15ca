package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Gil;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The threads that Python code has started in a context. */
final class Spawned implements RootSet {
    private static final long STACK_BYTES = 256L << 20;

    private record Running(ThreadHandleType.State state, boolean daemon) {
    }

    private final List<Running> running = new CopyOnWriteArrayList<>();

    static Spawned of(PyThread t) {
        return t.context.state(Spawned.class, Spawned::new);
    }

    @Override
    public void visit(Marker m) {
        // What a thread runs is a root of the thread itself.
    }

    int count() {
        return running.size();
    }

    /** Starts a thread; RuntimeError where the system has none to give. */
    void start(PyThread t, long function, long args, long kwargs, ThreadHandleType.State state, boolean daemon) {
        if (!Gil.isHeld()) {
            // The two would run at once, in one heap: what that breaks shows much later, as a wrong value somewhere.
            throw new IllegalStateException("a thread is started by one that does not hold the lock: what runs Python code begins with context.gil.enter(thread)");
        }
        PyThread started = t.context.newThread();
        started.root(function);
        started.root(args);
        started.root(kwargs);
        state.ident = started.address;
        state.thread = started;
        Running entry = new Running(state, daemon);
        running.add(entry);
        Thread thread = new Thread(null, () -> run(started, function, args, kwargs, entry), "python-thread", STACK_BYTES);
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            running.remove(entry);
            state.done.countDown();
            started.close();
            throw Errors.runtimeError(t, "can't start new thread");
        }
    }

    private void run(PyThread t, long function, long args, long kwargs, Running entry) {
        try {
            PyThread before = t.context.gil.enter(t);
            try {
                Calls.collectingCallTuple(t, function, args, kwargs);
            } catch (PyError e) {
                report(t, function);
            } finally {
                t.close();
                t.context.gil.leave(before);
            }
        } catch (Gil.Closed e) {
            // Nobody is left who could wait for it.
        } finally {
            running.remove(entry);
            entry.state.done.countDown();
        }
    }

    private static void report(PyThread t, long function) {
        long exception = Errors.clear(t);
        if (Errors.matches(t, exception, Exc.SYSTEM_EXIT.address)) {
            return;
        }
        try {
            long stderr = PyDict.getStr(t, t.context.sysDict, Names.of("stderr"));
            if (stderr != 0 && stderr != Const.NONE) {
                Calls.callMethod(t, stderr, Names.of("write"),
                        PyStr.of(t, "Exception ignored in thread started by " + PyObject.reprText(t, function) + ":\n"));
                long hook = PyDict.getStr(t, t.context.sysDict, Names.of("__excepthook__"));
                Calls.call(t, hook, PyObject.typeOf(exception), exception, PyObject.getAttr(t, exception, Names.of("__traceback__")));
            }
        } catch (PyError e) {
            Errors.clear(t);
        }
    }

    /** Waits for all threads that are no daemons. */
    void awaitAll(PyThread t) {
        for (Running r : running) {
            if (!r.daemon && r.state.thread != t) {
                ThreadHandleType.await(t, r.state, Long.MAX_VALUE);
            }
        }
    }
}
