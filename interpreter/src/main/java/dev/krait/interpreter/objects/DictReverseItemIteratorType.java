package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The type {@code dict_reverseitemiterator}. */
@PyClass(name = "dict_reverseitemiterator", kind = Kind.DICT_ITERATOR, noNew = true)
final class DictReverseItemIteratorType {
    private DictReverseItemIteratorType() {
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        return DictIterators.item(t, DictIterators.previousEntry(t, self));
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        return DictIterators.remainingReversed(self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return DictIterators.reduce(t, self, true, entry -> DictIterators.item(t, entry));
    }
}
