package dev.krait.interpreter.objects;

/**
 * The ids of the root shapes of the built-in types that Java code and machine code make objects of: compile-time
 * constants, the same in every process. All other shapes are numbered from {@link #FIRST_FREE} on.
 */
public final class ShapeIds {
    /** NoneType. */
    public static final int NONE = 1;
    /** ellipsis. */
    public static final int ELLIPSIS = 2;
    /** NotImplementedType. */
    public static final int NOT_IMPLEMENTED = 3;
    /** bool. */
    public static final int BOOL = 4;
    /** int of 50 to 64 bits. */
    public static final int INT64 = 5;
    /** int of more than 64 bits, Java-backed. */
    public static final int BIG_INT = 6;
    /** float, as the shape that stands for words that are doubles. */
    public static final int FLOAT = 7;
    /** str. */
    public static final int STR = 8;
    /** bytes. */
    public static final int BYTES = 9;
    /** tuple. */
    public static final int TUPLE = 10;
    /** list. */
    public static final int LIST = 11;
    /** dict. */
    public static final int DICT = 12;
    /** set. */
    public static final int SET = 13;
    /** frozenset. */
    public static final int FROZENSET = 14;
    /** Words of a list or an instance; no type. */
    public static final int ARRAY = 15;
    /** Bytes of a dict or a set; no type. */
    public static final int RAW = 16;
    /** function. */
    public static final int FUNCTION = 17;
    /** method. */
    public static final int METHOD = 18;
    /** code. */
    public static final int CODE = 19;
    /** cell. */
    public static final int CELL = 20;
    /** generator. */
    public static final int GENERATOR = 21;
    /** coroutine. */
    public static final int COROUTINE = 22;
    /** async_generator. */
    public static final int ASYNC_GENERATOR = 23;
    /** type. */
    public static final int TYPE = 24;
    /** range. */
    public static final int RANGE = 25;
    /** range_iterator. */
    public static final int RANGE_ITERATOR = 26;
    /** list_iterator. */
    public static final int LIST_ITERATOR = 27;
    /** list_reverseiterator. */
    public static final int LIST_REVERSE_ITERATOR = 28;
    /** tuple_iterator. */
    public static final int TUPLE_ITERATOR = 29;
    /** dict_keyiterator. */
    public static final int DICT_KEY_ITERATOR = 30;
    /** dict_valueiterator. */
    public static final int DICT_VALUE_ITERATOR = 31;
    /** dict_itemiterator. */
    public static final int DICT_ITEM_ITERATOR = 32;
    /** slice. */
    public static final int SLICE = 33;
    /** module. */
    public static final int MODULE = 34;
    /** object: instances without attributes. */
    public static final int OBJECT = 35;
    /** The first id for a shape that is not listed here. */
    public static final int FIRST_FREE = 64;

    private ShapeIds() {
    }
}
