package dev.krait.interpreter.tier1;

import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Shape;
import dev.krait.interpreter.runtime.Const;
import dev.krait.spi.abi.Value;

/** What kinds of operands an instruction has seen: a set of bits for the left or only one, and shifted for the right one. */
public final class Seen {
    /** A 49-bit int. */
    public static final int INT = 1;
    /** A float. */
    public static final int FLOAT = 1 << 1;
    /** Exactly a str. */
    public static final int STR = 1 << 2;
    /** Exactly a list. */
    public static final int LIST = 1 << 3;
    /** Exactly a tuple. */
    public static final int TUPLE = 1 << 4;
    /** Exactly a dict. */
    public static final int DICT = 1 << 5;
    /** True or False. */
    public static final int BOOL = 1 << 6;
    /** None. */
    public static final int NONE = 1 << 7;
    /** Exactly a set or frozenset. */
    public static final int SET = 1 << 8;
    /** Exactly a slice. */
    public static final int SLICE = 1 << 9;
    /** Something else. */
    public static final int OTHER = 1 << 10;
    /** Something whose operator is a Python function: see {@link PythonOperators}. Not an outcome of {@link #of}. */
    public static final int PYTHON = 1 << 11;
    /** How far the bits of the right operand are up. */
    public static final int RIGHT = 12;

    private Seen() {
    }

    /** The bit of a value. */
    public static int of(long value) {
        if (Value.isInt(value)) {
            return INT;
        }
        if (Value.isDouble(value)) {
            return FLOAT;
        }
        if (value == Const.TRUE || value == Const.FALSE) {
            return BOOL;
        }
        if (value == Const.NONE) {
            return NONE;
        }
        int shape = Objects.shape(value);
        if (shape == ShapeIds.STR) {
            return STR;
        }
        if (shape == ShapeIds.LIST) {
            return LIST;
        }
        if (shape == ShapeIds.TUPLE) {
            return TUPLE;
        }
        if (shape == ShapeIds.DICT) {
            return DICT;
        }
        if (shape == ShapeIds.SLICE) {
            return SLICE;
        }
        return shape == ShapeIds.SET || shape == ShapeIds.FROZENSET ? SET : OTHER;
    }

    /** The bits of two operands. */
    public static int of(long left, long right) {
        return of(left) | of(right) << RIGHT;
    }
}
