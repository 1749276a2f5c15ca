package dev.krait.spi.abi;

/** What every object starts with. */
public final class ObjectLayout {
    /** u32: the shape id, which says type and attributes. */
    public static final int SHAPE = 0;
    /** u32: an or of the bits of the collector and the {@code FLAG_} bits. */
    public static final int FLAGS = 4;
    /** Where the fields of the kind begin. */
    public static final int FIELDS = 8;
    /** Never freed, never marked. */
    public static final int FLAG_IMMORTAL = 1 << 8;
    /** A str that stands for all equal ones. */
    public static final int FLAG_INTERNED = 1 << 9;
    /** A dict or type whose every change must be announced to the watchers: compiled code depends on it. */
    public static final int FLAG_WATCHED = 1 << 10;
    /** The finalizer has run. */
    public static final int FLAG_FINALIZED = 1 << 11;
    /** There are weak references to it. */
    public static final int FLAG_HAS_WEAKREFS = 1 << 12;
    /** The bits of {@link #FLAGS} that belong to the collector. */
    public static final int COLLECTOR_BITS = 0xFF;

    private ObjectLayout() {
    }
}
