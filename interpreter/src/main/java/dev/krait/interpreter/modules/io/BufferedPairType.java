package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** {@code _io.BufferedRWPair}: a reader and a writer as one object. */
@PyClass(name = "BufferedRWPair", module = "_io", kind = Kind.JAVA, base = BufferedIoBaseType.class, subclassable = true, dict = true)
final class BufferedPairType {
    private static final class State extends Stream {
        private long reader;
        private long writer;

        @Override
        public void trace(Marker m) {
            m.mark(reader);
            m.mark(writer);
        }

        @Override
        void flush(PyThread t) {
            Calls.callMethod(t, writer, Names.of("flush"));
        }

        @Override
        void release(PyThread t) {
            Calls.callMethod(t, writer, Names.of("close"));
            Calls.callMethod(t, reader, Names.of("close"));
        }

        @Override
        boolean readable() {
            return true;
        }

        @Override
        boolean writable() {
            return true;
        }
    }

    private BufferedPairType() {
    }

    @PyNew("(reader, writer, buffer_size=131072, /)")
    static long new_(PyThread t, PyType cls, long reader, long writer, int bufferSize) {
        State s = new State();
        s.reader = Calls.call(t, BufferedReaderTypeBinding.TYPE.address, reader);
        s.writer = Calls.call(t, BufferedWriterTypeBinding.TYPE.address, writer);
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        return Calls.callMethod(t, of(self).reader, Names.of("read"), size);
    }

    @PyMethod("read1(self, size=-1, /)")
    static long read1(PyThread t, long self, long size) {
        return Calls.callMethod(t, of(self).reader, Names.of("read1"), size);
    }

    @PyMethod("readinto(self, buffer, /)")
    static long readinto(PyThread t, long self, long buffer) {
        return Calls.callMethod(t, of(self).reader, Names.of("readinto"), buffer);
    }

    @PyMethod("peek(self, size=0, /)")
    static long peek(PyThread t, long self, long size) {
        return Calls.callMethod(t, of(self).reader, Names.of("peek"), size);
    }

    @PyMethod("write(self, b, /)")
    static long write(PyThread t, long self, long b) {
        return Calls.callMethod(t, of(self).writer, Names.of("write"), b);
    }
}
