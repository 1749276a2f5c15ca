package dev.krait.api;

import java.math.BigInteger;
import java.util.List;

/** A Python value. It is kept alive until its context is closed or {@link #release} is called. */
public interface Value {
    /** The name of its type. */
    String typeName();

    /** Whether it is {@code None}. */
    boolean isNone();

    /** Whether it is true. */
    boolean isTrue();

    /** Whether it can be called. */
    boolean isCallable();

    /** Calls it; arguments are converted by {@link Context#value}. */
    Value call(Object... arguments);

    /** Calls a method. */
    Value invoke(String method, Object... arguments);

    /** An attribute; PythonException (AttributeError) if there is none. */
    Value getAttribute(String name);

    /** Whether it has an attribute. */
    boolean hasAttribute(String name);

    /** Assigns an attribute. */
    void setAttribute(String name, Object value);

    /** An item: {@code self[key]}. */
    Value getItem(Object key);

    /** Assigns an item. */
    void setItem(Object key, Object value);

    /** {@code len(self)}. */
    long length();

    /** Its items, as {@code list(self)} has them. */
    List<Value> asList();

    /**
     * An int that fits in 32 bits.
     *
     * @throws ClassCastException if it is no int
     * @throws ArithmeticException if it does not fit
     */
    int asInt();

    /** An int that fits in 64 bits; errors as {@link #asInt}. */
    long asLong();

    /** An int of any size; ClassCastException if it is none. */
    BigInteger asBigInteger();

    /** A float or int as a double; ClassCastException for anything else. */
    double asDouble();

    /** A bool; ClassCastException for anything else. */
    boolean asBoolean();

    /** The characters of a str; ClassCastException for anything else. */
    String asString();

    /** The content of bytes or bytearray; ClassCastException for anything else. */
    byte[] asBytes();

    /**
     * The Java object that stands for it: null, Boolean, Long or BigInteger, Double, String, byte[], List (of list, tuple),
     * Map (of dict), or this value itself for anything else.
     */
    Object toJava();

    /** Lets go of it; the value must not be used afterwards. */
    void release();

    /** {@code str(self)}. */
    @Override
    String toString();
}
