package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** {@code _io._BufferedIOBase}. */
@PyClass(name = "_BufferedIOBase", module = "_io", kind = Kind.JAVA, base = IoBaseType.class, subclassable = true, dict = true)
final class BufferedIoBaseType {
    private BufferedIoBaseType() {
    }

    @PyMethod("detach(self, /)")
    static long detach(PyThread t, long self) {
        throw Stream.unsupported(t, "detach");
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        throw Stream.unsupported(t, "read");
    }

    @PyMethod("read1(self, size=-1, /)")
    static long read1(PyThread t, long self, long size) {
        throw Stream.unsupported(t, "read1");
    }

    @PyMethod("write(self, b, /)")
    static long write(PyThread t, long self, long b) {
        throw Stream.unsupported(t, "write");
    }

    private static long into(PyThread t, long self, long buffer, String method) {
        long n = PyObject.length(t, buffer);
        long data = Calls.callMethod(t, self, Names.of(method), PyInt.of(t, n));
        byte[] bytes = PyBytes.buffer(t, data);
        IoModule.fill(t, buffer, bytes, bytes.length);
        return PyInt.of(t, bytes.length);
    }

    @PyMethod("readinto(self, buffer, /)")
    static long readinto(PyThread t, long self, long buffer) {
        return into(t, self, buffer, "read");
    }

    @PyMethod("readinto1(self, buffer, /)")
    static long readinto1(PyThread t, long self, long buffer) {
        return into(t, self, buffer, "read1");
    }
}
