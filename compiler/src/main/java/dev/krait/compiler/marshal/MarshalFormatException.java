package dev.krait.compiler.marshal;

import java.io.IOException;

/** Data that is not in the format of {@code marshal} or {@code .pyc}. */
public final class MarshalFormatException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What CPython raises for it. */
    public enum Kind {
        /** {@code EOFError}: the data end too early. */
        TRUNCATED,
        /** {@code ValueError}: the data are malformed. */
        MALFORMED,
        /** {@code TypeError}: an object is of a type that does not belong where it is. */
        WRONG_TYPE,
        /** {@code ImportError}: not a {@code .pyc} file of this version. */
        NOT_PYC
    }

    private final Kind kind;

    /** Says what is wrong. */
    public MarshalFormatException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }
}
