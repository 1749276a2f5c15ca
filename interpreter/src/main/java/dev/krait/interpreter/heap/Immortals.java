package dev.krait.interpreter.heap;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;

/** Memory of objects that every context shares and that live as long as the process. They refer only to each other. */
public final class Immortals {
    private static final int CHUNK = 256 << 10;
    private static long cursor;
    private static long limit;

    private Immortals() {
    }

    /** A zeroed immortal object with its header. */
    public static synchronized long allocate(int shapeId, long bytes) {
        long size = bytes + 7 & ~7L;
        long address;
        if (size > CHUNK / 4) {
            address = Memory.allocate(size + 8) + 7 & ~7L;
        } else {
            if (cursor + size > limit) {
                cursor = Memory.allocate(CHUNK) + 7 & ~7L;
                limit = cursor + CHUNK - 8;
            }
            address = cursor;
            cursor += size;
        }
        Memory.putInt(address + ObjectLayout.SHAPE, shapeId);
        Memory.putInt(address + ObjectLayout.FLAGS, ObjectLayout.FLAG_IMMORTAL);
        return address;
    }
}
