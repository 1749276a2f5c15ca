package dev.krait.spi;

/** There is no room for a piece of code. What was installed before is not affected. */
public final class CodeMemoryFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    CodeMemoryFullException(long wanted, long used, long size) {
        super("code memory is full: " + wanted + " bytes wanted, " + used + " of " + size + " in use");
    }
}
