package dev.krait.uops.codegen;

import dev.krait.spi.StencilOp;
import dev.krait.spi.StencilSet;
import dev.krait.spi.StencilSetException;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.List;

/** Which stencil op implements a micro-op, with its operands in registers or as immediates. */
final class StencilTable {
    private static final int OPS = UOp.values().length;

    final StencilOp[] registers = new StencilOp[OPS];
    /** With b as a 32-bit immediate. */
    final StencilOp[] immediates = new StencilOp[OPS];
    final StencilOp loadThread;
    final StencilOp loadThreadFloat;
    final StencilOp storeThread;
    final StencilOp storeThreadFloat;
    final StencilOp storeThreadConst;
    final StencilOp mov;
    final StencilOp movFloat;
    final StencilOp constZero;
    final StencilOp constImm;
    final StencilOp constWide;
    final StencilOp constFloat;
    final StencilOp constZeroFloat;
    final StencilOp jump;
    final StencilOp callJava;
    final StencilOp reloadAll;
    final StencilOp storeFrameConst;
    final StencilOp store;
    final StencilOp storeImm;
    final StencilOp storeConst;
    final StencilOp load;
    final StencilOp loadUint8;
    final StencilOp loadUint16;
    final StencilOp loadInt32;
    final StencilOp guardIs;
    final StencilOp guardIsNot;
    final StencilOp guardAboveImm;
    final StencilOp guardNonzeroFloat;
    final StencilOp guardZeroFloat;
    final StencilOp reverseSub;
    final StencilOp guardUnboxInt;
    final StencilOp guardUnboxFloat;
    final StencilOp guardObjectShape;
    final int generalRegisters;
    final int floatRegisters;

    /** Fewer are not enough for a micro-op with its operands and a move that goes round. */
    private static final int LEAST_REGISTERS = 3;

    private final StencilSet set;
    private final List<String> missing = new ArrayList<>();

    /** The stencil that is tried before a call of Java, or null. */
    StencilOp fast(String name) {
        return name == null ? null : set.op(name);
    }

    StencilTable(StencilSet set) {
        this.set = set;
        generalRegisters = set.generalRegisters();
        floatRegisters = set.floatRegisters();
        for (UOp op : UOp.values()) {
            String name = name(op);
            if (name != null) {
                registers[op.ordinal()] = op(name);
                if (set.has(name + "_imm") || needsImmediate(op)) {
                    immediates[op.ordinal()] = op(name + "_imm");
                }
            }
        }
        loadThread = op("load_thread");
        loadThreadFloat = op("load_thread_float");
        storeThread = op("store_thread");
        storeThreadFloat = op("store_thread_float");
        storeThreadConst = op("store_thread_const");
        mov = op("mov");
        movFloat = op("mov_float");
        constZero = op("const_zero");
        constImm = op("const_imm");
        constWide = op("const");
        constFloat = op("const_float");
        constZeroFloat = op("const_zero_float");
        jump = op("jump");
        callJava = op("call_java");
        reloadAll = op("reload_all");
        storeFrameConst = op("store_frame_const");
        store = op("store");
        storeImm = op("store_imm");
        storeConst = op("store_const");
        load = op("load");
        loadUint8 = op("load_u8");
        loadUint16 = op("load_u16");
        loadInt32 = op("load_i32");
        guardIs = op("guard_is");
        guardIsNot = op("guard_is_not");
        guardAboveImm = op("guard_above_imm");
        guardNonzeroFloat = op("guard_nonzero_float");
        guardZeroFloat = op("guard_zero_float");
        reverseSub = op("rsub_int_imm");
        guardUnboxInt = op("guard_unbox_int");
        guardUnboxFloat = op("guard_unbox_float");
        guardObjectShape = op("guard_object_shape");
        if (!missing.isEmpty() || generalRegisters < LEAST_REGISTERS || floatRegisters < LEAST_REGISTERS) {
            throw new StencilSetException("the stencil set for " + set.isa() + " does not have all that this version of Krait needs: it lacks "
                    + (missing.isEmpty() ? "registers: " + generalRegisters + " general and " + floatRegisters + " float ones are too few" : String.join(", ", missing)));
        }
    }

    /** The op of a name; if there is none, that is noted. */
    private StencilOp op(String name) {
        if (!set.has(name)) {
            missing.add(name);
            return null;
        }
        return set.op(name);
    }

    /** Micro-ops whose constants are never put into registers where they fit an immediate. */
    private static boolean needsImmediate(UOp op) {
        return switch (op) {
            case GUARD_IS, GUARD_IS_NOT, GUARD_BELOW_INT, LSHIFT_INT, RSHIFT_INT -> true;
            default -> false;
        };
    }

    /** The stencil op with all operands in registers. */
    private static String name(UOp op) {
        return switch (op) {
            case LOOP, CHECK_VALIDITY -> "poll";
            case PHI, INHERIT, EXIT, JUMP_TO_LOOP, JUMP_TO_TRACE, CALL_JAVA -> null;
            case GUARD_IS -> "guard_eq_int";
            case GUARD_IS_NOT -> "guard_ne_int";
            case GUARD_BELOW_INT -> "guard_below";
            case BOX_INT_FITTING -> "box_int_unchecked";
            case LSHIFT_INT -> "shl_int";
            case RSHIFT_INT -> "shr_int";
            case LOAD_FIELD, LOAD_OBJECT, LOAD_INT -> "load";
            case LOAD_INT32 -> "load_i32";
            case LOAD_UINT32 -> "load_u32";
            case LOAD_UINT8 -> "load_u8";
            case STORE_FIELD, STORE_INT -> "store";
            case STORE_SHAPE -> "store_shape";
            case LOAD_ITEM_UINT8 -> "load_item_u8";
            case LOAD_ITEM_UINT16 -> "load_item_u16";
            case LOAD_ITEM_INT32 -> "load_item_i32";
            case NEW_OBJECT -> "alloc";
            default -> op.stem();
        };
    }

    static boolean fits(long number) {
        return number == (int) number;
    }

    /** Whether a constant at operand {@code index} of an instruction must be in a register. */
    boolean needsRegister(Trace t, int ref, int index) {
        int operand = t.operand(ref, index);
        if (operand > 0) {
            return true;
        }
        long k = t.constant(operand);
        UOp op = t.op(ref);
        switch (op) {
            case CALL_JAVA, STORE_FRAME:
                return false;
            case GUARD_IS, GUARD_IS_NOT:
                return index == 0;
            case GUARD_BELOW_INT:
                return !fits(k) || k < 0 || index == 0 && t.b(ref) < 0;
            case GUARD_EQ_FLOAT, GUARD_NE_FLOAT:
                return index == 0 || t.constantFloat(operand) != 0;
            case SUB_INT:
                return index != 0 || !fits(k);
            case LSHIFT_INT, RSHIFT_INT:
                return index == 0 || k < 0 || k > 63;
            case STORE_FIELD, STORE_INT:
                return index == 0;
            case LOAD_ITEM, LOAD_ITEM_UINT8, LOAD_ITEM_UINT16, LOAD_ITEM_INT32:
                return index == 0 || !fits(t.immediate(ref) + k * op.itemSize());
            case STORE_ITEM:
                return index == 0 || index == 1 && !fits(t.immediate(ref) + k * 8)
                        || index == 2 && !(t.b(ref) < 0 && fits(t.immediate(ref) + t.constant(t.b(ref)) * 8));
            default:
                return index != 1 || immediates[op.ordinal()] == null || !fits(k);
        }
    }
}
