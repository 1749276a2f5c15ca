package dev.krait.spi.abi;

/** An int of 50 to 64 bits. */
public final class Int64Layout {
    /** i64. */
    public static final int VALUE = 8;
    /** In bytes. */
    public static final int SIZE = 16;

    private Int64Layout() {
    }
}
