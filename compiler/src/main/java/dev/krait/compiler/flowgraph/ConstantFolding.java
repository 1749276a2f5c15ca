package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Constant;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Arithmetic on constants as Python does it. A result of null means: leave it to run time, because it raises an
 * exception or would make a large constant.
 */
final class ConstantFolding {
    private static final int NB_ADD = 0, NB_AND = 1, NB_FLOOR_DIVIDE = 2, NB_LSHIFT = 3, NB_MULTIPLY = 5, NB_REMAINDER = 6,
            NB_OR = 7, NB_POWER = 8, NB_RSHIFT = 9, NB_SUBTRACT = 10, NB_TRUE_DIVIDE = 11, NB_XOR = 12, NB_SUBSCR = 26;

    private static final int MAX_INT_BITS = 128, MAX_COLLECTION_SIZE = 256, MAX_STR_SIZE = 4096, MAX_TOTAL_ITEMS = 1024;

    private ConstantFolding() {
    }

    static boolean isTrue(Constant value) {
        return switch (value) {
            case Constant.None none -> false;
            case Constant.Bool b -> b.value();
            case Constant.Int i -> i.value().signum() != 0;
            case Constant.Float f -> f.value() != 0;
            case Constant.Complex c -> c.real() != 0 || c.imag() != 0;
            case Constant.Str s -> !s.value().isEmpty();
            case Constant.Bytes b -> b.value().length != 0;
            case Constant.Tuple t -> !t.items().isEmpty();
            case Constant.FrozenSet s -> !s.items().isEmpty();
            default -> true;
        };
    }

    static Constant negative(Constant value) {
        return switch (value) {
            case Constant.Float f -> new Constant.Float(-f.value());
            case Constant.Complex c -> new Constant.Complex(-c.real(), -c.imag());
            default -> asInt(value) == null ? null : new Constant.Int(asInt(value).negate());
        };
    }

    static Constant positive(Constant value) {
        return switch (value) {
            case Constant.Float f -> f;
            case Constant.Complex c -> c;
            default -> asInt(value) == null ? null : new Constant.Int(asInt(value));
        };
    }

    /** Not of a bool, which is deprecated and warns at run time. */
    static Constant invert(Constant value) {
        return value instanceof Constant.Int i ? new Constant.Int(i.value().not()) : null;
    }

    /** A frozenset of the values without those that are equal to an earlier one. */
    static Constant frozenSet(List<Constant> values) {
        Set<Object> seen = new HashSet<>();
        List<Constant> items = new ArrayList<>();
        for (Constant value : values) {
            if (seen.add(equalityKey(value))) {
                items.add(value);
            }
        }
        return new Constant.FrozenSet(items);
    }

    /** An object whose equality is Python's {@code ==}: numbers are equal across their types. */
    private static Object equalityKey(Constant value) {
        return switch (value) {
            case Constant.Bool b -> asInt(b);
            case Constant.Int i -> i.value();
            case Constant.Float f -> floatKey(f.value());
            case Constant.Complex c -> c.imag() == 0 ? floatKey(c.real()) : Double.isNaN(c.real()) || Double.isNaN(c.imag())
                    ? new Object() : List.of(c.real() + 0.0, c.imag());
            case Constant.Tuple t -> t.items().stream().map(ConstantFolding::equalityKey).toList();
            default -> value;
        };
    }

    private static Object floatKey(double value) {
        if (Double.isNaN(value)) {
            return new Object();
        }
        if (value == Math.rint(value) && !Double.isInfinite(value)) {
            return new BigDecimal(value).toBigIntegerExact();
        }
        return value;
    }

    /** The result of {@code BINARY_OP} with the given oparg. */
    static Constant binary(int operator, Constant left, Constant right) {
        return switch (operator) {
            case NB_ADD -> add(left, right);
            case NB_MULTIPLY -> multiply(left, right);
            case NB_SUBSCR -> Subscripts.get(left, right);
            case NB_LSHIFT, NB_RSHIFT, NB_AND, NB_OR, NB_XOR -> bitwise(operator, left, right);
            case NB_SUBTRACT, NB_TRUE_DIVIDE, NB_FLOOR_DIVIDE, NB_REMAINDER, NB_POWER -> arithmetic(operator, left, right);
            default -> null;
        };
    }

    /** An int, or a bool as an int; otherwise null. */
    static BigInteger asInt(Constant value) {
        return switch (value) {
            case Constant.Int i -> i.value();
            case Constant.Bool b -> b.value() ? BigInteger.ONE : BigInteger.ZERO;
            default -> null;
        };
    }

    private static Constant add(Constant left, Constant right) {
        if (left instanceof Constant.Str a && right instanceof Constant.Str b) {
            return a.concat(b);
        }
        if (left instanceof Constant.Bytes a && right instanceof Constant.Bytes b) {
            byte[] joined = Arrays.copyOf(a.value(), a.value().length + b.value().length);
            System.arraycopy(b.value(), 0, joined, a.value().length, b.value().length);
            return new Constant.Bytes(joined);
        }
        if (left instanceof Constant.Tuple a && right instanceof Constant.Tuple b) {
            List<Constant> items = new ArrayList<>(a.items());
            items.addAll(b.items());
            return new Constant.Tuple(items);
        }
        return arithmetic(NB_ADD, left, right);
    }

    private static Constant multiply(Constant left, Constant right) {
        BigInteger a = asInt(left);
        BigInteger b = asInt(right);
        if (a != null && b != null) {
            if (a.signum() != 0 && b.signum() != 0 && a.abs().bitLength() + b.abs().bitLength() > MAX_INT_BITS) {
                return null;
            }
            return new Constant.Int(a.multiply(b));
        }
        if (a != null && isSequence(right)) {
            return repeat(right, a);
        }
        if (b != null && isSequence(left)) {
            return repeat(left, b);
        }
        return arithmetic(NB_MULTIPLY, left, right);
    }

    private static boolean isSequence(Constant value) {
        return value instanceof Constant.Tuple || value instanceof Constant.Str || value instanceof Constant.Bytes;
    }

    private static Constant repeat(Constant sequence, BigInteger count) {
        if (count.bitLength() > 63) {
            return null;
        }
        int size = switch (sequence) {
            case Constant.Tuple t -> t.items().size();
            case Constant.Str s -> s.length();
            case Constant.Bytes b -> b.value().length;
            default -> throw new IllegalArgumentException(sequence.toString());
        };
        if (size == 0) {
            return sequence;
        }
        int limit = (sequence instanceof Constant.Tuple ? MAX_COLLECTION_SIZE : MAX_STR_SIZE) / size;
        if (count.signum() < 0 || count.compareTo(BigInteger.valueOf(limit)) > 0) {
            return null;
        }
        int n = count.intValue();
        switch (sequence) {
            case Constant.Tuple t -> {
                if (n != 0 && remainingItems(t, MAX_TOTAL_ITEMS / n) < 0) {
                    return null;
                }
                List<Constant> items = new ArrayList<>(n * size);
                for (int i = 0; i < n; i++) {
                    items.addAll(t.items());
                }
                return new Constant.Tuple(items);
            }
            case Constant.Str s -> {
                int[] characters = s.codePoints();
                int[] repeated = new int[n * size];
                for (int i = 0; i < n; i++) {
                    System.arraycopy(characters, 0, repeated, i * size, size);
                }
                return Constant.Str.ofCodePoints(repeated);
            }
            case Constant.Bytes b -> {
                byte[] repeated = new byte[n * size];
                for (int i = 0; i < n; i++) {
                    System.arraycopy(b.value(), 0, repeated, i * size, size);
                }
                return new Constant.Bytes(repeated);
            }
            default -> throw new IllegalArgumentException(sequence.toString());
        }
    }

    /** The limit less the items of nested tuples; negative if there are more. */
    private static int remainingItems(Constant value, int limit) {
        if (value instanceof Constant.Tuple t) {
            limit -= t.items().size();
            for (int i = 0; limit >= 0 && i < t.items().size(); i++) {
                limit = remainingItems(t.items().get(i), limit);
            }
        }
        return limit;
    }

    private static Constant bitwise(int operator, Constant left, Constant right) {
        BigInteger a = asInt(left);
        BigInteger b = asInt(right);
        if (a == null || b == null) {
            return null;
        }
        switch (operator) {
            case NB_LSHIFT -> {
                if (b.signum() < 0) {
                    return null;
                }
                if (a.signum() == 0 || b.signum() == 0) {
                    return new Constant.Int(a);
                }
                BigInteger bits = b.add(BigInteger.valueOf(a.abs().bitLength()));
                return bits.compareTo(BigInteger.valueOf(MAX_INT_BITS)) > 0 ? null : new Constant.Int(a.shiftLeft(b.intValue()));
            }
            case NB_RSHIFT -> {
                if (b.signum() < 0) {
                    return null;
                }
                int shift = b.bitLength() > 31 ? Integer.MAX_VALUE : b.intValue();
                return new Constant.Int(a.shiftRight(shift));
            }
            default -> {
                BigInteger result = operator == NB_AND ? a.and(b) : operator == NB_OR ? a.or(b) : a.xor(b);
                boolean bools = left instanceof Constant.Bool && right instanceof Constant.Bool;
                return bools ? result.signum() != 0 ? Constant.TRUE : Constant.FALSE : new Constant.Int(result);
            }
        }
    }

    private static Constant arithmetic(int operator, Constant left, Constant right) {
        if (left instanceof Constant.Complex || right instanceof Constant.Complex) {
            return isNumber(left) && isNumber(right) ? ComplexFolding.binary(operator, left, right) : null;
        }
        if (left instanceof Constant.Float || right instanceof Constant.Float) {
            Double a = asDouble(left);
            Double b = asDouble(right);
            return a == null || b == null ? null : floatArithmetic(operator, a, b);
        }
        BigInteger a = asInt(left);
        BigInteger b = asInt(right);
        return a == null || b == null ? null : intArithmetic(operator, a, b);
    }

    private static boolean isNumber(Constant value) {
        return value instanceof Constant.Complex || value instanceof Constant.Float || asInt(value) != null;
    }

    /** A float, or an int in its range as a float; otherwise null. */
    static Double asDouble(Constant value) {
        if (value instanceof Constant.Float f) {
            return f.value();
        }
        BigInteger i = asInt(value);
        if (i == null || Double.isInfinite(i.doubleValue())) {
            return null;
        }
        return i.doubleValue();
    }

    private static Constant intArithmetic(int operator, BigInteger a, BigInteger b) {
        switch (operator) {
            case NB_ADD -> {
                return new Constant.Int(a.add(b));
            }
            case NB_SUBTRACT -> {
                return new Constant.Int(a.subtract(b));
            }
            case NB_FLOOR_DIVIDE, NB_REMAINDER -> {
                if (b.signum() == 0) {
                    return null;
                }
                BigInteger[] result = a.divideAndRemainder(b);
                boolean adjust = result[1].signum() != 0 && result[1].signum() != b.signum();
                if (operator == NB_FLOOR_DIVIDE) {
                    return new Constant.Int(adjust ? result[0].subtract(BigInteger.ONE) : result[0]);
                }
                return new Constant.Int(adjust ? result[1].add(b) : result[1]);
            }
            case NB_TRUE_DIVIDE -> {
                return b.signum() == 0 ? null : finite(divide(a, b));
            }
            default -> {
                return intPower(a, b);
            }
        }
    }

    private static Constant intPower(BigInteger a, BigInteger b) {
        if (b.signum() < 0) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return Double.isInfinite(x) || Double.isInfinite(y) ? null : floatPower(x, y);
        }
        if (a.signum() != 0 && b.signum() != 0) {
            if (b.bitLength() > 31 || a.abs().bitLength() > MAX_INT_BITS / b.intValue()) {
                return null;
            }
            return new Constant.Int(a.pow(b.intValue()));
        }
        return Constant.Int.of(b.signum() == 0 ? 1 : 0);
    }

    private static Constant finite(double value) {
        return Double.isInfinite(value) ? null : new Constant.Float(value);
    }

    /** The double nearest to a quotient of ints. */
    static double divide(BigInteger a, BigInteger b) {
        if (a.signum() == 0) {
            return b.signum() < 0 ? -0.0 : 0.0;
        }
        BigInteger x = a.abs();
        BigInteger y = b.abs();
        // The quotient is in [2^(exponent-1), 2^(exponent+1)); 55 bits and a sticky one decide the rounding of 53 bits.
        long exponent = (long) x.bitLength() - y.bitLength();
        if (exponent > 1025) {
            return a.signum() == b.signum() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        long shift = Math.min(55 - exponent, 1074); // no finer than the smallest subnormal
        BigInteger[] quotient = shift >= 0 ? x.shiftLeft((int) shift).divideAndRemainder(y)
                : x.divideAndRemainder(y.shiftLeft((int) -shift));
        BigInteger q = quotient[0];
        double magnitude;
        if (shift == 1074) {
            // At most 56 bits in units of the smallest subnormal: round to an integer, or to 53 bits if there are more.
            BigInteger doubled = q.shiftLeft(1).or(quotient[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
            if (q.bitLength() <= 53) {
                BigInteger twice = quotient[1].shiftLeft(1);
                int half = twice.compareTo(shift >= 0 ? y : y.shiftLeft((int) -shift));
                if (half > 0 || half == 0 && q.testBit(0)) {
                    q = q.add(BigInteger.ONE);
                }
                magnitude = Math.scalb(q.doubleValue(), -1074);
            } else {
                magnitude = Math.scalb(doubled.doubleValue(), -1075);
            }
        } else {
            BigInteger sticky = q.shiftLeft(1).or(quotient[1].signum() == 0 ? BigInteger.ZERO : BigInteger.ONE);
            magnitude = Math.scalb(sticky.doubleValue(), (int) (-shift - 1));
        }
        return a.signum() == b.signum() ? magnitude : -magnitude;
    }

    private static Constant floatArithmetic(int operator, double a, double b) {
        switch (operator) {
            case NB_ADD -> {
                return new Constant.Float(a + b);
            }
            case NB_SUBTRACT -> {
                return new Constant.Float(a - b);
            }
            case NB_MULTIPLY -> {
                return new Constant.Float(a * b);
            }
            case NB_TRUE_DIVIDE -> {
                return b == 0 ? null : new Constant.Float(a / b);
            }
            case NB_FLOOR_DIVIDE, NB_REMAINDER -> {
                return b == 0 ? null : new Constant.Float(operator == NB_REMAINDER ? remainder(a, b) : floorDivide(a, b));
            }
            default -> {
                return floatPower(a, b);
            }
        }
    }

    private static double remainder(double a, double b) {
        double remainder = a % b;
        if (remainder == 0) {
            return Math.copySign(0.0, b);
        }
        return b < 0 != remainder < 0 ? remainder + b : remainder;
    }

    private static double floorDivide(double a, double b) {
        double remainder = a % b;
        double quotient = (a - remainder) / b;
        if (remainder != 0 && b < 0 != remainder < 0) {
            quotient -= 1.0;
        }
        if (quotient == 0) {
            return Math.copySign(0.0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1.0 : floor;
    }

    private static Constant floatPower(double a, double b) {
        if (b == 0) {
            return new Constant.Float(1.0);
        }
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return new Constant.Float(a == 1.0 ? 1.0 : Double.NaN);
        }
        if (a == 0 && b < 0) {
            return null;
        }
        if (Double.isInfinite(a) || Double.isInfinite(b)) {
            // Java and C disagree only on the power of 1 or -1 to infinity.
            return new Constant.Float(Math.abs(a) == 1.0 ? 1.0 : Math.pow(a, b));
        }
        if (a < 0 && b != Math.floor(b)) {
            return ComplexFolding.power(a, 0.0, b, 0.0);
        }
        return finite(FloatPower.pow(a, b));
    }
}
