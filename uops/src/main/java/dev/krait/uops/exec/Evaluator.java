package dev.krait.uops.exec;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;

/** Executes the micro-ops of one trace in Java: says what each one means. */
public final class Evaluator {
    /** Returned by {@link #run} when the trace went on in its target. */
    static final int JUMPED = -1;
    private static final int NEXT = 0;
    private static final int LEAVE = 1;

    private final Trace trace;
    private final long thread;
    private long frame;
    private final ExitHandler handler;
    private final long[] inherited;
    private final long[] values;
    private boolean failed;

    Evaluator(Trace trace, long thread, long frame, ExitHandler handler, long[] inherited) {
        this.trace = trace;
        this.thread = thread;
        this.frame = frame;
        this.handler = handler;
        this.inherited = inherited;
        this.values = new long[trace.end()];
    }

    /** The raw bits of a ref. */
    long bits(int ref) {
        return ref < 0 ? trace.constant(ref) : values[ref];
    }

    /** Whether it left because a call failed. */
    boolean failed() {
        return failed;
    }

    /** The frame in which the trace runs. */
    long frame() {
        return frame;
    }

    private double number(int ref) {
        return Double.longBitsToDouble(bits(ref));
    }

    /** Runs the trace until it is left. Returns the instruction that left, or {@link #JUMPED}. */
    int run() {
        int ref = 1;
        while (true) {
            if (!trace.isDead(ref)) {
                UOp op = trace.op(ref);
                switch (op) {
                    case JUMP_TO_LOOP:
                        carry();
                        ref = trace.loop();
                        continue;
                    case JUMP_TO_TRACE:
                        return JUMPED;
                    default:
                        if (execute(op, ref) == LEAVE) {
                            return ref;
                        }
                }
            }
            ref++;
        }
    }

    private void carry() {
        long[] next = new long[trace.end()];
        for (int ref = trace.loop(); ref < trace.end(); ref++) {
            if (trace.op(ref) == UOp.PHI && !trace.isDead(ref)) {
                next[ref] = bits(trace.b(ref));
            }
        }
        for (int ref = trace.loop(); ref < trace.end(); ref++) {
            if (trace.op(ref) == UOp.PHI && !trace.isDead(ref)) {
                values[trace.a(ref)] = next[ref];
            }
        }
    }

    private int execute(UOp op, int ref) {
        return switch (op.kind()) {
            case CONTROL -> control(op, ref);
            case GUARD -> guard(op, ref) ? NEXT : LEAVE;
            case PURE -> op.result() == Type.FLOAT || op == UOp.FLOAT_TO_INT ? floats(op, ref) : pure(op, ref);
            case LOAD -> load(op, ref);
            case STORE -> store(op, ref);
            case ALLOCATION -> allocate(ref);
            case CALL -> call(ref);
        };
    }

    private int control(UOp op, int ref) {
        return switch (op) {
            case LOOP, CHECK_VALIDITY -> Memory.getLongVolatile(thread + ThreadLayout.POLL) != 0 ? LEAVE : NEXT;
            case EXIT -> LEAVE;
            case GET_FRAME -> {
                values[ref] = frame;
                yield NEXT;
            }
            case SET_FRAME -> {
                frame = bits(trace.a(ref));
                yield NEXT;
            }
            case LOAD_THREAD -> {
                values[ref] = Memory.getLong(thread + trace.immediate(ref));
                yield NEXT;
            }
            case STORE_THREAD -> {
                Memory.putLong(thread + trace.immediate(ref), bits(trace.a(ref)));
                yield NEXT;
            }
            default -> NEXT;
        };
    }

    private boolean guard(UOp op, int ref) {
        int a = trace.a(ref);
        int b = trace.b(ref);
        return switch (op) {
            case GUARD_INT -> Value.isInt(bits(a));
            case GUARD_FLOAT -> Value.isDouble(bits(a));
            case GUARD_OBJECT -> Value.isObject(bits(a));
            case GUARD_SHAPE -> Integer.toUnsignedLong(Memory.getInt(bits(a) + ObjectLayout.SHAPE)) == trace.immediate(ref);
            case GUARD_IS -> bits(a) == bits(b);
            case GUARD_IS_NOT -> bits(a) != bits(b);
            default -> op.operand(0) == Type.FLOAT ? compare(op, number(a), number(b)) : compare(op, bits(a), bits(b));
        };
    }

    private static boolean compare(UOp op, long a, long b) {
        return switch (op) {
            case GUARD_LT_INT -> a < b;
            case GUARD_LE_INT -> a <= b;
            case GUARD_EQ_INT -> a == b;
            case GUARD_NE_INT -> a != b;
            case GUARD_GT_INT -> a > b;
            case GUARD_GE_INT -> a >= b;
            case GUARD_BELOW_INT -> Long.compareUnsigned(a, b) < 0;
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    private static boolean compare(UOp op, double a, double b) {
        return switch (op) {
            case GUARD_LT_FLOAT -> a < b;
            case GUARD_LE_FLOAT -> a <= b;
            case GUARD_EQ_FLOAT -> a == b;
            case GUARD_NOT_LT_FLOAT -> !(a < b);
            case GUARD_NOT_LE_FLOAT -> !(a <= b);
            case GUARD_NE_FLOAT -> a != b;
            default -> throw new IllegalArgumentException(op.toString());
        };
    }

    private int pure(UOp op, int ref) {
        long x = trace.op(ref).operands() > 0 ? bits(trace.a(ref)) : 0;
        long y = trace.op(ref).operands() > 1 ? bits(trace.b(ref)) : 0;
        long result;
        switch (op) {
            case LOAD_FRAME -> result = Memory.getLong(frame + trace.immediate(ref));
            case INHERIT -> result = inherited[(int) trace.immediate(ref)];
            case UNBOX_INT -> result = Value.intValue(x);
            case BOX_INT -> {
                result = Value.fitsInt(x) ? Value.ofInt(x) : handler.boxInt(x);
            }
            case BOX_INT_FITTING -> result = Value.ofInt(x);
            case BOX_FLOAT -> result = Value.ofDouble(Double.longBitsToDouble(x));
            case ADD_INT -> {
                result = x + y;
                if (((x ^ result) & (y ^ result)) < 0) {
                    return LEAVE;
                }
            }
            case SUB_INT -> {
                result = x - y;
                if (((x ^ y) & (x ^ result)) < 0) {
                    return LEAVE;
                }
            }
            case MUL_INT -> {
                result = x * y;
                if (Math.multiplyHigh(x, y) != result >> 63) {
                    return LEAVE;
                }
            }
            case ADD_INT_UNCHECKED -> result = x + y;
            case SUB_INT_UNCHECKED -> result = x - y;
            case MUL_INT_UNCHECKED -> result = x * y;
            case FLOORDIV_INT -> {
                if (y == 0 || x == Long.MIN_VALUE && y == -1) {
                    return LEAVE;
                }
                result = Math.floorDiv(x, y);
            }
            case MOD_INT -> {
                if (y == 0 || y == -1) {
                    return LEAVE;
                }
                result = Math.floorMod(x, y);
            }
            case LSHIFT_INT -> {
                if (y < 0 || y > 63 || x << y >> y != x) {
                    return LEAVE;
                }
                result = x << y;
            }
            case RSHIFT_INT -> {
                if (y < 0) {
                    return LEAVE;
                }
                result = x >> Math.min(y, 63);
            }
            case AND_INT -> result = x & y;
            case OR_INT -> result = x | y;
            case XOR_INT -> result = x ^ y;
            default -> throw new IllegalArgumentException(op.toString());
        }
        values[ref] = result;
        return NEXT;
    }

    private int floats(UOp op, int ref) {
        int a = trace.a(ref);
        double x = op == UOp.INT_TO_FLOAT ? bits(a) : op == UOp.UNBOX_FLOAT ? Value.doubleValue(bits(a)) : number(a);
        double y = op.operands() > 1 ? number(trace.b(ref)) : 0;
        if (op == UOp.FLOAT_TO_INT) {
            if (!(Math.abs(x) < 0x1p62)) {
                return LEAVE;
            }
            values[ref] = (long) x;
            return NEXT;
        }
        values[ref] = Double.doubleToRawLongBits(switch (op) {
            case INT_TO_FLOAT, UNBOX_FLOAT -> x;
            case ADD_FLOAT -> x + y;
            case SUB_FLOAT -> x - y;
            case MUL_FLOAT -> x * y;
            case DIV_FLOAT -> x / y;
            case NEG_FLOAT -> -x;
            case ABS_FLOAT -> Math.abs(x);
            case SQRT_FLOAT -> Math.sqrt(x);
            case FLOOR_FLOAT -> Math.floor(x);
            default -> throw new IllegalArgumentException(op.toString());
        });
        return NEXT;
    }

    private long address(UOp op, int ref) {
        long base = bits(trace.a(ref)) + trace.immediate(ref);
        boolean indexed = op.operands() == 3 || op.kind() == UOp.Kind.LOAD && op.operands() == 2;
        return indexed ? base + bits(trace.b(ref)) * op.itemSize() : base;
    }

    private int load(UOp op, int ref) {
        long at = address(op, ref);
        values[ref] = switch (op) {
            case LOAD_INT32, LOAD_ITEM_INT32 -> Memory.getInt(at);
            case LOAD_UINT32 -> Integer.toUnsignedLong(Memory.getInt(at));
            case LOAD_UINT8, LOAD_ITEM_UINT8 -> Memory.getByte(at) & 0xFF;
            case LOAD_ITEM_UINT16 -> Memory.getChar(at);
            default -> Memory.getLong(at);
        };
        return NEXT;
    }

    private int store(UOp op, int ref) {
        switch (op) {
            case STORE_FRAME -> Memory.putLong(frame + trace.immediate(ref), bits(trace.a(ref)));
            case STORE_SHAPE -> Memory.putInt(bits(trace.a(ref)) + ObjectLayout.SHAPE, (int) trace.immediate(ref));
            case STORE_ITEM -> Memory.putLong(address(op, ref), bits(trace.c(ref)));
            default -> Memory.putLong(address(op, ref), bits(trace.b(ref)));
        }
        return NEXT;
    }

    private int allocate(int ref) {
        int bytes = trace.b(ref);
        long header = trace.immediate(ref);
        long cursor = Memory.getLong(thread + ThreadLayout.ALLOCATION_CURSOR);
        if (cursor + bytes <= Memory.getLong(thread + ThreadLayout.ALLOCATION_LIMIT)) {
            Memory.putLong(thread + ThreadLayout.ALLOCATION_CURSOR, cursor + bytes);
            Memory.putLong(cursor, header);
            values[ref] = cursor;
            return NEXT;
        }
        values[ref] = handler.allocate(thread, header, bytes);
        return NEXT;
    }

    private int call(int ref) {
        JavaCall call = trace.call(ref);
        for (int i = 0; i < trace.operandCount(ref); i++) {
            Memory.putLong(thread + ThreadLayout.ARGUMENTS + 8L * i, bits(trace.operand(ref, i)));
        }
        long word = call.operation().call(thread, new Site(handler, thread, frame, trace, ref, this::bits));
        values[ref] = word;
        failed = call.failed(word);
        return failed ? LEAVE : NEXT;
    }
}
