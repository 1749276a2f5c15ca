package dev.krait.spi.abi;

/** An iterator over a list or a tuple. */
public final class SequenceIteratorLayout {
    /** The list or tuple; 0 once exhausted. */
    public static final int SEQUENCE = 8;
    /** i64: of the next item. */
    public static final int INDEX = 16;
    /** In bytes. */
    public static final int SIZE = 24;

    private SequenceIteratorLayout() {
    }
}
