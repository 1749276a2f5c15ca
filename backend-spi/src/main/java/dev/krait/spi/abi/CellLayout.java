package dev.krait.spi.abi;

/** A cell. */
public final class CellLayout {
    /** Any value, or 0. */
    public static final int VALUE = 8;
    /** In bytes. */
    public static final int SIZE = 16;

    private CellLayout() {
    }
}
