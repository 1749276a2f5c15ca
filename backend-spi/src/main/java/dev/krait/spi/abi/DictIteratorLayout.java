package dev.krait.spi.abi;

/** An iterator over a dict. */
public final class DictIteratorLayout {
    /** The dict; 0 once exhausted. */
    public static final int DICT = 8;
    /** i64: of the next entry. */
    public static final int INDEX = 16;
    /** i64: {@link DictLayout#USED} when it was made. */
    public static final int EXPECTED_USED = 24;
    /** In bytes. */
    public static final int SIZE = 32;

    private DictIteratorLayout() {
    }
}
