package dev.krait.compiler.code;

import java.util.Arrays;

/** Bytes that grow at the end. As {@code ByteArrayOutputStream}, without locks. */
public final class ByteSequence {
    private static final int INITIAL = 64;

    private byte[] bytes = new byte[INITIAL];
    private int size;

    /** Number of bytes. */
    public int size() {
        return size;
    }

    /** Appends the lowest eight bits. */
    public void write(int value) {
        if (size == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * size);
        }
        bytes[size++] = (byte) value;
    }

    /** Appends all bytes. */
    public void writeBytes(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    /** Appends the characters, each of which must be below 256. */
    @SuppressWarnings("deprecation") // the only method that copies the low bytes at once
    public void writeLatin1(String text) {
        reserve(text.length());
        text.getBytes(0, text.length(), bytes, size);
        size += text.length();
    }

    /** Appends four bytes, the lowest first. */
    public void writeInt(int value) {
        reserve(Integer.BYTES);
        bytes[size++] = (byte) value;
        bytes[size++] = (byte) (value >> 8);
        bytes[size++] = (byte) (value >> 16);
        bytes[size++] = (byte) (value >> 24);
    }

    private void reserve(int count) {
        if (size + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
