package dev.krait.interpreter.heap;

/** Values that are alive whatever refers to them; registered with {@link Heap#addRoots}. */
@FunctionalInterface
public interface RootSet {
    /** Reports every value held to {@link Marker#mark}. Runs no Python code and allocates nothing. */
    void visit(Marker m);
}
