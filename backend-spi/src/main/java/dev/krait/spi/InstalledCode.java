package dev.krait.spi;

/**
 * A trace in code memory. Its exits can be linked to other code, and unlinked, at any time, also while it runs.
 */
public final class InstalledCode {
    private final NativeRuntime runtime;
    private final long address;
    private final int size;
    private final int codeSize;
    /** Where the word is that holds the jump of each exit. */
    private final long[] exitJumps;
    private final int exitKind;
    private final int exitAddend;
    private final long[] labels;
    private boolean released;

    InstalledCode(NativeRuntime runtime, long address, int size, int codeSize, long[] exitJumps, int exitKind, int exitAddend, long[] labels) {
        this.runtime = runtime;
        this.address = address;
        this.size = size;
        this.codeSize = codeSize;
        this.exitJumps = exitJumps;
        this.exitKind = exitKind;
        this.exitAddend = exitAddend;
        this.labels = labels;
    }

    /** Where it starts. */
    public long address() {
        return address;
    }

    /** Its size in bytes, exits and data included. */
    public int size() {
        return size;
    }

    /** The size of the instructions of the trace itself; exits and data come after them. */
    public int codeSize() {
        return codeSize;
    }

    /** The number of exits. */
    public int exits() {
        return exitJumps.length;
    }

    /** The address of a label of the {@link CodeWriter} that made it: to resume there, or to jump there from elsewhere. */
    public long label(int label) {
        return labels[label];
    }

    /**
     * Makes an exit go to other code instead of leaving to Java. All virtual registers are as they were at the exit.
     *
     * @param exit its index, in the order of {@link CodeWriter#exit}
     * @param target an address in the same code memory
     */
    public void link(int exit, long target) {
        if (!runtime.memory().contains(target)) {
            throw new IllegalArgumentException("link target " + Long.toHexString(target) + " is not in code memory");
        }
        long place = exitJumps[exit];
        long wordAddress = place & -4;
        byte[] word = new byte[4];
        int old = runtime.memory().readWord(wordAddress);
        CodeWriter.INT.set(word, 0, old);
        runtime.backend().relocation().apply(exitKind, word, (int) (place - wordAddress), target + exitAddend, place);
        runtime.memory().writeWord(wordAddress, (int) CodeWriter.INT.get(word, 0), runtime.backend());
    }

    /** Makes an exit leave to Java again. */
    public void unlink(int exit) {
        link(exit, runtime.commonExit());
    }

    /** The bytes, for disassembly. */
    public byte[] bytes() {
        return runtime.memory().read(address, size);
    }

    /** Gives its memory back. No thread may be running in it, no code may be linked to it. */
    public void release() {
        if (!released) {
            released = true;
            runtime.memory().release(address, size);
        }
    }
}
