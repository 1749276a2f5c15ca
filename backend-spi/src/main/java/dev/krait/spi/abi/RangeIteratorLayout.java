package dev.krait.spi.abi;

/** An iterator over a range whose numbers all fit in 49 bits. */
public final class RangeIteratorLayout {
    /** i64: the next number. */
    public static final int NEXT = 8;
    /** i64. */
    public static final int STEP = 16;
    /** i64: numbers left. */
    public static final int REMAINING = 24;
    /** In bytes. */
    public static final int SIZE = 32;

    private RangeIteratorLayout() {
    }
}
