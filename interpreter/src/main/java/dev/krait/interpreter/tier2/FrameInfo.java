package dev.krait.interpreter.tier2;

import dev.krait.interpreter.tier1.CodeBody;

/**
 * What a trace knows of a frame and a snapshot does not say in slots: the descriptor of frames in snapshots.
 *
 * @param code what the frame executes
 * @param flags of the frame, for the frames of inlined calls
 * @param returnOffset where in the frame of the caller the result goes
 */
record FrameInfo(CodeBody code, int flags, int returnOffset) {
}
