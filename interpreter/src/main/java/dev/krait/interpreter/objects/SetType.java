package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.RawLayout;
import dev.krait.spi.abi.SetLayout;

/** The type {@code set}. */
@PyClass(name = "set", kind = Kind.SET, subclassable = true, unhashable = true, doc = "Build an unordered collection of unique elements.")
final class SetType {
    private SetType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
    }

    @PyMethod("__init__(self, iterable=(), /)")
    static void init(PyThread t, long self, long iterable) {
        if (PySet.tableSize(self) > 0) {
            PySet.clear(self);
        }
        if (iterable != 0) {
            PySet.update(t, self, iterable);
        }
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyMethod("__eq__(self, value, /)")
    static long eq(PyThread t, long self, long other) {
        return SetOperations.compare(t, self, other, PyObject.EQ);
    }

    @PyMethod("__ne__(self, value, /)")
    static long ne(PyThread t, long self, long other) {
        return SetOperations.compare(t, self, other, PyObject.NE);
    }

    @PyMethod("__lt__(self, value, /)")
    static long lt(PyThread t, long self, long other) {
        return SetOperations.compare(t, self, other, PyObject.LT);
    }

    @PyMethod("__le__(self, value, /)")
    static long le(PyThread t, long self, long other) {
        return SetOperations.compare(t, self, other, PyObject.LE);
    }

    @PyMethod("__gt__(self, value, /)")
    static long gt(PyThread t, long self, long other) {
        return SetOperations.compare(t, self, other, PyObject.GT);
    }

    @PyMethod("__ge__(self, value, /)")
    static long ge(PyThread t, long self, long other) {
        return SetOperations.compare(t, self, other, PyObject.GE);
    }

    @PyMethod("__and__(self, value, /)")
    static long and(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.intersection(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__rand__(self, value, /)")
    static long rand(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.intersection(t, other, self) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__iand__(self, value, /)")
    static long iand(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        SetOperations.intersectionUpdate(t, self, other);
        return self;
    }

    @PyMethod("__or__(self, value, /)")
    static long or(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.union(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__ror__(self, value, /)")
    static long ror(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.union(t, other, self) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__ior__(self, value, /)")
    static long ior(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        PySet.update(t, self, other);
        return self;
    }

    @PyMethod("__sub__(self, value, /)")
    static long sub(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.difference(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__rsub__(self, value, /)")
    static long rsub(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.difference(t, other, self) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__isub__(self, value, /)")
    static long isub(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        SetOperations.differenceUpdate(t, self, other);
        return self;
    }

    @PyMethod("__xor__(self, value, /)")
    static long xor(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.symmetricDifference(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__rxor__(self, value, /)")
    static long rxor(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.symmetricDifference(t, other, self) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__ixor__(self, value, /)")
    static long ixor(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        SetOperations.symmetricDifferenceUpdate(t, self, other);
        return self;
    }

    @PyMethod("union(self, /, *others)")
    static long union(PyThread t, long self, long others) {
        long result = SetOperations.copy(t, self);
        for (int i = 0; i < PyTuple.length(others); i++) {
            PySet.update(t, result, PyTuple.get(others, i));
        }
        return result;
    }

    @PyMethod("update(self, /, *others)")
    static void unionUpdate(PyThread t, long self, long others) {
        for (int i = 0; i < PyTuple.length(others); i++) {
            PySet.update(t, self, PyTuple.get(others, i));
        }
    }

    @PyMethod("intersection(self, /, *others)")
    static long intersection(PyThread t, long self, long others) {
        long result = SetOperations.copy(t, self);
        for (int i = 0; i < PyTuple.length(others); i++) {
            result = SetOperations.intersection(t, result, PyTuple.get(others, i));
        }
        return result;
    }

    @PyMethod("intersection_update(self, /, *others)")
    static void intersectionUpdate(PyThread t, long self, long others) {
        for (int i = 0; i < PyTuple.length(others); i++) {
            SetOperations.intersectionUpdate(t, self, PyTuple.get(others, i));
        }
    }

    @PyMethod("difference(self, /, *others)")
    static long difference(PyThread t, long self, long others) {
        long result = SetOperations.copy(t, self);
        for (int i = 0; i < PyTuple.length(others); i++) {
            result = SetOperations.difference(t, result, PyTuple.get(others, i));
        }
        return result;
    }

    @PyMethod("difference_update(self, /, *others)")
    static void differenceUpdate(PyThread t, long self, long others) {
        for (int i = 0; i < PyTuple.length(others); i++) {
            SetOperations.differenceUpdate(t, self, PyTuple.get(others, i));
        }
    }

    @PyMethod("symmetric_difference(self, other, /)")
    static long symmetricDifference(PyThread t, long self, long other) {
        return SetOperations.symmetricDifference(t, self, other);
    }

    @PyMethod("symmetric_difference_update(self, other, /)")
    static void symmetricDifferenceUpdate(PyThread t, long self, long other) {
        SetOperations.symmetricDifferenceUpdate(t, self, other);
    }

    @PyMethod("add(self, object, /)")
    static void add(PyThread t, long self, long object) {
        PySet.add(t, self, object);
    }

    @PyMethod("discard(self, object, /)")
    static void discard(PyThread t, long self, long object) {
        SetOperations.discard(t, self, object);
    }

    @PyMethod("remove(self, object, /)")
    static void remove(PyThread t, long self, long object) {
        if (!SetOperations.discard(t, self, object)) {
            throw Errors.keyError(t, object);
        }
    }

    @PyMethod("pop(self, /)")
    static long pop(PyThread t, long self) {
        if (PySet.length(self) == 0) {
            throw Errors.keyError(t, "pop from an empty set");
        }
        return PySet.pop(self);
    }

    @PyMethod("clear(self, /)")
    static void clear(long self) {
        PySet.clear(self);
    }

    @PyMethod("issubset(self, other, /)")
    static boolean isSubset(PyThread t, long self, long other) {
        return SetOperations.isSubset(t, self, SetOperations.asSet(t, other));
    }

    @PyMethod("issuperset(self, other, /)")
    static boolean isSuperset(PyThread t, long self, long other) {
        return SetOperations.isSuperset(t, self, other);
    }

    @PyMethod("isdisjoint(self, other, /)")
    static boolean isDisjoint(PyThread t, long self, long other) {
        return SetOperations.isDisjoint(t, self, other);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return SetOperations.copy(t, self);
    }

    @PyMethod("__contains__(self, object, /)")
    static boolean contains(PyThread t, long self, long object) {
        return SetOperations.contains(t, self, object);
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PySet.length(self);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return SetIteratorType.create(t, self);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return SetOperations.repr(t, self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return SetOperations.reduce(t, self);
    }

    @PyMethod("__sizeof__(self, /)")
    static int sizeof(long self) {
        return SetLayout.SIZE + (PySet.tableSize(self) == 0 ? 0 : RawLayout.DATA + SetLayout.ENTRY_SIZE * PySet.tableSize(self));
    }
}
