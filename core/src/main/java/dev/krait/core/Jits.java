package dev.krait.core;

import dev.krait.interpreter.runtime.PyThread;

/** Puts the JIT into a context, if it is wanted and there is a backend. */
final class Jits {
    private Jits() {
    }

    /** Called once for a new context. */
    static void install(PyThread t, boolean wanted) {
    }
}
