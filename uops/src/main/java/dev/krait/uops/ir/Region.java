package dev.krait.uops.ir;

/**
 * Parts of memory that never overlap: a load is affected only by stores to its own region. Within a region two fixed
 * fields overlap only at the same offset of the same object.
 */
public enum Region {
    /** No memory. */
    NONE(false),
    /** Fields of instances, and of built-in kinds whose fields are all values. */
    INSTANCE(false),
    /** Fields of a list: length, address of the items. */
    LIST(false),
    /** Words of arrays: the items of lists, attributes that do not fit in an instance. */
    ARRAY(false),
    /** The capacity of an array. */
    ARRAY_HEADER(true),
    /** Tuples: never change. */
    TUPLE(true),
    /** The content of a cell. */
    CELL(false),
    /** Fields of an iterator over a range, list, tuple or dict. */
    ITERATOR(false),
    /** Fields of a dict. */
    DICT(false),
    /** Fields of a set. */
    SET(false),
    /** Entries and index tables of dicts and sets. */
    TABLE(false),
    /** Text and length of a str, content of bytes, int64s, ranges, slices, bound methods: never change. */
    CONSTANT(true),
    /** Fields of functions, which may be assigned to. */
    FUNCTION(false),
    /** Fields of generators. */
    GENERATOR(false),
    /** Anything else. */
    OTHER(false);

    private static final int ALL = (1 << values().length) - 1;
    private final boolean immutable;

    Region(boolean immutable) {
        this.immutable = immutable;
    }

    /** Whether what is loaded once stays true as long as the object lives. */
    public boolean isImmutable() {
        return immutable;
    }

    /** This region in a set of regions. */
    public int bit() {
        return 1 << ordinal();
    }

    /** The set of all regions. */
    public static int all() {
        return ALL;
    }
}
