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
    private final Plan plan;
    private Map<Integer, Long> made;

    /** Where the values of refs are. */
    @FunctionalInterface
    interface Values {
        /** The raw bits of an instruction's result. */
        long bits(int ref);
    }

    /** What to do for each slot of a snapshot whose values are in memory, worked out once. */
    static final class Plan {
        private static final byte CONSTANT = 0, WORD = 1, INT = 2, FLOAT = 3, MADE = 4;
        private final byte[] kinds;
        /** The word, or where it is in the thread state. */
        private final long[] data;

        Plan(Trace trace, int exit, java.util.function.IntUnaryOperator offsets) {
            Snapshot s = trace.snapshot(exit);
            kinds = new byte[s.size()];
            data = new long[s.size()];
            for (int i = 0; i < kinds.length; i++) {
                int ref = s.ref(i);
                if (ref != Trace.NONE && trace.isSunk(ref)) {
                    kinds[i] = MADE;
                } else if (ref > 0) {
                    kinds[i] = trace.type(ref) == Type.INT ? INT : trace.type(ref) == Type.FLOAT ? FLOAT : WORD;
                    data[i] = offsets.applyAsInt(ref);
                } else if (ref == Trace.NONE) {
                    data[i] = Value.ABSENT;
                } else if (trace.type(ref) == Type.INT && !Value.fitsInt(trace.constant(ref))) {
                    kinds[i] = MADE;
                } else {
                    long bits = trace.constant(ref);
                    data[i] = trace.type(ref) == Type.INT ? Value.ofInt(bits)
                            : trace.type(ref) == Type.FLOAT ? Value.ofDouble(Double.longBitsToDouble(bits)) : bits;
                }
            }
        }
    }

    ExitValues(ExitHandler handler, long thread, Trace trace, int exit, Values values, boolean failed) {
        this(handler, thread, trace, exit, values, failed, null);
    }

    ExitValues(ExitHandler handler, long thread, Trace trace, int exit, Values values, boolean failed, Plan plan) {
        this.plan = plan;
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
        if (plan == null) {
            return valueOf(snapshot.ref(slot));
        }
        switch (plan.kinds[slot]) {
            case Plan.CONSTANT:
                return plan.data[slot];
            case Plan.WORD:
                return Memory.getLong(thread + plan.data[slot]);
            case Plan.INT:
                long number = Memory.getLong(thread + plan.data[slot]);
                return Value.fitsInt(number) ? Value.ofInt(number) : handler.boxInt(number);
            case Plan.FLOAT:
                return Value.ofDouble(Double.longBitsToDouble(Memory.getLong(thread + plan.data[slot])));
            default:
                return valueOf(snapshot.ref(slot));
        }
    }

    /** Performs the stores that were left to the exit. To be called before the frames are written. */
    void storeMemory() {
        trace.storesAt(exit, (op, object, offset, value) -> Memory.putLong(valueOf(object) + offset, op == UOp.STORE_INT ? bits(value) : valueOf(value)));
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
