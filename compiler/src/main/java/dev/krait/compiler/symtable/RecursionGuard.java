package dev.krait.compiler.symtable;

/** Counts how deeply the compiler has descended into a tree, so that depth ends in an error before the Java stack does. */
public final class RecursionGuard {
    /** Thrown when the limit is passed. */
    public static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super("nested too deeply", null, false, false);
        }
    }

    private final int limit;
    private int depth;

    /** Makes a guard that allows the given depth. */
    public RecursionGuard(int limit) {
        this.limit = limit;
    }

    /** Goes one level down. */
    public void enter() {
        if (++depth > limit) {
            throw new TooDeep();
        }
    }

    /** Comes one level up. */
    public void leave() {
        depth--;
    }
}
