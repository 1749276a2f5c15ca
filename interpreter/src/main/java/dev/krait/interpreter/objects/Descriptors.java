package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Memory;

/** The descriptor protocol; the built-in descriptors without calling their {@code __get__}. */
public final class Descriptors {
    private Descriptors() {
    }

    /** Whether descriptors of a type go before the attributes of an object. */
    static boolean isData(PyType descriptorType) {
        return descriptorType.defines(Special.SET) || descriptorType.defines(Special.DELETE);
    }

    /** What a class attribute gives for an object of the class: {@code descriptor.__get__(o, type)} if it is a descriptor. */
    public static long bind(PyThread t, long found, long o, PyType type) {
        PyType kind = PyType.of(found);
        if (kind == Types.FUNCTION) {
            return MethodType.create(t, found, o);
        }
        if (kind == Types.METHOD_DESCRIPTOR || kind == Types.WRAPPER_DESCRIPTOR) {
            return BuiltinFunction.bind(t, MethodDescriptor.of(found), o);
        }
        if (kind == Types.PROPERTY) {
            return PropertyType.get(t, found, o);
        }
        if (kind == Types.MEMBER_DESCRIPTOR) {
            return MemberDescriptor.of(found).get(t, o);
        }
        if (kind == Types.GETSET_DESCRIPTOR) {
            return GetSetDescriptor.of(found).get(t, o);
        }
        return bindOther(t, found, kind, o, type);
    }

    private static long bindOther(PyThread t, long found, PyType kind, long o, PyType type) {
        if (kind == Types.STATICMETHOD) {
            return Memory.getLong(found + InstanceLayout.FIELDS);
        }
        if (kind == Types.CLASSMETHOD) {
            return ClassMethodType.bind(t, found, type.address);
        }
        if (kind == Types.CLASSMETHOD_DESCRIPTOR) {
            MethodDescriptor d = MethodDescriptor.of(found);
            return BuiltinFunction.create(t, d.binding, d.id, type.address, type.address, 0);
        }
        long get = kind.special(Special.GET);
        return get == 0 ? found : PyObject.invoke(t, get, kind, found, o, type.address);
    }

    /** What a class attribute gives for the class itself: {@code descriptor.__get__(None, type)} if it is a descriptor. */
    public static long bindToType(PyThread t, long found, PyType type) {
        PyType kind = PyType.of(found);
        if (kind == Types.FUNCTION || kind == Types.METHOD_DESCRIPTOR || kind == Types.WRAPPER_DESCRIPTOR || kind == Types.PROPERTY
                || kind == Types.MEMBER_DESCRIPTOR || kind == Types.GETSET_DESCRIPTOR) {
            return found;
        }
        if (kind == Types.STATICMETHOD || kind == Types.CLASSMETHOD || kind == Types.CLASSMETHOD_DESCRIPTOR) {
            return bindOther(t, found, kind, 0, type);
        }
        long get = kind.special(Special.GET);
        return get == 0 ? found : PyObject.invoke(t, get, kind, found, Const.NONE, type.address);
    }

    /** {@code descriptor.__set__(o, value)}, or {@code __delete__} where the value is 0. */
    static void set(PyThread t, long descriptor, PyType kind, long o, long value) {
        if (kind == Types.MEMBER_DESCRIPTOR) {
            MemberDescriptor.of(descriptor).set(t, o, value);
        } else if (kind == Types.GETSET_DESCRIPTOR) {
            GetSetDescriptor.of(descriptor).set(t, o, value);
        } else if (kind == Types.PROPERTY) {
            PropertyType.assign(t, descriptor, o, value);
        } else {
            long method = kind.special(value == 0 ? Special.DELETE : Special.SET);
            if (method == 0) {
                throw Errors.attributeError(t, value == 0 ? "__delete__" : "__set__");
            }
            if (value == 0) {
                PyObject.invoke(t, method, kind, descriptor, o);
            } else {
                PyObject.invoke(t, method, kind, descriptor, o, value);
            }
        }
    }
}
