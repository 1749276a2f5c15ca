package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** {@code _thread._ThreadHandle}: a thread that can be waited for. */
@PyClass(name = "_ThreadHandle", module = "_thread")
final class ThreadHandleType {
    /** What is known of a thread. */
    static final class State {
        final CountDownLatch done = new CountDownLatch(1);
        /** What {@code ident} says; 0 before the start. */
        volatile long ident;
        volatile PyThread thread;
    }

    private ThreadHandleType() {
    }

    static long create(PyThread t) {
        return JavaObjects.create(t, ThreadHandleTypeBinding.TYPE.rootShape.id, new State());
    }

    @PyNew("()")
    static long new_(PyThread t, PyType cls) {
        return create(t);
    }

    static boolean is(long value) {
        return PyType.of(value) == ThreadHandleTypeBinding.TYPE;
    }

    static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyGetter("ident")
    static long ident(PyThread t, long self) {
        return PyInt.of(t, of(self).ident);
    }

    @PyMethod("is_done(self, /)")
    static boolean isDone(long self) {
        return of(self).done.getCount() == 0;
    }

    @PyMethod("_set_done(self, /)")
    static void setDone(long self) {
        of(self).done.countDown();
    }

    @PyMethod("join(self, timeout=None, /)")
    static void join(PyThread t, long self, long timeout) {
        State s = of(self);
        if (s.ident == 0) {
            throw Errors.runtimeError(t, "thread not started");
        }
        if (s.thread == t && s.done.getCount() > 0) {
            throw Errors.runtimeError(t, "Cannot join current thread");
        }
        double seconds = timeout == Const.NONE ? -1 : PyFloat.toDouble(t, timeout);
        await(t, s, seconds < 0 ? Long.MAX_VALUE : (long) Math.min(seconds * 1e9, 9e18));
    }

    /** Waits for the end of a thread, at most so many nanoseconds. */
    static void await(PyThread t, State s, long nanos) {
        long start = System.nanoTime();
        while (s.done.getCount() > 0 && System.nanoTime() - start < nanos) {
            t.context.gil.without(t, () -> {
                try {
                    while (s.done.getCount() > 0 && System.nanoTime() - start < nanos && !t.polls(PyThread.POLL_INTERRUPT)) {
                        s.done.await(Math.min(50_000_000, Math.max(1, nanos - (System.nanoTime() - start))), TimeUnit.NANOSECONDS);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    t.poll(PyThread.POLL_INTERRUPT);
                }
            });
            if (t.polls(PyThread.POLL_INTERRUPT)) {
                t.context.interrupted(t);
            }
        }
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return "<_thread._ThreadHandle object: ident=" + of(self).ident + ">";
    }
}
