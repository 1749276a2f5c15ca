package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** The iterator over the bytes of a bytes object or bytearray. */
@PyClass(name = "bytes_iterator", noNew = true)
final class BytesIteratorType {
    /** Where it stands. */
    static final class State implements Traced {
        private long sequence;
        private int index;

        @Override
        public void trace(Marker m) {
            m.mark(sequence);
        }
    }

    private BytesIteratorType() {
    }

    static long create(PyThread t, long sequence) {
        State state = new State();
        state.sequence = sequence;
        return JavaObjects.create(t, BytesIteratorTypeBinding.TYPE.rootShape.id, state);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        State state = (State) JavaObjects.get(self);
        if (state.sequence != 0) {
            if (state.index < length(state.sequence)) {
                int i = state.index++;
                return PyBytes.is(state.sequence) ? Value.ofInt(PyBytes.get(state.sequence, i)) : PyObject.getItem(t, state.sequence, Value.ofInt(i));
            }
            state.sequence = 0;
        }
        throw Errors.stopIteration(t, 0);
    }

    private static int length(long sequence) {
        return PyBytes.is(sequence) ? PyBytes.length(sequence) : ((ByteBuffered) JavaObjects.get(sequence)).byteLength();
    }

    @PyMethod("__length_hint__(self, /)")
    static int lengthHint(long self) {
        State state = (State) JavaObjects.get(self);
        return state.sequence == 0 ? 0 : length(state.sequence) - state.index;
    }
}
