package dev.krait.spi.abi;

/** A bytes object. */
public final class BytesLayout {
    /** i64: the hash, 0 as long as it is not known. */
    public static final int HASH = 8;
    /** i64. */
    public static final int LENGTH = 16;
    /** The bytes; then as in {@link StrLayout#DATA}. */
    public static final int DATA = 24;

    private BytesLayout() {
    }
}
