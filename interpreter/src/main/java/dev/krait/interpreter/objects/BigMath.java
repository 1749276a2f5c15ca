package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.math.BigInteger;

/** Arithmetic on big integers that Java's library lacks. */
final class BigMath {
    private BigMath() {
    }

    /** The correctly rounded quotient (round half to even); OverflowError where there is no such double. */
    static double divideToDouble(PyThread t, BigInteger a, BigInteger b) {
        boolean negative = a.signum() < 0 != b.signum() < 0;
        BigInteger x = a.abs();
        BigInteger y = b.abs();
        if (x.signum() == 0) {
            return negative ? -0.0 : 0.0;
        }
        // Scale so that the quotient has 55 or 56 bits, then let the remainder stick to the lowest bit: BigInteger's
        // own conversion rounds that correctly, and scalb is exact except for subnormals, which are scaled beforehand.
        int exponent = x.bitLength() - y.bitLength();
        if (exponent > 1025) {
            throw Errors.overflowError(t, "integer division result too large for a float");
        }
        int shift = Math.max(exponent, -1021) - 55;
        BigInteger[] q = shift <= 0 ? x.shiftLeft(-shift).divideAndRemainder(y) : x.divideAndRemainder(y.shiftLeft(shift));
        BigInteger quotient = q[0];
        if (exponent < -1021) {
            // Subnormal: drop what is below 2^-1074, keeping a sticky bit, and round by hand.
            int drop = -1074 - shift;
            BigInteger kept = quotient.shiftRight(drop);
            BigInteger rest = quotient.subtract(kept.shiftLeft(drop));
            int half = rest.compareTo(BigInteger.ONE.shiftLeft(drop - 1));
            boolean up = half > 0 || half == 0 && (q[1].signum() != 0 || kept.testBit(0));
            double d = Math.scalb((double) kept.longValue() + (up ? 1 : 0), -1074);
            return negative ? -d : d;
        }
        if (q[1].signum() != 0) {
            quotient = quotient.shiftLeft(1).setBit(0);
            shift--;
        }
        double d = Math.scalb(quotient.doubleValue(), shift);
        if (Double.isInfinite(d)) {
            throw Errors.overflowError(t, "integer division result too large for a float");
        }
        return negative ? -d : d;
    }
}
