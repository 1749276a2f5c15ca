package dev.krait.interpreter.heap;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Weak references and finalizers of one heap: who is to be told when an object dies, and the queue of what must run then. */
public final class Weakrefs {
    /** The Java side of a weak reference object. */
    public static class Reference implements Traced {
        /** What is referred to, or 0 once it is dead. */
        public long referent;
        /** What is called when it dies, or 0. */
        public final long callback;
        /** The Python object that this stands behind. */
        public final long self;
        /** Whether {@link #hash} is known. */
        public boolean hashed;
        /** Hash of the referent. */
        public long hash;

        /** A reference to an object. */
        public Reference(long self, long referent, long callback) {
            this.self = self;
            this.referent = referent;
            this.callback = callback;
        }

        @Override
        public void trace(Marker m) {
            m.mark(callback);
        }
    }

    private final Map<Long, List<Reference>> references = new HashMap<>();
    private List<Long> finalizable = new ArrayList<>();
    /** References whose callbacks are due. */
    private final ArrayDeque<Reference> callbacks = new ArrayDeque<>();
    private long deaths;
    /** Objects whose finalizers are due. */
    private final ArrayDeque<Long> finalizers = new ArrayDeque<>();

    /** Nothing registered. */
    public Weakrefs() {
    }

    /** Registers a reference; the newest comes first in {@link #of}. */
    public void add(Reference reference) {
        long object = reference.referent;
        references.computeIfAbsent(object, key -> new ArrayList<>(1)).add(0, reference);
        Memory.putInt(object + ObjectLayout.FLAGS, Memory.getInt(object + ObjectLayout.FLAGS) | ObjectLayout.FLAG_HAS_WEAKREFS);
    }

    /** The references to an object. */
    public List<Reference> of(long object) {
        if ((Memory.getInt(object + ObjectLayout.FLAGS) & ObjectLayout.FLAG_HAS_WEAKREFS) == 0) {
            return List.of();
        }
        return references.getOrDefault(object, List.of());
    }

    /** Registers an object whose finalizer is to run when it dies. */
    public void addFinalizable(long object) {
        finalizable.add(object);
    }

    /** How many weakly referenced and finalizable objects were found dead. */
    public long deaths() {
        return deaths;
    }

    /** Whether callbacks or finalizers are due. */
    public boolean isDue() {
        return !callbacks.isEmpty() || !finalizers.isEmpty();
    }

    /** The next reference whose callback is due, or null. */
    public Reference nextCallback() {
        return callbacks.poll();
    }

    /** The next object whose finalizer is due, or 0. */
    public long nextFinalizer() {
        Long object = finalizers.poll();
        return object == null ? 0 : object;
    }

    /** Part of a collection, after everything reachable is marked: clears references to the dead and queues what must run. */
    void process(Marker m) {
        for (Reference reference : callbacks) {
            m.mark(reference.self);
        }
        for (Long object : finalizers) {
            m.mark(object);
        }
        m.drain();
        references.entrySet().removeIf(entry -> {
            boolean alive = m.isMarked(entry.getKey());
            deaths += alive ? 0 : 1;
            for (int i = entry.getValue().size() - 1; i >= 0; i--) {
                Reference reference = entry.getValue().get(i);
                boolean known = m.isMarked(reference.self);
                if (!alive) {
                    reference.referent = 0;
                    if (known && reference.callback != 0) {
                        callbacks.add(reference);
                    }
                } else if (!known) {
                    entry.getValue().remove(i);
                }
            }
            return !alive || entry.getValue().isEmpty();
        });
        List<Long> remaining = new ArrayList<>();
        for (Long object : finalizable) {
            if (m.isMarked(object)) {
                remaining.add(object);
            } else {
                Memory.putInt(object + ObjectLayout.FLAGS, Memory.getInt(object + ObjectLayout.FLAGS) & ~ObjectLayout.FLAG_HAS_WEAKREFS
                        | ObjectLayout.FLAG_FINALIZED);
                finalizers.add(object);
                deaths++;
            }
        }
        finalizable = remaining;
        for (Long object : finalizers) {
            m.mark(object);
        }
        m.drain();
    }

    /** All objects whose finalizers have not run, for the end of a context; they are due now. */
    public void finalizeAll() {
        finalizers.addAll(finalizable);
        finalizable = new ArrayList<>();
    }
}
