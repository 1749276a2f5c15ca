package dev.krait.interpreter.objects;

import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;

/** Tests by layout: whether a value is an instance of a built-in type or of a subclass of it. */
public final class Kinds {
    private Kinds() {
    }

    /** The kind of an object. */
    public static Kind of(long object) {
        return Shape.of(Memory.getInt(object + ObjectLayout.SHAPE)).kind;
    }

    /** Whether a value is an object of a kind. */
    public static boolean is(long value, Kind kind) {
        return value >>> Value.TAG_SHIFT == 0 && of(value) == kind;
    }

    /** Whether a value is a tuple. */
    public static boolean isTuple(long value) {
        return is(value, Kind.TUPLE);
    }

    /** Whether a value is a list. */
    public static boolean isList(long value) {
        return is(value, Kind.LIST);
    }

    /** Whether a value is a dict. */
    public static boolean isDict(long value) {
        return is(value, Kind.DICT);
    }

    /** Whether a value is a bytes object. */
    public static boolean isBytes(long value) {
        return is(value, Kind.BYTES);
    }

    /** Whether a value is a Python function. */
    public static boolean isFunction(long value) {
        return is(value, Kind.FUNCTION);
    }

    /** Whether a value is exactly of a type. */
    public static boolean isExactly(long value, PyType type) {
        return PyType.of(value) == type;
    }

    /** Whether a value is an instance of a type by real inheritance. */
    public static boolean isInstance(long value, PyType type) {
        return PyType.of(value).isSubtypeOf(type);
    }
}
