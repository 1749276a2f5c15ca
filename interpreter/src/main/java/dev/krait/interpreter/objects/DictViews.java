package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** Views of dicts as memory, and what the views of keys and of items have in common: the operators of sets. */
final class DictViews {
    private DictViews() {
    }

    static long create(PyThread t, PyType type, long dict) {
        long view = t.allocate(type.rootShape.id, type.rootShape.fieldsEnd);
        Memory.putLong(view + InstanceLayout.FIELDS, dict);
        return view;
    }

    /** The dict that a view shows. */
    static long dict(long view) {
        return Memory.getLong(view + InstanceLayout.FIELDS);
    }

    static boolean isKeys(long value) {
        return Value.isObject(value) && PyType.of(value) == ContainerTypes.DICT_KEYS;
    }

    static boolean isItems(long value) {
        return Value.isObject(value) && PyType.of(value) == ContainerTypes.DICT_ITEMS;
    }

    /** Whether a value is a set, a view of keys or a view of items. */
    static boolean isSetLike(long value) {
        return PySet.is(value) || isKeys(value) || isItems(value);
    }

    static boolean containsItem(PyThread t, long dict, long pair) {
        if (!PyTuple.is(pair) || PyTuple.length(pair) != 2) {
            return false;
        }
        long value = PyDict.get(t, dict, PyTuple.get(pair, 0));
        return value != 0 && Keys.equal(t, value, PyTuple.get(pair, 1));
    }

    private static boolean contains(PyThread t, long container, long value) {
        if (isKeys(container)) {
            return PyDict.contains(t, dict(container), value);
        }
        return isItems(container) ? containsItem(t, dict(container), value) : PyObject.contains(t, container, value);
    }

    private static boolean containsAll(PyThread t, long container, long values) {
        long iterator = PyObject.iter(t, values);
        long value;
        while ((value = PyObject.next(t, iterator)) != 0) {
            if (!contains(t, container, value)) {
                return false;
            }
        }
        return true;
    }

    private static int length(long setLike) {
        return PySet.is(setLike) ? PySet.length(setLike) : PyDict.length(dict(setLike));
    }

    static long compare(PyThread t, long view, long other, int op) {
        if (!isSetLike(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        int a = length(view);
        int b = length(other);
        return Const.of(switch (op) {
            case PyObject.EQ -> a == b && containsAll(t, other, view);
            case PyObject.NE -> !(a == b && containsAll(t, other, view));
            case PyObject.LT -> a < b && containsAll(t, other, view);
            case PyObject.LE -> a <= b && containsAll(t, other, view);
            case PyObject.GT -> a > b && containsAll(t, view, other);
            default -> a >= b && containsAll(t, view, other);
        });
    }

    static long and(PyThread t, long a, long b) {
        long view = isKeys(a) || isItems(a) ? a : b;
        long other = view == a ? b : a;
        if (isSetLike(other) && !PySet.is(other) && length(other) > length(view)) {
            long swap = other;
            other = view;
            view = swap;
        }
        long result = PySet.create(t);
        long iterator = PyObject.iter(t, other);
        long value;
        while ((value = PyObject.next(t, iterator)) != 0) {
            if (contains(t, view, value)) {
                PySet.add(t, result, value);
            }
        }
        return result;
    }

    static long or(PyThread t, long a, long b) {
        long result = PySet.fromIterable(t, a);
        PySet.update(t, result, b);
        return result;
    }

    static long sub(PyThread t, long a, long b) {
        long result = PySet.fromIterable(t, a);
        SetOperations.differenceUpdate(t, result, b);
        return result;
    }

    static long xor(PyThread t, long a, long b) {
        long result = PySet.fromIterable(t, a);
        SetOperations.symmetricDifferenceUpdate(t, result, b);
        return result;
    }

    static boolean isDisjoint(PyThread t, long view, long other) {
        if (view == other) {
            return length(view) == 0;
        }
        long container = view;
        long values = other;
        if (isSetLike(other) && length(other) > length(view)) {
            container = other;
            values = view;
        }
        long iterator = PyObject.iter(t, values);
        long value;
        while ((value = PyObject.next(t, iterator)) != 0) {
            if (contains(t, container, value)) {
                return false;
            }
        }
        return true;
    }

    static long repr(PyThread t, long view, String name) {
        if (!t.enterRepr(view)) {
            return PyStr.of(t, "...");
        }
        try {
            StrBuilder out = new StrBuilder();
            out.append(name + "(");
            out.append(PyObject.repr(t, PyList.fromIterable(t, view)));
            out.append(")");
            return out.build(t);
        } finally {
            t.leaveRepr();
        }
    }

    static long mapping(PyThread t, long view) {
        return MappingProxyType.create(t, dict(view));
    }
}
