package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.StrBuilder;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** The methods of every struct sequence; the class itself is not seen by Python. */
@PyClass(name = "structseq", module = "_structseq", noNew = true)
final class StructSequenceMethods {
    private StructSequenceMethods() {
    }

    /** The names of the fields; TypeError where the method was called with something that has none. */
    private static long names(PyThread t, long self, String method) {
        long names = PyTuple.is(self) ? PyDict.getStr(t, PyType.of(self).dict(), Names.of("__match_args__")) : 0;
        if (names == 0) {
            throw Errors.typeError(t, "descriptor '" + method + "' requires a struct sequence but received a '" + PyObject.typeName(self) + "'");
        }
        return names;
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        PyType type = PyType.of(self);
        long names = names(t, self, "__repr__");
        StrBuilder b = new StrBuilder();
        b.append(type.module).append(".").append(type.name).append("(");
        for (int i = 0; i < PyTuple.length(names); i++) {
            b.append(i == 0 ? "" : ", ").append(PyTuple.get(names, i)).append("=").append(PyObject.repr(t, PyTuple.get(self, i)));
        }
        return b.append(")").build(t);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        names(t, self, "__reduce__");
        long plain = PyTuple.of(t, PyTuple.toArray(self));
        return PyTuple.of(t, PyType.of(self).address, PyTuple.of(t, plain, PyDict.create(t)));
    }
}
