package dev.krait.spi;

/**
 * An operand of a stencil op.
 *
 * @param kind what it is
 * @param result whether the op writes it; only registers can be results
 */
public record Operand(OperandKind kind, boolean result) {
}
