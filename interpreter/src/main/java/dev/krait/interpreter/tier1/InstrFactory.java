package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.Opcode;

/** Makes unfolded instructions. Opcodes are grouped, so that a group's dispatch stays small enough to be compiled well. */
final class InstrFactory {
    private InstrFactory() {
    }

    static Instr make(CodeBody code, int first, int unit, Opcode opcode, int oparg, int top) {
        return switch (opcode) {
            case CACHE, NOP, NOT_TAKEN, POP_TOP, POP_ITER, END_FOR, PUSH_NULL, LOAD_FAST, LOAD_FAST_BORROW, LOAD_FAST_CHECK, LOAD_FAST_AND_CLEAR,
                    LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW, STORE_FAST, STORE_FAST_LOAD_FAST, STORE_FAST_STORE_FAST, DELETE_FAST,
                    LOAD_CONST, LOAD_SMALL_INT, LOAD_COMMON_CONSTANT, COPY, SWAP, MAKE_CELL, COPY_FREE_VARS, LOAD_DEREF, STORE_DEREF, DELETE_DEREF ->
                new StackInstr(code, first, unit, opcode, oparg, top);
            case RESUME, JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE,
                    POP_JUMP_IF_NOT_NONE, RETURN_VALUE, INTERPRETER_EXIT -> new ControlInstr(code, first, unit, opcode, oparg, top);
            case LOAD_GLOBAL, LOAD_NAME, STORE_NAME, DELETE_NAME, STORE_GLOBAL, DELETE_GLOBAL, LOAD_LOCALS, LOAD_FROM_DICT_OR_DEREF,
                    LOAD_FROM_DICT_OR_GLOBALS, LOAD_BUILD_CLASS, SETUP_ANNOTATIONS, IMPORT_NAME, IMPORT_FROM ->
                new NameInstr(code, first, unit, opcode, oparg, top);
            case LOAD_ATTR, STORE_ATTR, DELETE_ATTR, LOAD_SUPER_ATTR, LOAD_SPECIAL -> new AttributeInstr(code, first, unit, opcode, oparg, top);
            case BINARY_OP, COMPARE_OP, CONTAINS_OP, IS_OP, UNARY_NEGATIVE, UNARY_NOT, UNARY_INVERT, TO_BOOL, BINARY_SLICE, STORE_SLICE,
                    STORE_SUBSCR, DELETE_SUBSCR -> new OperatorInstr(code, first, unit, opcode, oparg, top);
            case BUILD_LIST, BUILD_TUPLE, BUILD_SET, BUILD_MAP, BUILD_STRING, BUILD_SLICE, LIST_APPEND, LIST_EXTEND, SET_ADD, SET_UPDATE, MAP_ADD,
                    DICT_UPDATE, DICT_MERGE, FORMAT_SIMPLE, FORMAT_WITH_SPEC, CONVERT_VALUE, BUILD_INTERPOLATION, BUILD_TEMPLATE, UNPACK_SEQUENCE,
                    UNPACK_EX, MATCH_CLASS, MATCH_KEYS, MATCH_MAPPING, MATCH_SEQUENCE, GET_LEN -> new BuildInstr(code, first, unit, opcode, oparg, top);
            case CALL, CALL_KW, CALL_FUNCTION_EX, CALL_INTRINSIC_1, CALL_INTRINSIC_2, MAKE_FUNCTION, SET_FUNCTION_ATTRIBUTE ->
                new CallInstr(code, first, unit, opcode, oparg, top);
            case GET_ITER, FOR_ITER, RETURN_GENERATOR, YIELD_VALUE, SEND, END_SEND, GET_YIELD_FROM_ITER, GET_AWAITABLE, GET_AITER, GET_ANEXT,
                    END_ASYNC_FOR, CLEANUP_THROW -> new IterationInstr(code, first, unit, opcode, oparg, top);
            case RAISE_VARARGS, RERAISE, PUSH_EXC_INFO, POP_EXCEPT, CHECK_EXC_MATCH, CHECK_EG_MATCH, WITH_EXCEPT_START ->
                new ExceptionInstr(code, first, unit, opcode, oparg, top);
            default -> throw new IllegalArgumentException("cannot execute " + opcode);
        };
    }
}
