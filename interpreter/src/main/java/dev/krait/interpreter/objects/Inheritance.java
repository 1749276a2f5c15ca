package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which base decides the layout of a class, and the order of resolution of its attributes (C3). */
final class Inheritance {
    private Inheritance() {
    }

    /** Whether a class adds fields to those of its base, so that it cannot be combined with another that does. */
    private static boolean addsLayout(PyType type) {
        if (type.isHeap()) {
            return type.ownSlots.length > 0;
        }
        PyType base = type.base;
        return base == null || type.instanceKind != base.instanceKind || type.instanceKind == Kind.JAVA || type.fields > base.fields;
    }

    /** The class that decided the layout: the nearest that added fields. */
    static PyType solid(PyType type) {
        while (!addsLayout(type)) {
            type = type.base;
        }
        return type;
    }

    /** The base whose layout the class extends. */
    static PyType bestBase(PyThread t, PyType[] bases) {
        PyType winner = null;
        PyType best = null;
        for (PyType base : bases) {
            if (!base.has(PyType.SUBCLASSABLE)) {
                throw Errors.typeError(t, "type '%s' is not an acceptable base type", PyObject.qualifiedTypeName(t, base));
            }
            PyType candidate = solid(base);
            if (winner == null) {
                winner = candidate;
                best = base;
            } else if (!winner.isSubtypeOf(candidate)) {
                if (!candidate.isSubtypeOf(winner)) {
                    throw Errors.typeError(t, "multiple bases have instance lay-out conflict");
                }
                winner = candidate;
                best = base;
            }
        }
        return best;
    }

    /** Whether objects of one class may become objects of another as they are. */
    static boolean sameLayout(PyType a, PyType b) {
        if (a.instanceKind != b.instanceKind || a.fields != b.fields || a.has(PyType.HAS_DICT) != b.has(PyType.HAS_DICT)
                || a.has(PyType.HAS_WEAKREF) != b.has(PyType.HAS_WEAKREF)) {
            return false;
        }
        PyType x = solid(a);
        PyType y = solid(b);
        while (x != y) {
            if (!x.isHeap() || !y.isHeap() || !Arrays.equals(x.ownSlots, y.ownSlots)) {
                return false;
            }
            x = solid(x.base);
            y = solid(y.base);
        }
        return true;
    }

    /** The most derived of a metaclass and those of the bases. */
    static PyType metaclass(PyThread t, PyType meta, long[] bases) {
        PyType winner = meta;
        for (long base : bases) {
            PyType candidate = PyType.of(base);
            if (winner.isSubtypeOf(candidate)) {
                continue;
            }
            if (!candidate.isSubtypeOf(winner)) {
                throw Errors.typeError(t, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases");
            }
            winner = candidate;
        }
        return winner;
    }

    /** The order of resolution of a class with these bases: linearizations merged, each base before those behind it. */
    static PyType[] order(PyThread t, PyType type, PyType[] bases) {
        for (int i = 0; i < bases.length; i++) {
            for (int j = i + 1; j < bases.length; j++) {
                if (bases[i] == bases[j]) {
                    throw Errors.typeError(t, "duplicate base class %s", bases[i].name);
                }
            }
        }
        List<PyType> order = new ArrayList<>();
        order.add(type);
        if (bases.length == 1) {
            order.addAll(Arrays.asList(bases[0].mro));
            return order.toArray(new PyType[0]);
        }
        List<PyType[]> lists = new ArrayList<>();
        for (PyType base : bases) {
            lists.add(base.mro);
        }
        lists.add(bases);
        int[] at = new int[lists.size()];
        while (true) {
            PyType next = null;
            boolean empty = true;
            for (int i = 0; i < at.length && next == null; i++) {
                if (at[i] < lists.get(i).length) {
                    empty = false;
                    PyType candidate = lists.get(i)[at[i]];
                    if (!inTail(candidate, lists, at)) {
                        next = candidate;
                    }
                }
            }
            if (empty) {
                return order.toArray(new PyType[0]);
            }
            if (next == null) {
                throw conflict(t, lists, at);
            }
            order.add(next);
            for (int i = 0; i < at.length; i++) {
                if (at[i] < lists.get(i).length && lists.get(i)[at[i]] == next) {
                    at[i]++;
                }
            }
        }
    }

    private static boolean inTail(PyType candidate, List<PyType[]> lists, int[] at) {
        for (int i = 0; i < at.length; i++) {
            PyType[] list = lists.get(i);
            for (int j = at[i] + 1; j < list.length; j++) {
                if (list[j] == candidate) {
                    return true;
                }
            }
        }
        return false;
    }

    private static PyError conflict(PyThread t, List<PyType[]> lists, int[] at) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < at.length; i++) {
            if (at[i] < lists.get(i).length && !names.contains(lists.get(i)[at[i]].name)) {
                names.add(lists.get(i)[at[i]].name);
            }
        }
        return Errors.typeError(t, "Cannot create a consistent method resolution order (MRO) for bases %s", String.join(", ", names));
    }
}
