package dev.krait.interpreter.runtime;

import dev.krait.interpreter.heap.ShapeTable;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.NumberSubclassLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.spi.abi.Value;

/** The objects of which there is only one: immortal, the same in all contexts. */
public final class Const {
    /** {@code None}. */
    public static final long NONE = singleton(ShapeIds.NONE);
    /** {@code ...}. */
    public static final long ELLIPSIS = singleton(ShapeIds.ELLIPSIS);
    /** {@code NotImplemented}. */
    public static final long NOT_IMPLEMENTED = singleton(ShapeIds.NOT_IMPLEMENTED);
    /** {@code False}. */
    public static final long FALSE = bool(0);
    /** {@code True}. */
    public static final long TRUE = bool(1);
    /** {@code ()}. */
    public static final long EMPTY_TUPLE = emptyTuple();

    private Const() {
    }

    /** The bool of a condition. */
    public static long of(boolean condition) {
        return condition ? TRUE : FALSE;
    }

    private static long singleton(int shapeId) {
        ShapeTable.register(shapeId, Kind.INSTANCE, InstanceLayout.FIELDS);
        return PyThread.BOOT.allocate(shapeId, InstanceLayout.FIELDS);
    }

    private static long bool(int number) {
        ShapeTable.register(ShapeIds.BOOL, Kind.INT_SUBCLASS, NumberSubclassLayout.SIZE);
        long bool = PyThread.BOOT.allocate(ShapeIds.BOOL, NumberSubclassLayout.SIZE);
        Memory.putLong(bool + NumberSubclassLayout.VALUE, Value.ofInt(number));
        return bool;
    }

    private static long emptyTuple() {
        ShapeTable.register(ShapeIds.TUPLE, Kind.TUPLE, 0);
        return PyThread.BOOT.allocate(ShapeIds.TUPLE, TupleLayout.ITEMS);
    }
}
