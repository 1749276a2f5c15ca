package dev.krait.spi;

/** The way from Java into machine code: a native method whose code is a stencil set's {@code enter}. About 5 ns a call. */
public final class NativeEntry {
    private NativeEntry() {
    }

    /**
     * Runs machine code until it returns. {@link NativeRuntime#start} must have been called.
     *
     * @param code where to start
     * @param thread the address of the thread state
     * @param frame the address of the frame
     * @return the status: what an exit, or a call of Java, passes
     */
    public static native long enter(long code, long thread, long frame);
}
