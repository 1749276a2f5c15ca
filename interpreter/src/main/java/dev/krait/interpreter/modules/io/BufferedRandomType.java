package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** {@code _io.BufferedRandom}. */
@PyClass(name = "BufferedRandom", module = "_io", kind = Kind.JAVA, base = BufferedIoBaseType.class, subclassable = true, dict = true, shared = {BufferedMethods.class, BinaryMethods.class})
final class BufferedRandomType {
    private BufferedRandomType() {
    }

    @PyNew("(raw, buffer_size=131072)")
    static long new_(PyThread t, PyType cls, long raw, int bufferSize) {
        if (bufferSize <= 0) {
            throw Errors.valueError(t, "buffer size must be strictly positive");
        }
        return JavaObjects.create(t, cls.rootShape.id, new BufferStream(raw, true, true));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        long name = PyObject.getAttrOrAbsent(t, self, Names.of("name"));
        return PyStr.of(t, "<_io.BufferedRandom" + (name == 0 ? "" : " name=" + PyStr.toJava(PyObject.repr(t, name))) + ">");
    }
}
