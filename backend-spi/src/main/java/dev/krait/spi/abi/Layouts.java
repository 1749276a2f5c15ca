package dev.krait.spi.abi;

/** What all layouts of this package are known by together. */
public final class Layouts {
    /**
     * CRC-32 of what {@link CHeader} writes. Every stencil set says with which it was compiled, and only a set with this one is used: with other
     * layouts machine code would read and write in wrong places. To be changed with the layouts; the test of {@code CHeader} says to what.
     */
    public static final int DIGEST = 0x6cc42c64;

    private Layouts() {
    }
}
