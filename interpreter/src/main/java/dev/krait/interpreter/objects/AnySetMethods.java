package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.RawLayout;
import dev.krait.spi.abi.SetLayout;

/** What sets of both types have in common. */
final class AnySetMethods {
    private AnySetMethods() {
    }

    @PyClassMethod("__class_getitem__(cls, object, /)")
    static long classGetItem(PyThread t, long cls, long object) {
        return ContainerTypes.genericAlias(t, cls, object);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return SetOperations.compare(t, self, other, operator);
    }

    @PyMethod(value = "__and__(self, value, /)", reflected = true)
    static long and(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.intersection(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.union(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__sub__(self, value, /)", reflected = true)
    static long sub(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.difference(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__xor__(self, value, /)", reflected = true)
    static long xor(PyThread t, long self, long other) {
        return PySet.is(self) && PySet.is(other) ? SetOperations.symmetricDifference(t, self, other) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("union(self, /, *others)")
    static long union(PyThread t, long self, long others) {
        long result = SetOperations.copy(t, self);
        for (int i = 0; i < PyTuple.length(others); i++) {
            PySet.update(t, result, PyTuple.get(others, i));
        }
        return result;
    }

    @PyMethod("intersection(self, /, *others)")
    static long intersection(PyThread t, long self, long others) {
        long result = SetOperations.copy(t, self);
        for (int i = 0; i < PyTuple.length(others); i++) {
            result = SetOperations.intersection(t, result, PyTuple.get(others, i));
        }
        return result;
    }

    @PyMethod("difference(self, /, *others)")
    static long difference(PyThread t, long self, long others) {
        long result = SetOperations.copy(t, self);
        for (int i = 0; i < PyTuple.length(others); i++) {
            result = SetOperations.difference(t, result, PyTuple.get(others, i));
        }
        return result;
    }

    @PyMethod("symmetric_difference(self, other, /)")
    static long symmetricDifference(PyThread t, long self, long other) {
        return SetOperations.symmetricDifference(t, self, other);
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
