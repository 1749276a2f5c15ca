package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** Complex numbers: Java-backed pairs of doubles. */
public final class PyComplex {
    /** The numbers of one. */
    public record Pair(double real, double imag) {
    }

    private PyComplex() {
    }

    /** The complex of two numbers. */
    public static long of(PyThread t, double real, double imag) {
        return JavaObjects.create(t, Types.COMPLEX.rootShape.id, new Pair(real, imag));
    }

    /** Whether a value is a complex, instances of subclasses included. */
    public static boolean is(long value) {
        return Kinds.is(value, Kind.JAVA) && JavaObjects.get(value) instanceof Pair;
    }

    /** The numbers of a complex, float or int; null for anything else. */
    public static Pair pair(PyThread t, long value) {
        if (Value.isDouble(value) || Value.isInt(value) || PyFloat.is(value) || PyInt.is(value)) {
            return new Pair(PyFloat.toDouble(t, value), 0);
        }
        return is(value) ? (Pair) JavaObjects.get(value) : null;
    }

    /** {@code a / b} by Smith's method. */
    static long divide(PyThread t, Pair a, Pair b) {
        double x = Math.abs(b.real);
        double y = Math.abs(b.imag);
        if (x == 0 && y == 0) {
            throw Errors.zeroDivision(t, "division by zero");
        }
        if (x >= y) {
            double ratio = b.imag / b.real;
            double denominator = b.real + b.imag * ratio;
            return of(t, (a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator);
        }
        if (y >= x) {
            double ratio = b.real / b.imag;
            double denominator = b.real * ratio + b.imag;
            return of(t, (a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator);
        }
        return of(t, Double.NaN, Double.NaN);
    }

    /** {@code a ** b}. */
    static long pow(PyThread t, double ar, double ai, double br, double bi) {
        if (br == 0 && bi == 0) {
            return of(t, 1, 0);
        }
        if (ar == 0 && ai == 0) {
            if (bi != 0 || br < 0) {
                throw Errors.zeroDivision(t, "zero to a negative or complex power");
            }
            return of(t, 0, 0);
        }
        if (bi == 0 && br == Math.floor(br) && Math.abs(br) <= 100) {
            return smallPower(t, ar, ai, (int) br);
        }
        double size = Math.hypot(ar, ai);
        double length = Math.pow(size, br);
        double at = Math.atan2(ai, ar);
        double phase = at * br;
        if (bi != 0) {
            length *= Math.exp(-at * bi);
            phase += bi * Math.log(size);
        }
        double real = length * Math.cos(phase);
        double imag = length * Math.sin(phase);
        if (Double.isInfinite(real) || Double.isInfinite(imag)) {
            throw Errors.overflowError(t, "complex exponentiation");
        }
        return of(t, real, imag);
    }

    private static long smallPower(PyThread t, double ar, double ai, int n) {
        double rr = 1;
        double ri = 0;
        double pr = ar;
        double pi = ai;
        for (int k = Math.abs(n); k > 0; k >>= 1) {
            if ((k & 1) != 0) {
                double next = rr * pr - ri * pi;
                ri = rr * pi + ri * pr;
                rr = next;
            }
            double next = pr * pr - pi * pi;
            pi = 2 * pr * pi;
            pr = next;
        }
        return n < 0 ? divide(t, new Pair(1, 0), new Pair(rr, ri)) : of(t, rr, ri);
    }

    /** {@code repr}. */
    static String repr(Pair c) {
        String imag = FloatText.shortest(c.imag, false);
        if (c.real == 0 && 1 / c.real > 0) {
            return imag + "j";
        }
        String sign = imag.startsWith("-") ? "" : "+";
        return "(" + FloatText.shortest(c.real, false) + sign + imag + "j)";
    }

    /** What {@code complex(text)} reads, or null. */
    static Pair parse(String text) {
        String s = IntText.strip(IntText.asciiDigits(text));
        if (s.startsWith("(") && s.endsWith(")")) {
            s = IntText.strip(s.substring(1, s.length() - 1));
        }
        if (s.isEmpty()) {
            return null;
        }
        char last = s.charAt(s.length() - 1);
        if (last != 'j' && last != 'J') {
            Double real = FloatText.parse(s);
            return real == null ? null : new Pair(real, 0);
        }
        String body = s.substring(0, s.length() - 1);
        // The sign that begins the imaginary part is the last one that is not part of an exponent.
        int split = -1;
        for (int i = body.length() - 1; i > 0; i--) {
            char c = body.charAt(i);
            if ((c == '+' || c == '-') && Character.toLowerCase(body.charAt(i - 1)) != 'e') {
                split = i;
                break;
            }
        }
        Double real = split < 0 ? Double.valueOf(0) : FloatText.parse(body.substring(0, split));
        String imagText = split < 0 ? body : body.substring(split);
        Double imag = imagText.isEmpty() || imagText.equals("+") ? Double.valueOf(1) : imagText.equals("-") ? Double.valueOf(-1) : FloatText.parse(imagText);
        return real == null || imag == null ? null : new Pair(real, imag);
    }
}
