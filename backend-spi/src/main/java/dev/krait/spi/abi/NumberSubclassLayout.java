package dev.krait.spi.abi;

/** An instance of a subclass of int or float. */
public final class NumberSubclassLayout {
    /** As in {@link InstanceLayout}. */
    public static final int ATTRIBUTES = 8;
    /** The number as a value of exactly int or float. */
    public static final int VALUE = 16;
    /** In bytes. */
    public static final int SIZE = 24;

    private NumberSubclassLayout() {
    }
}
