package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The type {@code dict_items}. */
@PyClass(name = "dict_items", kind = Kind.INSTANCE, fields = 1, noNew = true, unhashable = true, shared = DictSetViewMethods.class)
final class DictItemsType {
    private DictItemsType() {
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return DictViews.repr(t, self, "dict_items");
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return DictIterators.create(t, ShapeIds.DICT_ITEM_ITERATOR, DictViews.dict(self));
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return DictIterators.createReversed(t, ContainerTypes.DICT_REVERSE_ITEM_ITERATOR.rootShape.id, DictViews.dict(self));
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        return DictViews.containsItem(t, DictViews.dict(self), key);
    }
}
