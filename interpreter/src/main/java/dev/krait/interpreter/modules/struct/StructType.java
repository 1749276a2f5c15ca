package dev.krait.interpreter.modules.struct;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** {@code struct.Struct}. */
@PyClass(name = "Struct", module = "_struct", subclassable = true, dict = true)
final class StructType {
    private record State(String text, StructFormat format) {
    }

    private StructType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        return JavaObjects.create(t, cls.rootShape.id, new State(null, null));
    }

    @PyMethod("__init__(self, /, format)")
    static void init(PyThread t, long self, long format) {
        String text = StructOperations.text(t, format);
        JavaObjects.set(self, new State(text, new StructFormat(t, text)));
    }

    private static State of(PyThread t, long self) {
        State s = (State) JavaObjects.get(self);
        if (s.format == null) {
            throw Errors.runtimeError(t, "Struct object is not initialized");
        }
        return s;
    }

    @PyMethod("pack(self, /, *values)")
    static long pack(PyThread t, long self, long values) {
        return PyBytes.of(t, of(t, self).format.pack(t, "pack", values, 0));
    }

    @PyMethod("pack_into(self, /, *args)")
    static void packInto(PyThread t, long self, long args) {
        StructOperations.packInto(t, of(t, self).format, args);
    }

    @PyMethod("unpack(self, buffer, /)")
    static long unpack(PyThread t, long self, long buffer) {
        return StructOperations.unpack(t, of(t, self).format, buffer);
    }

    @PyMethod("unpack_from(self, /, buffer, offset=0)")
    static long unpackFrom(PyThread t, long self, long buffer, long offset) {
        return StructOperations.unpackFrom(t, of(t, self).format, buffer, offset);
    }

    @PyMethod("iter_unpack(self, buffer, /)")
    static long iterUnpack(PyThread t, long self, long buffer) {
        return UnpackIteratorType.create(t, of(t, self).format, buffer);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return PyType.of(self).name + "(" + PyObject.reprText(t, PyStr.of(t, of(t, self).text)) + ")";
    }

    @PyGetter("format")
    static String format(PyThread t, long self) {
        return of(t, self).text;
    }

    @PyGetter("size")
    static int size(PyThread t, long self) {
        return of(t, self).format.size();
    }
}
