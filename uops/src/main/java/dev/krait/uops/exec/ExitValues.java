package dev.krait.uops.exec;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;
import java.util.HashMap;
import java.util.Map;

/** The frames at an exit, and what their slots hold, as words. Objects that the trace did not allocate are made when they are asked for. */
public final class ExitValues {
    private final ExitHandler handler;
    private final long thread;
    private final Trace trace;
    private final int exit;
    private final Snapshot snapshot;
    private final Values values;
    private final boolean failed;
    private Map<Integer, Long> made;

    /** Where the values of refs are. */
    @FunctionalInterface
    interface Values {
        /** The raw bits of an instruction's result. */
        long bits(int ref);
    }

    ExitValues(ExitHandler handler, long thread, Trace trace, int exit, Values values, boolean failed) {
        this.handler = handler;
        this.thread = thread;
        this.trace = trace;
        this.exit = exit;
        this.snapshot = trace.snapshot(exit);
        this.values = values;
        this.failed = failed;
    }

    /** Frames, slot offsets and pcs. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Whether this is an exit with an exception pending. */
    public boolean isFailure() {
        return failed;
    }

    /** The word that slot number {@code slot} of the snapshot holds; 0 for absent. */
    public long word(int slot) {
        return valueOf(snapshot.ref(slot));
    }

    private long valueOf(int ref) {
        if (ref == Trace.NONE) {
            return Value.ABSENT;
        }
        if (trace.isSunk(ref)) {
            return make(ref);
        }
        long bits = bits(ref);
        Type type = trace.type(ref);
        if (type == Type.INT) {
            return Value.fitsInt(bits) ? Value.ofInt(bits) : handler.boxInt(bits);
        }
        return type == Type.FLOAT ? Value.ofDouble(Double.longBitsToDouble(bits)) : bits;
    }

    private long bits(int ref) {
        return ref < 0 ? trace.constant(ref) : values.bits(ref);
    }

    /** Builds an object that was not allocated; once, however often it is named. */
    private long make(int ref) {
        if (made == null) {
            made = new HashMap<>();
        }
        Long known = made.get(ref);
        if (known != null) {
            return known;
        }
        long object = handler.allocate(thread, trace.headerOf(ref, exit), trace.b(ref));
        made.put(ref, object);
        for (int store : trace.fieldStores(ref, exit)) {
            int value = trace.fieldValue(store);
            Memory.putLong(object + trace.immediate(store), trace.op(store) == UOp.STORE_INT ? bits(value) : valueOf(value));
        }
        return object;
    }
}
