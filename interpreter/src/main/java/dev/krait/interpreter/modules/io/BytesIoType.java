package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** {@code _io.BytesIO}. */
@PyClass(name = "BytesIO", module = "_io", kind = Kind.JAVA, base = BufferedIoBaseType.class, subclassable = true, dict = true, shared = BinaryMethods.class)
final class BytesIoType {
    private BytesIoType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new BytesStream());
    }

    @PyMethod("__init__(self, initial_bytes=b'')")
    static void init(PyThread t, long self, long initial) {
        BytesStream s = of(self);
        s.bytes = initial == Value.ABSENT || initial == Const.NONE ? new byte[0] : PyBytes.buffer(t, initial);
        s.length = s.bytes.length;
        s.at = 0;
    }

    private static BytesStream of(long self) {
        return (BytesStream) JavaObjects.get(self);
    }

    @PyMethod("read1(self, size=-1, /)")
    static long read1(PyThread t, long self, long size) {
        return BinaryMethods.read(t, self, size);
    }

    @PyMethod("readline(self, size=-1, /)")
    static long readline(PyThread t, long self, long size) {
        BytesStream s = of(self);
        s.checkOpen(t);
        int limit = size == Const.NONE ? -1 : PyInt.toJavaInt(t, size);
        int end = s.at;
        int stop = limit < 0 ? s.length : Math.min(s.length, s.at + limit);
        while (end < stop && s.bytes[end++] != '\n') {
            continue;
        }
        int from = Math.min(s.at, end);
        s.at = Math.max(s.at, end);
        return PyBytes.of(t, s.bytes, from, end - from);
    }

    @PyMethod("getvalue(self, /)")
    static long getvalue(PyThread t, long self) {
        of(self).checkOpen(t);
        return PyBytes.of(t, of(self).copyBytes());
    }

    @PyMethod("getbuffer(self, /)")
    static long getbuffer(PyThread t, long self) {
        of(self).checkOpen(t);
        return Calls.call(t, Types.MEMORYVIEW.address, self);
    }
}
