package dev.krait.interpreter.objects;

/** The binary operators, in the order of the opargs of {@code BINARY_OP}. */
public enum BinaryOp {
    /** {@code +}. */
    ADD("+", Special.ADD, Special.RADD, Special.IADD),
    /** {@code &}. */
    AND("&", Special.AND, Special.RAND, Special.IAND),
    /** {@code //}. */
    FLOOR_DIVIDE("//", Special.FLOORDIV, Special.RFLOORDIV, Special.IFLOORDIV),
    /** {@code <<}. */
    LSHIFT("<<", Special.LSHIFT, Special.RLSHIFT, Special.ILSHIFT),
    /** {@code @}. */
    MATRIX_MULTIPLY("@", Special.MATMUL, Special.RMATMUL, Special.IMATMUL),
    /** {@code *}. */
    MULTIPLY("*", Special.MUL, Special.RMUL, Special.IMUL),
    /** {@code %}. */
    REMAINDER("%", Special.MOD, Special.RMOD, Special.IMOD),
    /** {@code |}. */
    OR("|", Special.OR, Special.ROR, Special.IOR),
    /** {@code **}. */
    POWER("** or pow()", Special.POW, Special.RPOW, Special.IPOW),
    /** {@code >>}. */
    RSHIFT(">>", Special.RSHIFT, Special.RRSHIFT, Special.IRSHIFT),
    /** {@code -}. */
    SUBTRACT("-", Special.SUB, Special.RSUB, Special.ISUB),
    /** {@code /}. */
    TRUE_DIVIDE("/", Special.TRUEDIV, Special.RTRUEDIV, Special.ITRUEDIV),
    /** {@code ^}. */
    XOR("^", Special.XOR, Special.RXOR, Special.IXOR),
    /** {@code divmod()}. */
    DIVMOD("divmod()", Special.DIVMOD, Special.RDIVMOD, null);

    /** As error messages write it. */
    public final String symbol;
    /** The method of the left operand. */
    public final Special method;
    /** The method of the right operand. */
    public final Special reflected;
    /** The method of the left operand for the in-place form, or null. */
    public final Special inPlace;

    BinaryOp(String symbol, Special method, Special reflected, Special inPlace) {
        this.symbol = symbol;
        this.method = method;
        this.reflected = reflected;
        this.inPlace = inPlace;
    }
}
