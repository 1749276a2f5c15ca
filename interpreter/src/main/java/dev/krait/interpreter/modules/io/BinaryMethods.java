package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** How all types of binary files, raw, buffered and in memory, read and write: as their stream does. */
final class BinaryMethods {
    private BinaryMethods() {
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        long n = size == Const.NONE ? -1 : PyInt.toLong(t, size);
        Stream s = Stream.of(self);
        s.checkOpen(t);
        byte[] bytes = n < 0 ? s.readAll(t) : s.read(t, (int) Math.min(n, Integer.MAX_VALUE - 64));
        return PyBytes.of(t, bytes == null ? new byte[0] : bytes);
    }

    @PyMethod("readinto(self, buffer, /)")
    static long readinto(PyThread t, long self, long buffer) {
        return IoModule.readInto(t, Stream.of(self), buffer);
    }

    @PyMethod("write(self, b, /)")
    static long write(PyThread t, long self, long b) {
        if (PyStr.is(b)) {
            throw Errors.typeError(t, "a bytes-like object is required, not 'str'");
        }
        byte[] bytes = PyBytes.buffer(t, b);
        Stream.of(self).write(t, bytes);
        return PyInt.of(t, bytes.length);
    }
}
