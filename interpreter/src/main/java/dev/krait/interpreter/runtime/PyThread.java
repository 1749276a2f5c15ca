package dev.krait.interpreter.runtime;

import dev.krait.interpreter.heap.Immortals;
import dev.krait.interpreter.heap.Marker;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.ThreadLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The state of a thread that runs Python code: the Java side of {@link ThreadLayout}, and the data stack.
 *
 * <p>Values in Java locals are not seen by the collector. That is safe because nothing collects but {@link #safepoint}.
 */
public final class PyThread {
    /** Bit of {@link ThreadLayout#POLL}: a collection is due. */
    public static final int POLL_COLLECT = 1;
    /** Bit of {@link ThreadLayout#POLL}: an interrupt (Ctrl-C, time limit, another thread) is to be looked at. */
    public static final int POLL_INTERRUPT = 2;
    /** Bit of {@link ThreadLayout#POLL}: compiled code was invalidated. */
    public static final int POLL_INVALIDATED = 4;
    /** Bit of {@link ThreadLayout#POLL}: finalizers or weak reference callbacks are due. */
    public static final int POLL_FINALIZERS = 8;

    /** Bit of {@link ThreadLayout#POLL}: another thread waits for its turn. */
    public static final int POLL_SWITCH = 16;

    /** How deeply Java code may nest: threads that run Python code need a Java stack to match. */
    public static final int MAX_DEPTH = 4000;
    private static final int DEPTH_MARGIN = 50;
    private static final long STACK_BYTES = Long.getLong("krait.stack.bytes", 64L << 20);

    /** Allocates objects that are immortal and shared by all contexts; has neither context nor stack. */
    public static final PyThread BOOT = new PyThread();

    /** Address of the {@link ThreadLayout}. */
    public final long address;
    /** The context; null for {@link #BOOT}. */
    public final PyContext context;
    /** Address of the current frame, or 0. */
    public long frame;
    /** The exception that a {@link PyError} being thrown stands for, or 0. */
    public long exception;
    /** The exception being handled: what {@code sys.exception()} says; or 0. */
    public long handled;
    /** The current {@code contextvars.Context}, or 0 before one is asked for. */
    public long contextVariables;
    /** While this is not 0, safepoints do not collect. */
    public int deferrals;
    /** What leaving the interpreter loop returns: a value, or 0 where an exception leaves it. */
    public long result;
    /** Whether {@link #result} is what a generator returned, and not what it yielded. */
    public boolean finished;
    /** The frame whose handler the last exception came to, until a recorder has taken notice and set this to 0. */
    public long handlerFrame;
    /** While a trace calls Java code that may look at frames: the frame that the trace is in. */
    public long compiledFrame;
    /** While a trace calls a built-in that waits before it has done anything else: it throws {@link Gil.Leave} instead, see {@link Gil#without}. */
    public boolean leavesToWait;
    /** Whether the trace was left because of that, and the call is to be made again by the interpreter. */
    public boolean repeats;
    /** Nested calls from Java to Python. */
    public int depth;

    /** The threads of all contexts by their addresses. */
    private static final Map<Long, PyThread> LIVE = new ConcurrentHashMap<>();

    private final long stack;
    private boolean closed;
    private boolean finalizing;
    private long[] reprs = new long[8];
    private int reprCount;
    private long[] roots = new long[256];
    private int rootCount;

    private PyThread() {
        address = Memory.allocate(ThreadLayout.SIZE);
        context = null;
        stack = 0;
    }

    PyThread(PyContext context) {
        this.context = context;
        address = Memory.allocate(ThreadLayout.SIZE);
        stack = Memory.allocateUninitialized(STACK_BYTES);
        LIVE.put(address, this);
        Memory.putLong(address + ThreadLayout.STACK_TOP, stack + 7 & ~7L);
        Memory.putLong(address + ThreadLayout.STACK_LIMIT, stack + STACK_BYTES - 8);
        Memory.putLong(address + ThreadLayout.RECURSION_LEFT, 1000);
        if (context.heap.isStressed()) {
            poll(POLL_COLLECT);
        }
        if (Gil.isStressed()) {
            poll(POLL_SWITCH);
        }
    }

    /**
     * A zeroed object with its header. Never collects.
     *
     * @param bytes size; rounded up to a multiple of 8
     */
    public long allocate(int shapeId, long bytes) {
        long size = bytes + 7 & ~7L;
        long object = Memory.getLong(address + ThreadLayout.ALLOCATION_CURSOR);
        long end = object + size;
        if (end > Memory.getLong(address + ThreadLayout.ALLOCATION_LIMIT)) {
            return allocateSlow(shapeId, size);
        }
        Memory.putLong(address + ThreadLayout.ALLOCATION_CURSOR, end);
        Memory.putInt(object + ObjectLayout.SHAPE, shapeId);
        return object;
    }

    private long allocateSlow(int shapeId, long size) {
        return context == null ? Immortals.allocate(shapeId, size) : context.heap.allocateSlow(this, shapeId, size);
    }

    /**
     * Counts one more nested call of Java code that may nest without limit; to be followed by {@link #leave} in a {@code finally}.
     *
     * @param where what the error says was being done: {@code " in comparison"}
     */
    public void enter(String where) {
        if (++depth > MAX_DEPTH) {
            depth--;
            throw tooDeep(where);
        }
    }

    private PyError tooDeep(String where) {
        depth -= DEPTH_MARGIN;
        try {
            return Errors.recursionError(this, "maximum recursion depth exceeded" + where);
        } finally {
            depth += DEPTH_MARGIN;
        }
    }

    /** Ends what {@link #enter} began. */
    public void leave() {
        depth--;
    }

    /** Where the root scope that begins here begins; to be given to {@link #rootsRelease} in a {@code finally}. */
    public long rootsMark() {
        return rootCount;
    }

    /** Keeps a value alive until the enclosing root scope ends; the value. */
    public long root(long value) {
        if (rootCount == roots.length) {
            roots = Arrays.copyOf(roots, 2 * rootCount);
        }
        roots[rootCount++] = value;
        return value;
    }

    /** Replaces the root that was number {@code index} of the scope that began at {@code mark}. */
    public void setRoot(long mark, int index, long value) {
        roots[(int) mark + index] = value;
    }

    /** Ends a root scope. */
    public void rootsRelease(long mark) {
        rootCount = (int) mark;
    }

    /** Where collections and finalizers happen, if one is due and nothing defers it. */
    public void safepoint() {
        long poll = Memory.getLong(address + ThreadLayout.POLL) & (POLL_COLLECT | POLL_FINALIZERS | POLL_SWITCH);
        if (poll != 0 && (deferrals == 0 || (poll & POLL_SWITCH) != 0)) {
            collectDue();
        }
    }

    /** Whether a collection is possible now. */
    public boolean mayCollect() {
        return deferrals == 0 && context.gil.allowsCollections();
    }

    private void collectDue() {
        if ((Memory.getLong(address + ThreadLayout.POLL) & POLL_SWITCH) != 0) {
            pollDone(POLL_SWITCH);
            context.gil.hand(this);
        }
        if (!mayCollect()) {
            return;
        }
        if ((Memory.getLong(address + ThreadLayout.POLL) & POLL_COLLECT) != 0) {
            context.heap.collect();
        }
        if ((Memory.getLong(address + ThreadLayout.POLL) & POLL_FINALIZERS) != 0 && !finalizing) {
            finalizing = true;
            try {
                Finalizers.run(this);
            } finally {
                finalizing = false;
            }
        }
    }

    /** Whether any of the bits of {@link ThreadLayout#POLL} is set. */
    public boolean polls(int bits) {
        return (Memory.getLong(address + ThreadLayout.POLL) & bits) != 0;
    }

    /** Sets bits of {@link ThreadLayout#POLL}. May be called by any thread. */
    public void poll(int bits) {
        synchronized (this) {
            Memory.putLongVolatile(address + ThreadLayout.POLL, Memory.getLongVolatile(address + ThreadLayout.POLL) | bits);
        }
    }

    /** Clears bits of {@link ThreadLayout#POLL}. */
    public void pollDone(int bits) {
        synchronized (this) {
            Memory.putLongVolatile(address + ThreadLayout.POLL, Memory.getLongVolatile(address + ThreadLayout.POLL) & ~bits);
        }
    }

    /** Begins the repr of a container; false if it is being made already, so that it contains itself. */
    public boolean enterRepr(long object) {
        for (int i = reprCount - 1; i >= 0; i--) {
            if (reprs[i] == object) {
                return false;
            }
        }
        if (reprCount == reprs.length) {
            reprs = Arrays.copyOf(reprs, 2 * reprCount);
        }
        reprs[reprCount++] = object;
        return true;
    }

    /** Ends the repr that was begun last. */
    public void leaveRepr() {
        reprCount--;
    }

    /**
     * Takes memory for a frame from the data stack. Its content is undefined: whoever pushes fills every slot that is live.
     *
     * @return the address, or 0 where the stack is full (which ends in RecursionError)
     */
    public long pushFrame(long bytes) {
        long frame = Memory.getLong(address + ThreadLayout.STACK_TOP);
        long end = frame + bytes;
        if (end > Memory.getLong(address + ThreadLayout.STACK_LIMIT)) {
            return 0;
        }
        Memory.putLong(address + ThreadLayout.STACK_TOP, end);
        return frame;
    }

    /** Gives back the frame on top of the data stack. */
    public void popFrame(long frame) {
        Memory.putLong(address + ThreadLayout.STACK_TOP, frame);
    }

    /** Reports everything that this thread keeps alive. */
    public void visitRoots(Marker m) {
        m.mark(exception);
        m.mark(handled);
        m.mark(result);
        m.mark(contextVariables);
        for (int i = 0; i < rootCount; i++) {
            m.mark(roots[i]);
        }
        for (long f = frame; f != 0; f = Memory.getLong(f + FrameLayout.PREVIOUS)) {
            m.markFrame(f);
        }
    }

    /** The thread whose state is at an address; null if there is none. */
    public static PyThread at(long address) {
        return LIVE.get(address);
    }

    /** As {@link #poll}, but from any Java thread at any time: the thread may be closed already. */
    public void request(int bit) {
        synchronized (LIVE) {
            if (!closed) {
                poll(bit);
            }
        }
    }

    /** Gives the memory back. */
    public void close() {
        synchronized (LIVE) {
            if (closed) {
                return;
            }
            closed = true;
        }
        LIVE.remove(address);
        context.remove(this);
        Memory.free(stack);
        Memory.free(address);
    }
}
