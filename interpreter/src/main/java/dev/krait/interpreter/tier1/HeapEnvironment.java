package dev.krait.interpreter.tier1;

import dev.krait.interpreter.heap.Environment;
import dev.krait.interpreter.heap.Heap;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyType;

/** What the heap needs to know of types, code and frames. */
public final class HeapEnvironment implements Environment {
    private HeapEnvironment() {
    }

    /** Makes it known to the heap, once in a process. */
    public static synchronized void install() {
        if (Heap.environment() == null) {
            Heap.install(new HeapEnvironment());
        }
    }

    @Override
    public void traceType(Marker m, long type) {
        PyType t = PyType.at(type);
        m.mark(t.qualname());
        for (PyType base : t.mro) {
            m.mark(base.address);
        }
        for (long slot : t.ownSlots) {
            m.mark(slot);
        }
    }

    @Override
    public void traceCode(Marker m, long code) {
        CodeBody.of(code).trace(m);
    }

    @Override
    public int liveSlots(long frame) {
        return CodeBody.liveSlots(frame);
    }
}
