package dev.krait.spi.abi;

/** A str. Canonical: the width is the smallest that holds every character. */
public final class StrLayout {
    /** i64: the hash, 0 as long as it is not known. */
    public static final int HASH = 8;
    /** i32: in characters. */
    public static final int LENGTH = 16;
    /** u8: bytes a character: 1, 2 or 4. */
    public static final int WIDTH = 20;
    /** u8: 1 if every character is below 128. */
    public static final int ASCII = 21;
    /** The characters. An instance of a subclass with attributes has its attribute word behind them, aligned to 8. */
    public static final int DATA = 24;

    private StrLayout() {
    }
}
