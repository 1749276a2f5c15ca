package dev.krait.interpreter.heap;

import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Shape;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.RawLayout;
import java.util.Arrays;

/**
 * What the collector must know of each shape: kind and size. Flat arrays by shape id, so that marking touches no Java
 * objects; a thread that sees an object has also seen its shape being registered. Every shape is registered before its first object exists.
 */
public final class ShapeTable {
    /** Ordinals of {@link Kind}. */
    static byte[] kinds = new byte[1024];
    /** Sizes, as {@link #register} was told. */
    static int[] ends = new int[1024];

    /** In {@link #types}: the type lives for ever. */
    static final long IMMORTAL_TYPE = 1;
    /** Type objects of the shapes, which their objects keep alive; {@link #IMMORTAL_TYPE}; or 0 where {@link #resolveType} was not asked yet. */
    static long[] types = new long[1024];

    private static final Kind[] KINDS = Kind.values();

    static {
        register(ShapeIds.ARRAY, Kind.ARRAY, ArrayLayout.WORDS);
        register(ShapeIds.RAW, Kind.RAW, RawLayout.DATA);
    }

    private ShapeTable() {
    }

    /**
     * Makes a shape known. Registering an id again must not change its kind.
     *
     * @param end for tuples, strs and bytes: how many bytes of values (attributes) lie behind the items; for arrays, raw tables
     *     and generators: ignored; for all others: size of an object in bytes, everything past the fields of the kind being values
     */
    public static synchronized void register(int shapeId, Kind kind, int end) {
        if (shapeId >= kinds.length) {
            int length = Math.max(shapeId + 1, 2 * kinds.length);
            ends = Arrays.copyOf(ends, length);
            types = Arrays.copyOf(types, length);
            kinds = Arrays.copyOf(kinds, length);
        }
        ends[shapeId] = end;
        kinds[shapeId] = (byte) kind.ordinal();
    }

    /** The type object of a shape if it must be kept alive, or 0. */
    static synchronized long resolveType(int shapeId) {
        Shape shape = Shape.of(shapeId);
        PyType type = shape == null ? null : shape.type;
        boolean mortal = type != null && type.isHeap();
        types[shapeId] = mortal ? type.address : IMMORTAL_TYPE;
        return mortal ? type.address : 0;
    }

    /** Whether a shape has a kind. */
    public static boolean isKind(int shapeId, Kind kind) {
        return kinds[shapeId] == kind.ordinal();
    }

    /** The kind of a registered shape. */
    public static Kind kind(int shapeId) {
        return KINDS[kinds[shapeId]];
    }
}
