package dev.krait.interpreter.modules;

import dev.krait.interpreter.objects.PyFloat;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/**
 * Gamma and error functions. Gamma: the approximation of Lanczos (1964) with g = 6.024680040776729583740234375 and 13 terms,
 * coefficients as published with Boost.Math. Error function: series and continued fraction (Abramowitz and Stegun 7.1.6, 7.1.14).
 */
final class GammaFunctions {
    private static final double G = 6.024680040776729583740234375;
    private static final double G_MINUS_HALF = 5.524680040776729583740234375;
    private static final double[] NUMERATOR = {23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
        35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
        6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
        2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
        8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408};
    private static final double[] DENOMINATOR = {0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0,
        32670.0, 1925.0, 66.0, 1.0};

    private GammaFunctions() {
    }

    private static double lanczos(double x) {
        double numerator = 0;
        double denominator = 0;
        if (x < 5) {
            for (int i = 12; i >= 0; i--) {
                numerator = numerator * x + NUMERATOR[i];
                denominator = denominator * x + DENOMINATOR[i];
            }
        } else {
            for (int i = 0; i < 13; i++) {
                numerator = numerator / x + NUMERATOR[i];
                denominator = denominator / x + DENOMINATOR[i];
            }
        }
        return numerator / denominator;
    }

    private static double sinPi(double x) {
        double y = Math.abs(x) % 2.0;
        int n = (int) Math.round(2.0 * y);
        double r = switch (n) {
            case 0 -> StrictMath.sin(Math.PI * y);
            case 1 -> StrictMath.cos(Math.PI * (y - 0.5));
            case 2 -> StrictMath.sin(Math.PI * (1.0 - y));
            case 3 -> -StrictMath.cos(Math.PI * (y - 1.5));
            default -> StrictMath.sin(Math.PI * (y - 2.0));
        };
        return Math.copySign(1.0, x) * r;
    }

    static double gamma(PyThread t, double x) {
        if (Double.isNaN(x) || x == Double.POSITIVE_INFINITY) {
            return x;
        }
        if (x == Double.NEGATIVE_INFINITY || x == 0 || x < 0 && x == Math.floor(x)) {
            throw Errors.valueError(t, "expected a noninteger or positive integer, got " + PyFloat.repr(x));
        }
        if (x == Math.floor(x) && x <= 23) {
            double product = 1;
            for (int i = 2; i < x; i++) {
                product *= i;
            }
            return product;
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            double r = 1 / x;
            return check(t, r);
        }
        if (a > 200) {
            if (x < 0) {
                return 0.0 / sinPi(x);
            }
            throw Errors.overflowError(t, "math range error");
        }
        double y = a + G_MINUS_HALF;
        double z;
        if (a > G_MINUS_HALF) {
            z = y - a - G_MINUS_HALF;
        } else {
            z = y - G_MINUS_HALF - a;
        }
        z = z * G / y;
        double r;
        if (x < 0) {
            r = -Math.PI / sinPi(a) / a * StrictMath.exp(y) / lanczos(a);
            r -= z * r;
            if (a < 140) {
                r /= StrictMath.pow(y, a - 0.5);
            } else {
                double root = StrictMath.pow(y, a / 2 - 0.25);
                r = r / root / root;
            }
        } else {
            r = lanczos(a) / StrictMath.exp(y);
            r += z * r;
            if (a < 140) {
                r *= StrictMath.pow(y, a - 0.5);
            } else {
                double root = StrictMath.pow(y, a / 2 - 0.25);
                r = r * root * root;
            }
        }
        return check(t, r);
    }

    private static double check(PyThread t, double r) {
        if (Double.isInfinite(r)) {
            throw Errors.overflowError(t, "math range error");
        }
        return r;
    }

    static double lgamma(PyThread t, double x) {
        if (!Double.isFinite(x)) {
            return Double.isNaN(x) ? x : Double.POSITIVE_INFINITY;
        }
        if (x == Math.floor(x) && x <= 2) {
            if (x <= 0) {
                throw Errors.valueError(t, "expected a noninteger or positive integer, got " + PyFloat.repr(x));
            }
            return 0;
        }
        double a = Math.abs(x);
        if (a < 1e-20) {
            return -StrictMath.log(a);
        }
        double r = StrictMath.log(lanczos(a)) - G;
        r += (a - 0.5) * (StrictMath.log(a + G - 0.5) - 1);
        if (x < 0) {
            r = StrictMath.log(Math.PI) - StrictMath.log(Math.abs(sinPi(a))) - StrictMath.log(a) - r;
        }
        return check(t, r);
    }

    private static double erfSeries(double x) {
        double square = x * x;
        double sum = 0;
        double k = 25.5;
        for (int i = 0; i < 25; i++) {
            sum = 2.0 + square * sum / k;
            k -= 1;
        }
        return sum * x * StrictMath.exp(-square) / Math.sqrt(Math.PI);
    }

    private static double erfcFraction(double x) {
        if (x >= 30) {
            return 0;
        }
        double square = x * x;
        double a = 0;
        double da = 0.5;
        double p = 1;
        double p0 = 0;
        double q = da + square;
        double q0 = 1;
        for (int i = 0; i < 50; i++) {
            a += da;
            da += 2;
            double b = da + square;
            double next = b * p - a * p0;
            p0 = p;
            p = next;
            next = b * q - a * q0;
            q0 = q;
            q = next;
        }
        return p / q * x * StrictMath.exp(-square) / Math.sqrt(Math.PI);
    }

    static double erf(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double a = Math.abs(x);
        if (a < 1.5) {
            return erfSeries(x);
        }
        double c = erfcFraction(a);
        return x > 0 ? 1 - c : c - 1;
    }

    static double erfc(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double a = Math.abs(x);
        if (a < 1.5) {
            return 1 - erfSeries(x);
        }
        double c = erfcFraction(a);
        return x > 0 ? c : 2 - c;
    }
}
