package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.modules.Terminal;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code _io.FileIO}. */
@PyClass(name = "FileIO", module = "_io", kind = Kind.JAVA, base = RawIoBaseType.class, subclassable = true, dict = true, shared = BinaryMethods.class)
final class FileIoType {
    private FileIoType() {
    }

    @PyNew("(file, mode='r', closefd=True, opener=None)")
    static long new_(PyThread t, PyType cls, long file, String mode, boolean closefd, long opener) {
        return create(t, cls, Opening.open(t, file, mode, closefd, opener), file);
    }

    /** A file object; its name, which is what was opened, is an attribute like those of instances and can be assigned. */
    static long create(PyThread t, PyType cls, FileStream stream, long name) {
        long self = JavaObjects.create(t, cls.rootShape.id, stream);
        PyObject.setAttr(t, self, Names.of("name"), name);
        return self;
    }

    private static FileStream of(long self) {
        return (FileStream) JavaObjects.get(self);
    }

    @PyMethod("readall(self, /)")
    static long readall(PyThread t, long self) {
        return PyBytes.of(t, of(self).readAll(t));
    }

    @PyMethod("fileno(self, /)")
    static int fileno(PyThread t, long self) {
        of(self).checkOpen(t);
        return of(self).fd;
    }

    @PyMethod("isatty(self, /)")
    static boolean isatty(PyThread t, long self) {
        of(self).checkOpen(t);
        return Terminal.is(of(self).fd);
    }

    @PyGetter("mode")
    static String mode(long self) {
        return of(self).mode;
    }

    @PyGetter("closefd")
    static boolean closefd(long self) {
        return of(self).closeFd;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        FileStream s = of(self);
        if (s.closed) {
            return PyStr.of(t, "<_io.FileIO [closed]>");
        }
        long name = PyObject.getAttrOrAbsent(t, self, Names.of("name"));
        return PyStr.of(t, "<_io.FileIO " + (name == 0 ? "fd=" + s.fd : "name=" + PyObject.reprText(t, name)) + " mode='" + s.mode + "' closefd="
                + (s.closeFd ? "True" : "False") + ">");
    }
}
