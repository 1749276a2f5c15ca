package dev.krait.spi.abi;

/** Bytes without values. */
public final class RawLayout {
    /** i64: in bytes. */
    public static final int CAPACITY = 8;
    /** The bytes. */
    public static final int DATA = 16;

    private RawLayout() {
    }
}
