package dev.krait.uops.ir;

/** The six comparisons. */
public enum Condition {
    /** Less. */
    LT,
    /** Less or equal. */
    LE,
    /** Equal. */
    EQ,
    /** Not equal. */
    NE,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GE;

    /** What holds if this does not, for operands that are ordered. */
    public Condition negated() {
        return switch (this) {
            case LT -> GE;
            case LE -> GT;
            case EQ -> NE;
            case NE -> EQ;
            case GT -> LE;
            case GE -> LT;
        };
    }

    /** The condition on exchanged operands. */
    public Condition swapped() {
        return switch (this) {
            case LT -> GT;
            case LE -> GE;
            case GT -> LT;
            case GE -> LE;
            default -> this;
        };
    }
}
