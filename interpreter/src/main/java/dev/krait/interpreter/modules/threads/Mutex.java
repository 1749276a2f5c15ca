package dev.krait.interpreter.modules.threads;

import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** A lock of Python code: held by a thread a number of times, or by nobody. Its fields are guarded by its monitor, in which nobody waits for the context's lock. */
final class Mutex {
    /** So that an interrupt is seen soon. */
    private static final long SLICE_MILLIS = 50;
    private static final double LONGEST = 9223372036.0;

    private PyThread owner;
    private int count;

    /** Nanoseconds that an acquire may wait: negative for ever, 0 not at all. */
    static long patience(PyThread t, boolean blocking, long timeout) {
        if (!Value.isDouble(timeout) && !PyFloat.is(timeout) && !PyInt.is(timeout)) {
            throw Errors.typeError(t, "'%s' object cannot be interpreted as an integer or float", dev.krait.interpreter.objects.PyObject.typeName(timeout));
        }
        double seconds = PyFloat.toDouble(t, timeout);
        if (!blocking && seconds != -1) {
            throw Errors.valueError(t, "can't specify a timeout for a non-blocking call");
        }
        if (seconds < 0 && seconds != -1) {
            throw Errors.valueError(t, "timeout value must be a non-negative number");
        }
        if (seconds > LONGEST) {
            throw Errors.overflowError(t, seconds > 1e19 ? "timestamp out of range for platform time_t" : "timeout value is too large");
        }
        return !blocking ? 0 : seconds < 0 ? -1 : Math.max(1, (long) (seconds * 1e9));
    }

    private synchronized boolean take(PyThread t, boolean reentrant) {
        if (count > 0 && !(reentrant && owner == t)) {
            return false;
        }
        owner = t;
        count++;
        return true;
    }

    private synchronized boolean waitAndTake(PyThread t, boolean reentrant, long nanos) throws InterruptedException {
        if (!take(t, reentrant)) {
            wait(Math.max(1, Math.min(SLICE_MILLIS, nanos / 1_000_000)));
            return take(t, reentrant);
        }
        return true;
    }

    /** Takes the lock; false if that took longer than the patience. */
    boolean acquire(PyThread t, boolean reentrant, long patience) {
        if (take(t, reentrant)) {
            return true;
        }
        long end = System.nanoTime() + patience;
        while (patience != 0) {
            long left = patience < 0 ? Long.MAX_VALUE : end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            boolean[] taken = new boolean[1];
            t.context.gil.without(t, () -> {
                try {
                    while (!taken[0] && !t.polls(PyThread.POLL_INTERRUPT) && (patience < 0 || end - System.nanoTime() > 0)) {
                        taken[0] = waitAndTake(t, reentrant, patience < 0 ? Long.MAX_VALUE : end - System.nanoTime());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    t.poll(PyThread.POLL_INTERRUPT);
                }
            });
            if (taken[0]) {
                return true;
            }
            if (t.polls(PyThread.POLL_INTERRUPT)) {
                t.context.interrupted(t);
            }
        }
        return false;
    }

    /** Gives the lock back once; false if nobody, or another thread than the one given, holds it. */
    synchronized boolean release(PyThread onlyOf) {
        if (count == 0 || onlyOf != null && owner != onlyOf) {
            return false;
        }
        if (--count == 0) {
            owner = null;
            notify();
        }
        return true;
    }

    synchronized boolean isHeld() {
        return count > 0;
    }

    synchronized boolean isHeldBy(PyThread t) {
        return count > 0 && owner == t;
    }

    synchronized int count() {
        return count;
    }

    synchronized PyThread owner() {
        return owner;
    }

    /** Gives the lock back, however often it is held: how often that was. */
    synchronized int releaseAll() {
        int held = count;
        count = 0;
        owner = null;
        notify();
        return held;
    }

    /** Takes the lock so many times. */
    void restore(PyThread t, int times) {
        acquire(t, false, -1);
        synchronized (this) {
            count = times;
        }
    }

    /** Forgets who holds it, as after a fork. */
    synchronized void reset() {
        count = 0;
        owner = null;
        notifyAll();
    }
}
