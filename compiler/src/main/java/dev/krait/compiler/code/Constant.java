package dev.krait.compiler.code;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A constant of a code object. Equality is that of the constant cache of CPython's compiler: the type counts
 * ({@code 1 != 1.0 != True}), and so does the sign of a zero.
 */
public sealed interface Constant permits Constant.None, Constant.Ellipsis, Constant.Bool, Constant.Int, Constant.Float,
        Constant.Complex, Constant.Str, Constant.Bytes, Constant.Tuple, Constant.FrozenSet, Constant.Slice, CodeObject {

    /** {@code None}. */
    None NONE = new None();
    /** {@code ...}. */
    Ellipsis ELLIPSIS = new Ellipsis();
    /** {@code True}. */
    Bool TRUE = new Bool(true);
    /** {@code False}. */
    Bool FALSE = new Bool(false);

    /** The type of {@link #NONE}. */
    record None() implements Constant {
        @Override
        public boolean equals(Object other) {
            return other instanceof None;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** The type of {@link #ELLIPSIS}. */
    record Ellipsis() implements Constant {
        @Override
        public boolean equals(Object other) {
            return other instanceof Ellipsis;
        }

        @Override
        public int hashCode() {
            return 2;
        }
    }

    /** {@code True} or {@code False}. */
    record Bool(boolean value) implements Constant {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bool b && b.value == value;
        }

        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }
    }

    /** An int of any size. */
    record Int(BigInteger value) implements Constant {
        /** An int that fits in 64 bits. */
        public static Int of(long value) {
            return new Int(BigInteger.valueOf(value));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Int i && i.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A float; compared by its bits. */
    record Float(double value) implements Constant {
        @Override
        public boolean equals(Object other) {
            return other instanceof Float f && Double.doubleToRawLongBits(f.value) == Double.doubleToRawLongBits(value);
        }

        @Override
        public int hashCode() {
            return Long.hashCode(Double.doubleToRawLongBits(value));
        }
    }

    /** A complex number; compared by its bits. */
    record Complex(double real, double imag) implements Constant {
        @Override
        public boolean equals(Object other) {
            return other instanceof Complex c && Double.doubleToRawLongBits(c.real) == Double.doubleToRawLongBits(real)
                    && Double.doubleToRawLongBits(c.imag) == Double.doubleToRawLongBits(imag);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(Double.doubleToRawLongBits(real)) + Long.hashCode(Double.doubleToRawLongBits(imag));
        }
    }

    /**
     * A str, in UTF-16. A lone surrogate stands for itself.
     *
     * @param splits indexes between two surrogates that look like a pair and are none, ascending; nearly always empty
     */
    record Str(String value, List<Integer> splits) implements Constant {
        /** Copies the indexes. */
        public Str {
            splits = List.copyOf(splits);
        }

        /** A str in which each pair of surrogates is a character. */
        public Str(String value) {
            this(value, List.of());
        }

        /** The str of code points; surrogates stay alone. */
        public static Str ofCodePoints(int... codePoints) {
            StringBuilder value = new StringBuilder(codePoints.length);
            List<Integer> splits = new ArrayList<>();
            for (int c : codePoints) {
                int end = value.length();
                if (c >= Character.MIN_LOW_SURROGATE && c <= Character.MAX_LOW_SURROGATE && end > 0
                        && Character.isHighSurrogate(value.charAt(end - 1))) {
                    splits.add(end);
                }
                value.appendCodePoint(c);
            }
            return new Str(value.toString(), splits);
        }

        /** The code points. */
        public int[] codePoints() {
            if (splits.isEmpty()) {
                return value.codePoints().toArray();
            }
            IntStream.Builder codePoints = IntStream.builder();
            int start = 0;
            for (int split : splits) {
                value.substring(start, split).codePoints().forEach(codePoints::add);
                start = split;
            }
            value.substring(start).codePoints().forEach(codePoints::add);
            return codePoints.build().toArray();
        }

        /** Number of code points. */
        public int length() {
            return value.codePointCount(0, value.length()) + splits.size();
        }

        /** This str and the other behind it; surrogates that meet do not become a character. */
        public Str concat(Str other) {
            boolean meet = !value.isEmpty() && !other.value.isEmpty() && Character.isLowSurrogate(other.value.charAt(0))
                    && Character.isHighSurrogate(value.charAt(value.length() - 1));
            if (!meet && splits.isEmpty() && other.splits.isEmpty()) {
                return new Str(value + other.value);
            }
            return ofCodePoints(IntStream.concat(Arrays.stream(codePoints()), Arrays.stream(other.codePoints())).toArray());
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Str s && s.value.equals(value) && s.splits.equals(splits);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    /** A bytes object; the array is not copied and must not be changed. */
    record Bytes(byte[] value) implements Constant {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes b && Arrays.equals(b.value, value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** A tuple of constants. */
    record Tuple(List<Constant> items) implements Constant {
        /** Copies the items. */
        public Tuple {
            items = List.copyOf(items);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Tuple t && t.items.equals(items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /** A frozenset of constants, in the order in which they were written. */
    record FrozenSet(List<Constant> items) implements Constant {
        /** Copies the items. */
        public FrozenSet {
            items = List.copyOf(items);
        }
    }

    /** A slice of constants. */
    record Slice(Constant start, Constant stop, Constant step) implements Constant {
    }
}
