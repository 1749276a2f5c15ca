package dev.krait.interpreter.modules;

import dev.krait.compiler.marshal.MarshalFormatException;
import dev.krait.compiler.marshal.MarshalReader;
import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Module {@code marshal}. */
@PyModule(name = "marshal")
final class MarshalModule {
    private static final int VERSION = 5;

    private MarshalModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "version", Value.ofInt(VERSION));
    }

    @PyFunction("dumps(value, version=5, /, *, allow_code=True)")
    static long dumps(PyThread t, long value, int version, boolean allowCode) {
        return PyBytes.of(t, new MarshalValues.Writer(t, version, allowCode).write(value));
    }

    @PyFunction("dump(value, file, version=5, /, *, allow_code=True)")
    static long dump(PyThread t, long value, long file, int version, boolean allowCode) {
        return Calls.callMethod(t, file, Names.of("write"), dumps(t, value, version, allowCode));
    }

    @PyFunction("loads(bytes, /, *, allow_code=True)")
    static long loads(PyThread t, long bytes, boolean allowCode) {
        try {
            return new MarshalReader<>(PyBytes.buffer(t, bytes), 0, new MarshalValues.Factory(t, allowCode)).read();
        } catch (MarshalFormatException e) {
            throw Errors.of(t, switch (e.kind()) {
                case TRUNCATED -> Exc.EOF_ERROR;
                case WRONG_TYPE -> Exc.TYPE_ERROR;
                default -> Exc.VALUE_ERROR;
            }, e.getMessage());
        }
    }

    @PyFunction("load(file, /, *, allow_code=True)")
    static long load(PyThread t, long file, boolean allowCode) {
        // CPython reads byte by byte; what follows in the file is put back by going to the end of the object.
        long start = Calls.callMethod(t, file, Names.of("tell"));
        long bytes = Calls.callMethod(t, file, Names.of("read"));
        byte[] data = PyBytes.buffer(t, bytes);
        MarshalReader<Long> reader = new MarshalReader<>(data, 0, new MarshalValues.Factory(t, allowCode));
        try {
            long value = reader.read();
            Calls.callMethod(t, file, Names.of("seek"), dev.krait.interpreter.objects.PyInt.add(t, start, Value.ofInt(reader.position())));
            return value;
        } catch (MarshalFormatException e) {
            throw Errors.of(t, e.kind() == MarshalFormatException.Kind.TRUNCATED ? Exc.EOF_ERROR : Exc.VALUE_ERROR, e.getMessage());
        }
    }
}
