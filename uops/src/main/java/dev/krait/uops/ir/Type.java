package dev.krait.uops.ir;

/** What the result of a micro-op is. */
public enum Type {
    /** There is no result. */
    NONE,
    /** A Python int as a raw int64 (or a raw length, index, field). */
    INT,
    /** A Python float as a raw double. */
    FLOAT,
    /** A tagged word, see {@link dev.krait.spi.abi.Value}. */
    VALUE,
    /** A tagged word that is known to be the address of an object. */
    OBJECT;

    /** Whether it lives in a float register. */
    public boolean isFloat() {
        return this == FLOAT;
    }

    /** Whether it is a tagged word. */
    public boolean isWord() {
        return this == VALUE || this == OBJECT;
    }
}
