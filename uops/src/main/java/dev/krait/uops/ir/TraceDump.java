package dev.krait.uops.ir;

import dev.krait.spi.abi.Value;

/** Traces as text: one instruction a line, for people and file tests. */
public final class TraceDump {
    private TraceDump() {
    }

    /** The whole trace without dead instructions, snapshots beside the exits. */
    public static String format(Trace trace) {
        StringBuilder b = new StringBuilder();
        for (int ref = 1; ref < trace.end(); ref++) {
            if (!trace.isDead(ref)) {
                b.append(instruction(trace, ref)).append('\n');
            }
        }
        return b.toString();
    }

    /** One instruction. */
    public static String instruction(Trace trace, int ref) {
        StringBuilder b = new StringBuilder();
        UOp op = trace.op(ref);
        if (trace.type(ref) != Type.NONE) {
            b.append(name(trace, ref)).append(" = ");
        }
        b.append(op.stem());
        if (op == UOp.CALL_JAVA) {
            b.append(' ').append(trace.call(ref).name());
        } else if (op == UOp.NEW_OBJECT) {
            b.append(" #").append(trace.immediate(ref)).append(" size ").append(trace.b(ref));
        } else if (trace.region(ref) != Region.NONE) {
            b.append(' ').append(trace.region(ref).name().toLowerCase(java.util.Locale.ROOT)).append('+').append(trace.immediate(ref));
        } else if (hasImmediate(op)) {
            b.append(" #").append(trace.immediate(ref));
        }
        for (int i = 0; i < trace.operandCount(ref); i++) {
            b.append(i == 0 ? " " : ", ").append(operand(trace, trace.operand(ref, i)));
        }
        if (trace.snapshotIndex(ref) >= 0) {
            b.append("   ").append(snapshot(trace, trace.snapshot(ref)));
        }
        return b.toString();
    }

    private static boolean hasImmediate(UOp op) {
        return switch (op) {
            case LOAD_FRAME, STORE_FRAME, LOAD_THREAD, STORE_THREAD, INHERIT, GUARD_SHAPE, STORE_SHAPE -> true;
            default -> false;
        };
    }

    /** A snapshot: the frames with pc and slots. */
    public static String snapshot(Trace trace, Snapshot snapshot) {
        StringBuilder b = new StringBuilder("[");
        for (int f = 0; f < snapshot.frameCount(); f++) {
            b.append(f == 0 ? "" : " | ").append(snapshot.frame(f) == null ? "" : snapshot.frame(f).toString()).append('@').append(snapshot.pc(f));
            for (int i = snapshot.start(f); i < snapshot.start(f + 1); i++) {
                b.append(' ').append(snapshot.offset(i)).append('=').append(operand(trace, snapshot.ref(i)));
            }
        }
        for (int i = snapshot.memory(); i < snapshot.size(); i += 2) {
            b.append(" {").append(snapshot.storeOp(i).stem()).append(' ').append(operand(trace, snapshot.ref(i))).append('+').append(snapshot.offset(i))
                    .append(", ").append(operand(trace, snapshot.ref(i + 1))).append('}');
        }
        return b.append(']').toString();
    }

    /** An operand: the name of an instruction, or a constant. */
    public static String operand(Trace trace, int ref) {
        if (ref == 0) {
            return "absent";
        }
        if (ref > 0) {
            return name(trace, ref);
        }
        long bits = trace.constant(ref);
        return switch (trace.type(ref)) {
            case INT -> Long.toString(bits);
            case FLOAT -> Double.toString(Double.longBitsToDouble(bits));
            default -> Value.isInt(bits) ? "'" + Value.intValue(bits)
                    : Value.isDouble(bits) ? "'" + Value.doubleValue(bits) : "0x" + Long.toHexString(bits);
        };
    }

    private static String name(Trace trace, int ref) {
        char letter = switch (trace.type(ref)) {
            case INT -> 'i';
            case FLOAT -> 'f';
            case VALUE -> 'v';
            case OBJECT -> 'o';
            case NONE -> 'n';
        };
        return letter + Integer.toString(ref);
    }
}
