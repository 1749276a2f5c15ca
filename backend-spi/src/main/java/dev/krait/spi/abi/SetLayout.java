package dev.krait.spi.abi;

/** A set or frozenset: the open-addressing table of CPython, since programs see its order. An entry is two words (key, hash): key 0 is empty, a deleted one has key {@link #DUMMY}. */
public final class SetLayout {
    /** i64: live entries. */
    public static final int USED = 8;
    /** Address of a {@link RawLayout raw} table of entries, a power of two of them, whose keys the set traces. */
    public static final int TABLE = 16;
    /** As in {@link InstanceLayout}; only in subclasses. */
    public static final int ATTRIBUTES = 24;
    /** i64: live and deleted entries. */
    public static final int FILL = 32;
    /** i64: hash of a frozenset, 0 as long as it is not known. */
    public static final int HASH = 40;
    /** In bytes. */
    public static final int SIZE = 48;
    /** In an entry. */
    public static final int ENTRY_KEY = 0;
    /** In an entry. */
    public static final int ENTRY_HASH = 8;
    /** In bytes. */
    public static final int ENTRY_SIZE = 16;
    /** The key of a deleted entry: no object has that address. */
    public static final int DUMMY = 1;

    private SetLayout() {
    }
}
