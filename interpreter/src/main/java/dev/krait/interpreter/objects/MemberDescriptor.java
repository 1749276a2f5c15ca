package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;

/** An attribute that is a field of the instances of a type, made by {@code __slots__} or a built-in type: what is behind a {@code member_descriptor}. */
public final class MemberDescriptor implements Traced {
    /** The type. */
    public final PyType type;
    /** The name of the attribute: a str. */
    public final long name;
    /** Offset of the field in the object. */
    public final int offset;
    /** Whether it cannot be assigned. */
    public final boolean readOnly;
    /** Whether an empty field reads as None and deleting makes it empty; otherwise that is an AttributeError. */
    public final boolean noneIfAbsent;

    private MemberDescriptor(PyType type, long name, int offset, boolean readOnly, boolean noneIfAbsent) {
        this.type = type;
        this.name = name;
        this.offset = offset;
        this.readOnly = readOnly;
        this.noneIfAbsent = noneIfAbsent;
    }

    /** A new descriptor. */
    public static long create(PyThread t, PyType type, long name, int offset, boolean readOnly, boolean noneIfAbsent) {
        return JavaObjects.create(t, Types.MEMBER_DESCRIPTOR.rootShape.id, new MemberDescriptor(type, name, offset, readOnly, noneIfAbsent));
    }

    /** What is behind a {@code member_descriptor}. */
    public static MemberDescriptor of(long object) {
        return (MemberDescriptor) JavaObjects.get(object);
    }

    /** Reads the attribute. */
    public long get(PyThread t, long object) {
        check(t, object);
        long value = Memory.getLong(object + offset);
        if (value != 0) {
            return value;
        }
        if (noneIfAbsent) {
            return Const.NONE;
        }
        throw Errors.attributeError(t, object, name);
    }

    /** Assigns the attribute; deletes it where the value is 0. */
    public void set(PyThread t, long object, long value) {
        check(t, object);
        if (readOnly) {
            throw Errors.attributeError(t, "readonly attribute");
        }
        if (value == 0 && !noneIfAbsent && Memory.getLong(object + offset) == 0) {
            throw Errors.attributeError(t, object, name, PyStr.toJava(name));
        }
        Memory.putLong(object + offset, value);
    }

    private void check(PyThread t, long object) {
        if (!PyType.of(object).isSubtypeOf(type)) {
            throw Errors.typeError(t, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", PyStr.toJava(name), type.fullName(), PyType.of(object).fullName());
        }
    }

    @Override
    public void trace(Marker m) {
        m.mark(name);
        m.mark(type.address);
    }
}
