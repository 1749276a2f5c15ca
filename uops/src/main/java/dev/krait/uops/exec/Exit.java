package dev.krait.uops.exec;

import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.UOp;

/** A place where a trace may be left. Counts how often it is; may be linked to a side trace. */
public final class Exit {
    /** Why the trace is left there. */
    public enum Kind {
        /** A guard failed, or an operation has a result that the trace cannot hold: worth a side trace when hot. */
        GUARD,
        /** {@link dev.krait.spi.abi.ThreadLayout#POLL} asks for it. */
        POLL,
        /** A call of Java raised an exception, which is pending. The pc is that of the instruction that called. */
        FAILED_CALL,
        /** The trace ends there. */
        END
    }

    /** Side traces of side traces: a chain longer than this does not converge. */
    private static final int MAX_DEPTH = 30;

    private final Executor executor;
    private final int index;
    private final int instruction;
    private final Kind kind;
    private int count;
    private Executor side;
    private boolean given;
    /** See {@link #distance}; -1 if it was not asked for. */
    private int distance = -1;
    private Trace root;

    Exit(Executor executor, int index, int instruction, Kind kind) {
        this.executor = executor;
        this.index = index;
        this.instruction = instruction;
        this.kind = kind;
    }

    static Kind kindOf(UOp op) {
        return switch (op) {
            case LOOP, CHECK_VALIDITY -> Kind.POLL;
            case CALL_JAVA -> Kind.FAILED_CALL;
            case EXIT -> Kind.END;
            default -> Kind.GUARD;
        };
    }

    /** The trace it leaves. */
    public Executor executor() {
        return executor;
    }

    /** Its number in its executor. */
    public int index() {
        return index;
    }

    /** The ref of the instruction that leaves, for {@link dev.krait.uops.ir.TraceBuilder#side}. */
    public int instruction() {
        return instruction;
    }

    /** The micro-op that leaves. */
    public UOp op() {
        return executor.trace().op(instruction);
    }

    /** Why. */
    public Kind kind() {
        return kind;
    }

    /**
     * How many micro-ops are executed from the start of the {@linkplain #root root trace} until that is left here, through side traces;
     * {@link Integer#MAX_VALUE} behind the head of a loop, which may have gone round any number of times.
     */
    public int distance() {
        if (distance < 0) {
            distance = distance(executor.trace(), instruction);
        }
        return distance;
    }

    private static int distance(Trace trace, int instruction) {
        if (trace.loop() != 0 && instruction >= trace.loop()) {
            return Integer.MAX_VALUE;
        }
        int before = trace.parent() == null ? 0 : distance(trace.parent().trace(), trace.parent().instruction());
        if (before == Integer.MAX_VALUE) {
            return before;
        }
        for (int ref = 1; ref < instruction; ref++) {
            before += trace.isDead(ref) ? 0 : 1;
        }
        return before;
    }

    /** The trace that the parents of this one began with. */
    public Trace root() {
        if (root == null) {
            root = executor.trace();
            while (root.parent() != null) {
                root = root.parent().trace();
            }
        }
        return root;
    }

    /** What the frames hold there. */
    public Snapshot snapshot() {
        return executor.trace().snapshot(instruction);
    }

    /** How often it was left through to Java. */
    public int count() {
        return count;
    }

    void taken() {
        count++;
    }

    /** The side trace that goes on from here, or null. */
    public Executor side() {
        return side;
    }

    void setSide(Executor executor) {
        side = executor;
    }

    /** Whether a side trace should be recorded from here now: it was left {@code threshold} times, and {@link #giveUp} was not called. */
    public boolean isHot(int threshold) {
        return count >= threshold && !given && side == null && (kind == Kind.GUARD || kind == Kind.END) && executor.trace().depth() < MAX_DEPTH;
    }

    /** No side trace will ever be recorded from here. */
    public void giveUp() {
        given = true;
    }

    /** Whether there is no side trace and never will be. */
    public boolean isGivenUp() {
        return side == null && (given || executor.trace().depth() >= MAX_DEPTH);
    }

    /** A recording from here failed: try again after it was left as often once more. */
    public void retryLater() {
        count = 0;
    }

    @Override
    public String toString() {
        return executor + " exit " + index + " (" + op().stem() + ")";
    }
}
