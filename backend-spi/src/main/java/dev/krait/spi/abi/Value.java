package dev.krait.spi.abi;

/**
 * The encoding of a Python value in one 64-bit word: a NaN-box with raw pointers (blueprint, section 3).
 *
 * <ul>
 * <li>top 15 bits 0: the address of an object, 8-byte aligned; the word 0 means absent;
 * <li>top 15 bits 1 to 0x7FFE: a double, its IEEE bits plus 2^49, NaNs canonical;
 * <li>top 15 bits 0x7FFF: an int of 49 bits, two's complement.
 * </ul>
 */
public final class Value {
    /** No value: an unbound local, an empty slot, an argument not given. */
    public static final long ABSENT = 0;
    /** What the 15 top bits of an int are. */
    public static final int INT_TAG = 0x7FFF;
    /** How far the tag is up. */
    public static final int TAG_SHIFT = 49;
    /** Bits to shift left and then right to sign-extend the payload of an int. */
    public static final int INT_SHIFT = 15;
    /** The tag of an int in place. */
    public static final long INT_BITS = (long) INT_TAG << TAG_SHIFT;
    /** Added to the bits of a double. */
    public static final long DOUBLE_OFFSET = 1L << TAG_SHIFT;
    /** The smallest int that is a word. */
    public static final long MIN_INT = -(1L << 48);
    /** The largest int that is a word. */
    public static final long MAX_INT = (1L << 48) - 1;
    /** The bits of the only NaN there is. */
    public static final long CANONICAL_NAN = 0x7FF8_0000_0000_0000L;

    private Value() {
    }

    /** Whether the word is a 49-bit int. Bools are objects and are not. */
    public static boolean isInt(long value) {
        return value >>> TAG_SHIFT == INT_TAG;
    }

    /** Whether both words are 49-bit ints. */
    public static boolean areInts(long a, long b) {
        return (a & b) >>> TAG_SHIFT == INT_TAG;
    }

    /** Whether the word is a double. */
    public static boolean isDouble(long value) {
        return value >>> TAG_SHIFT != 0 && value >>> TAG_SHIFT != INT_TAG;
    }

    /** Whether the word is the address of an object ({@link #ABSENT} is not). */
    public static boolean isObject(long value) {
        return value >>> TAG_SHIFT == 0 && value != 0;
    }

    /** Whether a number can be a word. */
    public static boolean fitsInt(long number) {
        return number << INT_SHIFT >> INT_SHIFT == number;
    }

    /** The word of an int that {@linkplain #fitsInt fits}. */
    public static long ofInt(long number) {
        return number | INT_BITS;
    }

    /** The number of a word that {@linkplain #isInt is an int}. */
    public static long intValue(long value) {
        return value << INT_SHIFT >> INT_SHIFT;
    }

    /** The word of a double. */
    public static long ofDouble(double number) {
        long bits = number != number ? CANONICAL_NAN : Double.doubleToRawLongBits(number);
        return bits + DOUBLE_OFFSET;
    }

    /** The number of a word that {@linkplain #isDouble is a double}. */
    public static double doubleValue(long value) {
        return Double.longBitsToDouble(value - DOUBLE_OFFSET);
    }
}
