package dev.krait.interpreter.tier1;

import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** Pattern matching. */
final class Matching {
    private Matching() {
    }

    static boolean isMapping(PyThread t, long subject) {
        return PyType.of(subject).has(PyType.MAPPING);
    }

    static boolean isSequence(PyThread t, long subject) {
        return PyType.of(subject).has(PyType.SEQUENCE);
    }

    /** MATCH_CLASS: a tuple of attributes, or 0 if the subject does not match. */
    static long matchClass(PyThread t, long subject, long type, int positional, long keywords) {
        if (!PyType.is(type)) {
            throw Errors.typeError(t, "called match pattern must be a class");
        }
        if (!PyObject.isInstance(t, subject, type)) {
            return 0;
        }
        PyType cls = PyType.at(type);
        int named = PyTuple.length(keywords);
        long[] attributes = new long[positional + named];
        long seen = PySet.create(t);
        if (positional > 0 && !matchPositional(t, subject, type, cls, attributes, positional, seen)) {
            return 0;
        }
        for (int i = 0; i < named; i++) {
            long value = attribute(t, subject, cls, PyTuple.get(keywords, i), seen);
            if (value == 0) {
                return 0;
            }
            attributes[positional + i] = value;
        }
        return PyTuple.of(t, attributes);
    }

    private static boolean matchPositional(PyThread t, long subject, long type, PyType cls, long[] attributes, int positional, long seen) {
        long matchArgs = PyObject.getAttrOrAbsent(t, type, Names.of("__match_args__"));
        boolean self = false;
        if (matchArgs == 0) {
            self = cls.has(PyType.MATCH_SELF);
            matchArgs = Const.EMPTY_TUPLE;
        } else if (!PyTuple.isExact(matchArgs)) {
            throw Errors.typeError(t, "%s.__match_args__ must be a tuple (got %s)", cls.name, PyObject.typeName(matchArgs));
        }
        int allowed = self ? 1 : PyTuple.length(matchArgs);
        if (allowed < positional) {
            throw Errors.typeError(t, "%s() accepts %d positional sub-pattern%s (%d given)", cls.name, allowed, allowed == 1 ? "" : "s", positional);
        }
        if (self) {
            attributes[0] = subject;
            return true;
        }
        for (int i = 0; i < positional; i++) {
            long name = PyTuple.get(matchArgs, i);
            if (!PyStr.isExact(name)) {
                throw Errors.typeError(t, "__match_args__ elements must be strings (got %s)", PyObject.typeName(name));
            }
            attributes[i] = attribute(t, subject, cls, PyStr.intern(t, name), seen);
            if (attributes[i] == 0) {
                return false;
            }
        }
        return true;
    }

    private static long attribute(PyThread t, long subject, PyType cls, long name, long seen) {
        if (!PySet.add(t, seen, name)) {
            throw Errors.typeError(t, "%s() got multiple sub-patterns for attribute %s", cls.name, PyStr.toJava(PyObject.repr(t, name)));
        }
        return PyObject.getAttrOrAbsent(t, subject, name);
    }

    /** MATCH_KEYS: a tuple of values, or None. */
    static long matchKeys(PyThread t, long subject, long keys) {
        int n = PyTuple.length(keys);
        if (n == 0) {
            return Const.EMPTY_TUPLE;
        }
        long seen = PySet.create(t);
        long[] values = new long[n];
        long get = PyDict.isExact(subject) ? 0 : PyObject.getAttr(t, subject, Names.of("get"));
        long dummy = get == 0 ? 0 : dev.krait.interpreter.objects.PyList.create(t);
        for (int i = 0; i < n; i++) {
            long key = PyTuple.get(keys, i);
            if (!PySet.add(t, seen, key)) {
                throw Errors.valueError(t, "mapping pattern checks duplicate key (%s)", PyStr.toJava(PyObject.repr(t, key)));
            }
            long value = get == 0 ? PyDict.get(t, subject, key) : Calls.call(t, get, key, dummy);
            if (value == 0 || value == dummy) {
                return Const.NONE;
            }
            values[i] = value;
        }
        return PyTuple.of(t, values);
    }
}
