package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.SetLayout;

/** What sets and frozensets have in common. Results are of the type of the first operand, or its built-in base. */
final class SetOperations {
    private SetOperations() {
    }

    private static int resultShape(long set) {
        return PyType.of(set).isSubtypeOf(Types.FROZENSET) ? ShapeIds.FROZENSET : ShapeIds.SET;
    }

    private static long empty(PyThread t, long like) {
        return t.allocate(resultShape(like), SetLayout.SIZE);
    }

    static long copy(PyThread t, long set) {
        return PySet.copy(t, set, resultShape(set));
    }

    /** The value if it is a set, or a set of what it yields. */
    static long asSet(PyThread t, long value) {
        return PySet.is(value) ? value : PySet.fromIterable(t, value);
    }

    /** Whether a key is in a set; a set that is not hashable stands for its frozenset. */
    static boolean contains(PyThread t, long set, long key) {
        return PySet.contains(t, set, key, hash(t, key));
    }

    /** Removes a key; a set that is not hashable stands for its frozenset. */
    static boolean discard(PyThread t, long set, long key) {
        return PySet.discard(t, set, key, hash(t, key));
    }

    private static long hash(PyThread t, long key) {
        try {
            return Keys.setHash(t, key);
        } catch (PyError e) {
            if (!PySet.is(key) || !Errors.matches(t, Exc.TYPE_ERROR)) {
                throw e;
            }
            Errors.clear(t);
            return PySet.frozenHash(PySet.copy(t, key, ShapeIds.FROZENSET));
        }
    }

    static long union(PyThread t, long a, long b) {
        long result = copy(t, a);
        if (a != b) {
            PySet.update(t, result, b);
        }
        return result;
    }

    static long intersection(PyThread t, long a, long b) {
        if (a == b) {
            return copy(t, a);
        }
        long result = empty(t, a);
        if (PySet.is(b)) {
            long few = a;
            long many = b;
            if (PySet.length(b) <= PySet.length(a)) {
                few = b;
                many = a;
            }
            for (int i = PySet.nextEntry(few, 0); i >= 0; i = PySet.nextEntry(few, i + 1)) {
                long key = PySet.key(few, i);
                long hash = PySet.hash(few, i);
                if (PySet.contains(t, many, key, hash)) {
                    PySet.add(t, result, key, hash);
                }
            }
            return result;
        }
        long iterator = PyObject.iter(t, b);
        long key;
        while ((key = PyObject.next(t, iterator)) != 0) {
            long hash = Keys.setHash(t, key);
            if (PySet.contains(t, a, key, hash)) {
                PySet.add(t, result, key, hash);
            }
        }
        return result;
    }

    static void intersectionUpdate(PyThread t, long set, long other) {
        PySet.swap(set, intersection(t, set, other));
    }

    static long difference(PyThread t, long a, long b) {
        boolean dict = PyDict.isExact(b);
        if (!PySet.is(b) && !dict) {
            long result = copy(t, a);
            differenceUpdate(t, result, b);
            return result;
        }
        if (!dict && PySet.length(a) >> 2 > PySet.length(b)) {
            long result = copy(t, a);
            differenceUpdate(t, result, b);
            return result;
        }
        long result = empty(t, a);
        for (int i = PySet.nextEntry(a, 0); i >= 0; i = PySet.nextEntry(a, i + 1)) {
            long key = PySet.key(a, i);
            long hash = PySet.hash(a, i);
            if (dict ? PyDict.find(t, b, key, hash) < 0 : !PySet.contains(t, b, key, hash)) {
                PySet.add(t, result, key, hash);
            }
        }
        return result;
    }

    static void differenceUpdate(PyThread t, long set, long other) {
        if (set == other) {
            PySet.clear(set);
        } else if (PySet.is(other)) {
            for (int i = PySet.nextEntry(other, 0); i >= 0; i = PySet.nextEntry(other, i + 1)) {
                PySet.discard(t, set, PySet.key(other, i), PySet.hash(other, i));
            }
        } else {
            long iterator = PyObject.iter(t, other);
            long key;
            while ((key = PyObject.next(t, iterator)) != 0) {
                PySet.discard(t, set, key);
            }
        }
        PySet.compact(t, set);
    }

    static long symmetricDifference(PyThread t, long a, long b) {
        long result = t.allocate(resultShape(a), SetLayout.SIZE);
        PySet.update(t, result, b);
        symmetricDifferenceUpdate(t, result, a);
        return result;
    }

    static void symmetricDifferenceUpdate(PyThread t, long set, long other) {
        if (set == other) {
            PySet.clear(set);
            return;
        }
        long others = asSet(t, other);
        for (int i = PySet.nextEntry(others, 0); i >= 0; i = PySet.nextEntry(others, i + 1)) {
            long key = PySet.key(others, i);
            long hash = PySet.hash(others, i);
            if (!PySet.discard(t, set, key, hash)) {
                PySet.add(t, set, key, hash);
            }
        }
    }

    static boolean isSubset(PyThread t, long a, long b) {
        if (PySet.length(a) > PySet.length(b)) {
            return false;
        }
        for (int i = PySet.nextEntry(a, 0); i >= 0; i = PySet.nextEntry(a, i + 1)) {
            if (!PySet.contains(t, b, PySet.key(a, i), PySet.hash(a, i))) {
                return false;
            }
        }
        return true;
    }

    static boolean isSuperset(PyThread t, long a, long b) {
        if (PySet.is(b)) {
            return isSubset(t, b, a);
        }
        long iterator = PyObject.iter(t, b);
        long key;
        while ((key = PyObject.next(t, iterator)) != 0) {
            if (!PySet.contains(t, a, key)) {
                return false;
            }
        }
        return true;
    }

    static boolean isDisjoint(PyThread t, long a, long b) {
        if (a == b) {
            return PySet.length(a) == 0;
        }
        if (PySet.is(b)) {
            long few = PySet.length(b) > PySet.length(a) ? a : b;
            long many = few == a ? b : a;
            for (int i = PySet.nextEntry(few, 0); i >= 0; i = PySet.nextEntry(few, i + 1)) {
                if (PySet.contains(t, many, PySet.key(few, i), PySet.hash(few, i))) {
                    return false;
                }
            }
            return true;
        }
        long iterator = PyObject.iter(t, b);
        long key;
        while ((key = PyObject.next(t, iterator)) != 0) {
            if (PySet.contains(t, a, key)) {
                return false;
            }
        }
        return true;
    }

    static long compare(PyThread t, long a, long b, int op) {
        if (!PySet.is(b)) {
            return Const.NOT_IMPLEMENTED;
        }
        int m = PySet.length(a);
        int n = PySet.length(b);
        return Const.of(switch (op) {
            case PyObject.EQ -> m == n && isSubset(t, a, b);
            case PyObject.NE -> !(m == n && isSubset(t, a, b));
            case PyObject.LT -> m < n && isSubset(t, a, b);
            case PyObject.LE -> isSubset(t, a, b);
            case PyObject.GT -> m > n && isSubset(t, b, a);
            default -> isSubset(t, b, a);
        });
    }

    static long repr(PyThread t, long set) {
        PyType type = PyType.of(set);
        if (PySet.length(set) == 0) {
            return PyStr.of(t, type.name + "()");
        }
        if (!t.enterRepr(set)) {
            return PyStr.of(t, type.name + "(...)");
        }
        try {
            StrBuilder out = new StrBuilder();
            boolean plain = type == Types.SET;
            out.append(plain ? "{" : type.name + "({");
            long keys = PyList.create(t, PySet.length(set));
            for (int i = PySet.nextEntry(set, 0); i >= 0; i = PySet.nextEntry(set, i + 1)) {
                PyList.append(t, keys, PySet.key(set, i));
            }
            for (int i = 0; i < PyList.length(keys); i++) {
                if (i > 0) {
                    out.append(", ");
                }
                out.append(PyObject.repr(t, PyList.get(keys, i)));
            }
            out.append(plain ? "}" : "})");
            return out.build(t);
        } finally {
            t.leaveRepr();
        }
    }

    static long reduce(PyThread t, long set) {
        long state = PyObject.getAttrOrAbsent(t, set, dev.krait.interpreter.runtime.Names.__dict__);
        return PyTuple.of(t, PyType.of(set).address, PyTuple.of(t, PyList.fromIterable(t, set)), state == 0 ? Const.NONE : state);
    }
}
