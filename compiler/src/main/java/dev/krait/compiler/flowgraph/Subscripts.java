package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Constant;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Subscripts of constant strings, bytes and tuples. */
final class Subscripts {
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE), MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Subscripts() {
    }

    /** The item or slice; null if there is none. */
    static Constant get(Constant sequence, Constant index) {
        int size;
        int[] characters = null;
        switch (sequence) {
            case Constant.Str s -> {
                characters = s.codePoints();
                size = characters.length;
            }
            case Constant.Bytes b -> size = b.value().length;
            case Constant.Tuple t -> size = t.items().size();
            default -> {
                return null;
            }
        }
        BigInteger number = ConstantFolding.asInt(index);
        if (number != null) {
            if (number.signum() < 0) {
                number = number.add(BigInteger.valueOf(size));
            }
            if (number.signum() < 0 || number.compareTo(BigInteger.valueOf(size)) >= 0) {
                return null;
            }
            int i = number.intValue();
            return switch (sequence) {
                case Constant.Bytes b -> Constant.Int.of(b.value()[i] & 0xFF);
                case Constant.Tuple t -> t.items().get(i);
                default -> new Constant.Str(Character.toString(characters[i]));
            };
        }
        int[] indexes = index instanceof Constant.Slice slice ? indexes(slice, size) : null;
        return indexes == null ? null : slice(sequence, characters, indexes);
    }

    private static Constant slice(Constant sequence, int[] characters, int[] indexes) {
        switch (sequence) {
            case Constant.Bytes b -> {
                byte[] slice = new byte[indexes.length];
                for (int i = 0; i < slice.length; i++) {
                    slice[i] = b.value()[indexes[i]];
                }
                return new Constant.Bytes(slice);
            }
            case Constant.Tuple t -> {
                List<Constant> slice = new ArrayList<>(indexes.length);
                for (int i : indexes) {
                    slice.add(t.items().get(i));
                }
                return new Constant.Tuple(slice);
            }
            default -> {
                int[] slice = new int[indexes.length];
                for (int i = 0; i < slice.length; i++) {
                    slice[i] = characters[indexes[i]];
                }
                return Constant.Str.ofCodePoints(slice);
            }
        }
    }

    /** The indexes that a slice picks, or null if it is not valid. */
    private static int[] indexes(Constant.Slice slice, int size) {
        Long step = number(slice.step(), 1L);
        if (step == null || step == 0) {
            return null;
        }
        boolean down = step < 0;
        Long start = number(slice.start(), down ? Long.MAX_VALUE : 0L);
        Long stop = number(slice.stop(), down ? Long.MIN_VALUE : Long.MAX_VALUE);
        if (start == null || stop == null) {
            return null;
        }
        long from = clamp(start, size, down);
        // The default end of a slice downwards is before the first item, which no index names.
        long to = down && slice.stop() instanceof Constant.None ? -1 : clamp(stop, size, down);
        long stride = Math.max(step, -Long.MAX_VALUE);
        long count = down ? from > to ? (from - to - 1) / -stride + 1 : 0 : from < to ? (to - from - 1) / stride + 1 : 0;
        int[] indexes = new int[(int) count];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = (int) (from + i * stride);
        }
        return indexes;
    }

    private static long clamp(long index, int size, boolean down) {
        if (index < 0) {
            index += size;
            return index < 0 ? down ? -1 : 0 : index;
        }
        return index >= size ? down ? size - 1 : size : index;
    }

    /** The number, saturated to 64 bits; the default for {@code None}; null for anything else. */
    private static Long number(Constant value, long ifNone) {
        if (value instanceof Constant.None) {
            return ifNone;
        }
        BigInteger number = ConstantFolding.asInt(value);
        return number == null ? null : number.max(MIN).min(MAX).longValue();
    }
}
