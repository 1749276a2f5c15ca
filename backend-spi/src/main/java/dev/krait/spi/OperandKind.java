package dev.krait.spi;

/** What an operand of a stencil is. The order is part of the format of a stencil set. */
public enum OperandKind {
    /** A virtual register that holds a 64-bit integer or a tagged value. */
    GENERAL("r"),
    /** A virtual register that holds a double. */
    FLOAT("f"),
    /** A sign-extended 32-bit immediate. */
    IMM32("imm32"),
    /** An unsigned 32-bit immediate, given as a long in 0 .. 2^32-1. */
    UIMM32("uimm32"),
    /** Any 64-bit immediate. */
    IMM64("imm64"),
    /** The displacement of a memory access, in bytes. */
    OFFSET("off"),
    /** A double, given by its bits. */
    DOUBLE("double");

    private final String keyword;

    OperandKind(String keyword) {
        this.keyword = keyword;
    }

    /** How the C bodies write it. */
    public String keyword() {
        return keyword;
    }

    /** Whether the operand is chosen by choosing a stencil, rather than patched into a hole. */
    public boolean isRegister() {
        return this == GENERAL || this == FLOAT;
    }
}
