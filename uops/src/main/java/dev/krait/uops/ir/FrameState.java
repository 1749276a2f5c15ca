package dev.krait.uops.ir;

/** The recorder's view of the frames, asked for when a snapshot of them is needed. */
@FunctionalInterface
public interface FrameState {
    /** Describes the frames as they are at the boundary before the current instruction, outermost first. */
    void describe(Snapshot.Writer out);
}
