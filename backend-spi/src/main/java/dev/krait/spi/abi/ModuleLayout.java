package dev.krait.spi.abi;

/** A module. */
public final class ModuleLayout {
    /** Its dict. */
    public static final int DICT = 8;
    /** Unused: attributes of a module are in its dict. */
    public static final int ATTRIBUTES = 16;
    /** In bytes. */
    public static final int SIZE = 24;

    private ModuleLayout() {
    }
}
