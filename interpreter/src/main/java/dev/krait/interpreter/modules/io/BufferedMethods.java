package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** What the types of buffered binary files have in common; what a file cannot do is an error of its stream. */
final class BufferedMethods {
    private BufferedMethods() {
    }

    private static BufferStream of(long self) {
        return (BufferStream) JavaObjects.get(self);
    }

    @PyMethod("read1(self, size=-1, /)")
    static long read1(PyThread t, long self, int size) {
        byte[] bytes = of(self).read1(t, size);
        return PyBytes.of(t, bytes == null ? new byte[0] : bytes);
    }

    @PyMethod("peek(self, size=0, /)")
    static long peek(PyThread t, long self, int size) {
        return PyBytes.of(t, of(self).peek(t));
    }

    @PyMethod("readline(self, size=-1, /)")
    static long readline(PyThread t, long self, long size) {
        return PyBytes.of(t, of(self).line(t, size == Const.NONE ? -1 : PyInt.toJavaInt(t, size)));
    }

    @PyMethod("detach(self, /)")
    static long detach(PyThread t, long self) {
        of(self).flush(t);
        of(self).closed = true;
        return of(self).raw;
    }

    @PyGetter("raw")
    static long raw(long self) {
        return of(self).raw;
    }

    @PyGetter("name")
    static long name(PyThread t, long self) {
        return PyObject.getAttr(t, of(self).raw, Names.of("name"));
    }

    @PyGetter("mode")
    static long mode(PyThread t, long self) {
        return PyObject.getAttr(t, of(self).raw, Names.of("mode"));
    }

    @PyMethod("fileno(self, /)")
    static long fileno(PyThread t, long self) {
        of(self).checkOpen(t);
        return Calls.callMethod(t, of(self).raw, Names.of("fileno"));
    }

    @PyMethod("isatty(self, /)")
    static long isatty(PyThread t, long self) {
        of(self).checkOpen(t);
        return Calls.callMethod(t, of(self).raw, Names.of("isatty"));
    }
}
