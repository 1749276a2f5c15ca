package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;

/** {@code _io.TextIOWrapper}. */
@PyClass(name = "TextIOWrapper", module = "_io", kind = Kind.JAVA, base = TextIoBaseType.class, subclassable = true, dict = true)
final class TextIoWrapperType {
    private TextIoWrapperType() {
    }

    @PyNew("(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
    static long new_(PyThread t, PyType cls, long buffer, long encoding, long errors, long newline, boolean lineBuffering, boolean writeThrough) {
        TextStream s = new TextStream();
        s.buffer = buffer;
        configure(t, s, encoding, errors, newline);
        s.lineBuffering = lineBuffering;
        s.writeThrough = writeThrough;
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    private static void configure(PyThread t, TextStream s, long encoding, long errors, long newline) {
        if (encoding != Const.NONE) {
            s.encoding = PyStr.toJava(encoding);
            if (s.encoding.equals("locale")) {
                s.encoding = "utf-8";
            }
        }
        if (errors != Const.NONE) {
            s.errors = PyStr.toJava(errors);
        }
        if (newline != Const.NONE) {
            s.newline = PyStr.toJava(newline);
            if (!s.newline.isEmpty() && !s.newline.equals("\n") && !s.newline.equals("\r") && !s.newline.equals("\r\n")) {
                throw Errors.valueError(t, "illegal newline value: " + PyStr.toJava(PyObject.repr(t, newline)));
            }
        }
    }

    private static TextStream of(long self) {
        return (TextStream) JavaObjects.get(self);
    }

    @PyMethod("write(self, text, /)")
    static long write(PyThread t, long self, long text) {
        if (!PyStr.is(text)) {
            throw Errors.typeError(t, "write() argument must be str, not " + PyObject.typeName(text));
        }
        of(self).write(t, text);
        return PyInt.of(t, PyStr.length(text));
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        return PyStr.of(t, of(self).readText(t, size == Const.NONE ? -1 : PyInt.toJavaInt(t, size)));
    }

    @PyMethod("readline(self, size=-1, /)")
    static long readline(PyThread t, long self, int size) {
        return PyStr.of(t, of(self).line(t, size));
    }

    @PyMethod("readable(self, /)")
    static long readable(PyThread t, long self) {
        return Calls.callMethod(t, of(self).buffer, Names.of("readable"));
    }

    @PyMethod("writable(self, /)")
    static long writable(PyThread t, long self) {
        return Calls.callMethod(t, of(self).buffer, Names.of("writable"));
    }

    @PyMethod("seekable(self, /)")
    static long seekable(PyThread t, long self) {
        return Calls.callMethod(t, of(self).buffer, Names.of("seekable"));
    }

    @PyMethod("fileno(self, /)")
    static long fileno(PyThread t, long self) {
        of(self).checkOpen(t);
        return Calls.callMethod(t, of(self).buffer, Names.of("fileno"));
    }

    @PyMethod("isatty(self, /)")
    static long isatty(PyThread t, long self) {
        of(self).checkOpen(t);
        return Calls.callMethod(t, of(self).buffer, Names.of("isatty"));
    }

    @PyMethod("detach(self, /)")
    static long detach(PyThread t, long self) {
        of(self).flush(t);
        of(self).closed = true;
        return of(self).buffer;
    }

    @PyMethod("reconfigure(self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)")
    static void reconfigure(PyThread t, long self, long encoding, long errors, long newline, long lineBuffering, long writeThrough) {
        TextStream s = of(self);
        s.flush(t);
        configure(t, s, encoding, errors, newline);
        if (lineBuffering != Const.NONE) {
            s.lineBuffering = PyObject.isTrue(t, lineBuffering);
        }
        if (writeThrough != Const.NONE) {
            s.writeThrough = PyObject.isTrue(t, writeThrough);
        }
    }

    @PyGetter("buffer")
    static long buffer(long self) {
        return of(self).buffer;
    }

    @PyGetter("encoding")
    static String encoding(long self) {
        return of(self).encoding;
    }

    @PyGetter("errors")
    static String errors(long self) {
        return of(self).errors;
    }

    @PyGetter("line_buffering")
    static boolean lineBuffering(long self) {
        return of(self).lineBuffering;
    }

    @PyGetter("write_through")
    static boolean writeThrough(long self) {
        return of(self).writeThrough;
    }

    @PyGetter("name")
    static long name(PyThread t, long self) {
        return PyObject.getAttr(t, of(self).buffer, Names.of("name"));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        long name = PyObject.getAttrOrAbsent(t, self, Names.of("name"));
        long mode = PyObject.getAttrOrAbsent(t, self, Names.of("mode"));
        return PyStr.of(t, "<_io.TextIOWrapper" + (name == 0 ? "" : " name=" + PyStr.toJava(PyObject.repr(t, name)))
                + (mode == 0 ? "" : " mode=" + PyStr.toJava(PyObject.repr(t, mode))) + " encoding='" + of(self).encoding + "'>");
    }
}
