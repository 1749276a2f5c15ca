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
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** {@code _io.StringIO}: text in memory, by characters. */
@PyClass(name = "StringIO", module = "_io", kind = Kind.JAVA, base = TextIoBaseType.class, subclassable = true, dict = true)
final class StringIoType {
    /** The characters; a position counts them. */
    static final class State extends Stream {
        private int[] chars = new int[16];
        private int length;
        private int at;
        private String newline = "\n";

        private void write(String text) {
            int[] codes = text.codePoints().toArray();
            int end = at + codes.length;
            if (end > chars.length) {
                chars = java.util.Arrays.copyOf(chars, Math.max(end, 2 * chars.length));
            }
            for (int i = length; i < at; i++) {
                chars[i] = 0;
            }
            System.arraycopy(codes, 0, chars, at, codes.length);
            at = end;
            length = Math.max(length, end);
        }

        private String take(int to) {
            String s = new String(chars, at, to - at);
            at = to;
            return s;
        }

        @Override
        boolean readable() {
            return true;
        }

        @Override
        boolean writable() {
            return true;
        }

        @Override
        boolean seekable() {
            return true;
        }

        @Override
        long seek(PyThread t, long offset, int whence) {
            checkOpen(t);
            if (whence != 0 && offset != 0) {
                throw Errors.osError(t, 22, "Can't do nonzero cur-relative seeks", 0, 0);
            }
            if (whence == 0 && offset < 0) {
                throw Errors.valueError(t, "Negative seek position " + offset);
            }
            at = (int) Math.min(Integer.MAX_VALUE - 64, whence == 0 ? offset : whence == 1 ? at : length);
            return at;
        }

        @Override
        long tell(PyThread t) {
            checkOpen(t);
            return at;
        }

        @Override
        void truncate(PyThread t, long size) {
            length = (int) Math.min(length, size);
        }
    }

    private StringIoType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new State());
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("__init__(self, initial_value='', newline='\\n')")
    static void init(PyThread t, long self, long initial, long newline) {
        State s = of(self);
        s.length = 0;
        s.newline = newline == Value.ABSENT ? "\n" : newline == Const.NONE ? null : PyStr.toJava(newline);
        if (initial != Value.ABSENT && initial != Const.NONE) {
            if (!PyStr.is(initial)) {
                throw Errors.typeError(t, "initial_value must be str or None, not " + PyObject.typeName(initial));
            }
            write(t, self, initial);
        }
        s.at = 0;
    }

    @PyMethod("write(self, s, /)")
    static long write(PyThread t, long self, long text) {
        if (!PyStr.is(text)) {
            throw Errors.typeError(t, "string argument expected, got '" + PyObject.typeName(text) + "'");
        }
        State s = of(self);
        s.checkOpen(t);
        String string = PyStr.toJava(text);
        if (s.newline == null) {
            string = string.replace("\r\n", "\n").replace('\r', '\n');
        } else if (s.newline.startsWith("\r")) {
            string = string.replace("\n", s.newline);
        }
        s.write(string);
        return PyInt.of(t, PyStr.length(text));
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        State s = of(self);
        s.checkOpen(t);
        long n = size == Const.NONE ? -1 : PyInt.toLong(t, size);
        if (s.at >= s.length) {
            return PyStr.empty();
        }
        return PyStr.of(t, s.take(n < 0 || n > s.length - s.at ? s.length : s.at + (int) n));
    }

    @PyMethod("readline(self, size=-1, /)")
    static long readline(PyThread t, long self, long size) {
        State s = of(self);
        s.checkOpen(t);
        long limit = size == Const.NONE ? -1 : PyInt.toLong(t, size);
        if (s.at >= s.length) {
            return PyStr.empty();
        }
        int stop = limit < 0 || limit > s.length - s.at ? s.length : s.at + (int) limit;
        int end = s.at;
        while (end < stop && s.chars[end++] != '\n') {
            continue;
        }
        return PyStr.of(t, s.take(end));
    }

    @PyMethod("getvalue(self, /)")
    static long getvalue(PyThread t, long self) {
        State s = of(self);
        s.checkOpen(t);
        return PyStr.of(t, new String(s.chars, 0, s.length));
    }

    @PyGetter("line_buffering")
    static boolean lineBuffering(long self) {
        return false;
    }
}
