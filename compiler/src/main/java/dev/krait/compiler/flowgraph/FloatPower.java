package dev.krait.compiler.flowgraph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Powers, exponentials and logarithms of doubles rounded correctly, as glibc's {@code pow} rounds all but a few in a thousand million;
 * {@link Math#pow} may be off by a unit in the last place, and then a constant would differ from CPython's.
 */
final class FloatPower {
    private static final MathContext PRECISION = new MathContext(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LN2 = ln1(TWO);

    private FloatPower() {
    }

    /** The power; of a negative base only to an integer. Infinite if it overflows. */
    static double pow(double base, double exponent) {
        double estimate = Math.pow(base, exponent);
        if (base == 0 || Math.abs(base) == 1 || estimate == 0 || !Double.isFinite(estimate) || !Double.isFinite(base)
                || !Double.isFinite(exponent)) {
            return estimate;
        }
        double magnitude;
        if (exponent == Math.rint(exponent) && Math.abs(exponent) <= 64) {
            BigDecimal power = new BigDecimal(Math.abs(base)).pow((int) Math.abs(exponent));
            magnitude = (exponent < 0 ? BigDecimal.ONE.divide(power, new MathContext(40)) : power).doubleValue();
        } else {
            magnitude = exp(ln(new BigDecimal(Math.abs(base)), exponentOf(base)).multiply(new BigDecimal(exponent), PRECISION))
                    .doubleValue();
        }
        return Math.copySign(magnitude, estimate);
    }

    /** The exponential function; infinite or zero where a double cannot hold it. */
    static double exp(double value) {
        double estimate = Math.exp(value);
        return estimate == 0 || !Double.isFinite(estimate) || value == 0 ? estimate : exp(new BigDecimal(value)).doubleValue();
    }

    /** The natural logarithm. */
    static double log(double value) {
        double estimate = Math.log(value);
        return estimate == 0 || !Double.isFinite(estimate) ? estimate : ln(new BigDecimal(value), exponentOf(value)).doubleValue();
    }

    /** The binary exponent, of subnormal numbers, too. */
    private static int exponentOf(double value) {
        return Math.abs(value) < Double.MIN_NORMAL ? Math.getExponent(value * 0x1p54) - 54 : Math.getExponent(value);
    }

    private static BigDecimal ln(BigDecimal value, int binaryExponent) {
        BigDecimal scale = TWO.pow(Math.abs(binaryExponent));
        BigDecimal mantissa = binaryExponent >= 0 ? value.divide(scale, PRECISION) : value.multiply(scale, PRECISION);
        return ln1(mantissa).add(LN2.multiply(BigDecimal.valueOf(binaryExponent)), PRECISION);
    }

    /** The logarithm of a number near 1 by the series of the area tangent. */
    private static BigDecimal ln1(BigDecimal value) {
        BigDecimal z = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), PRECISION);
        BigDecimal square = z.multiply(z, PRECISION);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = z;
        for (int n = 1; power.signum() != 0 && power.precision() - power.scale() > -70; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), PRECISION), PRECISION);
            power = power.multiply(square, PRECISION);
        }
        return sum.multiply(TWO);
    }

    private static BigDecimal exp(BigDecimal value) {
        int twos = value.divide(LN2, PRECISION).setScale(0, RoundingMode.HALF_EVEN).intValueExact();
        BigDecimal rest = value.subtract(LN2.multiply(BigDecimal.valueOf(twos)), PRECISION);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; term.signum() != 0 && term.precision() - term.scale() > -70; n++) {
            term = term.multiply(rest, PRECISION).divide(BigDecimal.valueOf(n), PRECISION);
            sum = sum.add(term, PRECISION);
        }
        BigDecimal scale = TWO.pow(Math.abs(twos));
        return twos >= 0 ? sum.multiply(scale, PRECISION) : sum.divide(scale, PRECISION);
    }
}
