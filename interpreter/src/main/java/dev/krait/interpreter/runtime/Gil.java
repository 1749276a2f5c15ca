package dev.krait.interpreter.runtime;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The lock that a thread holds while it runs Python code. There is one for all contexts of the process, because they share the built-in types with their shapes, the
 * interned names and the tables of the compiler. Threads hand it over where a collection could happen as well ({@link PyThread#safepoint}), and in built-ins that
 * wait. A thread that waits while its collections are deferred has values in Java locals: nothing collects in its context until it goes on.
 *
 * <p>An instance is the part of one context: it knows which threads are inside it, so that a context that is closed while some of them wait gives its
 * memory back only when the last one has left.
 */
public final class Gil {
    /** How long a thread waits before it asks for its turn, in microseconds. */
    private static volatile long switchMicros = 5000;
    /** How long the lock is left to a thread that has asked for it but does not take it. */
    private static final long HANDOVER_NANOS = 2_000_000;
    /** If not 0, threads hand over at one of so many safepoints, chosen at random, whether they were asked to or not: for tests. */
    private static final int STRESS = Integer.getInteger("krait.threads.stress", 0);
    private static final Random CHOICE = new Random(STRESS);
    private static final ReentrantLock LOCK = new ReentrantLock(true);
    private static final AtomicInteger WAITERS = new AtomicInteger();
    private static volatile PyThread running;

    private final Runnable free;
    private boolean closing;
    /** How often threads are inside. */
    private int inside;
    private int unsafeWaiters;

    /**
     * The part of a new context.
     *
     * @param free gives its memory back; called once, with the lock held and no thread inside
     */
    Gil(Runnable free) {
        this.free = free;
    }

    /** Ends a thread whose context was closed while it waited. */
    public static final class Closed extends Error {
        private static final long serialVersionUID = 1;

        Closed() {
            super("the context is closed", null, false, false);
        }
    }

    /** Whether threads hand over without being asked to. */
    static boolean isStressed() {
        return STRESS > 0;
    }

    /** How long a thread waits before it asks for its turn, in seconds. */
    public static double switchInterval() {
        return switchMicros / 1e6;
    }

    /** Sets {@link #switchInterval}, for the whole process. */
    public static void setSwitchInterval(double seconds) {
        switchMicros = (long) (seconds * 1e6);
    }

    /** Leaves a trace in which a thread should not wait. */
    public static final class Leave extends Error {
        private static final long serialVersionUID = 1;
        private static final Leave SIGNAL = new Leave();

        private Leave() {
            super("a trace is left to wait", null, false, false);
        }
    }

    /** Does something while no Python code runs in any context. */
    public static <T> T exclusively(Supplier<T> action) {
        PyThread before = take(null);
        try {
            return action.get();
        } finally {
            give(before);
        }
    }

    /** Takes the lock, and has the thread that holds it asked to hand it over soon. Returns whom to put back with {@link #give}. */
    private static PyThread take(PyThread t) {
        PyThread before = LOCK.isHeldByCurrentThread() ? running : null;
        WAITERS.incrementAndGet();
        try {
            while (!LOCK.tryLock(Math.max(1, switchMicros), TimeUnit.MICROSECONDS)) {
                PyThread other = running;
                if (other != null) {
                    other.request(PyThread.POLL_SWITCH);
                }
            }
        } catch (InterruptedException e) {
            LOCK.lock();
            Thread.currentThread().interrupt();
        } finally {
            WAITERS.decrementAndGet();
        }
        running = t;
        return before;
    }

    private static void give(PyThread before) {
        running = before;
        LOCK.unlock();
    }

    /** Whether the calling thread runs Python code by right. */
    public static boolean isHeld() {
        return LOCK.isHeldByCurrentThread();
    }

    /** Whether no thread that waits has values in Java locals. */
    boolean allowsCollections() {
        return unsafeWaiters == 0;
    }

    /**
     * Begins to run Python code in a thread of this context; threads may do so again while they do.
     *
     * @return what {@link #leave} is to be given
     * @throws Closed if the context is closed
     */
    public PyThread enter(PyThread t) {
        PyThread before = take(t);
        if (closing) {
            give(before);
            throw new Closed();
        }
        inside++;
        return before;
    }

    /** Ends what {@link #enter} began. */
    public void leave(PyThread before) {
        if (--inside == 0 && closing) {
            free.run();
        }
        give(before);
    }

    /**
     * Lets other threads run while this one does something that may take long. It uses no value and no memory of the Python heap.
     *
     * <p>In a call from a trace nothing could be collected in the whole context until it ends, since the trace has values in registers. So built-ins of which
     * the trace knows that they can be called again leave it before they wait.
     *
     * @param action what to do without the lock
     * @throws Closed if the context was closed in the meantime
     * @throws Leave where {@link PyThread#leavesToWait}
     */
    public void without(PyThread t, Runnable action) {
        if (t.leavesToWait && t.deferrals == 1) {
            throw Leave.SIGNAL;
        }
        release(t, action);
    }

    private void release(PyThread t, Runnable action) {
        int holds = LOCK.getHoldCount();
        if (holds == 0) {
            action.run();
            return;
        }
        boolean unsafe = t.deferrals > 0;
        unsafeWaiters += unsafe ? 1 : 0;
        running = null;
        for (int i = 0; i < holds; i++) {
            LOCK.unlock();
        }
        try {
            action.run();
        } finally {
            take(t);
            for (int i = 1; i < holds; i++) {
                LOCK.lock();
            }
            unsafeWaiters -= unsafe ? 1 : 0;
        }
        if (closing) {
            throw new Closed();
        }
    }

    /** Lets another thread run that has asked for it. */
    void hand(PyThread t) {
        if (STRESS > 0) {
            t.poll(PyThread.POLL_SWITCH);
            if (CHOICE.nextInt(STRESS) != 0) {
                return;
            }
        }
        if (LOCK.isHeldByCurrentThread() && WAITERS.get() > 0) {
            release(t, () -> {
                long start = System.nanoTime();
                // The lock is fair: who is in its queue is next. One that has asked for it may just not be in the queue.
                while (running == null && WAITERS.get() > 0 && !LOCK.hasQueuedThreads() && System.nanoTime() - start < HANDOVER_NANOS) {
                    LockSupport.parkNanos(10_000);
                }
            });
        }
    }

    /** From now on threads that want to run in the context end instead; its memory is given back when none is inside. Held by the caller. */
    void close() {
        if (!closing) {
            closing = true;
            if (inside == 0) {
                free.run();
            }
        }
    }
}
