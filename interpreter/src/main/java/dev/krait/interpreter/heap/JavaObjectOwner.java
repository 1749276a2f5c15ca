package dev.krait.interpreter.heap;

import java.util.Arrays;

/** The slots of {@link JavaObjects} that belong to one heap: who uses each, and which are free. */
final class JavaObjectOwner {
    /** How much a Java object counts towards the next collection, in bytes. */
    static final int ESTIMATED_BYTES = 48;

    private int[] chunks = new int[4];
    private int chunkCount;
    /** Address of the Python object of each slot, by chunk owned; where the slot is free, the next free one as a negative number. */
    private long[][] users = new long[4][];
    /** Index of the first free slot among those owned, or -1. */
    private int free = -1;
    /** From here on slots of the last chunk are untouched. */
    private int fresh;

    /** Takes a slot for an object; its number in the whole table. */
    long take(long address) {
        int index;
        if (free >= 0) {
            index = free;
            long[] chunk = users[index >> JavaObjects.CHUNK_SHIFT];
            free = (int) (-chunk[index & JavaObjects.CHUNK - 1] - 2);
        } else {
            if (fresh == chunkCount << JavaObjects.CHUNK_SHIFT) {
                grow();
            }
            index = fresh++;
        }
        int chunk = index >> JavaObjects.CHUNK_SHIFT;
        users[chunk][index & JavaObjects.CHUNK - 1] = address;
        return ((long) chunks[chunk] << JavaObjects.CHUNK_SHIFT) | index & JavaObjects.CHUNK - 1;
    }

    private void grow() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
            users = Arrays.copyOf(users, 2 * chunkCount);
        }
        chunks[chunkCount] = JavaObjects.takeChunk();
        users[chunkCount++] = new long[JavaObjects.CHUNK];
    }

    /** Frees the slots of objects that were not marked; how many are left. */
    int sweep(Marker m) {
        int live = 0;
        for (int c = 0; c < chunkCount; c++) {
            long[] chunk = users[c];
            Object[] objects = JavaObjects.chunk(chunks[c]);
            int end = Math.min(JavaObjects.CHUNK, fresh - (c << JavaObjects.CHUNK_SHIFT));
            for (int i = 0; i < end; i++) {
                if (chunk[i] > 0) {
                    if (m.isMarked(chunk[i])) {
                        live++;
                    } else {
                        objects[i] = null;
                        chunk[i] = -(free + 2L);
                        free = (c << JavaObjects.CHUNK_SHIFT) + i;
                    }
                }
            }
        }
        return live;
    }

    /** Gives everything back. */
    void close() {
        for (int c = 0; c < chunkCount; c++) {
            JavaObjects.releaseChunk(chunks[c]);
        }
        chunkCount = 0;
        fresh = 0;
        free = -1;
    }
}
