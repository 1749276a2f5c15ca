package dev.krait.spi.abi;

/** The state of a thread that machine code reads and writes. */
public final class ThreadLayout {
    /** Address of the next free byte of the run being filled. */
    public static final int ALLOCATION_CURSOR = 0;
    /** Its end. */
    public static final int ALLOCATION_LIMIT = 8;
    /** u64: nonzero asks machine code to leave at the next loop head (collection, interrupt, invalidation). */
    public static final int POLL = 16;
    /** First free byte of the data stack. */
    public static final int STACK_TOP = 24;
    /** Its end. */
    public static final int STACK_LIMIT = 32;
    /** The current frame, as far as memory says. */
    public static final int FRAME = 40;
    /** i64: frames that may still be pushed. */
    public static final int RECURSION_LEFT = 48;
    /** i64: which exit was taken. */
    public static final int EXIT = 56;
    /** Where machine code goes on after a call of Java. */
    public static final int RESUME = 64;
    /** What a call of Java returned: a value, or 0 if it raised. */
    public static final int RESULT = 72;
    /** i64: which Java operation is called. */
    public static final int CALL = 80;
    /** Unused. */
    public static final int EXIT_COUNTERS_RESERVED = 88;
    /** Arguments of a call of Java. */
    public static final int ARGUMENTS = 96;
    /** How many words there are at {@link #ARGUMENTS}. */
    public static final int ARGUMENT_COUNT = 16;
    /** General virtual registers, as an exit or call saved them. */
    public static final int REGISTERS = 256;
    /** Float virtual registers, likewise. */
    public static final int FLOAT_REGISTERS = 384;
    /** Spill slots. */
    public static final int SPILL = 512;
    /** How many there are. */
    public static final int SPILL_COUNT = 1024;
    /** In bytes. */
    public static final int SIZE = SPILL + 8 * SPILL_COUNT;

    private ThreadLayout() {
    }
}
