package dev.krait.spi.abi;

/** An array of values; absent ones are 0. */
public final class ArrayLayout {
    /** i64: in words. */
    public static final int CAPACITY = 8;
    /** The words. */
    public static final int WORDS = 16;

    private ArrayLayout() {
    }
}
