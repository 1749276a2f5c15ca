package dev.krait.spi.abi;

/** An object whose state is a Java object. */
public final class JavaObjectLayout {
    /** i64: its index in the table of Java objects. */
    public static final int SLOT = 8;
    /** As in {@link InstanceLayout}. */
    public static final int ATTRIBUTES = 16;
    /** In bytes. */
    public static final int SIZE = 24;

    private JavaObjectLayout() {
    }
}
