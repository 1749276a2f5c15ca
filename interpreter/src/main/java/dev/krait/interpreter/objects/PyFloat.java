package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.NumberSubclassLayout;
import dev.krait.spi.abi.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Floats: arithmetic with Python's rules for division, powers, comparison with ints and hashes. */
public final class PyFloat {
    private PyFloat() {
    }

    /** The float of a number. */
    public static long of(double number) {
        return Value.ofDouble(number);
    }

    /** Whether a value is a float, instances of subclasses included. */
    public static boolean is(long value) {
        return Value.isDouble(value) || Value.isObject(value) && Shape.ofObject(value).kind == Kind.FLOAT_SUBCLASS;
    }

    /** The number of a value that {@linkplain #is is a float}. */
    public static double value(long value) {
        return Value.doubleValue(Value.isDouble(value) ? value : Memory.getLong(value + NumberSubclassLayout.VALUE));
    }

    /** A real number as a double, as C's {@code PyFloat_AsDouble}: by {@code __float__}, else {@code __index__}. */
    public static double toDouble(PyThread t, long value) {
        if (Value.isDouble(value)) {
            return Value.doubleValue(value);
        }
        if (Value.isInt(value)) {
            return Value.intValue(value);
        }
        if (is(value)) {
            return value(value);
        }
        if (PyInt.is(value)) {
            return PyInt.toDouble(t, PyInt.unwrap(value));
        }
        return value(PyNumber.toFloat(t, value));
    }

    /** {@code a / b}. */
    public static double trueDiv(PyThread t, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        return a / b;
    }

    /** {@code a // b}. */
    public static double floorDiv(PyThread t, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        return floorQuotient(a, b);
    }

    /** {@code a % b}. */
    public static double mod(PyThread t, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        return floorRemainder(a, b);
    }

    /** {@code a // b} for b != 0. */
    public static double floorQuotient(double a, double b) {
        double mod = a % b;
        double div = (a - mod) / b;
        if (mod != 0 && b < 0 != mod < 0) {
            div -= 1.0;
        }
        if (div == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(div);
        return div - floor > 0.5 ? floor + 1.0 : floor;
    }

    /** {@code a % b} for b != 0. */
    public static double floorRemainder(double a, double b) {
        double mod = a % b;
        if (mod == 0) {
            return Math.copySign(0.0, b);
        }
        return b < 0 != mod < 0 ? mod + b : mod;
    }

    /** {@code divmod(a, b)} as a tuple. */
    public static long divmod(PyThread t, double a, double b) {
        if (b == 0.0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        return PyTuple.of(t, of(floorQuotient(a, b)), of(floorRemainder(a, b)));
    }

    /**
     * {@code a ** b} where the result is real. A negative base with a fractional exponent gives NaN here; the caller
     * turns to complex numbers before ({@link #powIsComplex}).
     */
    public static double pow(PyThread t, double a, double b) {
        if (b == 0 || a == 1.0) {
            return 1.0;
        }
        if (a == 0 && b < 0 && !Double.isNaN(b)) {
            if (Double.isInfinite(b)) {
                return Double.POSITIVE_INFINITY;
            }
            throw Errors.zeroDivision(t, "zero to a negative power");
        }
        if (a == -1.0 && Double.isInfinite(b)) {
            return 1.0;
        }
        double result = b == 2.0 ? a * a : Math.pow(a, b);
        if (Double.isInfinite(result) && !Double.isInfinite(a) && !Double.isInfinite(b)) {
            throw Errors.of(t, Exc.OVERFLOW_ERROR, PyTuple.of(t, Value.ofInt(34), PyStr.of(t, "Numerical result out of range")));
        }
        return result;
    }

    /** Whether {@code a ** b} is a complex number. */
    public static boolean powIsComplex(double a, double b) {
        return a < 0 && !Double.isInfinite(a) && !Double.isInfinite(b) && !Double.isNaN(b) && b != Math.rint(b);
    }

    /** What comparing NaN with an int gives. */
    public static final int UNORDERED = 2;

    /** Compares a float with an exact int exactly: -1, 0, 1, or {@link #UNORDERED} where the float is NaN. */
    public static int compareInt(double a, long b) {
        if (Double.isNaN(a)) {
            return UNORDERED;
        }
        if (Double.isInfinite(a)) {
            return a > 0 ? 1 : -1;
        }
        if (Value.isInt(b)) {
            return Double.compare(a == 0 ? 0.0 : a, Value.intValue(b));
        }
        return new BigDecimal(a).compareTo(new BigDecimal(PyInt.big(b)));
    }

    /** {@code hash(a)}; for a NaN the caller uses the identity, which a word does not have, hence its bits. */
    public static long hash(double a) {
        if (Double.isNaN(a)) {
            return 0x7FF8_0000L;
        }
        if (Double.isInfinite(a)) {
            return a > 0 ? 314159 : -314159;
        }
        if (a == Math.rint(a) && Math.abs(a) < 0x1p60) {
            long h = (long) a;
            return h == -1 ? -2 : h;
        }
        int exponent = Math.getExponent(a) - 52;
        long mantissa = Double.doubleToRawLongBits(a) & 0xFFFFFFFFFFFFFL;
        if (Math.getExponent(a) < Double.MIN_EXPONENT) {
            exponent = -1074;
        } else {
            mantissa |= 1L << 52;
        }
        int rotate = Math.floorMod(exponent, 61);
        long h = (mantissa << rotate & PyInt.HASH_MODULUS) | (rotate == 0 ? 0 : mantissa >>> 61 - rotate);
        h = h == PyInt.HASH_MODULUS ? 0 : h;
        h = a < 0 ? -h : h;
        return h == -1 ? -2 : h;
    }

    /** {@code int(a)}. */
    public static long toInt(PyThread t, double a) {
        if (Math.abs(a) < 0x1p62) {
            return PyInt.of(t, (long) a);
        }
        if (Double.isNaN(a)) {
            throw Errors.valueError(t, "cannot convert float NaN to integer");
        }
        if (Double.isInfinite(a)) {
            throw Errors.overflowError(t, "cannot convert float infinity to integer");
        }
        return PyInt.of(t, toBigInteger(a));
    }

    /** The number without its fraction. */
    static BigInteger toBigInteger(double a) {
        return new BigDecimal(a).toBigInteger();
    }

    /** {@code repr(a)}. */
    public static String repr(double a) {
        return FloatText.repr(a);
    }
}
