package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The type {@code dict_keys}. */
@PyClass(name = "dict_keys", kind = Kind.INSTANCE, fields = 1, noNew = true, unhashable = true, shared = DictSetViewMethods.class)
final class DictKeysType {
    private DictKeysType() {
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return DictViews.repr(t, self, "dict_keys");
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return DictIterators.create(t, ShapeIds.DICT_KEY_ITERATOR, DictViews.dict(self));
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return DictIterators.createReversed(t, ContainerTypes.DICT_REVERSE_KEY_ITERATOR.rootShape.id, DictViews.dict(self));
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        return PyDict.contains(t, DictViews.dict(self), key);
    }
}
