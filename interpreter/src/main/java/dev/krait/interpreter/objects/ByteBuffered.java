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

    /** Copies a range of the content. */
    default void read(int at, byte[] to, int offset, int length) {
        System.arraycopy(copyBytes(), at, to, offset, length);
    }

    /** The format of the elements, as module {@code struct} writes it. */
    default String format() {
        return "B";
    }

    /** One more view holds the size fixed; a negative number releases it. */
    default void export(int views) {
    }
}
