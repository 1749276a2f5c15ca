package dev.krait.interpreter.runtime;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import java.util.Arrays;

/** Values that Java code outside the interpreter keeps alive, by number. Safe for use by any thread. */
public final class Handles implements RootSet {
    private long[] values = new long[64];
    private int[] next = new int[64];
    private int free = -1;
    private int fresh;

    /** No handles. */
    public Handles() {
    }

    /** Keeps a value alive until {@link #release}. */
    public synchronized int hold(long value) {
        int handle;
        if (free >= 0) {
            handle = free;
            free = next[handle];
        } else {
            if (fresh == values.length) {
                values = Arrays.copyOf(values, 2 * fresh);
                next = Arrays.copyOf(next, 2 * fresh);
            }
            handle = fresh++;
        }
        values[handle] = value;
        return handle;
    }

    /** The value held. */
    public synchronized long get(int handle) {
        return values[handle];
    }

    /** Lets go of a value; the number may be used again. */
    public synchronized void release(int handle) {
        values[handle] = 0;
        next[handle] = free;
        free = handle;
    }

    @Override
    public synchronized void visit(Marker m) {
        for (int i = 0; i < fresh; i++) {
            m.mark(values[i]);
        }
    }
}
