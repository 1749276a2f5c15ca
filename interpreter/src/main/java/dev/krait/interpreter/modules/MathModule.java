package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;

/** Module {@code math}: C's functions with Python's errors. Results are those of HotSpot's intrinsics (Intel's libm), which differ from glibc's in the last bit now and then. */
@PyModule(name = "math", doc = "This module provides access to the mathematical functions\ndefined by the C standard.")
final class MathModule {
    private MathModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "pi", PyFloat.of(Math.PI));
        Modules.set(t, module, "e", PyFloat.of(Math.E));
        Modules.set(t, module, "tau", PyFloat.of(2 * Math.PI));
        Modules.set(t, module, "inf", PyFloat.of(Double.POSITIVE_INFINITY));
        Modules.set(t, module, "nan", PyFloat.of(Double.NaN));
    }

    private static double domain(PyThread t, double x, double result) {
        if (Double.isNaN(result) && !Double.isNaN(x)) {
            throw Errors.valueError(t, "math domain error");
        }
        return result;
    }

    private static double range(PyThread t, double x, double result) {
        if (Double.isInfinite(result) && Double.isFinite(x)) {
            throw Errors.overflowError(t, "math range error");
        }
        return domain(t, x, result);
    }

    @PyFunction("sin(x, /)")
    static double sin(PyThread t, double x) {
        return domain(t, x, Math.sin(x));
    }

    @PyFunction("cos(x, /)")
    static double cos(PyThread t, double x) {
        return domain(t, x, Math.cos(x));
    }

    @PyFunction("tan(x, /)")
    static double tan(PyThread t, double x) {
        return domain(t, x, Math.tan(x));
    }

    @PyFunction("asin(x, /)")
    static double asin(PyThread t, double x) {
        return domain(t, x, StrictMath.asin(x));
    }

    @PyFunction("acos(x, /)")
    static double acos(PyThread t, double x) {
        return domain(t, x, StrictMath.acos(x));
    }

    @PyFunction("atan(x, /)")
    static double atan(PyThread t, double x) {
        return domain(t, x, StrictMath.atan(x));
    }

    @PyFunction("sinh(x, /)")
    static double sinh(PyThread t, double x) {
        return range(t, x, StrictMath.sinh(x));
    }

    @PyFunction("cosh(x, /)")
    static double cosh(PyThread t, double x) {
        return range(t, x, StrictMath.cosh(x));
    }

    @PyFunction("tanh(x, /)")
    static double tanh(PyThread t, double x) {
        return domain(t, x, StrictMath.tanh(x));
    }

    @PyFunction("exp(x, /)")
    static double exp(PyThread t, double x) {
        return range(t, x, Math.exp(x));
    }

    @PyFunction("expm1(x, /)")
    static double expm1(PyThread t, double x) {
        return range(t, x, StrictMath.expm1(x));
    }

    @PyFunction("cbrt(x, /)")
    static double cbrt(PyThread t, double x) {
        return domain(t, x, StrictMath.cbrt(x));
    }

    @PyFunction("exp2(x, /)")
    static double exp2(PyThread t, double x) {
        return range(t, x, Math.pow(2, x));
    }

    @PyFunction("sqrt(x, /)")
    static double sqrt(PyThread t, double x) {
        if (x < 0) {
            throw Errors.valueError(t, "expected a nonnegative input, got " + PyFloat.repr(x));
        }
        return Math.sqrt(x);
    }

    @PyFunction("asinh(x, /)")
    static double asinh(double x) {
        double a = Math.abs(x);
        if (Double.isInfinite(x) || Double.isNaN(x) || a < 0x1p-28) {
            return x;
        }
        double w = a > 0x1p28 ? Math.log(a) + 0.6931471805599453 : a > 2 ? Math.log(2 * a + 1 / (Math.sqrt(x * x + 1) + a))
                : StrictMath.log1p(a + x * x / (1 + Math.sqrt(1 + x * x)));
        return Math.copySign(w, x);
    }

    @PyFunction("acosh(x, /)")
    static double acosh(PyThread t, double x) {
        if (x < 1) {
            throw Errors.valueError(t, "expected argument value not less than 1, got " + PyFloat.repr(x));
        }
        if (x > 0x1p28) {
            return Math.log(x) + 0.6931471805599453;
        }
        double y = x - 1;
        return x > 2 ? Math.log(2 * x - 1 / (x + Math.sqrt(x * x - 1))) : StrictMath.log1p(y + Math.sqrt(2 * y + y * y));
    }

    @PyFunction("atanh(x, /)")
    static double atanh(PyThread t, double x) {
        double a = Math.abs(x);
        if (a >= 1) {
            throw Errors.valueError(t, "expected a number between -1 and 1, got " + PyFloat.repr(x));
        }
        if (a < 0x1p-28 || Double.isNaN(x)) {
            return x;
        }
        double w = a < 0.5 ? 0.5 * StrictMath.log1p(2 * a + 2 * a * a / (1 - a)) : 0.5 * StrictMath.log1p(2 * a / (1 - a));
        return Math.copySign(w, x);
    }

    @PyFunction("atan2(y, x, /)")
    static double atan2(double y, double x) {
        return StrictMath.atan2(y, x);
    }

    @PyFunction("pow(x, y, /)")
    static double pow(PyThread t, double x, double y) {
        if (x == 1 || x == -1 && Double.isInfinite(y)) {
            return 1;
        }
        double result = Math.pow(x, y);
        if (Double.isFinite(x) && Double.isFinite(y)) {
            if (Double.isNaN(result) || x == 0 && y < 0) {
                throw Errors.valueError(t, "math domain error");
            }
            if (Double.isInfinite(result)) {
                throw Errors.overflowError(t, "math range error");
            }
        }
        return result;
    }

    @PyFunction("fmod(x, y, /)")
    static double fmod(PyThread t, double x, double y) {
        if (Double.isInfinite(y) && Double.isFinite(x)) {
            return x;
        }
        double result = x % y;
        if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw Errors.valueError(t, "math domain error");
        }
        return result;
    }

    @PyFunction("remainder(x, y, /)")
    static double remainder(PyThread t, double x, double y) {
        if (Double.isInfinite(y) && Double.isFinite(x)) {
            return x;
        }
        double result = Math.IEEEremainder(x, y);
        if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y)) {
            throw Errors.valueError(t, "math domain error");
        }
        return result;
    }

    @PyFunction("fma(x, y, z, /)")
    static double fma(PyThread t, double x, double y, double z) {
        double result = Math.fma(x, y, z);
        if (Double.isNaN(result) && !Double.isNaN(x) && !Double.isNaN(y) && !Double.isNaN(z)) {
            throw Errors.valueError(t, "invalid operation in fma");
        }
        if (Double.isInfinite(result) && Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z)) {
            throw Errors.overflowError(t, "overflow in fma");
        }
        return result;
    }

    @PyFunction("fabs(x, /)")
    static double fabs(double x) {
        return Math.abs(x);
    }

    @PyFunction("copysign(x, y, /)")
    static double copysign(double x, double y) {
        return Math.copySign(x, y);
    }

    private static long integral(PyThread t, long x, String special, double rounded, boolean isFloat) {
        if (isFloat) {
            return PyFloat.toInt(t, rounded);
        }
        long method = PyType.of(x).lookup(Names.of(special));
        return method == 0 ? PyFloat.toInt(t, special.equals("__floor__") ? Math.floor(PyFloat.toDouble(t, x)) : Math.ceil(PyFloat.toDouble(t, x)))
                : Calls.call(t, PyObject.getAttr(t, x, Names.of(special)));
    }

    @PyFunction("floor(x, /)")
    static long floor(PyThread t, long x) {
        return integral(t, x, "__floor__", Value.isDouble(x) ? Math.floor(Value.doubleValue(x)) : 0, Value.isDouble(x));
    }

    @PyFunction("ceil(x, /)")
    static long ceil(PyThread t, long x) {
        return integral(t, x, "__ceil__", Value.isDouble(x) ? Math.ceil(Value.doubleValue(x)) : 0, Value.isDouble(x));
    }

    @PyFunction("trunc(x, /)")
    static long trunc(PyThread t, long x) {
        if (Value.isDouble(x)) {
            return PyFloat.toInt(t, Value.doubleValue(x));
        }
        if (PyType.of(x).lookup(Names.of("__trunc__")) == 0) {
            throw Errors.typeError(t, "type " + PyObject.typeName(x) + " doesn't define __trunc__ method");
        }
        return Calls.call(t, PyObject.getAttr(t, x, Names.of("__trunc__")));
    }

    /** The logarithm of a number; of a big int without overflow. */
    private static double log(PyThread t, long x, java.util.function.DoubleUnaryOperator log, double logOfTwo) {
        if (PyInt.is(x)) {
            long n = PyInt.unwrap(x);
            if (PyInt.signum(n) <= 0) {
                throw Errors.valueError(t, "expected a positive input");
            }
            if (PyInt.fitsLong(n)) {
                return log.applyAsDouble(PyInt.longValue(n));
            }
            BigInteger big = PyInt.big(n);
            double d = big.doubleValue();
            if (Double.isInfinite(d)) {
                int shift = big.bitLength() - 62;
                return log.applyAsDouble(big.shiftRight(shift).doubleValue()) + shift * logOfTwo;
            }
            return log.applyAsDouble(d);
        }
        double d = PyFloat.toDouble(t, x);
        if (d <= 0) {
            throw Errors.valueError(t, "expected a positive input, got " + PyFloat.repr(d));
        }
        return log.applyAsDouble(d);
    }

    @PyFunction("log(x, base=<absent>, /)")
    static double log(PyThread t, long x, long base) {
        double result = log(t, x, Math::log, 0.6931471805599453);
        if (base == Value.ABSENT) {
            return result;
        }
        double denominator = log(t, base, Math::log, 0.6931471805599453);
        if (denominator == 0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        return result / denominator;
    }

    @PyFunction("log2(x, /)")
    static double log2(PyThread t, long x) {
        return log(t, x, MathModule::log2, 1);
    }

    private static double log2(double x) {
        if (Double.isInfinite(x) || Double.isNaN(x)) {
            return x;
        }
        int exponent = Math.getExponent(x);
        double mantissa = Math.scalb(x, -exponent);
        return mantissa == 1 ? exponent : exponent + Math.log(mantissa) / 0.6931471805599453;
    }

    @PyFunction("log10(x, /)")
    static double log10(PyThread t, long x) {
        return log(t, x, Math::log10, 0.30102999566398120);
    }

    @PyFunction("log1p(x, /)")
    static double log1p(PyThread t, double x) {
        if (x <= -1) {
            throw Errors.valueError(t, "expected argument value > -1, got " + PyFloat.repr(x));
        }
        return StrictMath.log1p(x);
    }

    @PyFunction("degrees(x, /)")
    static double degrees(double x) {
        return x * (180 / Math.PI);
    }

    @PyFunction("radians(x, /)")
    static double radians(double x) {
        return x * (Math.PI / 180);
    }

    @PyFunction("isnan(x, /)")
    static boolean isnan(double x) {
        return Double.isNaN(x);
    }

    @PyFunction("isinf(x, /)")
    static boolean isinf(double x) {
        return Double.isInfinite(x);
    }

    @PyFunction("isfinite(x, /)")
    static boolean isfinite(double x) {
        return Double.isFinite(x);
    }

    @PyFunction("isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0)")
    static boolean isclose(PyThread t, double a, double b, long relTol, long absTol) {
        double relative = relTol == Value.ABSENT ? 1e-9 : PyFloat.toDouble(t, relTol);
        double absolute = absTol == Value.ABSENT ? 0 : PyFloat.toDouble(t, absTol);
        if (relative < 0 || absolute < 0) {
            throw Errors.valueError(t, "tolerances must be non-negative");
        }
        if (a == b) {
            return true;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            return false;
        }
        double difference = Math.abs(b - a);
        return difference <= Math.abs(relative * b) || difference <= Math.abs(relative * a) || difference <= absolute;
    }

    @PyFunction("frexp(x, /)")
    static long frexp(PyThread t, double x) {
        if (x == 0 || !Double.isFinite(x)) {
            return PyTuple.of(t, PyFloat.of(x), Value.ofInt(0));
        }
        int exponent = Math.getExponent(x) + 1;
        if (exponent <= Double.MIN_EXPONENT) {
            exponent = Math.getExponent(x * 0x1p54) + 1 - 54;
        }
        return PyTuple.of(t, PyFloat.of(Math.scalb(Math.scalb(x, -exponent / 2), -(exponent - exponent / 2))), PyInt.of(t, exponent));
    }

    @PyFunction("ldexp(x, i, /)")
    static double ldexp(PyThread t, double x, long i) {
        long exponent = PyInt.clampedLong(PyInt.index(t, i));
        if (x == 0 || !Double.isFinite(x)) {
            return x;
        }
        double result = Math.scalb(x, (int) Math.max(-5000, Math.min(5000, exponent)));
        if (Double.isInfinite(result)) {
            throw Errors.overflowError(t, "math range error");
        }
        return result;
    }

    @PyFunction("modf(x, /)")
    static long modf(PyThread t, double x) {
        if (Double.isInfinite(x)) {
            return PyTuple.of(t, PyFloat.of(Math.copySign(0, x)), PyFloat.of(x));
        }
        double whole = x < 0 ? Math.ceil(x) : Math.floor(x);
        return PyTuple.of(t, PyFloat.of(Math.copySign(x - whole, x)), PyFloat.of(whole));
    }

    @PyFunction("ulp(x, /)")
    static double ulp(double x) {
        return Math.ulp(x);
    }

    @PyFunction("nextafter(x, y, /, *, steps=None)")
    static double nextafter(PyThread t, double x, double y, long steps) {
        long n = steps == Const.NONE ? 1 : PyInt.clampedLong(PyInt.index(t, steps));
        if (n < 0) {
            throw Errors.valueError(t, "steps must be a non-negative integer");
        }
        double at = x;
        for (long i = 0; i < n && at != y && !Double.isNaN(at); i++) {
            at = Math.nextAfter(at, y);
        }
        return Double.isNaN(y) ? y : at;
    }

    @PyFunction("hypot(*coordinates)")
    static double hypot(PyThread t, long coordinates) {
        double[] x = new double[PyTuple.length(coordinates)];
        for (int i = 0; i < x.length; i++) {
            x[i] = PyFloat.toDouble(t, PyTuple.get(coordinates, i));
        }
        return norm(x);
    }

    @PyFunction("dist(p, q, /)")
    static double dist(PyThread t, long p, long q) {
        long a = PyTuple.is(p) ? p : Calls.call(t, Types.TUPLE.address, p);
        long b = PyTuple.is(q) ? q : Calls.call(t, Types.TUPLE.address, q);
        double[] x = new double[PyTuple.length(a)];
        if (x.length != PyTuple.length(b)) {
            throw Errors.valueError(t, "both points must have the same number of dimensions");
        }
        for (int i = 0; i < x.length; i++) {
            x[i] = PyFloat.toDouble(t, PyTuple.get(a, i)) - PyFloat.toDouble(t, PyTuple.get(b, i));
        }
        return norm(x);
    }

    private static double norm(double[] x) {
        double max = 0;
        boolean nan = false;
        for (double c : x) {
            if (Double.isInfinite(c)) {
                return Double.POSITIVE_INFINITY;
            }
            nan |= Double.isNaN(c);
            max = Math.max(max, Math.abs(c));
        }
        if (nan || max == 0) {
            return nan ? Double.NaN : 0;
        }
        // Scaled by a power of two, summed with the squares' errors, as vector_norm of CPython does.
        int exponent = Math.getExponent(max);
        if (exponent < -1000) {
            double[] scaled = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                scaled[i] = x[i] * 0x1p600;
            }
            return norm(scaled) * 0x1p-600;
        }
        double sum = 1;
        double low = 0;
        for (double c : x) {
            double s = Math.scalb(c, -exponent - 1);
            double square = s * s;
            low += Math.fma(s, s, -square);
            double next = sum + square;
            low += sum - next + square;
            sum = next;
        }
        double h = Math.sqrt(sum - 1 + low);
        double correction = Math.fma(-h, h, sum - 1) + low;
        return Math.scalb(h + correction / (2 * h), exponent + 1);
    }

    @PyFunction("gcd(*integers)")
    static long gcd(PyThread t, long integers) {
        BigInteger result = BigInteger.ZERO;
        for (int i = 0; i < PyTuple.length(integers); i++) {
            result = result.gcd(PyInt.big(PyInt.index(t, PyTuple.get(integers, i))));
        }
        return PyInt.of(t, result);
    }

    @PyFunction("lcm(*integers)")
    static long lcm(PyThread t, long integers) {
        BigInteger result = BigInteger.ONE;
        for (int i = 0; i < PyTuple.length(integers); i++) {
            BigInteger n = PyInt.big(PyInt.index(t, PyTuple.get(integers, i))).abs();
            if (n.signum() == 0) {
                result = n;
            } else if (result.signum() != 0) {
                result = result.divide(result.gcd(n)).multiply(n);
            }
        }
        return PyInt.of(t, result);
    }

    @PyFunction("factorial(n, /)")
    static long factorial(PyThread t, long n) {
        long exact = PyInt.index(t, n);
        long number = PyInt.clampedLong(exact);
        if (number < 0) {
            throw Errors.valueError(t, "factorial() not defined for negative values");
        }
        if (number > Integer.MAX_VALUE) {
            throw Errors.overflowError(t, "factorial() argument should not exceed " + Long.MAX_VALUE);
        }
        return PyInt.of(t, product(1, Math.max(1, number)));
    }

    private static BigInteger product(long from, long to) {
        if (to - from < 8) {
            BigInteger p = BigInteger.valueOf(from);
            for (long i = from + 1; i <= to; i++) {
                p = p.multiply(BigInteger.valueOf(i));
            }
            return p;
        }
        long middle = from + to >>> 1;
        return product(from, middle).multiply(product(middle + 1, to));
    }

    @PyFunction("isqrt(n, /)")
    static long isqrt(PyThread t, long n) {
        long exact = PyInt.index(t, n);
        if (PyInt.signum(exact) < 0) {
            throw Errors.valueError(t, "isqrt() argument must be nonnegative");
        }
        return PyInt.of(t, PyInt.big(exact).sqrt());
    }

    @PyFunction("comb(n, k, /)")
    static long comb(PyThread t, long n, long k) {
        BigInteger a = PyInt.big(PyInt.index(t, n));
        BigInteger b = PyInt.big(PyInt.index(t, k));
        if (a.signum() < 0) {
            throw Errors.valueError(t, "n must be a non-negative integer");
        }
        if (b.signum() < 0) {
            throw Errors.valueError(t, "k must be a non-negative integer");
        }
        if (b.compareTo(a) > 0) {
            return Value.ofInt(0);
        }
        BigInteger smaller = b.min(a.subtract(b));
        if (smaller.bitLength() > 31) {
            throw Errors.overflowError(t, "min(n - k, k) must not exceed " + Long.MAX_VALUE);
        }
        BigInteger result = BigInteger.ONE;
        for (long i = 1; i <= smaller.longValue(); i++) {
            result = result.multiply(a.subtract(BigInteger.valueOf(i - 1))).divide(BigInteger.valueOf(i));
        }
        return PyInt.of(t, result);
    }

    @PyFunction("perm(n, k=None, /)")
    static long perm(PyThread t, long n, long k) {
        if (k == Const.NONE) {
            return factorial(t, n);
        }
        BigInteger a = PyInt.big(PyInt.index(t, n));
        long b = PyInt.clampedLong(PyInt.index(t, k));
        if (a.signum() < 0) {
            throw Errors.valueError(t, "n must be a non-negative integer");
        }
        if (b < 0) {
            throw Errors.valueError(t, "k must be a non-negative integer");
        }
        if (BigInteger.valueOf(b).compareTo(a) > 0) {
            return Value.ofInt(0);
        }
        BigInteger result = BigInteger.ONE;
        for (long i = 0; i < b; i++) {
            result = result.multiply(a.subtract(BigInteger.valueOf(i)));
        }
        return PyInt.of(t, result);
    }

    @PyFunction("prod(iterable, /, *, start=1)")
    static long prod(PyThread t, long iterable, long start) {
        long result = start;
        long iterator = PyObject.iter(t, iterable);
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            result = PyNumber.multiply(t, result, item);
        }
        return result;
    }

    /** The correctly rounded sum: partial sums that do not overlap (Shewchuk 1997). */
    @PyFunction("fsum(seq, /)")
    static double fsum(PyThread t, long seq) {
        double[] partials = new double[32];
        int n = 0;
        double special = 0;
        boolean infinite = false;
        long iterator = PyObject.iter(t, seq);
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            double x = PyFloat.toDouble(t, item);
            if (!Double.isFinite(x)) {
                if (Double.isInfinite(x) && Double.isInfinite(special) && x != special) {
                    throw Errors.valueError(t, "-inf + inf in fsum");
                }
                special += x;
                infinite = true;
                continue;
            }
            int kept = 0;
            for (int i = 0; i < n; i++) {
                double y = partials[i];
                if (Math.abs(x) < Math.abs(y)) {
                    double swap = x;
                    x = y;
                    y = swap;
                }
                double high = x + y;
                double low = y - (high - x);
                if (low != 0) {
                    partials[kept++] = low;
                }
                x = high;
            }
            if (Double.isInfinite(x)) {
                throw Errors.overflowError(t, "intermediate overflow in fsum");
            }
            if (kept == partials.length) {
                partials = java.util.Arrays.copyOf(partials, 2 * kept);
            }
            partials[kept++] = x;
            n = kept;
        }
        if (infinite) {
            return special;
        }
        double high = 0;
        double low = 0;
        while (n > 0 && low == 0) {
            double x = high;
            double y = partials[--n];
            high = x + y;
            low = y - (high - x);
        }
        if (n > 0 && (low < 0 && partials[n - 1] < 0 || low > 0 && partials[n - 1] > 0)) {
            double y = low * 2;
            double x = high + y;
            if (y == x - high) {
                high = x;
            }
        }
        return high;
    }

    @PyFunction("sumprod(p, q, /)")
    static long sumprod(PyThread t, long p, long q) {
        long a = PyObject.iter(t, p);
        long b = PyObject.iter(t, q);
        long total = Value.ofInt(0);
        for (;;) {
            long x = PyObject.next(t, a);
            long y = PyObject.next(t, b);
            if (x == Value.ABSENT || y == Value.ABSENT) {
                if (x != y) {
                    throw Errors.valueError(t, "Inputs are not the same length");
                }
                return total;
            }
            total = PyNumber.add(t, total, PyNumber.multiply(t, x, y));
        }
    }

    @PyFunction("gamma(x, /)")
    static double gamma(PyThread t, double x) {
        return GammaFunctions.gamma(t, x);
    }

    @PyFunction("lgamma(x, /)")
    static double lgamma(PyThread t, double x) {
        return GammaFunctions.lgamma(t, x);
    }

    @PyFunction("erf(x, /)")
    static double erf(double x) {
        return GammaFunctions.erf(x);
    }

    @PyFunction("erfc(x, /)")
    static double erfc(double x) {
        return GammaFunctions.erfc(x);
    }
}
