package dev.krait.interpreter.objects;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Memory;

/** {@code type.__call__}: {@code __new__}, then {@code __init__}, with the arguments left in memory. */
public final class TypeCall {
    private TypeCall() {
    }

    /**
     * Calls a class whose metaclass does not define {@code __call__} of its own.
     *
     * @param args address of the arguments: positional ones, then the values of keyword ones
     * @param nargs how many positional ones
     * @param kwnames tuple of names, or 0
     */
    public static long call(PyThread t, PyType type, long args, int nargs, long kwnames) {
        if (type == Types.TYPE && kwnames == 0) {
            if (nargs == 1) {
                return PyType.of(Memory.getLong(args)).address;
            }
            if (nargs != 3) {
                throw Errors.typeError(t, "type() takes 1 or 3 arguments");
            }
        }
        int words = nargs + (kwnames == 0 ? 0 : PyTuple.length(kwnames));
        long copy = t.pushFrame(8L * (words + 1));
        try {
            Memory.putLong(copy, type.address);
            Memory.copy(args, copy + 8, 8L * words);
            long object = construct(t, type, copy, nargs + 1, words, kwnames);
            PyType made = PyType.of(object);
            if (made != type && !made.isSubtypeOf(type)) {
                return object;
            }
            initialize(t, made, object, copy, nargs + 1, words, kwnames);
            return object;
        } finally {
            t.popFrame(copy);
        }
    }

    private static long construct(PyThread t, PyType type, long args, int nargs, int words, long kwnames) {
        long method = type.special(Special.NEW);
        if (method == Types.OBJECT.special(Special.NEW)) {
            return ObjectType.create(t, type, words > 0);
        }
        PyType kind = PyType.of(method);
        if (kind == Types.STATICMETHOD) {
            method = Memory.getLong(method + StaticMethodType.CALLABLE);
            kind = PyType.of(method);
        }
        if (kind == Types.BUILTIN_FUNCTION) {
            BuiltinFunction f = (BuiltinFunction) JavaObjects.get(method);
            if (f.self == 0) {
                return f.binding.call(t, f.id, args, nargs, kwnames);
            }
        }
        return Calls.callMemory(t, kind == Types.FUNCTION ? method : Descriptors.bindToType(t, method, type), args, nargs, kwnames);
    }

    private static void initialize(PyThread t, PyType type, long object, long args, int nargs, int words, long kwnames) {
        long method = type.special(Special.INIT);
        if (method == Types.OBJECT.special(Special.INIT)) {
            if (words > 0) {
                ObjectType.checkInit(t, type);
            }
            return;
        }
        PyType kind = PyType.of(method);
        long result;
        if (kind == Types.WRAPPER_DESCRIPTOR) {
            Memory.putLong(args, object);
            MethodDescriptor d = (MethodDescriptor) JavaObjects.get(method);
            d.binding.call(t, d.id, args, nargs, kwnames);
            return;
        }
        if (kind == Types.FUNCTION) {
            Memory.putLong(args, object);
            result = Calls.callMemory(t, method, args, nargs, kwnames);
        } else {
            result = Calls.callMemory(t, Descriptors.bind(t, method, object, type), args + 8, nargs - 1, kwnames);
        }
        if (result != Const.NONE) {
            throw Errors.typeError(t, "__init__() should return None, not '%s'", PyObject.typeName(result));
        }
    }
}
