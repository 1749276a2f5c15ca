package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Constant;

/**
 * Arithmetic with complex numbers as CPython 3.14 does it: an operand that is real does not take part as a complex
 * number with an imaginary part of zero (C99, annex G).
 */
final class ComplexFolding {
    private static final int NB_ADD = 0, NB_MULTIPLY = 5, NB_POWER = 8, NB_SUBTRACT = 10, NB_TRUE_DIVIDE = 11;
    /** Integral exponents up to this are computed by multiplication. */
    private static final int MAX_INT_EXPONENT = 100;

    private ComplexFolding() {
    }

    static Constant binary(int operator, Constant left, Constant right) {
        if (left instanceof Constant.Complex a && right instanceof Constant.Complex b) {
            return switch (operator) {
                case NB_ADD -> new Constant.Complex(a.real() + b.real(), a.imag() + b.imag());
                case NB_SUBTRACT -> new Constant.Complex(a.real() - b.real(), a.imag() - b.imag());
                case NB_MULTIPLY -> product(a, b);
                case NB_TRUE_DIVIDE -> quotient(a, b);
                case NB_POWER -> power(a.real(), a.imag(), b.real(), b.imag());
                default -> null;
            };
        }
        if (left instanceof Constant.Complex a) {
            Double b = ConstantFolding.asDouble(right);
            return b == null ? null : switch (operator) {
                case NB_ADD -> new Constant.Complex(a.real() + b, a.imag());
                case NB_SUBTRACT -> new Constant.Complex(a.real() - b, a.imag());
                case NB_MULTIPLY -> new Constant.Complex(a.real() * b, a.imag() * b);
                case NB_TRUE_DIVIDE -> b == 0 ? null : new Constant.Complex(a.real() / b, a.imag() / b);
                case NB_POWER -> power(a.real(), a.imag(), b, 0.0);
                default -> null;
            };
        }
        Double a = ConstantFolding.asDouble(left);
        Constant.Complex b = (Constant.Complex) right;
        return a == null ? null : switch (operator) {
            case NB_ADD -> new Constant.Complex(a + b.real(), b.imag());
            case NB_SUBTRACT -> new Constant.Complex(a - b.real(), -b.imag());
            case NB_MULTIPLY -> new Constant.Complex(a * b.real(), a * b.imag());
            case NB_TRUE_DIVIDE -> divideReal(a, b);
            case NB_POWER -> power(a, 0.0, b.real(), b.imag());
            default -> null;
        };
    }

    /** A product that is not a number in both parts is recovered if a factor is infinite (C99, annex G.5.1). */
    private static Constant.Complex product(Constant.Complex left, Constant.Complex right) {
        double a = left.real();
        double b = left.imag();
        double c = right.real();
        double d = right.imag();
        double real = a * c - b * d;
        double imag = a * d + b * c;
        if (!Double.isNaN(real) || !Double.isNaN(imag)) {
            return new Constant.Complex(real, imag);
        }
        boolean recover = false;
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            a = Math.copySign(Double.isInfinite(a) ? 1.0 : 0.0, a);
            b = Math.copySign(Double.isInfinite(b) ? 1.0 : 0.0, b);
            c = zeroForNan(c);
            d = zeroForNan(d);
            recover = true;
        }
        if (Double.isInfinite(c) || Double.isInfinite(d)) {
            c = Math.copySign(Double.isInfinite(c) ? 1.0 : 0.0, c);
            d = Math.copySign(Double.isInfinite(d) ? 1.0 : 0.0, d);
            a = zeroForNan(a);
            b = zeroForNan(b);
            recover = true;
        }
        if (!recover && (Double.isInfinite(left.real() * right.real()) || Double.isInfinite(left.imag() * right.imag())
                || Double.isInfinite(left.real() * right.imag()) || Double.isInfinite(left.imag() * right.real()))) {
            a = zeroForNan(a);
            b = zeroForNan(b);
            c = zeroForNan(c);
            d = zeroForNan(d);
            recover = true;
        }
        if (recover) {
            real = Double.POSITIVE_INFINITY * (a * c - b * d);
            imag = Double.POSITIVE_INFINITY * (a * d + b * c);
        }
        return new Constant.Complex(real, imag);
    }

    private static double zeroForNan(double value) {
        return Double.isNaN(value) ? Math.copySign(0.0, value) : value;
    }

    /** Smith's method; null for a division by zero. */
    private static Constant.Complex quotient(Constant.Complex left, Constant.Complex right) {
        double a = left.real();
        double b = left.imag();
        double c = right.real();
        double d = right.imag();
        if (Math.abs(c) >= Math.abs(d)) {
            if (c == 0) {
                return null;
            }
            double ratio = d / c;
            double denominator = c + d * ratio;
            return new Constant.Complex((a + b * ratio) / denominator, (b - a * ratio) / denominator);
        }
        if (Math.abs(d) >= Math.abs(c)) {
            double ratio = c / d;
            double denominator = c * ratio + d;
            return new Constant.Complex((a * ratio + b) / denominator, (b * ratio - a) / denominator);
        }
        return new Constant.Complex(Double.NaN, Double.NaN);
    }

    private static Constant.Complex divideReal(double a, Constant.Complex right) {
        double c = right.real();
        double d = right.imag();
        if (Math.abs(c) >= Math.abs(d)) {
            if (c == 0) {
                return null;
            }
            double ratio = d / c;
            double denominator = c + d * ratio;
            return new Constant.Complex(a / denominator, -a * ratio / denominator);
        }
        if (Math.abs(d) >= Math.abs(c)) {
            double ratio = c / d;
            double denominator = c * ratio + d;
            return new Constant.Complex(a * ratio / denominator, -a / denominator);
        }
        return new Constant.Complex(Double.NaN, Double.NaN);
    }

    /** A power; null for a division by zero or an overflow. */
    static Constant.Complex power(double real, double imag, double exponentReal, double exponentImag) {
        Constant.Complex base = new Constant.Complex(real, imag);
        Constant.Complex result;
        if (exponentImag == 0 && exponentReal == Math.floor(exponentReal) && Math.abs(exponentReal) <= MAX_INT_EXPONENT) {
            int n = (int) exponentReal;
            Constant.Complex power = intPower(base, Math.abs(n));
            result = n > 0 ? power : quotient(new Constant.Complex(1, 0), power);
        } else if (real == 0 && imag == 0) {
            return exponentImag != 0 || exponentReal < 0 ? null : new Constant.Complex(0, 0);
        } else {
            double modulus = FloatAngle.hypot(real, imag);
            double length = FloatPower.pow(modulus, exponentReal);
            double angle = FloatAngle.atan2(imag, real);
            double phase = angle * exponentReal;
            if (exponentImag != 0) {
                length *= FloatPower.exp(-angle * exponentImag);
                phase += exponentImag * FloatPower.log(modulus);
            }
            if (Double.isInfinite(phase)) {
                return null; // the C library reports a domain error
            }
            result = new Constant.Complex(length * FloatAngle.cos(phase), length * FloatAngle.sin(phase));
        }
        return result == null || Double.isInfinite(result.real()) || Double.isInfinite(result.imag()) ? null : result;
    }

    private static Constant.Complex intPower(Constant.Complex base, int exponent) {
        Constant.Complex result = new Constant.Complex(1, 0);
        Constant.Complex power = base;
        for (int bit = 1; bit <= exponent; bit <<= 1) {
            if ((exponent & bit) != 0) {
                result = product(result, power);
            }
            power = product(power, power);
        }
        return result;
    }
}
