package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** {@code _io._IOBase}: what all file objects have. Python classes may override any of it. */
@PyClass(name = "_IOBase", module = "_io", kind = Kind.JAVA, subclassable = true, dict = true)
final class IoBaseType {
    private IoBaseType() {
    }

    /** The state of an object whose class is written in Python. */
    static final class Plain extends Stream {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new Plain());
    }

    @PyMethod("close(self, /)")
    static void close(PyThread t, long self) {
        Stream s = Stream.of(self);
        if (s.closed) {
            return;
        }
        try {
            Calls.callMethod(t, self, Names.of("flush"));
        } finally {
            s.closed = true;
            s.release(t);
        }
    }

    @PyGetter("closed")
    static boolean closed(long self) {
        return Stream.of(self).closed;
    }

    @PyMethod("flush(self, /)")
    static void flush(PyThread t, long self) {
        Stream s = Stream.of(self);
        s.checkOpen(t);
        s.flush(t);
    }

    @PyMethod("seek(self, offset, whence=0, /)")
    static long seek(PyThread t, long self, long offset, int whence) {
        if (whence < 0 || whence > 2) {
            throw Errors.valueError(t, "invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        return PyInt.of(t, Stream.of(self).seek(t, PyInt.toLong(t, offset), whence));
    }

    @PyMethod("tell(self, /)")
    static long tell(PyThread t, long self) {
        return PyInt.of(t, Stream.of(self) instanceof Plain ? PyInt.toLong(t, Calls.callMethod(t, self, Names.of("seek"), Value.ofInt(0), Value.ofInt(1)))
                : Stream.of(self).tell(t));
    }

    @PyMethod("truncate(self, pos=None, /)")
    static long truncate(PyThread t, long self, long pos) {
        Stream s = Stream.of(self);
        s.checkOpen(t);
        long size = pos == Const.NONE ? s.tell(t) : PyInt.toLong(t, pos);
        if (size < 0) {
            throw Errors.valueError(t, "negative size value " + size);
        }
        s.truncate(t, size);
        return PyInt.of(t, size);
    }

    @PyMethod("readable(self, /)")
    static boolean readable(PyThread t, long self) {
        Stream.of(self).checkOpen(t);
        return Stream.of(self).readable();
    }

    @PyMethod("writable(self, /)")
    static boolean writable(PyThread t, long self) {
        Stream.of(self).checkOpen(t);
        return Stream.of(self).writable();
    }

    @PyMethod("seekable(self, /)")
    static boolean seekable(PyThread t, long self) {
        Stream.of(self).checkOpen(t);
        return Stream.of(self).seekable();
    }

    @PyMethod("isatty(self, /)")
    static boolean isatty(PyThread t, long self) {
        Stream.of(self).checkOpen(t);
        return false;
    }

    @PyMethod("fileno(self, /)")
    static int fileno(PyThread t, long self) {
        throw Stream.unsupported(t, "fileno");
    }

    @PyMethod("_checkClosed(self, msg=None, /)")
    static void checkClosed(PyThread t, long self, long msg) {
        if (PyObject.isTrue(t, PyObject.getAttr(t, self, Names.of("closed")))) {
            throw Errors.valueError(t, "I/O operation on closed file.");
        }
    }

    private static void check(PyThread t, long self, String method, String message) {
        if (!PyObject.isTrue(t, Calls.callMethod(t, self, Names.of(method)))) {
            throw Stream.unsupported(t, message);
        }
    }

    @PyMethod("_checkReadable(self, msg=None, /)")
    static void checkReadable(PyThread t, long self, long msg) {
        check(t, self, "readable", "File or stream is not readable.");
    }

    @PyMethod("_checkWritable(self, msg=None, /)")
    static void checkWritable(PyThread t, long self, long msg) {
        check(t, self, "writable", "File or stream is not writable.");
    }

    @PyMethod("_checkSeekable(self, msg=None, /)")
    static void checkSeekable(PyThread t, long self, long msg) {
        check(t, self, "seekable", "File or stream is not seekable.");
    }

    @PyMethod("__enter__(self, /)")
    static long enter(PyThread t, long self) {
        checkClosed(t, self, Const.NONE);
        return self;
    }

    @PyMethod("__exit__(self, /, *args)")
    static void exit(PyThread t, long self, long args) {
        Calls.callMethod(t, self, Names.of("close"));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        checkClosed(t, self, Const.NONE);
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        long line = Calls.callMethod(t, self, Names.of("readline"));
        if (PyObject.length(t, line) == 0) {
            throw Errors.stopIteration(t, 0);
        }
        return line;
    }

    @PyMethod("readline(self, size=-1, /)")
    static long readline(PyThread t, long self, long size) {
        long limit = size == Const.NONE ? -1 : PyInt.toLong(t, size);
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        while (limit < 0 || out.size() < limit) {
            byte[] b = PyBytes.buffer(t, Calls.callMethod(t, self, Names.of("read"), Value.ofInt(1)));
            if (b.length == 0) {
                break;
            }
            out.writeBytes(b);
            if (b[b.length - 1] == '\n') {
                break;
            }
        }
        return PyBytes.of(t, out.toByteArray());
    }

    @PyMethod("readlines(self, hint=-1, /)")
    static long readlines(PyThread t, long self, long hint) {
        long limit = hint == Const.NONE ? -1 : PyInt.toLong(t, hint);
        long list = PyList.create(t);
        long iterator = PyObject.iter(t, self);
        long total = 0;
        for (long line; (line = PyObject.next(t, iterator)) != Value.ABSENT;) {
            PyList.append(t, list, line);
            total += PyObject.length(t, line);
            if (limit > 0 && total >= limit) {
                break;
            }
        }
        return list;
    }

    @PyMethod("writelines(self, lines, /)")
    static void writelines(PyThread t, long self, long lines) {
        checkClosed(t, self, Const.NONE);
        long iterator = PyObject.iter(t, lines);
        for (long line; (line = PyObject.next(t, iterator)) != Value.ABSENT;) {
            Calls.callMethod(t, self, Names.of("write"), line);
        }
    }
}
