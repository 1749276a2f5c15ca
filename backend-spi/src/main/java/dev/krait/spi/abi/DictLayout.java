package dev.krait.spi.abi;

/** A dict: insertion-ordered entries and an index of them by hash. An entry is three words (hash, key, value); a deleted one has key 0. */
public final class DictLayout {
    /** i64: how many entries are live. */
    public static final int USED = 8;
    /** Address of a {@link RawLayout raw} table of entries, whose keys and values the dict traces. 0 while empty. */
    public static final int ENTRIES = 16;
    /** As in {@link InstanceLayout}; only in subclasses. */
    public static final int ATTRIBUTES = 24;
    /** u32: unique number of the set and order of the keys, given on demand; 0 again whenever a key is added or removed or the entries move; replacing a value keeps it. */
    public static final int KEYS_VERSION = 32;
    /** u32: how many places of the index are not {@link #EMPTY}. */
    public static final int INDEX_FILL = 36;
    /** i64: how many entries are used up, the deleted ones included. */
    public static final int FILL = 40;
    /** Address of a {@link RawLayout raw} table of i32, a power of two of them: {@link #EMPTY}, {@link #DELETED} or the number of an entry. 0 while empty. */
    public static final int INDEX = 48;
    /** In bytes. */
    public static final int SIZE = 56;
    /** In the index: never used; a search ends here. */
    public static final int EMPTY = -1;
    /** In the index: used once; a search goes on. */
    public static final int DELETED = -2;
    /** In an entry. */
    public static final int ENTRY_HASH = 0;
    /** In an entry. */
    public static final int ENTRY_KEY = 8;
    /** In an entry. */
    public static final int ENTRY_VALUE = 16;
    /** In bytes. */
    public static final int ENTRY_SIZE = 24;

    private DictLayout() {
    }
}
