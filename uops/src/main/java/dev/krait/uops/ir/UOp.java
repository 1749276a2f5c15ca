package dev.krait.uops.ir;

import static dev.krait.uops.ir.Type.FLOAT;
import static dev.krait.uops.ir.Type.INT;
import static dev.krait.uops.ir.Type.NONE;
import static dev.krait.uops.ir.Type.OBJECT;
import static dev.krait.uops.ir.Type.VALUE;

import java.util.Locale;

/**
 * The micro-ops. An instruction has up to three operands that are refs and one immediate number. "Exits" means: if the
 * stated condition does not hold, the trace is left through the snapshot of the instruction.
 *
 * <p>The name in lower case is the stem of the names of its stencils.
 */
public enum UOp {
    // Structure of a trace.
    /** Start of the loop body; what comes before is its first iteration. Exits if {@link dev.krait.spi.abi.ThreadLayout#POLL} is not 0. */
    LOOP(NONE, 0, Kind.CONTROL, true),
    /** Loop-carried value: a before the first round of the body, b after each round. Stands at the end of the trace; its uses name a. */
    PHI(NONE, 2, Kind.CONTROL, false),
    /** What the exit that this side trace starts from hands over; immediate: index into {@link Trace#inherited()}. */
    INHERIT(VALUE, 0, Kind.PURE, false),
    /** Leaves the trace through its snapshot. */
    EXIT(NONE, 0, Kind.CONTROL, true),
    /** Goes on in another trace whose entry frame is this one; the frame is up to date. */
    JUMP_TO_TRACE(NONE, 0, Kind.CONTROL, false),
    /** Back to the loop. */
    JUMP_TO_LOOP(NONE, 0, Kind.CONTROL, false),

    // Frame memory of the frame in which the trace was entered; immediate: offset in bytes.
    /** A slot as it was when the trace was entered. */
    LOAD_FRAME(VALUE, 0, Kind.PURE, false),
    /** Writes a slot. */
    STORE_FRAME(NONE, 1, Kind.STORE, false),

    // Going on in another frame; see TraceBuilder.setFrame.
    /** The address of the frame in which the trace runs. */
    GET_FRAME(OBJECT, 0, Kind.CONTROL, false),
    /** The trace runs in the frame at address a from now on. */
    SET_FRAME(NONE, 1, Kind.CONTROL, false),
    /** The word of the thread state at an offset, the immediate. */
    LOAD_THREAD(INT, 0, Kind.CONTROL, false),
    /** Writes the word of the thread state at an offset, the immediate; a is no constant. */
    STORE_THREAD(NONE, 1, Kind.CONTROL, false),

    // Guards.
    /** Exits unless a 49-bit int. */
    GUARD_INT(NONE, 1, Kind.GUARD, true),
    /** Exits unless a double. */
    GUARD_FLOAT(NONE, 1, Kind.GUARD, true),
    /** Exits unless the address of an object. */
    GUARD_OBJECT(NONE, 1, Kind.GUARD, true),
    /** Exits unless the shape id of object a is the immediate. */
    GUARD_SHAPE(NONE, 1, Kind.GUARD, true),
    /** Exits unless the words are the same. */
    GUARD_IS(NONE, 2, Kind.GUARD, true),
    /** Exits if the words are the same. */
    GUARD_IS_NOT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &lt; b. */
    GUARD_LT_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &lt;= b. */
    GUARD_LE_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a == b. */
    GUARD_EQ_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a != b. */
    GUARD_NE_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &gt; b. */
    GUARD_GT_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &gt;= b. */
    GUARD_GE_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &lt; b as unsigned numbers: 0 &lt;= index &lt; length. */
    GUARD_BELOW_INT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &lt; b (so if one is a NaN). */
    GUARD_LT_FLOAT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a &lt;= b. */
    GUARD_LE_FLOAT(NONE, 2, Kind.GUARD, true),
    /** Exits unless a == b. */
    GUARD_EQ_FLOAT(NONE, 2, Kind.GUARD, true),
    /** Exits if a &lt; b (not if one is a NaN). */
    GUARD_NOT_LT_FLOAT(NONE, 2, Kind.GUARD, true),
    /** Exits if a &lt;= b. */
    GUARD_NOT_LE_FLOAT(NONE, 2, Kind.GUARD, true),
    /** Exits if a == b. */
    GUARD_NE_FLOAT(NONE, 2, Kind.GUARD, true),
    /** Exits if {@link dev.krait.spi.abi.ThreadLayout#POLL} is not 0: the trace may have been invalidated, or there is something to do. */
    CHECK_VALIDITY(NONE, 0, Kind.CONTROL, true),

    // Between tagged and raw.
    /** The number of a 49-bit int. */
    UNBOX_INT(INT, 1, Kind.PURE, false),
    /** The number of a double. */
    UNBOX_FLOAT(FLOAT, 1, Kind.PURE, false),
    /** The word of an int; one that does not fit 49 bits becomes an object, made by Java. */
    BOX_INT(VALUE, 1, Kind.PURE, false),
    /** The word of an int that is known to fit. */
    BOX_INT_FITTING(VALUE, 1, Kind.PURE, false),
    /** The word of a double. */
    BOX_FLOAT(VALUE, 1, Kind.PURE, false),
    /** An int as the nearest double. */
    INT_TO_FLOAT(FLOAT, 1, Kind.PURE, false),
    /** A double truncated; exits unless its magnitude is below 2^62. */
    FLOAT_TO_INT(INT, 1, Kind.PURE, true),

    // Ints. "Exits on overflow" of 64 bits.
    /** a + b; exits on overflow. */
    ADD_INT(INT, 2, Kind.PURE, true),
    /** a - b; exits on overflow. */
    SUB_INT(INT, 2, Kind.PURE, true),
    /** a * b; exits on overflow. */
    MUL_INT(INT, 2, Kind.PURE, true),
    /** a + b that cannot overflow. */
    ADD_INT_UNCHECKED(INT, 2, Kind.PURE, false),
    /** a - b that cannot overflow. */
    SUB_INT_UNCHECKED(INT, 2, Kind.PURE, false),
    /** a * b that cannot overflow. */
    MUL_INT_UNCHECKED(INT, 2, Kind.PURE, false),
    /** a // b rounded down; exits if b is 0 or on overflow. */
    FLOORDIV_INT(INT, 2, Kind.PURE, true),
    /** a % b with the sign of b; exits if b is 0 or -1. */
    MOD_INT(INT, 2, Kind.PURE, true),
    /** a &lt;&lt; b; exits unless 0 &lt;= b &lt; 64 and nothing is lost. */
    LSHIFT_INT(INT, 2, Kind.PURE, true),
    /** a &gt;&gt; b; exits if b is negative. */
    RSHIFT_INT(INT, 2, Kind.PURE, true),
    /** a &amp; b. */
    AND_INT(INT, 2, Kind.PURE, false),
    /** a | b. */
    OR_INT(INT, 2, Kind.PURE, false),
    /** a ^ b. */
    XOR_INT(INT, 2, Kind.PURE, false),

    // Floats.
    /** a + b. */
    ADD_FLOAT(FLOAT, 2, Kind.PURE, false),
    /** a - b. */
    SUB_FLOAT(FLOAT, 2, Kind.PURE, false),
    /** a * b. */
    MUL_FLOAT(FLOAT, 2, Kind.PURE, false),
    /** a / b; a preceding guard keeps 0 out. */
    DIV_FLOAT(FLOAT, 2, Kind.PURE, false),
    /** -a. */
    NEG_FLOAT(FLOAT, 1, Kind.PURE, false),
    /** The magnitude of a. */
    ABS_FLOAT(FLOAT, 1, Kind.PURE, false),
    /** The square root of a; a preceding guard keeps negative numbers out. */
    SQRT_FLOAT(FLOAT, 1, Kind.PURE, false),
    /** a rounded down. */
    FLOOR_FLOAT(FLOAT, 1, Kind.PURE, false),

    // Memory at object a plus the immediate.
    /** A tagged word. */
    LOAD_FIELD(VALUE, 1, Kind.LOAD, false),
    /** The address of an object, never 0. */
    LOAD_OBJECT(OBJECT, 1, Kind.LOAD, false),
    /** A raw int64. */
    LOAD_INT(INT, 1, Kind.LOAD, false),
    /** A raw int32. */
    LOAD_INT32(INT, 1, Kind.LOAD, false),
    /** A raw unsigned 32-bit number. */
    LOAD_UINT32(INT, 1, Kind.LOAD, false),
    /** A byte, unsigned. */
    LOAD_UINT8(INT, 1, Kind.LOAD, false),
    /** Stores the tagged word b. */
    STORE_FIELD(NONE, 2, Kind.STORE, false),
    /** Stores the raw int64 b. */
    STORE_INT(NONE, 2, Kind.STORE, false),
    /** Writes the immediate as the shape id of a. */
    STORE_SHAPE(NONE, 1, Kind.STORE, false),

    // Memory at object a plus the immediate plus b times the size of an item.
    /** A tagged word. */
    LOAD_ITEM(VALUE, 2, Kind.LOAD, false),
    /** An unsigned byte. */
    LOAD_ITEM_UINT8(INT, 2, Kind.LOAD, false),
    /** An unsigned 16-bit number. */
    LOAD_ITEM_UINT16(INT, 2, Kind.LOAD, false),
    /** A signed 32-bit number. */
    LOAD_ITEM_INT32(INT, 2, Kind.LOAD, false),
    /** Stores the tagged word c. */
    STORE_ITEM(NONE, 3, Kind.STORE, false),

    // Allocation and calls.
    /** A new object; immediate: its header word, b: its size in bytes (not a ref). Its fields hold anything: store each one. Never fails. */
    NEW_OBJECT(OBJECT, 0, Kind.ALLOCATION, false),
    /** Calls Java; immediate: index into {@link Trace#calls()}; a, b: where its arguments are (not refs). Exits if it fails. */
    CALL_JAVA(VALUE, -1, Kind.CALL, true);

    /** What may be done with an instruction. */
    public enum Kind {
        /** Its result depends on its operands only. */
        PURE,
        /** It only checks. */
        GUARD,
        /** It reads memory. */
        LOAD,
        /** It writes memory. */
        STORE,
        /** It makes an object. */
        ALLOCATION,
        /** It runs Java. */
        CALL,
        /** It marks a place. */
        CONTROL
    }

    private static final UOp[] VALUES = values();
    private final Type result;
    private final int operands;
    private final Kind kind;
    private final boolean exits;
    private final String stem = name().toLowerCase(Locale.ROOT);

    UOp(Type result, int operands, Kind kind, boolean exits) {
        this.result = result;
        this.operands = operands;
        this.kind = kind;
        this.exits = exits;
    }

    /** The micro-op of an ordinal. */
    public static UOp of(int ordinal) {
        return VALUES[ordinal];
    }

    /** The type of its result; {@link #INHERIT} and {@link #CALL_JAVA} say it for each instruction. */
    public Type result() {
        return result;
    }

    /** How many of its operands are refs; -1 if that differs. */
    public int operands() {
        return operands;
    }

    /** What may be done with it. */
    public Kind kind() {
        return kind;
    }

    /** Whether it has a snapshot to leave through. */
    public boolean exits() {
        return exits;
    }

    /** Whether its result depends on its operands only (it may still exit). */
    public boolean isPure() {
        return kind == Kind.PURE;
    }

    /** Whether it only checks. */
    public boolean isGuard() {
        return kind == Kind.GUARD;
    }

    /** Whether it is a guard on a comparison of the program, which may well go one way and the other. */
    public boolean isTest() {
        return isGuard() && switch (this) {
            case GUARD_INT, GUARD_FLOAT, GUARD_OBJECT, GUARD_SHAPE, GUARD_BELOW_INT -> false;
            default -> true;
        };
    }

    /** Whether it can go if nothing uses its result. */
    public boolean isRemovable() {
        return kind == Kind.PURE || kind == Kind.LOAD || kind == Kind.ALLOCATION;
    }

    /** Whether a and b may be exchanged. */
    public boolean isCommutative() {
        return switch (this) {
            case ADD_INT, MUL_INT, ADD_INT_UNCHECKED, MUL_INT_UNCHECKED, AND_INT, OR_INT, XOR_INT, ADD_FLOAT, MUL_FLOAT,
                    GUARD_IS, GUARD_IS_NOT, GUARD_EQ_INT, GUARD_NE_INT, GUARD_EQ_FLOAT, GUARD_NE_FLOAT -> true;
            default -> false;
        };
    }

    /** The type that operand number {@code index} must have; VALUE admits OBJECT. */
    public Type operand(int index) {
        return switch (this) {
            case STORE_FRAME, GUARD_INT, GUARD_FLOAT, GUARD_OBJECT, GUARD_IS, GUARD_IS_NOT, UNBOX_INT, UNBOX_FLOAT -> VALUE;
            case GUARD_SHAPE, LOAD_FIELD, LOAD_OBJECT, LOAD_INT, LOAD_INT32, LOAD_UINT32, LOAD_UINT8, STORE_SHAPE -> OBJECT;
            case GUARD_LT_FLOAT, GUARD_LE_FLOAT, GUARD_EQ_FLOAT, GUARD_NOT_LT_FLOAT, GUARD_NOT_LE_FLOAT, GUARD_NE_FLOAT, BOX_FLOAT,
                    FLOAT_TO_INT, ADD_FLOAT, SUB_FLOAT, MUL_FLOAT, DIV_FLOAT, NEG_FLOAT, ABS_FLOAT, SQRT_FLOAT, FLOOR_FLOAT -> FLOAT;
            case STORE_FIELD -> index == 0 ? OBJECT : VALUE;
            case STORE_INT, LOAD_ITEM, LOAD_ITEM_UINT8, LOAD_ITEM_UINT16, LOAD_ITEM_INT32 -> index == 0 ? OBJECT : INT;
            case STORE_ITEM -> index == 0 ? OBJECT : index == 1 ? INT : VALUE;
            default -> INT;
        };
    }

    /** Bytes of an item, for indexed accesses. */
    public int itemSize() {
        return switch (this) {
            case LOAD_ITEM_UINT8 -> 1;
            case LOAD_ITEM_UINT16 -> 2;
            case LOAD_ITEM_INT32 -> 4;
            default -> 8;
        };
    }

    /** The name in lower case: the stem of the names of its stencils. */
    public String stem() {
        return stem;
    }
}
