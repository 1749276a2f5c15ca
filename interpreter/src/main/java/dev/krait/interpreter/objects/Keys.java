package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.StrLayout;
import dev.krait.spi.abi.Value;

/** Hashes and equality of keys of dicts and sets: what needs no call is decided here. */
final class Keys {

    private Keys() {
    }

    /** The hash of a key of a dict; may run Python code. */
    static long hash(PyThread t, long key) {
        return hash(t, key, "dict key");
    }

    /** The hash of an element of a set; may run Python code. */
    static long setHash(PyThread t, long key) {
        return hash(t, key, "set element");
    }

    private static long hash(PyThread t, long key, String role) {
        if (Value.isInt(key)) {
            long number = Value.intValue(key);
            return number == -1 ? -2 : number;
        }
        if (Value.isObject(key) && Memory.getInt(key + ObjectLayout.SHAPE) == ShapeIds.STR) {
            long hash = Memory.getLong(key + StrLayout.HASH);
            return hash != 0 ? hash : PyStr.hash(key);
        }
        return callHash(t, key, role);
    }

    private static long callHash(PyThread t, long key, String role) {
        try {
            return PyObject.hash(t, key);
        } catch (PyError e) {
            if (PyType.of(t.exception) == Exc.TYPE_ERROR) {
                long cause = Errors.clear(t);
                throw Errors.typeError(t, "cannot use '%s' as a %s (%s)", PyObject.typeName(key), role, PyStr.toJava(PyObject.str(t, cause)));
            }
            throw e;
        }
    }

    /** Whether two keys of equal hash are equal; may run Python code. */
    static boolean equal(PyThread t, long a, long b) {
        if (a == b) {
            return true;
        }
        if (isStr(a) && isStr(b)) {
            return strEqual(a, b);
        }
        if (Value.areInts(a, b)) {
            return false;
        }
        return PyObject.equal(t, a, b);
    }

    /** Whether a value is exactly a str. */
    static boolean isStr(long value) {
        return Value.isObject(value) && Memory.getInt(value + ObjectLayout.SHAPE) == ShapeIds.STR;
    }

    /** Whether comparing with a key runs no Python code. */
    static boolean isPlain(long key) {
        return !Value.isObject(key) || isStr(key);
    }

    /** Whether two exact strs have equal characters; strs are canonical, so equal ones have equal bytes. */
    static boolean strEqual(long a, long b) {
        if ((Memory.getInt(a + ObjectLayout.FLAGS) & Memory.getInt(b + ObjectLayout.FLAGS) & ObjectLayout.FLAG_INTERNED) != 0) {
            return a == b;
        }
        int length = Memory.getInt(a + StrLayout.LENGTH);
        int width = Memory.getByte(a + StrLayout.WIDTH);
        if (length != Memory.getInt(b + StrLayout.LENGTH) || width != Memory.getByte(b + StrLayout.WIDTH)) {
            return false;
        }
        int bytes = length * width;
        int i = 0;
        for (; i + 8 <= bytes; i += 8) {
            if (Memory.getLong(a + StrLayout.DATA + i) != Memory.getLong(b + StrLayout.DATA + i)) {
                return false;
            }
        }
        for (; i < bytes; i++) {
            if (Memory.getByte(a + StrLayout.DATA + i) != Memory.getByte(b + StrLayout.DATA + i)) {
                return false;
            }
        }
        return true;
    }
}
