package dev.krait.spi.abi;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/**
 * Access to off-heap memory by absolute address. The only class that knows how memory is reached; nothing here checks
 * an address, so every caller must hold one that is live. Atomicity: aligned accesses of up to 8 bytes are atomic.
 */
public final class Memory {
    private static final Unsafe UNSAFE = unsafe();
    private static final long BYTE_ARRAY_BASE = UNSAFE.arrayBaseOffset(byte[].class);
    private static final long CHAR_ARRAY_BASE = UNSAFE.arrayBaseOffset(char[].class);

    private static long lowest = Long.MAX_VALUE;

    private Memory() {
    }

    private static Unsafe unsafe() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** The 64-bit word at an address. */
    public static long getLong(long address) {
        return UNSAFE.getLong(address);
    }

    /** Stores a 64-bit word. */
    public static void putLong(long address, long value) {
        UNSAFE.putLong(address, value);
    }

    /** The 32-bit word at an address, sign-extended by Java where widened. */
    public static int getInt(long address) {
        return UNSAFE.getInt(address);
    }

    /** Stores a 32-bit word. */
    public static void putInt(long address, int value) {
        UNSAFE.putInt(address, value);
    }

    /** The unsigned 16-bit word at an address. */
    public static char getChar(long address) {
        return UNSAFE.getChar(address);
    }

    /** Stores a 16-bit word. */
    public static void putChar(long address, char value) {
        UNSAFE.putChar(address, value);
    }

    /** The byte at an address. */
    public static byte getByte(long address) {
        return UNSAFE.getByte(address);
    }

    /** Stores a byte. */
    public static void putByte(long address, byte value) {
        UNSAFE.putByte(address, value);
    }

    /** The double at an address. */
    public static double getDouble(long address) {
        return UNSAFE.getDouble(address);
    }

    /** Stores a double. */
    public static void putDouble(long address, double value) {
        UNSAFE.putDouble(address, value);
    }

    /** Reads a word with volatile semantics. */
    public static long getLongVolatile(long address) {
        return UNSAFE.getLongVolatile(null, address);
    }

    /** Stores a word with volatile semantics. */
    public static void putLongVolatile(long address, long value) {
        UNSAFE.putLongVolatile(null, address, value);
    }

    /** Copies bytes; the ranges may overlap. */
    public static void copy(long from, long to, long bytes) {
        UNSAFE.copyMemory(from, to, bytes);
    }

    /** Copies bytes out to a Java array. */
    public static void copyOut(long from, byte[] to, int offset, int bytes) {
        UNSAFE.copyMemory(null, from, to, BYTE_ARRAY_BASE + offset, bytes);
    }

    /** Copies bytes in from a Java array. */
    public static void copyIn(byte[] from, int offset, long to, int bytes) {
        UNSAFE.copyMemory(from, BYTE_ARRAY_BASE + offset, null, to, bytes);
    }

    /** Copies 16-bit units out to a Java array. */
    public static void copyOut(long from, char[] to, int offset, int chars) {
        UNSAFE.copyMemory(null, from, to, CHAR_ARRAY_BASE + 2L * offset, 2L * chars);
    }

    /** Copies 16-bit units in from a Java array. */
    public static void copyIn(char[] from, int offset, long to, int chars) {
        UNSAFE.copyMemory(from, CHAR_ARRAY_BASE + 2L * offset, null, to, 2L * chars);
    }

    /** Fills bytes. */
    public static void fill(long address, long bytes, byte value) {
        UNSAFE.setMemory(address, bytes, value);
    }

    /**
     * Reserves zeroed memory outside the Java heap.
     *
     * @throws OutOfMemoryError where the system refuses
     */
    public static long allocate(long bytes) {
        long address = allocateUninitialized(bytes);
        UNSAFE.setMemory(address, bytes, (byte) 0);
        return address;
    }

    /**
     * Reserves memory outside the Java heap, whose content is undefined.
     *
     * @throws OutOfMemoryError where the system refuses
     */
    public static long allocateUninitialized(long bytes) {
        long address = UNSAFE.allocateMemory(bytes);
        if (address < lowest) {
            lower(address);
        }
        return address;
    }

    private static synchronized void lower(long address) {
        lowest = Math.min(lowest, address);
    }

    /**
     * No object lies below this address. Who may use an object has synchronized with who reserved the memory for it, so the address that they see here is
     * low enough for it.
     */
    public static long lowest() {
        return lowest;
    }

    /** Gives back what {@link #allocate} returned. */
    public static void free(long address) {
        UNSAFE.freeMemory(address);
    }
}
