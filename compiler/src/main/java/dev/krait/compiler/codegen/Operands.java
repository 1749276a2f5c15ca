package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Operator;

/** Numbers that operands stand for. */
final class Operands {
    /** {@code CALL_INTRINSIC_1}. */
    static final int PRINT = 1, IMPORT_STAR = 2, STOPITERATION_ERROR = 3, ASYNC_GEN_WRAP = 4, UNARY_POSITIVE = 5,
            LIST_TO_TUPLE = 6, TYPEVAR = 7, PARAMSPEC = 8, TYPEVARTUPLE = 9, SUBSCRIPT_GENERIC = 10, TYPEALIAS = 11;
    /** {@code CALL_INTRINSIC_2}. */
    static final int PREP_RERAISE_STAR = 1, TYPEVAR_WITH_BOUND = 2, TYPEVAR_WITH_CONSTRAINTS = 3,
            SET_FUNCTION_TYPE_PARAMS = 4, SET_TYPEPARAM_DEFAULT = 5;
    /** {@code LOAD_COMMON_CONSTANT}. */
    static final int ASSERTION_ERROR = 0, NOT_IMPLEMENTED_ERROR = 1, BUILTIN_TUPLE = 2, BUILTIN_ALL = 3, BUILTIN_ANY = 4;
    /** {@code LOAD_SPECIAL}. */
    static final int ENTER = 0, EXIT = 1, AENTER = 2, AEXIT = 3;
    /** {@code BINARY_OP}: subscription. */
    static final int SUBSCR = 26;
    /** {@code COMPARE_OP} before its flag for a bool result: {@code ==}, {@code >=}, {@code >}. */
    static final int EQ = 2 << 5 | 8, GE = 5 << 5 | 4 | 8, GT = 4 << 5 | 4;

    /** More values than this are not put on the stack at once. */
    static final int STACK_USE_GUIDELINE = 30;

    private static final int INPLACE = 13;

    private Operands() {
    }

    /** {@code BINARY_OP}. */
    static int binary(Operator operator, boolean inPlace) {
        int number = switch (operator) {
            case ADD -> 0;
            case BIT_AND -> 1;
            case FLOOR_DIV -> 2;
            case LSHIFT -> 3;
            case MAT_MULT -> 4;
            case MULT -> 5;
            case MOD -> 6;
            case BIT_OR -> 7;
            case POW -> 8;
            case RSHIFT -> 9;
            case SUB -> 10;
            case DIV -> 11;
            case BIT_XOR -> 12;
        };
        return inPlace ? number + INPLACE : number;
    }

    /** The conversion of a replacement field: {@code CONVERT_VALUE}; 0 for none. */
    static int conversion(int conversion) {
        return switch (conversion) {
            case -1 -> 0;
            case 's' -> 1;
            case 'r' -> 2;
            case 'a' -> 3;
            default -> throw new IllegalArgumentException("conversion " + conversion);
        };
    }
}
