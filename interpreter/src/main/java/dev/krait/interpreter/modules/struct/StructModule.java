package dev.krait.interpreter.modules.struct;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _struct}. */
@PyModule(name = "_struct", types = {StructType.class, StructErrorType.class})
final class StructModule {
    private StructModule() {
    }

    private static StructFormat format(PyThread t, long format) {
        return new StructFormat(t, StructOperations.text(t, format));
    }

    private static StructFormat first(PyThread t, long args) {
        if (PyTuple.length(args) == 0) {
            throw Errors.typeError(t, "missing format argument");
        }
        return format(t, PyTuple.get(args, 0));
    }

    @PyFunction("_clearcache()")
    static void clearCache() {
        // Formats are read each time.
    }

    @PyFunction("calcsize(format, /)")
    static int calcsize(PyThread t, long format) {
        return format(t, format).size();
    }

    @PyFunction("pack(*args)")
    static long pack(PyThread t, long args) {
        return PyBytes.of(t, first(t, args).pack(t, "pack", args, 1));
    }

    @PyFunction("pack_into(*args)")
    static void packInto(PyThread t, long args) {
        StructOperations.packInto(t, first(t, args), PyTuple.of(t, PyTuple.toArray(args), 1, PyTuple.length(args)));
    }

    @PyFunction("unpack(format, buffer, /)")
    static long unpack(PyThread t, long format, long buffer) {
        return StructOperations.unpack(t, format(t, format), buffer);
    }

    @PyFunction("unpack_from(format, /, buffer, offset=0)")
    static long unpackFrom(PyThread t, long format, long buffer, long offset) {
        return StructOperations.unpackFrom(t, format(t, format), buffer, offset);
    }

    @PyFunction("iter_unpack(format, buffer, /)")
    static long iterUnpack(PyThread t, long format, long buffer) {
        return UnpackIteratorType.create(t, format(t, format), buffer);
    }
}
