package dev.krait.spi.abi;

/** A tuple. */
public final class TupleLayout {
    /** i64. */
    public static final int LENGTH = 8;
    /** The items; an instance of a subclass with attributes has its attribute word behind them. */
    public static final int ITEMS = 16;

    private TupleLayout() {
    }
}
