package dev.krait.spi.abi;

/** A code object; most of it is a Java object. */
public final class CodeLayout {
    /** i64: index of the Java object in the table of code. */
    public static final int SLOT = 8;
    /** A tuple. */
    public static final int CONSTS = 16;
    /** In bytes. */
    public static final int SIZE = 24;

    private CodeLayout() {
    }
}
