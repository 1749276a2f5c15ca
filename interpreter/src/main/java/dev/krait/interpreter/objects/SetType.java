package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The type {@code set}. */
@PyClass(name = "set", kind = Kind.SET, subclassable = true, unhashable = true, doc = "Build an unordered collection of unique elements.", shared = AnySetMethods.class)
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

    @PyMethod("__iand__(self, value, /)")
    static long iand(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        SetOperations.intersectionUpdate(t, self, other);
        return self;
    }

    @PyMethod("__ior__(self, value, /)")
    static long ior(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        PySet.update(t, self, other);
        return self;
    }

    @PyMethod("__isub__(self, value, /)")
    static long isub(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        SetOperations.differenceUpdate(t, self, other);
        return self;
    }

    @PyMethod("__ixor__(self, value, /)")
    static long ixor(PyThread t, long self, long other) {
        if (!PySet.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        SetOperations.symmetricDifferenceUpdate(t, self, other);
        return self;
    }

    @PyMethod("update(self, /, *others)")
    static void unionUpdate(PyThread t, long self, long others) {
        for (int i = 0; i < PyTuple.length(others); i++) {
            PySet.update(t, self, PyTuple.get(others, i));
        }
    }

    @PyMethod("intersection_update(self, /, *others)")
    static void intersectionUpdate(PyThread t, long self, long others) {
        for (int i = 0; i < PyTuple.length(others); i++) {
            SetOperations.intersectionUpdate(t, self, PyTuple.get(others, i));
        }
    }

    @PyMethod("difference_update(self, /, *others)")
    static void differenceUpdate(PyThread t, long self, long others) {
        for (int i = 0; i < PyTuple.length(others); i++) {
            SetOperations.differenceUpdate(t, self, PyTuple.get(others, i));
        }
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

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return SetOperations.copy(t, self);
    }
}
