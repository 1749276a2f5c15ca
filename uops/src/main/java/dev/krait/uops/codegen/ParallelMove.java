package dev.krait.uops.codegen;

import java.util.Arrays;

/** Puts moves that happen at once into an order in which no source is overwritten before it is read. */
final class ParallelMove {
    /** The slot that breaks cycles, and the one that saves a register while it moves a word from slot to slot. */
    static final int CYCLE = Location.SPILL + LinearScan.SLOTS;
    static final int SAVED = CYCLE + 1;

    private int[] from = new int[32];
    private int[] to = new int[32];
    private int count;
    private long used;

    /** What the ordered moves are given to. */
    @FunctionalInterface
    interface Sink {
        void move(int to, int from);
    }

    void clear() {
        count = 0;
        used = 0;
    }

    /** Registers that hold something that must survive although no move names it. */
    void keep(int register) {
        used |= 1L << register;
    }

    void add(int destination, int source) {
        if (Location.isRegister(source)) {
            used |= 1L << source;
        }
        if (Location.isRegister(destination)) {
            used |= 1L << destination;
        }
        if (destination == source) {
            return;
        }
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            to = Arrays.copyOf(to, 2 * count);
        }
        from[count] = source;
        to[count++] = destination;
    }

    /** Gives the moves in order of execution. */
    void resolve(int generalRegisters, Sink sink) {
        while (count > 0) {
            int ready = -1;
            for (int i = 0; i < count && ready < 0; i++) {
                boolean read = false;
                for (int j = 0; j < count && !read; j++) {
                    read = j != i && from[j] == to[i];
                }
                ready = read ? -1 : i;
            }
            if (ready >= 0) {
                emit(to[ready], from[ready], generalRegisters, sink);
                count--;
                from[ready] = from[count];
                to[ready] = to[count];
            } else {
                // Every destination is still to be read: a cycle. Save one source.
                int source = from[0];
                emit(CYCLE, source, generalRegisters, sink);
                for (int i = 0; i < count; i++) {
                    if (from[i] == source) {
                        from[i] = CYCLE;
                    }
                }
            }
        }
    }

    private void emit(int destination, int source, int generalRegisters, Sink sink) {
        if (!Location.isSpill(destination) || !Location.isSpill(source)) {
            sink.move(destination, source);
            return;
        }
        for (int r = 0; r < generalRegisters; r++) {
            if ((used & 1L << r) == 0) {
                sink.move(r, source);
                sink.move(destination, r);
                return;
            }
        }
        sink.move(SAVED, 0);
        sink.move(0, source);
        sink.move(destination, 0);
        sink.move(0, SAVED);
    }
}
