package dev.krait.interpreter.heap;

import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.FlightEvents;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.ThreadLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Python heap of one context: a mark-region heap in the manner of Immix (Blackburn and McKinley 2008) that never moves
 * an object. Memory comes in blocks of 32 KB made of lines of 256 bytes; a thread bumps through a run of free lines, which is
 * zeroed when the thread gets it, so whoever allocates, machine code included, only writes a header. The first line of a block
 * holds one byte for each line: nonzero if the last collection found a live object there. Objects larger than
 * {@link #LARGE} have memory of their own.
 *
 * <p>Used by one thread at a time: the one that holds the lock of the context.
 */
public final class Heap {
    /** Bytes of a block, which is also its alignment. */
    public static final int BLOCK = 32 << 10;
    static final int LINE_SHIFT = 8;
    static final int LINE = 1 << LINE_SHIFT;
    static final int LINES = BLOCK / LINE;
    /** Objects of more bytes than this are large. */
    public static final int LARGE = 8 << 10;
    /** What {@link #isStressed} says of a new heap. */
    private static final boolean STRESS = Boolean.getBoolean("krait.gc.stress");
    /** Under stress: how much may be allocated between two collections, in bytes; by default every safepoint collects. */
    private static final long STRESS_BYTES = Long.getLong("krait.gc.stress.bytes", 0);
    /** What freed memory is filled with: as a shape id or an address it is wrong in a way that is noticed. */
    static final byte POISON = (byte) 0x7D;

    private static final int CHUNK_BLOCKS = 32;
    /** Bytes to allocate until a collection that was put off is asked for again. */
    private static final long POSTPONED = 1 << 20;
    private static final long FIRST_THRESHOLD = Math.max(1, Long.getLong("krait.heap.threshold", 32L << 20));
    /** Memory beyond the limit that is there for handling a MemoryError, until a collection finds that much below the limit. */
    private static final long RESERVE = 1 << 20;

    /** The slots of Java objects that belong to this heap. */
    final JavaObjectOwner javaObjects = new JavaObjectOwner();

    private final PyContext context;
    private final List<RootSet> roots = new ArrayList<>();
    private final List<RootSet> weakTables = new ArrayList<>();
    private final List<Runnable> afterCollection = new ArrayList<>();
    private boolean stress = STRESS;
    private long limit;
    private boolean reserveOpen;
    private boolean raising;

    private long[] chunks = new long[16];
    private int chunkCount;
    private long[] blocks = new long[64];
    private int blockCount;
    /** Blocks below this index have been swept since the last collection. */
    private int sweepIndex;
    private long sweepBlock;
    private int sweepLine;
    /** Next block of the newest chunk, and its end. */
    private long freshBlock;
    private long freshEnd;
    /** The run for objects of more than a line that do not fit where the thread allocates. */
    private long overflowCursor;
    private long overflowLimit;

    private long[] large = new long[64];
    private long[] largeMemory = new long[64];
    private int largeCount;

    private long[] releasable = new long[64];
    private int releasableCount;

    private long liveBytes;
    private long allocatedBytes;
    private long externalBytes;
    private long threshold;
    private int epoch = 1;
    private boolean requested;
    private long collections;
    private long nanoseconds;

    /** An empty heap with a limit in bytes. */
    public Heap(PyContext context, long limit) {
        this.context = context;
        this.limit = limit;
        this.threshold = firstThreshold();
    }

    private long firstThreshold() {
        return Math.min(FIRST_THRESHOLD, Math.max(BLOCK, limit / 4));
    }

    /** The limit that a new context gets: {@code krait.heap.limit} in bytes, or half of the physical memory. */
    public static long defaultLimit() {
        Long limit = Long.getLong("krait.heap.limit");
        if (limit != null) {
            return limit;
        }
        // "MemTotal:       24689764 kB" is the first line. Read plainly: streams and patterns are the dearest part of a start.
        byte[] start = new byte[64];
        try (var in = new java.io.FileInputStream("/proc/meminfo")) {
            int read = in.readNBytes(start, 0, start.length);
            long kilobytes = 0;
            for (int i = 0; i < read && start[i] != '\n'; i++) {
                kilobytes = start[i] >= '0' && start[i] <= '9' ? kilobytes * 10 + start[i] - '0' : kilobytes;
            }
            return kilobytes == 0 ? FALLBACK_LIMIT : kilobytes * 1024 / 2;
        } catch (java.io.IOException e) {
            return FALLBACK_LIMIT;
        }
    }

    private static final long FALLBACK_LIMIT = 2L << 30;

    /** Sets the limit in bytes. */
    public void setLimit(long bytes) {
        limit = bytes;
        threshold = Math.min(threshold, firstThreshold());
    }

    /** Whether every safepoint collects and freed memory is filled with a pattern. */
    public boolean isStressed() {
        return stress;
    }

    /** Turns {@linkplain #isStressed stress} on or off. */
    public void setStress(boolean on) {
        stress = on;
        if (on) {
            request();
        }
    }

    /** Adds values that are alive whatever refers to them. */
    public void addRoots(RootSet set) {
        roots.add(set);
    }

    /** Takes back what {@link #addRoots} added. */
    public void removeRoots(RootSet set) {
        roots.remove(set);
    }

    /** Adds a table that keeps nothing alive: after marking it is visited to forget what {@link Marker#isMarked is not marked}. */
    public void addWeakTable(RootSet table) {
        weakTables.add(table);
    }

    /** Adds an action that runs at the end of each collection, where nothing may be allocated. */
    public void afterCollection(Runnable action) {
        afterCollection.add(action);
    }

    /** Bytes in use: what the last collection found alive and what was handed out since. */
    public long usedBytes() {
        return liveBytes + allocatedBytes;
    }

    /** How many collections there were. */
    public long collections() {
        return collections;
    }

    /** How long they took together. */
    public long collectionNanoseconds() {
        return nanoseconds;
    }

    /** Counts memory outside this heap, which a Python object keeps alive, towards the next collection. */
    public void external(long bytes) {
        externalBytes += bytes;
        if (allocatedBytes + externalBytes > threshold) {
            request();
        }
    }

    /** Asks for a collection at the next safepoint. */
    public void request() {
        if (!requested) {
            requested = true;
            for (PyThread t : context.threads()) {
                t.poll(PyThread.POLL_COLLECT);
            }
        }
    }

    /**
     * A collection that was asked for cannot happen yet. It will be asked for again when some more memory was taken: to ask for each run of free lines, which may be
     * short, would stop every round of every loop.
     */
    public void postpone() {
        requested = false;
        threshold = allocatedBytes + externalBytes + (isStressed() ? STRESS_BYTES : POSTPONED);
        for (PyThread t : context.threads()) {
            t.pollDone(PyThread.POLL_COLLECT);
        }
    }

    /** Allocates where the run of the thread has no room. */
    public long allocateSlow(PyThread t, int shapeId, long size) {
        long address;
        if (size > LARGE) {
            address = allocateLarge(t, size);
            Memory.putInt(address + ObjectLayout.FLAGS, Marker.FLAG_LARGE);
        } else if (size > LINE) {
            address = allocateOverflow(t, size);
        } else {
            address = allocateInNextRun(t, size);
        }
        Memory.putInt(address + ObjectLayout.SHAPE, shapeId);
        return address;
    }

    private long allocateInNextRun(PyThread t, long size) {
        long start = nextRun(t, size);
        Memory.putLong(t.address + ThreadLayout.ALLOCATION_CURSOR, start + size);
        Memory.putLong(t.address + ThreadLayout.ALLOCATION_LIMIT, runEnd);
        return start;
    }

    private long allocateOverflow(PyThread t, long size) {
        if (overflowLimit - overflowCursor < size) {
            long block = emptyBlock(t);
            overflowCursor = block + LINE;
            overflowLimit = block + BLOCK;
            claim(overflowCursor, overflowLimit);
        }
        long address = overflowCursor;
        overflowCursor += size;
        return address;
    }

    private long runEnd;

    /** Finds the next run of free lines that holds so many bytes, zeroes it, and leaves its end in {@link #runEnd}. */
    private long nextRun(PyThread t, long size) {
        while (true) {
            while (sweepBlock != 0) {
                int first = sweepLine;
                while (first < LINES && Memory.getByte(sweepBlock + first) != 0) {
                    first++;
                }
                if (first == LINES) {
                    sweepBlock = 0;
                    break;
                }
                int end = first + 1;
                while (end < LINES && Memory.getByte(sweepBlock + end) == 0) {
                    end++;
                }
                long bytes = (long) (end - first) << LINE_SHIFT;
                if (bytes >= size) {
                    check(t, bytes);
                    long start = sweepBlock + ((long) first << LINE_SHIFT);
                    sweepLine = end;
                    runEnd = start + bytes;
                    claim(start, runEnd);
                    return start;
                }
                sweepLine = end;
            }
            if (sweepIndex < blockCount) {
                sweepBlock = blocks[sweepIndex++];
                sweepLine = 1;
            } else {
                long block = newBlock(t);
                runEnd = block + BLOCK;
                claim(block + LINE, runEnd);
                return block + LINE;
            }
        }
    }

    private void claim(long start, long end) {
        Memory.fill(start, end - start, (byte) 0);
        allocatedBytes += end - start;
        if (allocatedBytes + externalBytes > threshold) {
            request();
        }
    }

    /** Makes sure that so many more bytes are within the limit. */
    private void check(PyThread t, long bytes) {
        if (liveBytes + allocatedBytes + bytes > limit + (reserveOpen ? RESERVE : 0) && !raising) {
            reserveOpen = true;
            throw memoryError(t);
        }
    }

    /** Makes the exception, which itself may go beyond any limit. */
    private PyError memoryError(PyThread t) {
        request();
        raising = true;
        try {
            return Errors.memoryError(t);
        } finally {
            raising = false;
        }
    }

    /** A block without live objects: one not swept yet, or a new one. */
    private long emptyBlock(PyThread t) {
        for (int i = sweepIndex; i < blockCount; i++) {
            long block = blocks[i];
            if (isEmpty(block)) {
                check(t, BLOCK);
                blocks[i] = blocks[sweepIndex];
                blocks[sweepIndex++] = block;
                return block;
            }
        }
        return newBlock(t);
    }

    private static boolean isEmpty(long block) {
        for (int i = 0; i < LINES; i += 8) {
            if (Memory.getLong(block + i) != 0) {
                return false;
            }
        }
        return true;
    }

    private long newBlock(PyThread t) {
        check(t, BLOCK);
        if (freshBlock == freshEnd) {
            long memory = Memory.allocateUninitialized((CHUNK_BLOCKS + 1L) * BLOCK);
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunkCount);
            }
            chunks[chunkCount++] = memory;
            freshBlock = memory + BLOCK - 1 & -BLOCK;
            freshEnd = freshBlock + (long) CHUNK_BLOCKS * BLOCK;
        }
        long block = freshBlock;
        freshBlock += BLOCK;
        Memory.fill(block, LINE, (byte) 0);
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
        }
        blocks[blockCount++] = blocks[sweepIndex];
        blocks[sweepIndex++] = block;
        return block;
    }

    private long allocateLarge(PyThread t, long size) {
        check(t, size);
        long memory;
        try {
            memory = Memory.allocate(size + 8);
        } catch (OutOfMemoryError e) {
            throw memoryError(t);
        }
        if (largeCount == large.length) {
            large = Arrays.copyOf(large, 2 * largeCount);
            largeMemory = Arrays.copyOf(largeMemory, 2 * largeCount);
        }
        large[largeCount] = memory + 7 & ~7L;
        largeMemory[largeCount] = memory;
        allocatedBytes += size;
        if (allocatedBytes + externalBytes > threshold) {
            request();
        }
        return large[largeCount++];
    }

    /** Collects at once. Only at a safepoint, with the lock of the context held. */
    public void collect() {
        long started = System.nanoTime();
        requested = false;
        for (PyThread t : context.threads()) {
            Memory.putLong(t.address + ThreadLayout.ALLOCATION_CURSOR, 0);
            Memory.putLong(t.address + ThreadLayout.ALLOCATION_LIMIT, 0);
            t.pollDone(PyThread.POLL_COLLECT);
        }
        overflowCursor = 0;
        overflowLimit = 0;
        for (int i = 0; i < blockCount; i++) {
            Memory.fill(blocks[i], LINES, (byte) 0);
        }
        epoch ^= 3;
        Marker m = new Marker(epoch);
        for (PyThread t : context.threads()) {
            t.visitRoots(m);
        }
        for (RootSet set : roots) {
            set.visit(m);
        }
        m.drain();
        context.weakrefs.process(m);
        if (context.weakrefs.isDue()) {
            for (PyThread t : context.threads()) {
                t.poll(PyThread.POLL_FINALIZERS);
            }
        }
        for (RootSet table : weakTables) {
            table.visit(m);
        }
        releaseDead(m);
        javaObjects.sweep(m);
        sweepLarge(m);
        if (stress) {
            poisonFreeLines();
        }
        liveBytes = (m.lines << LINE_SHIFT) + m.largeBytes;
        long allocated = allocatedBytes;
        allocatedBytes = 0;
        externalBytes = 0;
        reserveOpen &= liveBytes > limit - RESERVE;
        sweepIndex = 0;
        sweepBlock = 0;
        threshold = Math.max(Math.min(Math.max(FIRST_THRESHOLD, liveBytes), (limit - liveBytes) / 2), BLOCK);
        collections++;
        for (Runnable action : afterCollection) {
            action.run();
        }
        if (stress) {
            if (STRESS_BYTES > 0) {
                threshold = STRESS_BYTES;
            } else {
                request();
            }
        }
        long time = System.nanoTime() - started;
        nanoseconds += time;
        if (FlightEvents.wanted()) {
            FlightEvents.collected(liveBytes, allocated, time);
        }
    }

    /** Registers a type or a code object, whose Java half is to be released when it is dead. */
    public void addReleasable(long object) {
        if (releasableCount == releasable.length) {
            releasable = Arrays.copyOf(releasable, 2 * releasableCount);
        }
        releasable[releasableCount++] = object;
    }

    private void releaseDead(Marker m) {
        int kept = 0;
        for (int i = 0; i < releasableCount; i++) {
            long object = releasable[i];
            if (m.isMarked(object)) {
                releasable[kept++] = object;
            } else {
                release(object);
            }
        }
        releasableCount = kept;
    }

    private static void release(long object) {
        if (ShapeTable.isKind(Memory.getInt(object + ObjectLayout.SHAPE), Kind.CODE)) {
            CodeBody.release(object);
        } else {
            PyType.at(object).release();
        }
    }

    private void sweepLarge(Marker m) {
        int kept = 0;
        for (int i = 0; i < largeCount; i++) {
            if (m.isMarked(large[i])) {
                large[kept] = large[i];
                largeMemory[kept++] = largeMemory[i];
            } else {
                Memory.free(largeMemory[i]);
            }
        }
        largeCount = kept;
    }

    private void poisonFreeLines() {
        for (int i = 0; i < blockCount; i++) {
            for (int line = 1; line < LINES; line++) {
                if (Memory.getByte(blocks[i] + line) == 0) {
                    Memory.fill(blocks[i] + ((long) line << LINE_SHIFT), LINE, POISON);
                }
            }
        }
    }

    /** Whether an address lies in this heap; for checks in tests, slow. */
    public boolean contains(long address) {
        for (int i = 0; i < blockCount; i++) {
            if ((address & -BLOCK) == blocks[i]) {
                return true;
            }
        }
        for (int i = 0; i < largeCount; i++) {
            if (large[i] == address) {
                return true;
            }
        }
        return false;
    }

    /** Gives all memory back; no object of this heap may be used afterwards. */
    public void close() {
        for (int i = 0; i < releasableCount; i++) {
            release(releasable[i]);
        }
        releasableCount = 0;
        for (int i = 0; i < chunkCount; i++) {
            Memory.free(chunks[i]);
        }
        for (int i = 0; i < largeCount; i++) {
            Memory.free(largeMemory[i]);
        }
        chunkCount = 0;
        blockCount = 0;
        largeCount = 0;
        freshBlock = 0;
        freshEnd = 0;
        sweepBlock = 0;
        sweepIndex = 0;
        javaObjects.close();
    }
}
