package dev.krait.compiler.marshal;

import dev.krait.compiler.code.Constant;
import java.math.BigInteger;
import java.util.List;

/**
 * Makes the objects that {@link MarshalReader} reads.
 *
 * @param <T> objects of any type; null is not an object
 */
public interface MarshalFactory<T> {
    /** {@code None}. */
    T none();

    /** {@code ...}. */
    T ellipsis();

    /** {@code StopIteration}, the class. */
    T stopIteration() throws MarshalFormatException;

    /** {@code True} or {@code False}. */
    T bool(boolean value);

    /** An int. */
    T integer(BigInteger value);

    /** A float. */
    T floating(double value);

    /** A complex number. */
    T complex(double real, double imag);

    /** A str. */
    T string(Constant.Str value, boolean interned);

    /** A bytes object. */
    T bytes(byte[] value);

    /** A tuple. */
    T tuple(List<T> items) throws MarshalFormatException;

    /** A frozenset; raises if items cannot be hashed. */
    T frozenSet(List<T> items) throws MarshalFormatException;

    /** A slice. */
    T slice(T start, T stop, T step) throws MarshalFormatException;

    /** A code object. */
    T code(CodeFields<T> fields) throws MarshalFormatException;

    /** An empty list, which may be named before it is filled. */
    T newList(int size) throws MarshalFormatException;

    /** Appends to a list. */
    void append(T list, T item) throws MarshalFormatException;

    /** An empty set, which may be named before it is filled. */
    T newSet() throws MarshalFormatException;

    /** Adds to a set. */
    void add(T set, T item) throws MarshalFormatException;

    /** An empty dict, which may be named before it is filled. */
    T newDict() throws MarshalFormatException;

    /** Puts into a dict. */
    void put(T dict, T key, T value) throws MarshalFormatException;

    /** The fields of a code object as they were read; none of their types has been checked. */
    record CodeFields<T>(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, T code, T consts,
            T names, T localsPlusNames, T localsPlusKinds, T filename, T name, T qualname, int firstLine, T lineTable,
            T exceptionTable) {
    }
}
