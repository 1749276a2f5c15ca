package dev.krait.spi.abi;

/** A type; most of it is a Java object. */
public final class TypeLayout {
    /** i64: index of the Java object in the table of types. */
    public static final int SLOT = 8;
    /** The dict of the namespace. */
    public static final int DICT = 16;
    /** Unused: attributes of a type are in its namespace. */
    public static final int ATTRIBUTES = 24;
    /** In bytes. */
    public static final int SIZE = 32;

    private TypeLayout() {
    }
}
