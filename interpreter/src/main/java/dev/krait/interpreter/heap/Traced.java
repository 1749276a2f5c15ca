package dev.krait.interpreter.heap;

/** A Java object behind a {@link JavaObjects Java-backed} Python object that holds values. */
public interface Traced {
    /** Reports every value held to {@link Marker#mark}. Runs no Python code and allocates nothing. */
    void trace(Marker m);
}
