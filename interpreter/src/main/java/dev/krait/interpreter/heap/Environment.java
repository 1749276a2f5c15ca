package dev.krait.interpreter.heap;

/**
 * What the heap needs from the object model and the interpreter, which are built on top of it. Installed once, at
 * bootstrap.
 */
public interface Environment {
    /** Reports the values behind a {@link dev.krait.spi.abi.Kind#TYPE} object other than its dict. */
    void traceType(Marker m, long type);

    /** Reports the values behind a {@link dev.krait.spi.abi.Kind#CODE} object other than its constants. */
    void traceCode(Marker m, long code);

    /** How many words from {@link dev.krait.spi.abi.FrameLayout#SLOTS} on are locals and live operands of a frame. */
    int liveSlots(long frame);
}
