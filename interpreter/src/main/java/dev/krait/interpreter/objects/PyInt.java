package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Int64Layout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.NumberSubclassLayout;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;

/**
 * Ints of all three representations: words of 49 bits, objects of 64 bits, Java-backed big integers. A number always has
 * the smallest one that holds it. Operations named like Python's take <em>exact</em> ints, which {@link #unwrap} makes of
 * bools and of instances of subclasses.
 */
public final class PyInt {
    /** Shifts to the left by more bits than this end in MemoryError. */
    private static final long MAX_SHIFT = Integer.MAX_VALUE - 64L;

    private PyInt() {
    }

    /** The int of a number. */
    public static long of(PyThread t, long number) {
        return Value.fitsInt(number) ? Value.ofInt(number) : box(t, number);
    }

    /** The int of a number of at most 49 bits. */
    public static long ofSmall(int number) {
        return Value.ofInt(number);
    }

    /** A number between 49 and 64 bits as an object. */
    public static long box(PyThread t, long number) {
        long object = t.allocate(ShapeIds.INT64, Int64Layout.SIZE);
        Memory.putLong(object + Int64Layout.VALUE, number);
        return object;
    }

    /** The int of a number of any size. */
    public static long of(PyThread t, BigInteger number) {
        return number.bitLength() <= 63 ? of(t, number.longValue()) : JavaObjects.create(t, ShapeIds.BIG_INT, number);
    }

    /** Whether a value is an int, bools and instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isInt(value) || Value.isObject(value) && isIntObject(value);
    }

    private static boolean isIntObject(long object) {
        int shape = Memory.getInt(object + ObjectLayout.SHAPE);
        return shape == ShapeIds.INT64 || shape == ShapeIds.BIG_INT || shape == ShapeIds.BOOL || Shape.of(shape).kind == Kind.INT_SUBCLASS;
    }

    /** Whether a value is exactly an int. */
    public static boolean isExact(long value) {
        return Value.isInt(value) || Value.isObject(value) && isExactObject(value);
    }

    private static boolean isExactObject(long object) {
        int shape = Memory.getInt(object + ObjectLayout.SHAPE);
        return shape == ShapeIds.INT64 || shape == ShapeIds.BIG_INT;
    }

    /** The exact int of anything that {@linkplain #is is an int}. */
    public static long unwrap(long value) {
        if (Value.isInt(value)) {
            return value;
        }
        if (isExactObject(value)) {
            return value;
        }
        if (value == Const.TRUE) {
            return Value.ofInt(1);
        }
        return value == Const.FALSE ? Value.ofInt(0) : Memory.getLong(value + NumberSubclassLayout.VALUE);
    }

    /** Whether an exact int fits in 64 bits. */
    public static boolean fitsLong(long value) {
        return Value.isInt(value) || Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.INT64;
    }

    /** The number of an exact int that {@linkplain #fitsLong fits}. */
    public static long longValue(long value) {
        return Value.isInt(value) ? Value.intValue(value) : Memory.getLong(value + Int64Layout.VALUE);
    }

    /** The number of an exact int. */
    public static BigInteger big(long value) {
        return fitsLong(value) ? BigInteger.valueOf(longValue(value)) : (BigInteger) JavaObjects.get(value);
    }

    /** The number of an exact int, or the nearest long. */
    public static long clampedLong(long value) {
        return fitsLong(value) ? longValue(value) : big(value).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    /** -1, 0 or 1. */
    public static int signum(long value) {
        return fitsLong(value) ? Long.signum(longValue(value)) : big(value).signum();
    }

    /** {@code a + b}. */
    public static long add(PyThread t, long a, long b) {
        if (Value.areInts(a, b)) {
            return of(t, Value.intValue(a) + Value.intValue(b));
        }
        if (fitsLong(a) && fitsLong(b)) {
            long x = longValue(a);
            long y = longValue(b);
            long sum = x + y;
            if (((x ^ sum) & (y ^ sum)) >= 0) {
                return of(t, sum);
            }
        }
        return of(t, big(a).add(big(b)));
    }

    /** {@code a - b}. */
    public static long sub(PyThread t, long a, long b) {
        if (Value.areInts(a, b)) {
            return of(t, Value.intValue(a) - Value.intValue(b));
        }
        if (fitsLong(a) && fitsLong(b)) {
            long x = longValue(a);
            long y = longValue(b);
            long difference = x - y;
            if (((x ^ y) & (x ^ difference)) >= 0) {
                return of(t, difference);
            }
        }
        return of(t, big(a).subtract(big(b)));
    }

    /** {@code a * b}. */
    public static long mul(PyThread t, long a, long b) {
        if (fitsLong(a) && fitsLong(b)) {
            long x = longValue(a);
            long y = longValue(b);
            long low = x * y;
            if (Math.multiplyHigh(x, y) == low >> 63) {
                return of(t, low);
            }
        }
        return of(t, big(a).multiply(big(b)));
    }

    /** {@code a // b}. */
    public static long floorDiv(PyThread t, long a, long b) {
        if (fitsLong(a) && fitsLong(b)) {
            long y = longValue(b);
            long x = longValue(a);
            if (y == 0) {
                throw Errors.zeroDivision(t, "division by zero");
            }
            if (x != Long.MIN_VALUE || y != -1) {
                return of(t, Math.floorDiv(x, y));
            }
        }
        return of(t, floorDivide(t, big(a), big(b))[0]);
    }

    /** {@code a % b}. */
    public static long mod(PyThread t, long a, long b) {
        if (fitsLong(a) && fitsLong(b)) {
            long y = longValue(b);
            if (y == 0) {
                throw Errors.zeroDivision(t, "division by zero");
            }
            return of(t, y == -1 ? 0 : Math.floorMod(longValue(a), y));
        }
        return of(t, floorDivide(t, big(a), big(b))[1]);
    }

    /** {@code divmod(a, b)} as a tuple. */
    public static long divmod(PyThread t, long a, long b) {
        return PyTuple.of(t, floorDiv(t, a, b), mod(t, a, b));
    }

    private static BigInteger[] floorDivide(PyThread t, BigInteger a, BigInteger b) {
        if (b.signum() == 0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        BigInteger[] result = a.divideAndRemainder(b);
        if (result[1].signum() != 0 && result[1].signum() != b.signum()) {
            result[0] = result[0].subtract(BigInteger.ONE);
            result[1] = result[1].add(b);
        }
        return result;
    }

    /** {@code a / b}, correctly rounded. */
    public static double trueDiv(PyThread t, long a, long b) {
        if (signum(b) == 0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        if (fitsLong(a) && fitsLong(b)) {
            long x = longValue(a);
            long y = longValue(b);
            if (Math.abs(x) <= 1L << 53 && Math.abs(y) <= 1L << 53 && x != Long.MIN_VALUE && y != Long.MIN_VALUE) {
                return (double) x / (double) y;
            }
        }
        return BigMath.divideToDouble(t, big(a), big(b));
    }

    /** {@code -a}. */
    public static long neg(PyThread t, long a) {
        if (Value.isInt(a)) {
            return of(t, -Value.intValue(a));
        }
        return of(t, big(a).negate());
    }

    /** {@code abs(a)}. */
    public static long abs(PyThread t, long a) {
        return signum(a) < 0 ? neg(t, a) : a;
    }

    /** {@code ~a}. */
    public static long invert(PyThread t, long a) {
        return fitsLong(a) ? of(t, ~longValue(a)) : of(t, big(a).not());
    }

    /** {@code a & b}. */
    public static long and(PyThread t, long a, long b) {
        return fitsLong(a) && fitsLong(b) ? of(t, longValue(a) & longValue(b)) : of(t, big(a).and(big(b)));
    }

    /** {@code a | b}. */
    public static long or(PyThread t, long a, long b) {
        return fitsLong(a) && fitsLong(b) ? of(t, longValue(a) | longValue(b)) : of(t, big(a).or(big(b)));
    }

    /** {@code a ^ b}. */
    public static long xor(PyThread t, long a, long b) {
        return fitsLong(a) && fitsLong(b) ? of(t, longValue(a) ^ longValue(b)) : of(t, big(a).xor(big(b)));
    }

    /** {@code a << b}. */
    public static long lshift(PyThread t, long a, long b) {
        int sign = signum(b);
        if (sign < 0) {
            throw Errors.valueError(t, "negative shift count");
        }
        if (sign == 0 || signum(a) == 0) {
            return a;
        }
        long shift = clampedLong(b);
        if (fitsLong(a) && shift < 63) {
            long x = longValue(a);
            if (x << shift >> shift == x) {
                return of(t, x << shift);
            }
        }
        if (shift > MAX_SHIFT) {
            throw shift == Long.MAX_VALUE && !fitsLong(b) ? Errors.overflowError(t, "too many digits in integer") : Errors.memoryError(t);
        }
        return of(t, big(a).shiftLeft((int) shift));
    }

    /** {@code a >> b}. */
    public static long rshift(PyThread t, long a, long b) {
        if (signum(b) < 0) {
            throw Errors.valueError(t, "negative shift count");
        }
        long shift = clampedLong(b);
        if (fitsLong(a)) {
            return of(t, longValue(a) >> Math.min(shift, 63));
        }
        return shift > MAX_SHIFT ? Value.ofInt(signum(a) < 0 ? -1 : 0) : of(t, big(a).shiftRight((int) shift));
    }

    /** {@code a ** b}; a float where b is negative. */
    public static long pow(PyThread t, long a, long b) {
        if (signum(b) < 0) {
            return PyFloat.of(PyFloat.pow(t, toDouble(t, a), toDouble(t, b)));
        }
        if (fitsLong(a)) {
            long x = longValue(a);
            if (x == 0 || x == 1) {
                return signum(b) == 0 ? Value.ofInt(1) : a;
            }
            if (x == -1) {
                return Value.ofInt(testBit(b, 0) ? -1 : 1);
            }
        }
        long exponent = clampedLong(b);
        if (exponent > MAX_SHIFT || exponent * (double) bitLength(a) > MAX_SHIFT) {
            throw Errors.memoryError(t);
        }
        if (fitsLong(a)) {
            long power = 1;
            long base = longValue(a);
            long rest = exponent;
            boolean overflow = false;
            while (rest > 0 && !overflow) {
                if ((rest & 1) != 0) {
                    overflow = Math.multiplyHigh(power, base) != power * base >> 63;
                    power *= base;
                }
                rest >>= 1;
                if (rest > 0) {
                    overflow |= Math.multiplyHigh(base, base) != base * base >> 63;
                    base *= base;
                }
            }
            if (!overflow) {
                return of(t, power);
            }
        }
        return of(t, big(a).pow((int) exponent));
    }

    /** {@code pow(a, b, modulus)}. */
    public static long powMod(PyThread t, long a, long b, long modulus) {
        BigInteger m = big(modulus);
        if (m.signum() == 0) {
            throw Errors.valueError(t, "pow() 3rd argument cannot be 0");
        }
        BigInteger result;
        try {
            result = big(a).modPow(big(b), m.abs());
        } catch (ArithmeticException e) {
            throw Errors.valueError(t, "base is not invertible for the given modulus");
        }
        return of(t, m.signum() < 0 && result.signum() != 0 ? result.add(m) : result);
    }

    /** Whether a bit of the two's complement of an exact int is set. */
    public static boolean testBit(long a, int bit) {
        return fitsLong(a) ? (longValue(a) >> Math.min(bit, 63) & 1) != 0 : big(a).testBit(bit);
    }

    /** {@code a.bit_length()}. */
    public static long bitLength(long a) {
        if (!fitsLong(a)) {
            return big(a).abs().bitLength();
        }
        long x = longValue(a);
        return x == Long.MIN_VALUE ? 64 : 64 - Long.numberOfLeadingZeros(Math.abs(x));
    }

    /** Negative, 0 or positive as a is less than, equal to or greater than b. */
    public static int compare(long a, long b) {
        if (fitsLong(a) && fitsLong(b)) {
            return Long.compare(longValue(a), longValue(b));
        }
        return big(a).compareTo(big(b));
    }

    /** Whether two exact ints are the same number. */
    public static boolean equal(long a, long b) {
        return a == b || !Value.isInt(a) && !Value.isInt(b) && compare(a, b) == 0;
    }

    /** {@code hash(a)}: the number modulo 2^61 - 1, with the sign of the number. */
    public static long hash(long a) {
        if (Value.isInt(a)) {
            long x = Value.intValue(a);
            return x == -1 ? -2 : x;
        }
        if (fitsLong(a)) {
            long x = longValue(a);
            long h = x % HASH_MODULUS;
            return h == -1 ? -2 : h;
        }
        BigInteger number = big(a);
        long h = number.abs().mod(BigInteger.valueOf(HASH_MODULUS)).longValue();
        h = number.signum() < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** The prime of hashes of numbers: 2^61 - 1. */
    public static final long HASH_MODULUS = (1L << 61) - 1;

    /** The nearest double; OverflowError where there is none. */
    public static double toDouble(PyThread t, long a) {
        if (fitsLong(a)) {
            return longValue(a);
        }
        double d = big(a).doubleValue();
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(t, "int too large to convert to float");
        }
        return d;
    }

    /** {@code repr(a)}; ValueError past {@code sys.get_int_max_str_digits()}. */
    public static String repr(PyThread t, long a) {
        if (fitsLong(a)) {
            return Long.toString(longValue(a));
        }
        return IntText.toDecimal(t, big(a));
    }

    /** The exact int that a value stands for by {@code __index__}; TypeError where it has none. */
    public static long index(PyThread t, long value) {
        return Value.isInt(value) ? value : is(value) ? unwrap(value) : PyNumber.index(t, value);
    }

    /**
     * An index or size as a Java long, by {@code __index__}.
     *
     * @throws RuntimeException IndexError where it does not fit in 63 bits
     */
    public static long indexLong(PyThread t, long value) {
        long exact = index(t, value);
        if (!fitsLong(exact)) {
            throw Errors.of(t, Exc.INDEX_ERROR, "cannot fit '" + PyType.of(value).fullName() + "' into an index-sized integer");
        }
        return longValue(exact);
    }

    /** A size or count as a Java long; OverflowError where it does not fit. */
    public static long toLong(PyThread t, long value) {
        long exact = index(t, value);
        if (!fitsLong(exact)) {
            throw Errors.overflowError(t, "Python int too large to convert to C ssize_t");
        }
        return longValue(exact);
    }

    /** An argument that C declares {@code int}. */
    public static int toJavaInt(PyThread t, long value) {
        long exact = index(t, value);
        long number = clampedLong(exact);
        if (number < Integer.MIN_VALUE) {
            throw Errors.overflowError(t, "signed integer is less than minimum");
        }
        if (number > Integer.MAX_VALUE) {
            throw Errors.overflowError(t, fitsLong(exact) ? "signed integer is greater than maximum" : "Python int too large to convert to C int");
        }
        return (int) number;
    }

    /** The bound of a slice: None or absent give the default; what does not fit in 64 bits is clamped. */
    public static long sliceIndex(PyThread t, long value, long ifNone) {
        if (value == Value.ABSENT || value == Const.NONE) {
            return ifNone;
        }
        if (!is(value) && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
            throw Errors.typeError(t, "slice indices must be integers or None or have an __index__ method");
        }
        return clampedLong(index(t, value));
    }

}
