package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.bind.FunctionSpec;
import dev.krait.interpreter.objects.MethodDescriptor;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/**
 * Tuples with named items, such as {@code sys.version_info}. Each type is a built-in subclass of tuple with one getter a
 * field; the methods of {@link StructSequenceMethods} are entered into each of them.
 */
public final class StructSequence {
    private final PyType type;

    private StructSequence(PyType type) {
        this.type = type;
    }

    /**
     * The type with a name and fields; made at its first use in the process.
     *
     * @param visible how many of the fields are items of the tuple; the others are attributes only
     */
    public static StructSequence of(String module, String name, int visible, String... fields) {
        PyType type = Types.declare(module, name, Kind.TUPLE, Types.TUPLE, PyType.NO_NEW | PyType.SEQUENCE, 0);
        synchronized (StructSequence.class) {
            PyThread t = PyThread.BOOT;
            long dict = type.dict();
            if (PyDict.getStr(t, dict, Names.of("n_fields")) == 0) {
                long[] names = new long[visible];
                for (int i = 0; i < fields.length; i++) {
                    PyDict.putStr(t, dict, Names.of(fields[i]), TupleGetterType.create(t, i, Const.NONE));
                    if (i < visible) {
                        names[i] = Names.of(fields[i]);
                    }
                }
                PyDict.putStr(t, dict, Names.of("__match_args__"), PyTuple.of(t, names));
                PyDict.putStr(t, dict, Names.of("n_sequence_fields"), Value.ofInt(visible));
                PyDict.putStr(t, dict, Names.of("n_fields"), Value.ofInt(fields.length));
                PyDict.putStr(t, dict, Names.of("n_unnamed_fields"), Value.ofInt(0));
                PyDict.putStr(t, dict, Names.of("__module__"), Names.of(module));
                enterMethods(t, type);
            }
        }
        return new StructSequence(type);
    }

    private static void enterMethods(PyThread t, PyType type) {
        Binding binding = StructSequenceMethodsBinding.INSTANCE;
        FunctionSpec[] specs = binding.specs();
        for (int id = 0; id < specs.length; id++) {
            PyType kind = specs[id].role() == FunctionSpec.Role.WRAPPER ? Types.WRAPPER_DESCRIPTOR : Types.METHOD_DESCRIPTOR;
            long method = MethodDescriptor.create(t, kind, new MethodDescriptor(type, binding, id, specs[id]));
            PyDict.putStr(t, type.dict(), Names.of(specs[id].name()), method);
        }
    }

    /** The type object. */
    public long type() {
        return type.address;
    }

    /** A new one; all its fields are items. */
    public long create(PyThread t, long... values) {
        long tuple = PyTuple.create(t, type.rootShape.id, values.length, 0);
        for (int i = 0; i < values.length; i++) {
            PyTuple.set(tuple, i, values[i]);
        }
        return tuple;
    }
}
