package dev.krait.spi.abi;

/** A bound method. */
public final class MethodLayout {
    /** Any callable. */
    public static final int FUNCTION = 8;
    /** What it is bound to. */
    public static final int SELF = 16;
    /** In bytes. */
    public static final int SIZE = 24;

    private MethodLayout() {
    }
}
