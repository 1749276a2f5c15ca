package dev.krait.uops.ir;

import java.util.Arrays;

/**
 * How to rebuild the frames at an exit. The first frame is the one in which the trace was entered; the others are
 * inlined calls, outermost first, and exist in no memory. Only slots that differ from memory are listed (for the frames
 * of inlined calls: all that are live). A slot is named by its offset in the frame in bytes.
 *
 * <p>Behind the slots of the frames are those of stores that a loop leaves to its exits: two for each, the object and the value.
 */
public final class Snapshot {
    private final Object[] frames;
    private final int[] pcs;
    private final int[] starts;
    private final int[] offsets;
    private final int[] refs;
    /** Where the slots of stores begin. */
    private final int memory;

    private Snapshot(Object[] frames, int[] pcs, int[] starts, int[] offsets, int[] refs, int memory) {
        this.memory = memory;
        this.frames = frames;
        this.pcs = pcs;
        this.starts = starts;
        this.offsets = offsets;
        this.refs = refs;
    }

    /** How many frames there are, at least 1. */
    public int frameCount() {
        return frames.length;
    }

    /** What the recorder gave as descriptor of a frame. */
    public Object frame(int frame) {
        return frames[frame];
    }

    /** Where a frame goes on. */
    public int pc(int frame) {
        return pcs[frame];
    }

    /** Index of the first slot of a frame; {@code start(frameCount())} is the number of slots of frames. */
    public int start(int frame) {
        return frame == frames.length ? memory : starts[frame];
    }

    /** How many slots there are in all frames and stores. */
    public int size() {
        return refs.length;
    }

    /** Offset of a slot in its frame, in bytes. */
    public int offset(int slot) {
        return offsets[slot];
    }

    /** What the slot holds; 0 for absent. */
    public int ref(int slot) {
        return refs[slot];
    }

    /** The ref of a slot of a frame, or {@code missing} if it is not listed. */
    public int find(int frame, int offset, int missing) {
        for (int i = start(frame); i < start(frame + 1); i++) {
            if (offsets[i] == offset) {
                return refs[i];
            }
        }
        return missing;
    }

    /** The slots of the first store that is left to this exit; that of each next one is two further, and they end at {@link #size}. */
    int memory() {
        return memory;
    }

    /** For the object slot of a store: its micro-op. */
    UOp storeOp(int slot) {
        return UOp.of(offsets[slot + 1] & 0xffff);
    }

    /** For the object slot of a store: its region. */
    Region storeRegion(int slot) {
        return Region.values()[offsets[slot + 1] >> 16];
    }

    /** The same frames with other refs. */
    Snapshot withRefs(int[] other) {
        return new Snapshot(frames, pcs, starts, offsets, other, memory);
    }

    /** Whether both describe the same frames at the same places with the same refs. */
    boolean same(Snapshot other) {
        return Arrays.equals(refs, other.refs) && Arrays.equals(offsets, other.offsets) && Arrays.equals(starts, other.starts)
                && Arrays.equals(pcs, other.pcs) && Arrays.equals(frames, other.frames);
    }

    /** Collects a snapshot. */
    public static final class Writer {
        private Object[] frames = new Object[4];
        private int[] pcs = new int[4];
        private int[] starts = new int[4];
        private int frameCount;
        private int[] offsets = new int[32];
        private int[] refs = new int[32];
        private int size;
        private int memory = -1;

        /** Begins the next inner frame. */
        public Writer frame(Object descriptor, int pc) {
            if (frameCount == frames.length) {
                frames = Arrays.copyOf(frames, 2 * frameCount);
                pcs = Arrays.copyOf(pcs, 2 * frameCount);
                starts = Arrays.copyOf(starts, 2 * frameCount);
            }
            frames[frameCount] = descriptor;
            pcs[frameCount] = pc;
            starts[frameCount++] = size;
            return this;
        }

        /** A slot of the frame begun last; ref 0 is absent. */
        public Writer slot(int offset, int ref) {
            if (size == refs.length) {
                offsets = Arrays.copyOf(offsets, 2 * size);
                refs = Arrays.copyOf(refs, 2 * size);
            }
            offsets[size] = offset;
            refs[size++] = ref;
            return this;
        }

        /** A store that happens only at the exit; after all frames. */
        Writer store(UOp op, Region region, int object, int offset, int value) {
            if (memory < 0) {
                memory = size;
            }
            slot(offset, object);
            return slot(op.ordinal() | region.ordinal() << 16, value);
        }

        /** Starts again. */
        public Writer clear() {
            memory = -1;
            frameCount = 0;
            size = 0;
            return this;
        }

        /** The snapshot. */
        public Snapshot finish() {
            if (frameCount == 0) {
                throw new IllegalStateException("a snapshot needs a frame");
            }
            return new Snapshot(Arrays.copyOf(frames, frameCount), Arrays.copyOf(pcs, frameCount), Arrays.copyOf(starts, frameCount),
                    Arrays.copyOf(offsets, size), Arrays.copyOf(refs, size), memory < 0 ? size : memory);
        }
    }
}
