package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.SequenceIteratorLayout;

/** The type {@code list_reverseiterator}. */
@PyClass(name = "list_reverseiterator", kind = Kind.SEQUENCE_ITERATOR, noNew = true)
final class ListReverseIteratorType {
    private ListReverseIteratorType() {
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(long self) {
        return Sequences.nextOfListReversed(self);
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        return Iterators.plainHint(self);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return Iterators.reduce(t, Names.of("reversed"), self, PyList.create(t));
    }

    @PyMethod("__setstate__(self, state, /)")
    static void setState(PyThread t, long self, long state) {
        long sequence = Memory.getLong(self + SequenceIteratorLayout.SEQUENCE);
        if (sequence != 0) {
            long index = PyInt.toLong(t, state);
            Memory.putLong(self + SequenceIteratorLayout.INDEX, Math.max(-1, Math.min(index, Sequences.length(sequence) - 1L)));
        }
    }
}
