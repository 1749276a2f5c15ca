package dev.krait.uops.ir;

/** Ends a recording that does not pay or cannot go on. Has no stack trace: it is ordinary control flow of the recorder. */
public final class TraceAbort extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why; counted by reason. */
    public enum Reason {
        /** More instructions than allowed. */
        TOO_LONG,
        /** What was observed contradicts what the trace already knows, so that the exit would always be taken. */
        CONTRADICTION,
        /** More arguments than {@link dev.krait.spi.abi.ThreadLayout#ARGUMENTS} holds. */
        TOO_MANY_ARGUMENTS,
        /** The recorder met something that it cannot record. */
        UNSUPPORTED
    }

    private final Reason reason;

    /** With a reason and the details for a dump. */
    public TraceAbort(Reason reason, String details) {
        super(details, null, false, false);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
