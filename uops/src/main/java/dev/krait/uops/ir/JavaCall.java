package dev.krait.uops.ir;

/**
 * An operation of the interpreter that a trace calls. Two calls are the same operation if they are the same Java object.
 *
 * @param name for dumps
 * @param result what the word it returns is: VALUE, OBJECT, INT (raw), FLOAT (the raw bits of a double) or NONE
 * @param writes the regions it may write, an or of {@link Region#bit}; -1 for all, and then shapes of objects may change too
 * @param pure whether equal arguments give equal results and nothing else happens: may be merged and removed
 * @param fails whether a result of 0 means that an exception is pending; a FLOAT or INT fails by returning {@link #FAILED}
 * @param operation what it does
 * @param fast the stencil that does the same in machine code where it can, and otherwise leaves it to the operation; or null
 */
public record JavaCall(String name, Type result, int writes, boolean pure, boolean fails, Operation operation, String fast) {
    /** A call that machine code always returns to Java for. */
    public JavaCall(String name, Type result, int writes, boolean pure, boolean fails, Operation operation) {
        this(name, result, writes, pure, fails, operation, null);
    }

    /** What an operation with a raw result returns if an exception is pending: a number that only Java-backed ints reach, and the bits of no canonical double. */
    public static final long FAILED = 0xFFFF_DEAD_0000_0001L;

    /** The Java code of a call. Arguments are the words at {@link dev.krait.spi.abi.ThreadLayout#ARGUMENTS}, raw numbers raw. */
    @FunctionalInterface
    public interface Operation {
        /**
         * Performs the operation. No collection may happen during it.
         *
         * @param thread address of the thread state
         * @param site lets the operation bring the frames in memory up to date
         */
        long call(long thread, CallSite site);
    }

    /** The place of a call, as seen while it runs. */
    public interface CallSite {
        /** Writes the frames of the trace to memory as the snapshot of the call says, through the exit handler; the trace goes on afterwards. */
        void materializeFrames();

        /** The word of an int that need not fit 49 bits. */
        long boxInt(long number);
    }

    /** Whether a result means that an exception is pending. */
    public boolean failed(long word) {
        return fails && (result == Type.INT || result == Type.FLOAT ? word == FAILED : word == 0);
    }
}
