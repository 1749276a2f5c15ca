package dev.krait.compiler.code;

/** Names for the columns of the table in {@link Opcode}. */
final class OpcodeTraits {
    static final int ARG = 1, CONST = 1 << 1, NAME = 1 << 2, JUMP_ARG = 1 << 3, FREE = 1 << 4, LOCAL = 1 << 5, EVAL_BREAK = 1 << 6,
            ERROR = 1 << 7, ESCAPES = 1 << 8, PURE = 1 << 9;

    /** What is added to the constant part of a stack effect, in the bits above 8. */
    static final int N = 1 << 8, TWICE_N = 2 << 8, LOW_BIT = 3 << 8, UNPACK = 4 << 8;

    private OpcodeTraits() {
    }

    /** Computes a stack effect such as {@code 2 + N} for an oparg. */
    static int evaluate(int effect, int oparg) {
        int constant = effect & 0xFF;
        return switch (effect & ~0xFF) {
            case 0 -> constant;
            case N -> constant + oparg;
            case TWICE_N -> constant + 2 * oparg;
            case LOW_BIT -> constant + (oparg & 1);
            case UNPACK -> constant + (oparg & 0xFF) + (oparg >> 8);
            default -> throw new IllegalArgumentException("stack effect " + effect);
        };
    }
}
