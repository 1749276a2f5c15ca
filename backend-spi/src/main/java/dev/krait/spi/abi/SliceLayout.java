package dev.krait.spi.abi;

/** A slice. */
public final class SliceLayout {
    /** Any value. */
    public static final int START = 8;
    /** Any value. */
    public static final int STOP = 16;
    /** Any value. */
    public static final int STEP = 24;
    /** In bytes. */
    public static final int SIZE = 32;

    private SliceLayout() {
    }
}
