package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The type {@code dict_values}. */
@PyClass(name = "dict_values", kind = Kind.INSTANCE, fields = 1, noNew = true)
final class DictValuesType {
    private DictValuesType() {
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return DictViews.repr(t, self, "dict_values");
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyDict.length(DictViews.dict(self));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return DictIterators.create(t, ShapeIds.DICT_VALUE_ITERATOR, DictViews.dict(self));
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return DictIterators.createReversed(t, ContainerTypes.DICT_REVERSE_VALUE_ITERATOR.rootShape.id, DictViews.dict(self));
    }

    @PyGetter("mapping")
    static long mapping(PyThread t, long self) {
        return DictViews.mapping(t, self);
    }
}
