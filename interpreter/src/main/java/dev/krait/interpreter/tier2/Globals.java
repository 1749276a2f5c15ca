package dev.krait.interpreter.tier2;

import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.runtime.PyThread;
import java.util.HashMap;
import java.util.Map;

/** What traces take for granted of the values in namespaces, and which names change too often for that. */
final class Globals implements RootSet {
    /** A name in a dict. The methods are written out because HotSpot links those of a record when they are first called, which no archive spares. */
    private record Key(long dict, long name) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key k && k.dict == dict && k.name == name;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(dict * 31 + name);
        }
    }

    /** How often a value may change before traces read it from the dict. */
    private static final int MAX_CHANGES = 2;

    private static final class Name {
        Assumption assumption;
        int changes;
        boolean variable;
    }

    private final Map<Key, Name> names = new HashMap<>();

    /** What holds as long as the value of a name in a dict (or that it is not there) stays; null if it is a variable. */
    Assumption constant(PyThread t, long dict, long name) {
        Name n = names.computeIfAbsent(new Key(dict, name), k -> new Name());
        if (n.variable) {
            return null;
        }
        if (n.assumption == null || !n.assumption.valid) {
            if (n.assumption != null && ++n.changes > MAX_CHANGES) {
                n.variable = true;
                return null;
            }
            n.assumption = new Assumption();
            PyDict.watch(t, dict, name, n.assumption);
        }
        return n.assumption;
    }

    /** From now on a name is a variable: traces assign to it. */
    void assigned(long dict, long name) {
        Name n = names.computeIfAbsent(new Key(dict, name), k -> new Name());
        n.variable = true;
        if (n.assumption != null) {
            n.assumption.invalidate();
        }
    }

    @Override
    public void visit(Marker m) {
        for (Key k : names.keySet()) {
            m.mark(k.dict);
        }
    }
}
