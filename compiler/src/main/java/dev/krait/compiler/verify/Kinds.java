package dev.krait.compiler.verify;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;

/** What a place of a frame may hold, as a set of bits: the types that instructions take for granted. */
final class Kinds {
    /** Any object of which nothing is known. */
    static final int OBJECT = 1;
    /** Nothing: an unbound local, or the place of a missing {@code self}. */
    static final int NULL = 1 << 1;
    /** A cell. */
    static final int CELL = 1 << 2;
    /** An exact list. */
    static final int LIST = 1 << 3;
    /** An exact set. */
    static final int SET = 1 << 4;
    /** An exact dict. */
    static final int DICT = 1 << 5;
    /** An exact tuple. */
    static final int TUPLE = 1 << 6;
    /** A code object. */
    static final int CODE = 1 << 7;
    /** A function that this code has just made. */
    static final int FUNCTION = 1 << 8;
    /** An exception that was caught, or {@code None}. */
    static final int EXCEPTION = 1 << 9;
    /** The offset of an instruction that raised. */
    static final int LASTI = 1 << 10;
    /** A str. */
    static final int STR = 1 << 11;

    private static final String[] NAMES = {"object", "nothing", "cell", "list", "set", "dict", "tuple", "code object", "function",
        "caught exception", "instruction offset", "str"};

    private Kinds() {
    }

    static int of(Constant constant) {
        return switch (constant) {
            case Constant.Tuple tuple -> TUPLE;
            case Constant.Str str -> STR;
            case CodeObject code -> CODE;
            default -> OBJECT;
        };
    }

    static String describe(int kinds) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < NAMES.length; i++) {
            if ((kinds & 1 << i) != 0) {
                out.append(out.isEmpty() ? "" : " or ").append(NAMES[i]);
            }
        }
        return out.toString();
    }
}
