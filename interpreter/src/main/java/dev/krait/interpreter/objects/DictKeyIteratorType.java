package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** The type {@code dict_keyiterator}. */
@PyClass(name = "dict_keyiterator", kind = Kind.DICT_ITERATOR, noNew = true)
final class DictKeyIteratorType {
    private DictKeyIteratorType() {
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long entry = DictIterators.nextEntry(t, self);
        return entry == 0 ? 0 : Memory.getLong(entry + DictLayout.ENTRY_KEY);
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        return DictIterators.remaining(self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return DictIterators.reduce(t, self, false, entry -> Memory.getLong(entry + DictLayout.ENTRY_KEY));
    }
}
