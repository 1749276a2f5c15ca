package dev.krait.spi;

import java.util.Objects;

/**
 * A trace in code memory. Its exits can be linked to other code, and unlinked, at any time, also while it runs.
 */
public final class InstalledCode {
    private final NativeRuntime runtime;
    private final long address;
    private final int size;
    private final int codeSize;
    private final int exits;
    /** The address of the first exit's stub, and how far the next one is. */
    private final long firstStub;
    private final int stride;
    /** See {@link CodeWriter}; null without exits. */
    private final int[] stub;
    private final int[] labels;
    /** See {@link CodeWriter#listing}, or null. */
    private final int[] listing;
    private boolean released;

    InstalledCode(NativeRuntime runtime, long address, int size, int codeSize, int exits, long firstStub, int stride, int[] stub, int[] labels,
            int[] listing) {
        this.runtime = runtime;
        this.address = address;
        this.size = size;
        this.codeSize = codeSize;
        this.exits = exits;
        this.firstStub = firstStub;
        this.stride = stride;
        this.stub = stub;
        this.labels = labels;
        this.listing = listing;
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
        return exits;
    }

    /**
     * The address of a label of the {@link CodeWriter} that made it: to resume there, or to jump there from elsewhere.
     *
     * @throws IllegalArgumentException if the label was not bound in this trace
     */
    public long label(int label) {
        if (labels[label] < 0) {
            throw new IllegalArgumentException("label " + label + " is not in this trace");
        }
        return address + labels[label];
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
        Objects.checkIndex(exit, exits);
        long place = firstStub + (long) exit * stride + stub[CodeWriter.STUB_JUMP];
        long wordAddress = place & -4;
        byte[] word = new byte[4];
        int old = runtime.memory().readWord(wordAddress);
        CodeWriter.INT.set(word, 0, old);
        runtime.backend().relocation().apply(stub[CodeWriter.STUB_JUMP_KIND], word, (int) (place - wordAddress),
                target + stub[CodeWriter.STUB_JUMP_ADDEND], place);
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

    /**
     * Which stencil is where, in pairs of offset and stencil; without the stubs of exits.
     *
     * @throws IllegalStateException if listings were not {@linkplain CodeWriter#keepListings kept} when it was made
     */
    public int[] listing() {
        if (listing == null) {
            throw new IllegalStateException("listings are not kept");
        }
        return listing.clone();
    }

    /**
     * The instructions, a line for each stencil: offset, name, assembly text with the holes filled in. Jumps to exits are shown
     * as such.
     *
     * @throws IllegalStateException if listings were not {@linkplain CodeWriter#keepListings kept} when it was made
     */
    public String disassembly() {
        if (listing == null) {
            throw new IllegalStateException("listings are not kept");
        }
        return new Disassembly(runtime, address, bytes(), codeSize, firstStub, stride, exits).of(listing);
    }

    /** Gives its memory back. No thread may be running in it, no code may be linked to it. */
    public void release() {
        if (!released) {
            released = true;
            runtime.memory().release(address, size);
        }
    }
}
