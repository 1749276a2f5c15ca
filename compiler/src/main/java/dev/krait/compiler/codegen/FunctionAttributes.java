package dev.krait.compiler.codegen;

/** Operands of {@code SET_FUNCTION_ATTRIBUTE}. */
final class FunctionAttributes {
    static final int DEFAULTS = 0x01, KWDEFAULTS = 0x02, CLOSURE = 0x08, ANNOTATE = 0x10;

    /** In the order in which they are taken from the stack. */
    static final int[] IN_ORDER = {CLOSURE, ANNOTATE, KWDEFAULTS, DEFAULTS};

    private FunctionAttributes() {
    }
}
