package dev.krait.spi.abi;

/**
 * How the memory of an object is laid out. The kind of an object is a property of its shape; the collector, and only
 * it, must know every kind.
 */
public enum Kind {
    /** Not an object. */
    FREE,
    /** {@link InstanceLayout}: instances of classes, exceptions, and of built-in types whose fields are all values. */
    INSTANCE,
    /** {@link JavaObjectLayout}: a header and a slot in the table of Java objects. */
    JAVA,
    /** {@link Int64Layout}: an int of 50 to 64 bits. */
    INT64,
    /** {@link NumberSubclassLayout}: an instance of a subclass of int. */
    INT_SUBCLASS,
    /** {@link NumberSubclassLayout}: an instance of a subclass of float. */
    FLOAT_SUBCLASS,
    /** {@link StrLayout}. */
    STR,
    /** {@link BytesLayout}. */
    BYTES,
    /** {@link TupleLayout}. */
    TUPLE,
    /** {@link ListLayout}. */
    LIST,
    /** {@link DictLayout}. */
    DICT,
    /** {@link SetLayout}: set and frozenset. */
    SET,
    /** {@link FunctionLayout}. */
    FUNCTION,
    /** {@link MethodLayout}: a bound method. */
    METHOD,
    /** {@link CodeLayout}. */
    CODE,
    /** {@link CellLayout}. */
    CELL,
    /** {@link GeneratorLayout}: generators, coroutines, asynchronous generators. */
    GENERATOR,
    /** {@link TypeLayout}. */
    TYPE,
    /** {@link RangeLayout}. */
    RANGE,
    /** {@link RangeIteratorLayout}. */
    RANGE_ITERATOR,
    /** {@link SequenceIteratorLayout}: over a list or a tuple. */
    SEQUENCE_ITERATOR,
    /** {@link DictIteratorLayout}. */
    DICT_ITERATOR,
    /** {@link SliceLayout}. */
    SLICE,
    /** {@link ModuleLayout}. */
    MODULE,
    /** {@link ArrayLayout}: words that belong to a list or an instance; never seen by Python. */
    ARRAY,
    /** {@link RawLayout}: bytes that the collector does not look into: the tables of dicts and sets, traced by their owner; never seen by Python. */
    RAW
}
