package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * How one element lies in memory: a format character of module {@code struct}, as {@code memoryview} and {@code array} use them, too.
 *
 * @param code the character
 * @param size in bytes
 */
public record ElementFormat(char code, int size, Kind kind) {
    /** What an element is. */
    public enum Kind {
        SIGNED, UNSIGNED, FLOAT, COMPLEX, BOOL, CHARACTER
    }

    private static final Map<Character, ElementFormat> NATIVE = table("b1 B1 h2 H2 i4 I4 l8 L8 q8 Q8 n8 N8 e2 f4 d8 F8 D16 ?1 c1 P8");
    private static final Map<Character, ElementFormat> STANDARD = table("b1 B1 h2 H2 i4 I4 l4 L4 q8 Q8 e2 f4 d8 F8 D16 ?1 c1");

    private static Map<Character, ElementFormat> table(String text) {
        Map<Character, ElementFormat> table = new HashMap<>();
        for (String entry : text.split(" ")) {
            char code = entry.charAt(0);
            Kind kind = switch (code) {
                case 'b', 'h', 'i', 'l', 'q', 'n' -> Kind.SIGNED;
                case 'e', 'f', 'd' -> Kind.FLOAT;
                case 'F', 'D' -> Kind.COMPLEX;
                case '?' -> Kind.BOOL;
                case 'c' -> Kind.CHARACTER;
                default -> Kind.UNSIGNED;
            };
            table.put(code, new ElementFormat(code, Integer.parseInt(entry.substring(1)), kind));
        }
        return table;
    }

    /** The format of a character with the sizes of C on this machine, or with those that are the same everywhere; null if there is none. */
    public static ElementFormat of(char code, boolean nativeSizes) {
        return (nativeSizes ? NATIVE : STANDARD).get(code);
    }

    /** The smallest number, of ints. */
    public BigInteger minimum() {
        return kind == Kind.SIGNED ? BigInteger.ONE.shiftLeft(8 * size - 1).negate() : BigInteger.ZERO;
    }

    /** The largest number, of ints. */
    public BigInteger maximum() {
        return BigInteger.ONE.shiftLeft(kind == Kind.SIGNED ? 8 * size - 1 : 8 * size).subtract(BigInteger.ONE);
    }

    /** Whether an int is between {@link #minimum} and {@link #maximum}. */
    public boolean has(long number) {
        if (Value.isInt(number) && size == 8) {
            return kind == Kind.SIGNED || Value.intValue(number) >= 0;
        }
        BigInteger big = PyInt.big(number);
        return big.compareTo(minimum()) >= 0 && big.compareTo(maximum()) <= 0;
    }

    private static long bits(byte[] b, int at, int size, boolean little) {
        long bits = 0;
        for (int i = 0; i < size; i++) {
            bits = bits << 8 | b[at + (little ? size - 1 - i : i)] & 0xFF;
        }
        return bits;
    }

    private static void putBits(byte[] b, int at, int size, boolean little, long bits) {
        for (int i = 0; i < size; i++) {
            b[at + (little ? i : size - 1 - i)] = (byte) (bits >> 8 * i);
        }
    }

    private static double real(byte[] b, int at, int size, boolean little) {
        long bits = bits(b, at, size, little);
        return size == 8 ? Double.longBitsToDouble(bits) : size == 4 ? Float.intBitsToFloat((int) bits) : Float.float16ToFloat((short) bits);
    }

    /** The element at an offset. */
    public long get(PyThread t, byte[] b, int at, boolean little) {
        return switch (kind) {
            case SIGNED -> {
                long bits = bits(b, at, size, little);
                yield PyInt.of(t, size == 8 ? bits : bits << 64 - 8 * size >> 64 - 8 * size);
            }
            case UNSIGNED -> {
                long bits = bits(b, at, size, little);
                yield bits >= 0 ? PyInt.of(t, bits) : PyInt.of(t, new BigInteger(Long.toUnsignedString(bits)));
            }
            case FLOAT -> Value.ofDouble(real(b, at, size, little));
            case COMPLEX -> PyComplex.of(t, real(b, at, size / 2, little), real(b, at + size / 2, size / 2, little));
            case BOOL -> Const.of(b[at] != 0);
            case CHARACTER -> PyBytes.of(t, new byte[] {b[at]});
        };
    }

    /** Writes an int that the format {@link #has}, or the truth of a bool. */
    public void putInt(byte[] b, int at, boolean little, long number) {
        putBits(b, at, size, little, PyInt.big(number).longValue());
    }

    /** Writes a float; OverflowError if it is too large for fewer than eight bytes. */
    public void putDouble(PyThread t, byte[] b, int at, boolean little, double number) {
        putReal(t, b, at, size, little, number);
    }

    private void putReal(PyThread t, byte[] b, int at, int bytes, boolean little, double number) {
        switch (bytes) {
            case 8 -> putBits(b, at, 8, little, Double.doubleToRawLongBits(number));
            case 4 -> {
                float f = (float) number;
                if (Float.isInfinite(f) && !Double.isInfinite(number)) {
                    throw Errors.overflowError(t, "float too large to pack with f format");
                }
                putBits(b, at, 4, little, Float.floatToRawIntBits(f));
            }
            default -> {
                short half = half(number);
                if ((half & 0x7FFF) == 0x7C00 && !Double.isInfinite(number)) {
                    throw Errors.overflowError(t, "float too large to pack with e format");
                }
                putBits(b, at, 2, little, half);
            }
        }
    }

    /** Rounds once: to the half by way of a float that is odd where it is not exact. */
    private static short half(double number) {
        float f = (float) number;
        if (Double.isFinite(number) && f != number) {
            int bits = Float.floatToRawIntBits(f);
            boolean away = Math.abs((double) f) > Math.abs(number);
            bits = away ? bits - 1 : bits;
            f = Float.intBitsToFloat(bits | 1);
        }
        return Float.floatToFloat16(f);
    }

    /** Writes a complex number. */
    public void putComplex(PyThread t, byte[] b, int at, boolean little, PyComplex.Pair number) {
        putReal(t, b, at, size / 2, little, size == 8 ? (float) number.real() : number.real());
        putReal(t, b, at + size / 2, size / 2, little, size == 8 ? (float) number.imag() : number.imag());
    }
}
