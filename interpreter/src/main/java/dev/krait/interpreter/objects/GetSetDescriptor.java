package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.Binding;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;

/** An attribute of the instances of a type that Java code reads and assigns: what is behind a {@code getset_descriptor}. */
public final class GetSetDescriptor {
    /** The type. */
    public final PyType type;
    /** The name of the attribute. */
    public final String name;
    /** Where the code is. */
    public final Binding binding;
    /** Number of the function that reads. */
    public final int getter;
    /** Number of the function that assigns, or -1. */
    public final int setter;

    GetSetDescriptor(PyType type, String name, Binding binding, int getter, int setter) {
        this.type = type;
        this.name = name;
        this.binding = binding;
        this.getter = getter;
        this.setter = setter;
    }

    static long create(PyThread t, GetSetDescriptor descriptor) {
        return JavaObjects.create(t, Types.GETSET_DESCRIPTOR.rootShape.id, descriptor);
    }

    /** What is behind a {@code getset_descriptor}. */
    public static GetSetDescriptor of(long object) {
        return (GetSetDescriptor) JavaObjects.get(object);
    }

    /** Reads the attribute. */
    public long get(PyThread t, long object) {
        check(t, object);
        return binding.call1(t, getter, object);
    }

    /** Assigns the attribute; deletes it where the value is 0. */
    public void set(PyThread t, long object, long value) {
        check(t, object);
        if (setter < 0) {
            throw Errors.attributeError(t, "attribute '%s' of '%s' objects is not writable", name, type.fullName());
        }
        binding.call2(t, setter, object, value);
    }

    private void check(PyThread t, long object) {
        if (!PyType.of(object).isSubtypeOf(type)) {
            throw Errors.typeError(t, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, type.fullName(), PyType.of(object).fullName());
        }
    }
}
