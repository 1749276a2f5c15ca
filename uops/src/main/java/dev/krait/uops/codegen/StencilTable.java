package dev.krait.uops.codegen;

import dev.krait.spi.StencilOp;
import dev.krait.spi.StencilSet;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.UOp;

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

    private final StencilSet set;

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
                registers[op.ordinal()] = set.op(name);
                if (set.has(name + "_imm")) {
                    immediates[op.ordinal()] = set.op(name + "_imm");
                }
            }
        }
        loadThread = set.op("load_thread");
        loadThreadFloat = set.op("load_thread_float");
        storeThread = set.op("store_thread");
        storeThreadFloat = set.op("store_thread_float");
        storeThreadConst = set.op("store_thread_const");
        mov = set.op("mov");
        movFloat = set.op("mov_float");
        constZero = set.op("const_zero");
        constImm = set.op("const_imm");
        constWide = set.op("const");
        constFloat = set.op("const_float");
        constZeroFloat = set.op("const_zero_float");
        jump = set.op("jump");
        callJava = set.op("call_java");
        reloadAll = set.op("reload_all");
        storeFrameConst = set.op("store_frame_const");
        store = set.op("store");
        storeImm = set.op("store_imm");
        storeConst = set.op("store_const");
        load = set.op("load");
        loadUint8 = set.op("load_u8");
        loadUint16 = set.op("load_u16");
        loadInt32 = set.op("load_i32");
        guardIs = set.op("guard_is");
        guardIsNot = set.op("guard_is_not");
        guardAboveImm = set.op("guard_above_imm");
        guardNonzeroFloat = set.op("guard_nonzero_float");
        guardZeroFloat = set.op("guard_zero_float");
        reverseSub = set.op("rsub_int_imm");
        guardUnboxInt = set.op("guard_unbox_int");
        guardUnboxFloat = set.op("guard_unbox_float");
        guardObjectShape = set.op("guard_object_shape");
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
