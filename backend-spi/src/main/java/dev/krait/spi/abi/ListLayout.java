package dev.krait.spi.abi;

/** A list. */
public final class ListLayout {
    /** i64. */
    public static final int LENGTH = 8;
    /** Address of the {@link ArrayLayout array} that holds the items; never 0. Words past the length are 0. */
    public static final int ITEMS = 16;
    /** As in {@link InstanceLayout}; only in subclasses. */
    public static final int ATTRIBUTES = 24;
    /** In bytes. */
    public static final int SIZE = 32;

    private ListLayout() {
    }
}
