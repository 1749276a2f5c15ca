package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.bind.FunctionSpec;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;

/** A function written in Java, perhaps bound to its first argument: what is behind a {@code builtin_function_or_method} or {@code method-wrapper}. */
public final class BuiltinFunction implements Traced {
    /** Where the code is. */
    public final Binding binding;
    /** Which function of the binding. */
    public final int id;
    /** What is known of it. */
    public final FunctionSpec spec;
    /** {@code __name__}. */
    public final String name;
    /** The argument that goes before those of a call, or 0. */
    public final long self;
    /** What {@code __self__} says: {@link #self}, a module, a type, or 0. */
    public final long owner;
    /** What {@code __module__} says: a str, or 0 for None. */
    public final long module;

    private BuiltinFunction(Binding binding, int id, long self, long owner, long module) {
        this.binding = binding;
        this.id = id;
        spec = binding.specs()[id];
        name = spec.name();
        this.self = self;
        this.owner = owner;
        this.module = module;
    }

    /** A new {@code builtin_function_or_method}. */
    public static long create(PyThread t, Binding binding, int id, long self, long owner, long module) {
        return JavaObjects.create(t, Types.BUILTIN_FUNCTION.rootShape.id, new BuiltinFunction(binding, id, self, owner, module));
    }

    /** A method bound to its object: a method-wrapper for slot wrappers. */
    public static long bind(PyThread t, MethodDescriptor method, long self) {
        PyType type = method.spec.role() == FunctionSpec.Role.WRAPPER ? Types.METHOD_WRAPPER : Types.BUILTIN_FUNCTION;
        return JavaObjects.create(t, type.rootShape.id, new BuiltinFunction(method.binding, method.id, self, self, 0));
    }

    /** Whether a value is a {@code builtin_function_or_method} or {@code method-wrapper}. */
    public static boolean is(long value) {
        PyType type = PyType.of(value);
        return type == Types.BUILTIN_FUNCTION || type == Types.METHOD_WRAPPER;
    }

    /** What is behind an object for which {@link #is} holds. */
    public static BuiltinFunction of(long object) {
        return (BuiltinFunction) JavaObjects.get(object);
    }

    /**
     * Calls it.
     *
     * @param args address of the arguments: positional ones, then the values of keyword ones
     * @param nargs how many positional ones
     * @param kwnames tuple of names, or 0
     */
    public long call(PyThread t, long args, int nargs, long kwnames) {
        if (self == 0) {
            return binding.call(t, id, args, nargs, kwnames);
        }
        if (kwnames == 0 && nargs < 3) {
            return switch (nargs) {
                case 0 -> binding.call1(t, id, self);
                case 1 -> binding.call2(t, id, self, Memory.getLong(args));
                default -> binding.call3(t, id, self, Memory.getLong(args), Memory.getLong(args + 8));
            };
        }
        int words = nargs + (kwnames == 0 ? 0 : PyTuple.length(kwnames));
        long copy = t.pushFrame(8L * (words + 1));
        try {
            Memory.putLong(copy, self);
            Memory.copy(args, copy + 8, 8L * words);
            return binding.call(t, id, copy, nargs + 1, kwnames);
        } finally {
            t.popFrame(copy);
        }
    }

    /** Calls it with one argument. */
    public long call1(PyThread t, long a) {
        return self == 0 ? binding.call1(t, id, a) : binding.call2(t, id, self, a);
    }

    @Override
    public void trace(Marker m) {
        m.mark(self);
        m.mark(owner);
        m.mark(module);
    }
}
