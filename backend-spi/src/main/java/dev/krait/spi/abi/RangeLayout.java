package dev.krait.spi.abi;

/** A range. */
public final class RangeLayout {
    /** An int value. */
    public static final int START = 8;
    /** An int value. */
    public static final int STOP = 16;
    /** An int value. */
    public static final int STEP = 24;
    /** An int value. */
    public static final int LENGTH = 32;
    /** In bytes. */
    public static final int SIZE = 40;

    private RangeLayout() {
    }
}
