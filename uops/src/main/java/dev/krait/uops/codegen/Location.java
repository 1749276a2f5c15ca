package dev.krait.uops.codegen;

import dev.krait.spi.abi.ThreadLayout;

/**
 * Where a value is while a trace runs: a general register (0 to 15), a float register (16 to 31) or a spill slot (64 and
 * up). Constants, which are negative refs, stand for themselves.
 */
public final class Location {
    /** Nowhere. */
    public static final int NONE = Integer.MIN_VALUE;
    /** The first float register. */
    static final int FLOAT = 16;
    /** The first spill slot. */
    static final int SPILL = 64;

    private Location() {
    }

    static boolean isRegister(int location) {
        return location >= 0 && location < SPILL;
    }

    static boolean isSpill(int location) {
        return location >= SPILL;
    }

    static boolean isConstant(int location) {
        return location < 0 && location != NONE;
    }

    /** The offset in the thread state of a spill slot, or of where an exit saves a register. */
    public static int threadOffset(int location) {
        return location >= SPILL ? ThreadLayout.SPILL + 8 * (location - SPILL)
                : location >= FLOAT ? ThreadLayout.FLOAT_REGISTERS + 8 * (location - FLOAT) : ThreadLayout.REGISTERS + 8 * location;
    }

    /** For dumps. */
    public static String name(int location) {
        return location == NONE ? "?" : location < 0 ? "const" : location >= SPILL ? "s" + (location - SPILL)
                : location >= FLOAT ? "f" + (location - FLOAT) : "r" + location;
    }
}
