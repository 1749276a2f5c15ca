package dev.krait.interpreter.runtime;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The lock that the running thread of a context holds. Threads hand it over where a collection could happen as well ({@link PyThread#safepoint}), and in built-ins
 * that wait. A thread that waits while its collections are deferred has values in Java locals: nothing collects until it goes on.
 */
public final class Gil {
    private static final long SWITCH_MILLIS = 5;
    /** How long the lock is left to a thread that has asked for it but does not take it. */
    private static final long HANDOVER_NANOS = 2_000_000;

    private final ReentrantLock lock;
    private volatile PyThread running;
    private volatile boolean closing;
    private final AtomicInteger waiters = new AtomicInteger();
    private int unsafeWaiters;

    Gil(ReentrantLock lock) {
        this.lock = lock;
    }

    /** Ends threads of a context that is closed. */
    private static final class Closed extends Error {
        private static final long serialVersionUID = 1;

        Closed() {
            super("the context is closed", null, false, false);
        }
    }

    /** Whether no thread that waits has values in Java locals. */
    boolean allowsCollections() {
        return unsafeWaiters == 0;
    }

    /** Takes the lock to run Python code in a thread; the one that has it is asked to hand it over soon. */
    public void acquire(PyThread t) {
        waiters.incrementAndGet();
        try {
            while (!lock.tryLock(SWITCH_MILLIS, TimeUnit.MILLISECONDS)) {
                PyThread other = running;
                if (other != null && other != t) {
                    other.poll(PyThread.POLL_SWITCH);
                }
            }
        } catch (InterruptedException e) {
            lock.lock();
            Thread.currentThread().interrupt();
        } finally {
            waiters.decrementAndGet();
        }
        running = t;
        if (closing) {
            release(t);
            throw new Closed();
        }
    }

    /** Gives back what {@link #acquire} took. */
    public void release(PyThread t) {
        if (running == t) {
            running = null;
        }
        lock.unlock();
    }

    /**
     * Lets other threads run while this one does something that may take long. It uses no value and no memory of the Python heap.
     *
     * @param action what to do without the lock
     */
    public void without(PyThread t, Runnable action) {
        int holds = lock.getHoldCount();
        if (holds == 0) {
            action.run();
            return;
        }
        boolean unsafe = t.deferrals > 0;
        unsafeWaiters += unsafe ? 1 : 0;
        running = null;
        for (int i = 0; i < holds; i++) {
            lock.unlock();
        }
        try {
            action.run();
        } finally {
            acquire(t);
            for (int i = 1; i < holds; i++) {
                lock.lock();
            }
            unsafeWaiters -= unsafe ? 1 : 0;
        }
    }

    /** Lets another thread run that has asked for it. */
    void hand(PyThread t) {
        if (lock.isHeldByCurrentThread() && waiters.get() > 0) {
            without(t, () -> {
                long start = System.nanoTime();
                while (running == null && waiters.get() > 0 && System.nanoTime() - start < HANDOVER_NANOS) {
                    LockSupport.parkNanos(10_000);
                }
            });
        }
    }

    /** Notes that the calling thread, which holds the lock, runs Python code. */
    public void enter(PyThread t) {
        running = t;
    }

    /** From now on threads that want to run end instead. */
    void close() {
        closing = true;
    }
}
