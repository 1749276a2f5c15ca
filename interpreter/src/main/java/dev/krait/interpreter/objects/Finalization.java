package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.PyThread;

/** Objects whose class has {@code __del__}. */
public final class Finalization {
    private Finalization() {
    }

    /** Tells the heap of a new object if its class has a finalizer. */
    public static void register(PyThread t, PyType type, long o) {
        if (type.isHeap() && type.defines(Special.DEL)) {
            t.context.weakrefs.addFinalizable(o);
        }
    }
}
