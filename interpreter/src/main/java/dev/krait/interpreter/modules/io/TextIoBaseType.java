package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code _io._TextIOBase}. */
@PyClass(name = "_TextIOBase", module = "_io", kind = Kind.JAVA, base = IoBaseType.class, subclassable = true, dict = true)
final class TextIoBaseType {
    private TextIoBaseType() {
    }

    @PyMethod("detach(self, /)")
    static long detach(PyThread t, long self) {
        throw Stream.unsupported(t, "detach");
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        throw Stream.unsupported(t, "read");
    }

    @PyMethod("readline(self, size=-1, /)")
    static long readline(PyThread t, long self, long size) {
        throw Stream.unsupported(t, "readline");
    }

    @PyMethod("write(self, s, /)")
    static long write(PyThread t, long self, long s) {
        throw Stream.unsupported(t, "write");
    }

    @PyGetter("encoding")
    static long encoding(long self) {
        return Const.NONE;
    }

    @PyGetter("newlines")
    static long newlines(long self) {
        return Const.NONE;
    }

    @PyGetter("errors")
    static long errors(long self) {
        return Const.NONE;
    }
}
