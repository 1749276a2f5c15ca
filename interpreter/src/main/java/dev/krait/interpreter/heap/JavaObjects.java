package dev.krait.interpreter.heap;

import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.JavaObjectLayout;
import dev.krait.spi.abi.Memory;

/**
 * The table of Java objects that stand behind {@link dev.krait.spi.abi.Kind#JAVA} objects. It is made of chunks that never
 * move; a heap owns whole chunks, so that only taking a chunk synchronizes.
 */
public final class JavaObjects {
    static final int CHUNK_SHIFT = 12;
    static final int CHUNK = 1 << CHUNK_SHIFT;
    private static final int MASK = CHUNK - 1;
    private static final Object[][] OBJECTS = new Object[1 << 15][];
    private static int chunks;
    private static int[] freeChunks = new int[16];
    private static int freeCount;
    /** Of objects that live for ever. */
    private static final JavaObjectOwner IMMORTAL = new JavaObjectOwner();

    private JavaObjects() {
    }

    /** A new object of a shape of kind {@code JAVA}, with 0 in all its value fields. */
    public static long create(PyThread t, int shapeId, Object object) {
        long address = t.allocate(shapeId, ShapeTable.ends[shapeId]);
        attach(t, address, object);
        return address;
    }

    /** A new object of a type whose instances are Java-backed. */
    public static long create(PyThread t, PyType type, Object object) {
        return create(t, type == Types.INT ? ShapeIds.BIG_INT : type.rootShape.id, object);
    }

    /** Gives the Java object to a Python object just allocated. */
    public static void attach(PyThread t, long address, Object object) {
        long slot;
        if (t.context == null) {
            synchronized (IMMORTAL) {
                slot = IMMORTAL.take(address);
            }
        } else {
            slot = t.context.heap.javaObjects.take(address);
            t.context.heap.external(JavaObjectOwner.ESTIMATED_BYTES);
        }
        OBJECTS[(int) (slot >> CHUNK_SHIFT)][(int) slot & MASK] = object;
        Memory.putLong(address + JavaObjectLayout.SLOT, slot);
    }

    /** The Java object behind an object. */
    public static Object get(long object) {
        long slot = Memory.getLong(object + JavaObjectLayout.SLOT);
        return OBJECTS[(int) (slot >> CHUNK_SHIFT)][(int) slot & MASK];
    }

    /** Puts another Java object behind an object. */
    public static void set(long object, Object to) {
        long slot = Memory.getLong(object + JavaObjectLayout.SLOT);
        OBJECTS[(int) (slot >> CHUNK_SHIFT)][(int) slot & MASK] = to;
    }

    static Object[] chunk(int chunk) {
        return OBJECTS[chunk];
    }

    static synchronized int takeChunk() {
        if (freeCount > 0) {
            return freeChunks[--freeCount];
        }
        if (chunks == OBJECTS.length) {
            throw new OutOfMemoryError("table of Java objects");
        }
        OBJECTS[chunks] = new Object[CHUNK];
        return chunks++;
    }

    static synchronized void releaseChunk(int chunk) {
        java.util.Arrays.fill(OBJECTS[chunk], null);
        if (freeCount == freeChunks.length) {
            freeChunks = java.util.Arrays.copyOf(freeChunks, 2 * freeCount);
        }
        freeChunks[freeCount++] = chunk;
    }
}
