package dev.krait.compiler.flowgraph;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Trigonometric functions of doubles rounded correctly, for the same reason as {@link FloatPower}. */
final class FloatAngle {
    private static final int DIGITS = 60;
    private static final MathContext PRECISION = new MathContext(DIGITS);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    /** What is smaller than this does not change a sum around 1. */
    private static final int SMALLEST = -DIGITS - 10;
    /** The argument of the series of the arc tangent is halved so often. */
    private static final int HALVINGS = 4;
    private static final BigDecimal PI = pi(DIGITS);

    private FloatAngle() {
    }

    /** The length of a vector. */
    static double hypot(double x, double y) {
        double estimate = Math.hypot(x, y);
        if (x == 0 || y == 0 || !Double.isFinite(estimate)) {
            return estimate;
        }
        BigDecimal a = new BigDecimal(x);
        BigDecimal b = new BigDecimal(y);
        return a.multiply(a).add(b.multiply(b)).sqrt(PRECISION).doubleValue();
    }

    /** The angle of a vector. */
    static double atan2(double y, double x) {
        if (y == 0 || x == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
            return Math.atan2(y, x);
        }
        BigDecimal angle = atan(new BigDecimal(Math.abs(y)).divide(new BigDecimal(Math.abs(x)), PRECISION));
        return Math.copySign((x < 0 ? PI.subtract(angle) : angle).doubleValue(), y);
    }

    /** The sine. */
    static double sin(double angle) {
        return angle == 0 || !Double.isFinite(angle) ? Math.sin(angle) : sine(angle, 0);
    }

    /** The cosine. */
    static double cos(double angle) {
        return angle == 0 || !Double.isFinite(angle) ? Math.cos(angle) : sine(angle, 1);
    }

    /** The sine of an angle to which quarters of a turn are added. */
    private static double sine(double angle, int quarters) {
        BigDecimal value = new BigDecimal(angle);
        int size = Math.max(0, value.precision() - value.scale());
        BigDecimal quarter = (size == 0 ? PI : pi(DIGITS + size)).divide(TWO, new MathContext(DIGITS + size));
        BigDecimal turns = value.divide(quarter, new MathContext(DIGITS + size)).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal rest = value.subtract(turns.multiply(quarter));
        int place = turns.toBigInteger().add(BigInteger.valueOf(quarters)).and(BigInteger.valueOf(3)).intValue();
        double result = series(rest.round(PRECISION), place % 2).doubleValue();
        return place >= 2 ? -result : result;
    }

    /** The Taylor series of the sine, or of the cosine. */
    private static BigDecimal series(BigDecimal angle, int first) {
        BigDecimal square = angle.multiply(angle, PRECISION).negate();
        BigDecimal term = first == 0 ? angle : BigDecimal.ONE;
        BigDecimal sum = term;
        int lowest = term.precision() - term.scale() + SMALLEST;
        for (int n = 2 - first; term.signum() != 0 && term.precision() - term.scale() > lowest; n += 2) {
            term = term.multiply(square, PRECISION).divide(BigDecimal.valueOf((long) n * (n + 1)), PRECISION);
            sum = sum.add(term, PRECISION);
        }
        return sum;
    }

    private static BigDecimal atan(BigDecimal tangent) {
        BigDecimal z = tangent;
        for (int i = 0; i < HALVINGS; i++) {
            z = z.divide(BigDecimal.ONE.add(BigDecimal.ONE.add(z.multiply(z, PRECISION), PRECISION).sqrt(PRECISION)), PRECISION);
        }
        return arcTangent(z, PRECISION).multiply(BigDecimal.valueOf(1 << HALVINGS));
    }

    private static BigDecimal arcTangent(BigDecimal z, MathContext precision) {
        BigDecimal square = z.multiply(z, precision).negate();
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = z;
        int lowest = z.precision() - z.scale() - precision.getPrecision() - 10;
        for (int n = 1; power.signum() != 0 && power.precision() - power.scale() > lowest; n += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(n), precision), precision);
            power = power.multiply(square, precision);
        }
        return sum;
    }

    /** Machin's formula. */
    private static BigDecimal pi(int digits) {
        MathContext precision = new MathContext(digits + 5);
        BigDecimal fifth = arcTangent(new BigDecimal("0.2"), precision);
        BigDecimal other = arcTangent(BigDecimal.ONE.divide(BigDecimal.valueOf(239), precision), precision);
        return fifth.multiply(BigDecimal.valueOf(16)).subtract(other.multiply(BigDecimal.valueOf(4)), precision);
    }
}
