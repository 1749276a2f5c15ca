package dev.krait.compiler.verify;

import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.dis.CodeReader;

/** Checks operands that can be checked without knowing how control flows. */
final class Operands {
    private static final int GENERATOR = CodeFlags.CO_GENERATOR | CodeFlags.CO_COROUTINE | CodeFlags.CO_ASYNC_GENERATOR;
    /** More values than any frame has; keeps stack effects in range of an int. */
    private static final int MAX_COUNT = 1 << 24;

    private Operands() {
    }

    static void verify(CodeObject code, CodeReader reader) throws InvalidCodeException {
        Opcode opcode = reader.opcode();
        int oparg = reader.oparg();
        if (!isValid(code, opcode, oparg, reader.start())) {
            throw new InvalidCodeException(code, "operand " + oparg + " of " + opcode + " at " + reader.offset()
                    + " is out of range");
        }
    }

    private static boolean isValid(CodeObject code, Opcode opcode, int oparg, int start) {
        if (opcode.hasConst()) {
            return oparg < code.consts().size();
        }
        if (opcode.hasName()) {
            int shift = opcode == Opcode.LOAD_GLOBAL || opcode == Opcode.LOAD_ATTR ? 1 : opcode == Opcode.LOAD_SUPER_ATTR ? 2 : 0;
            return oparg >> shift < code.names().size();
        }
        int locals = code.localsPlusKinds().length;
        return switch (opcode) {
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST ->
                    oparg < 256 && oparg >> 4 < locals && (oparg & 15) < locals;
            case LOAD_DEREF, STORE_DEREF, DELETE_DEREF, LOAD_FROM_DICT_OR_DEREF ->
                    oparg < locals && (kind(code, oparg) & (CodeFlags.CO_FAST_CELL | CodeFlags.CO_FAST_FREE)) != 0;
            case COPY_FREE_VARS -> start == 0 && oparg == freeVars(code);
            case LOAD_SMALL_INT -> oparg < 256;
            case LOAD_COMMON_CONSTANT -> oparg < 5;
            case LOAD_SPECIAL -> oparg < 4;
            case CALL_INTRINSIC_1 -> oparg >= 1 && oparg <= 11;
            case CALL_INTRINSIC_2 -> oparg >= 1 && oparg <= 5;
            case BINARY_OP -> oparg <= 26;
            case COMPARE_OP -> oparg >> 5 < 6;
            case IS_OP, CONTAINS_OP -> oparg < 2;
            case CONVERT_VALUE -> oparg >= 1 && oparg <= 3;
            case BUILD_SLICE -> oparg == 2 || oparg == 3;
            case BUILD_INTERPOLATION -> oparg >> 2 < 4;
            case RAISE_VARARGS -> oparg < 3;
            case GET_AWAITABLE -> oparg < 3;
            case SET_FUNCTION_ATTRIBUTE -> oparg == 1 || oparg == 2 || oparg == 4 || oparg == 8 || oparg == 16;
            case COPY, SWAP, LIST_APPEND, LIST_EXTEND, SET_ADD, SET_UPDATE, MAP_ADD, DICT_UPDATE, DICT_MERGE ->
                    oparg >= 1 && oparg < MAX_COUNT;
            case UNPACK_EX -> oparg < MAX_COUNT;
            case YIELD_VALUE, RETURN_GENERATOR -> (code.flags() & GENERATOR) != 0;
            default -> opcode.hasLocal() || opcode.hasFree() ? oparg < locals : opcode.hasJump() || oparg < MAX_COUNT;
        };
    }

    private static int kind(CodeObject code, int local) {
        return code.localsPlusKinds()[local] & 0xFF;
    }

    private static int freeVars(CodeObject code) {
        int count = 0;
        for (byte kind : code.localsPlusKinds()) {
            count += (kind & CodeFlags.CO_FAST_FREE) != 0 ? 1 : 0;
        }
        return count;
    }
}
