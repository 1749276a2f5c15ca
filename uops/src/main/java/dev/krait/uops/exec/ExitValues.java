package dev.krait.uops.exec;

import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.Type;

/** The frames at an exit, and what their slots hold, as words. */
public final class ExitValues {
    private final ExitHandler handler;
    private final Trace trace;
    private final Snapshot snapshot;
    private final Values values;
    private final boolean failed;

    /** Where the values of refs are. */
    @FunctionalInterface
    interface Values {
        /** The raw bits of an instruction's result. */
        long bits(int ref);
    }

    ExitValues(ExitHandler handler, Trace trace, Snapshot snapshot, Values values, boolean failed) {
        this.handler = handler;
        this.trace = trace;
        this.snapshot = snapshot;
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
        int ref = snapshot.ref(slot);
        if (ref == Trace.NONE) {
            return Value.ABSENT;
        }
        long bits = ref < 0 ? trace.constant(ref) : values.bits(ref);
        Type type = trace.type(ref);
        if (type == Type.INT) {
            return Value.fitsInt(bits) ? Value.ofInt(bits) : handler.boxInt(bits);
        }
        return type == Type.FLOAT ? Value.ofDouble(Double.longBitsToDouble(bits)) : bits;
    }
}
