package dev.krait.stencil;

/** The stencils cannot be compiled; the message says where and why. */
public final class StencilException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StencilException(String message) {
        super(message);
    }

    public StencilException(String message, Throwable cause) {
        super(message, cause);
    }
}
