package dev.krait.interpreter.tier2;

/** Ends a recording. Has no stack trace: it is ordinary control flow of the recorder. */
final class RecordingAborted extends RuntimeException {
    private static final long serialVersionUID = 1;

    RecordingAborted(String reason) {
        super(reason, null, false, false);
    }
}
