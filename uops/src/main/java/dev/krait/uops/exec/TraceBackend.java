package dev.krait.uops.exec;

import dev.krait.uops.ir.Trace;

/** A way to run traces: {@link EvaluatorBackend} in Java, the native backend in machine code. */
public interface TraceBackend {
    /** For people. */
    String name();

    /** Makes a trace runnable. A side trace is also {@linkplain #link linked} by the caller. */
    Executor install(Trace trace);

    /**
     * Runs traces until one is left, and brings the frames up to date.
     *
     * @param thread address of the thread state
     * @param frame address of the frame, which is at the start of the trace
     * @return the exit, already counted
     */
    Exit run(Executor executor, long thread, long frame, ExitHandler handler);

    /** From now on an exit goes on in a side trace that was recorded from it. */
    void link(Exit exit, Executor side);

    /**
     * The trace must not run any more: it and what jumps into it is unlinked. The caller sets
     * {@link dev.krait.spi.abi.ThreadLayout#POLL} in threads that may be running it, so that they leave at the next loop
     * head or check of validity.
     */
    void invalidate(Executor executor);
}
