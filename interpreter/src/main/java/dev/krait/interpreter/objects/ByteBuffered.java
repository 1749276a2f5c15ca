package dev.krait.interpreter.objects;

/** A Java-backed object with the buffer protocol: bytearray, memoryview, array, mmap. */
public interface ByteBuffered {
    /** A copy of the content, in C order. */
    byte[] copyBytes();

    /** How many bytes there are. */
    int byteLength();

    /** Overwrites a range, for {@code readinto} and its like; the caller has checked {@link #isReadOnly}. */
    void write(int at, byte[] from, int offset, int length);

    /** Whether {@link #write} is refused. */
    boolean isReadOnly();
}
