package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.RawLayout;

/** The type {@code dict}. */
@PyClass(name = "dict", kind = Kind.DICT, subclassable = true, unhashable = true, doc = """
        dict() -> new empty dictionary
        dict(mapping) -> new dictionary initialized from a mapping object's
            (key, value) pairs
        dict(iterable) -> new dictionary initialized as if via:
            d = {}
            for k, v in iterable:
                d[k] = v
        dict(**kwargs) -> new dictionary initialized with the name=value pairs
            in the keyword argument list.  For example:  dict(one=1, two=2)""")
final class DictType {
    private DictType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return allocate(t, cls);
    }

    private static long allocate(PyThread t, PyType cls) {
        return cls == Types.DICT ? PyDict.create(t) : t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        updateFrom(t, self, "dict", args, kwargs);
    }

    private static void updateFrom(PyThread t, long self, String name, long args, long kwargs) {
        if (PyTuple.length(args) > 1) {
            throw Errors.typeError(t, "%s expected at most 1 argument, got %d", name, PyTuple.length(args));
        }
        if (PyTuple.length(args) == 1) {
            update(t, self, PyTuple.get(args, 0));
        }
        if (PyDict.length(kwargs) > 0) {
            PyDict.merge(t, self, kwargs, true);
        }
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyClassMethod("fromkeys(cls, iterable, value=None, /)")
    static long fromKeys(PyThread t, long cls, long iterable, long value) {
        long result = Calls.call(t, cls);
        boolean plain = PyDict.isExact(result);
        long iterator = PyObject.iter(t, iterable);
        long key;
        while ((key = PyObject.next(t, iterator)) != 0) {
            if (plain) {
                PyDict.set(t, result, key, value);
            } else {
                PyObject.setItem(t, result, key, value);
            }
        }
        return result;
    }

    /** Sets all items of a mapping, or all pairs that an iterable yields. */
    static void update(PyThread t, long self, long other) {
        if (PyDict.is(other) && (PyDict.isExact(other) || PyType.of(other).special(Special.ITER) == Types.DICT.special(Special.ITER))) {
            PyDict.merge(t, self, other, true);
        } else if (PyObject.hasAttr(t, other, Names.keys)) {
            updateFromMapping(t, self, other);
        } else {
            updateFromPairs(t, self, other);
        }
    }

    private static void updateFromMapping(PyThread t, long self, long mapping) {
        long keys = Calls.callMethod(t, mapping, Names.keys);
        long iterator = PyObject.iter(t, keys);
        long key;
        while ((key = PyObject.next(t, iterator)) != 0) {
            PyDict.set(t, self, key, PyObject.getItem(t, mapping, key));
        }
    }

    private static void updateFromPairs(PyThread t, long self, long pairs) {
        long iterator = PyObject.iter(t, pairs);
        long pair;
        for (int i = 0; (pair = PyObject.next(t, iterator)) != 0; i++) {
            long items = pair;
            if (!Sequences.isExact(pair)) {
                items = PyList.fromIterable(t, pair, "object is not iterable");
            }
            if (Sequences.length(items) != 2) {
                throw Errors.valueError(t, "dictionary update sequence element #%d has length %d; 2 is required", i, Sequences.length(items));
            }
            PyDict.set(t, self, Sequences.item(items, 0), Sequences.item(items, 1));
        }
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        if (PyDict.length(self) == 0) {
            return PyStr.of(t, "{}");
        }
        if (!t.enterRepr(self)) {
            return PyStr.of(t, "{...}");
        }
        try {
            StrBuilder out = new StrBuilder();
            out.append("{");
            boolean first = true;
            for (int i = PyDict.nextEntry(self, 0); i >= 0; i = PyDict.nextEntry(self, i + 1)) {
                long value = PyDict.valueAt(self, i);
                if (!first) {
                    out.append(", ");
                }
                first = false;
                out.append(PyObject.repr(t, PyDict.keyAt(self, i)));
                out.append(": ");
                out.append(PyObject.repr(t, value));
            }
            out.append("}");
            return out.build(t);
        } finally {
            t.leaveRepr();
        }
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyDict.length(self);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        long value = PyDict.get(t, self, key);
        return value != 0 ? value : missing(t, self, key);
    }

    /** What {@code self[key]} is where there is no such key: what {@code __missing__} of a subclass says, or KeyError. */
    static long missing(PyThread t, long self, long key) {
        if (!PyDict.isExact(self)) {
            long missing = PyObject.lookupSpecial(t, self, Special.MISSING);
            if (missing != 0) {
                return PyObject.callSpecial(t, self, Special.MISSING, key);
            }
        }
        throw Errors.keyError(t, key);
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long key, long value) {
        PyDict.set(t, self, key, value);
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long key) {
        if (!PyDict.remove(t, self, key)) {
            throw Errors.keyError(t, key);
        }
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        return PyDict.contains(t, self, key);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return DictIterators.create(t, ShapeIds.DICT_KEY_ITERATOR, self);
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return DictIterators.createReversed(t, ContainerTypes.DICT_REVERSE_KEY_ITERATOR.rootShape.id, self);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyObject.isOrder(operator) || !PyDict.is(other) ? Const.NOT_IMPLEMENTED : PyObject.equality(operator, equal(t, self, other));
    }

    private static boolean equal(PyThread t, long a, long b) {
        if (PyDict.length(a) != PyDict.length(b)) {
            return false;
        }
        for (int i = PyDict.nextEntry(a, 0); i >= 0; i = PyDict.nextEntry(a, i + 1)) {
            long value = PyDict.valueAt(a, i);
            long other = PyDict.get(t, b, PyDict.keyAt(a, i), PyDict.hashAt(a, i));
            if (other == 0 || !Keys.equal(t, value, other)) {
                return false;
            }
        }
        return true;
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long other) {
        if (!PyDict.is(self) || !PyDict.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        long result = PyDict.copy(t, self);
        update(t, result, other);
        return result;
    }

    @PyMethod("__ior__(self, value, /)")
    static long ior(PyThread t, long self, long other) {
        update(t, self, other);
        return self;
    }

    @PyMethod("__sizeof__(self, /)")
    static int sizeof(long self) {
        long entries = Memory.getLong(self + DictLayout.ENTRIES);
        return DictLayout.SIZE + (entries == 0 ? 0 : (int) (2 * RawLayout.DATA + Memory.getLong(entries + RawLayout.CAPACITY)
                + Memory.getLong(Memory.getLong(self + DictLayout.INDEX) + RawLayout.CAPACITY)));
    }

    @PyMethod("get(self, key, default=None, /)")
    static long get(PyThread t, long self, long key, long otherwise) {
        long value = PyDict.get(t, self, key);
        return value != 0 ? value : otherwise;
    }

    @PyMethod("setdefault(self, key, default=None, /)")
    static long setDefault(PyThread t, long self, long key, long otherwise) {
        long hash = Keys.hash(t, key);
        long value = PyDict.get(t, self, key, hash);
        if (value == 0) {
            PyDict.insert(t, self, key, hash, otherwise);
            return otherwise;
        }
        return value;
    }

    @PyMethod("pop(self, key, default=..., /)")
    static long pop(PyThread t, long self, long key, long otherwise) {
        long value = PyDict.length(self) == 0 && otherwise != 0 ? 0 : PyDict.pop(t, self, key);
        if (value != 0) {
            return value;
        }
        if (otherwise != 0) {
            return otherwise;
        }
        throw Errors.keyError(t, key);
    }

    @PyMethod("popitem(self, /)")
    static long popItem(PyThread t, long self) {
        int last = PyDict.previousEntry(self, Integer.MAX_VALUE);
        if (last < 0) {
            throw Errors.keyError(t, "popitem(): dictionary is empty");
        }
        long item = PyTuple.of(t, PyDict.keyAt(self, last), PyDict.valueAt(self, last));
        PyDict.removeEntry(t, self, last);
        return item;
    }

    @PyMethod("clear(self, /)")
    static void clear(PyThread t, long self) {
        PyDict.clear(t, self);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return PyDict.copy(t, self);
    }

    @PyMethod("update(self, /, *args, **kwargs)")
    static void update(PyThread t, long self, long args, long kwargs) {
        updateFrom(t, self, "update", args, kwargs);
    }

    @PyMethod("keys(self, /)")
    static long keys(PyThread t, long self) {
        return DictViews.create(t, ContainerTypes.DICT_KEYS, self);
    }

    @PyMethod("values(self, /)")
    static long values(PyThread t, long self) {
        return DictViews.create(t, ContainerTypes.DICT_VALUES, self);
    }

    @PyMethod("items(self, /)")
    static long items(PyThread t, long self) {
        return DictViews.create(t, ContainerTypes.DICT_ITEMS, self);
    }
}
