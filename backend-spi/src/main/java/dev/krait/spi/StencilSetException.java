package dev.krait.spi;

/** A stencil set cannot be used: it is damaged, made for other layouts, or lacks what is asked for. The message says which. */
public final class StencilSetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** With what is wrong. */
    public StencilSetException(String message) {
        super(message);
    }

    /** With what is wrong and how that was noticed. */
    public StencilSetException(String message, Throwable cause) {
        super(message, cause);
    }
}
