package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.bind.FunctionSpec;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.PyThread;

/** A method of a built-in type, not bound: what is behind a {@code method_descriptor}, {@code wrapper_descriptor} or {@code classmethod_descriptor}. */
public final class MethodDescriptor {
    /** The type it is a method of. */
    public final PyType type;
    /** Where the code is. */
    public final Binding binding;
    /** Which function of the binding. */
    public final int id;
    /** What is known of it. */
    public final FunctionSpec spec;

    /** A method of a type. */
    public MethodDescriptor(PyType type, Binding binding, int id, FunctionSpec spec) {
        this.type = type;
        this.binding = binding;
        this.id = id;
        this.spec = spec;
    }

    /** A new descriptor object. */
    public static long create(PyThread t, PyType descriptorType, MethodDescriptor method) {
        return JavaObjects.create(t, descriptorType.rootShape.id, method);
    }

    /** Whether a value is a {@code method_descriptor} or {@code wrapper_descriptor}. */
    public static boolean is(long value) {
        PyType type = PyType.of(value);
        return type == Types.METHOD_DESCRIPTOR || type == Types.WRAPPER_DESCRIPTOR;
    }

    /** What is behind an object for which {@link #is} holds, or a {@code classmethod_descriptor}. */
    public static MethodDescriptor of(long object) {
        return (MethodDescriptor) JavaObjects.get(object);
    }
}
