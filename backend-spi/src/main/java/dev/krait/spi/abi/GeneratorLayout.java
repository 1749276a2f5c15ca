package dev.krait.spi.abi;

/** A generator, coroutine or asynchronous generator; its frame lies in it. */
public final class GeneratorLayout {
    /** i64: one of the {@code STATE_} numbers. */
    public static final int STATE = 8;
    /** A str. */
    public static final int NAME = 16;
    /** A str. */
    public static final int QUALNAME = 24;
    /** The exception being handled inside it, or 0. */
    public static final int EXC_VALUE = 32;
    /** What it delegates to, or 0; kept for {@code gi_yieldfrom}. */
    public static final int YIELD_FROM = 40;
    /** {@code cr_origin} or finalizer hooks of asynchronous generators, or 0. */
    public static final int ORIGIN = 48;
    /** i64: size of the frame that follows. */
    public static final int FRAME_BYTES = 56;
    /** The {@link FrameLayout frame}. */
    public static final int FRAME = 64;
    /** Not started. */
    public static final int STATE_CREATED = 0;
    /** At a yield. */
    public static final int STATE_SUSPENDED = 1;
    /** Running. */
    public static final int STATE_RUNNING = 2;
    /** Finished: the frame is dead. */
    public static final int STATE_CLEARED = 3;

    private GeneratorLayout() {
    }
}
