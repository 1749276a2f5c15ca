package dev.krait.interpreter.tier1;

/** Makes folded nodes for code that is hot. */
final class Folder {
    private Folder() {
    }

    /** Replaces the nodes of code by folded ones; false if it stays as it is. */
    static boolean fold(CodeBody code) {
        return false;
    }
}
