package dev.krait.uops.exec;

/** What the interpreter does for traces. No collection may happen inside any of these. */
public interface ExitHandler {
    /** The word of an int that does not fit 49 bits. */
    long boxInt(long number);

    /**
     * Memory for an object whose header word is already written. The trace stores the fields.
     *
     * @return the address. It cannot fail: where memory is short, more is taken, and the poll flag is set so that the trace leaves soon
     */
    long allocate(long thread, long header, int bytes);

    /**
     * Brings memory up to date at an exit or call: writes the slots of the entry frame that changed, pushes the frames
     * of inlined calls, sets the pcs and the current frame of the thread.
     *
     * @param frame the frame in which the trace was entered
     */
    void materialize(long thread, long frame, ExitValues values);
}
