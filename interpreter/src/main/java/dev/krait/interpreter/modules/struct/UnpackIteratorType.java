package dev.krait.interpreter.modules.struct;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.runtime.PyThread;

/** What {@code iter_unpack} gives. */
@PyClass(name = "unpack_iterator", module = "_struct", noNew = true)
final class UnpackIteratorType {
    private static final class State {
        private final StructFormat format;
        private final byte[] bytes;
        private int at;

        State(StructFormat format, byte[] bytes) {
            this.format = format;
            this.bytes = bytes;
        }
    }

    private UnpackIteratorType() {
    }

    static long create(PyThread t, StructFormat f, long buffer) {
        byte[] bytes = PyBytes.buffer(t, buffer);
        if (f.size() == 0) {
            throw StructFormat.error(t, "cannot iteratively unpack with a struct of length 0");
        }
        if (bytes.length % f.size() != 0) {
            throw StructFormat.error(t, "iterative unpacking requires a buffer of a multiple of " + f.size() + " bytes");
        }
        return JavaObjects.create(t, UnpackIteratorTypeBinding.TYPE.rootShape.id, new State(f, bytes));
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State s = of(self);
        if (s.at == s.bytes.length) {
            return 0;
        }
        long tuple = s.format.unpack(t, s.bytes, s.at);
        s.at += s.format.size();
        return tuple;
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        State s = of(self);
        return (s.bytes.length - s.at) / s.format.size();
    }
}
