package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;

/** {@code isinstance} and {@code issubclass}. */
final class TypeChecks {
    private TypeChecks() {
    }

    static boolean isInstance(PyThread t, long o, long cls) {
        PyType type = PyType.of(o);
        if (type.address == cls) {
            return true;
        }
        PyType meta = PyType.of(cls);
        if (meta == Types.TYPE) {
            return plainInstance(t, o, cls);
        }
        if (meta == Types.UNION) {
            cls = UnionType.arguments(cls);
        }
        if (Kinds.isTuple(cls)) {
            t.enter(" in __instancecheck__");
            try {
                for (int i = 0, n = PyTuple.length(cls); i < n; i++) {
                    if (isInstance(t, o, PyTuple.get(cls, i))) {
                        return true;
                    }
                }
                return false;
            } finally {
                t.leave();
            }
        }
        long method = meta.special(Special.INSTANCECHECK);
        if (method != 0) {
            t.enter(" in __instancecheck__");
            try {
                return PyObject.isTrue(t, PyObject.invoke(t, method, meta, cls, o));
            } finally {
                t.leave();
            }
        }
        return plainInstance(t, o, cls);
    }

    /** What {@code type.__instancecheck__} does. */
    static boolean plainInstance(PyThread t, long o, long cls) {
        if (PyType.is(cls)) {
            PyType type = PyType.at(cls);
            if (PyType.of(o).isSubtypeOf(type)) {
                return true;
            }
            long claimed = PyObject.getAttrOrAbsent(t, o, Names.__class__);
            return claimed != 0 && PyType.is(claimed) && claimed != PyType.of(o).address && PyType.at(claimed).isSubtypeOf(type);
        }
        checkClass(t, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union");
        long claimed = PyObject.getAttrOrAbsent(t, o, Names.__class__);
        return claimed != 0 && abstractSubclass(t, claimed, cls);
    }

    static boolean isSubclass(PyThread t, long sub, long cls) {
        PyType meta = PyType.of(cls);
        if (meta == Types.TYPE) {
            return sub == cls || plainSubclass(t, sub, cls);
        }
        if (meta == Types.UNION) {
            cls = UnionType.arguments(cls);
        }
        if (Kinds.isTuple(cls)) {
            t.enter(" in __subclasscheck__");
            try {
                for (int i = 0, n = PyTuple.length(cls); i < n; i++) {
                    if (isSubclass(t, sub, PyTuple.get(cls, i))) {
                        return true;
                    }
                }
                return false;
            } finally {
                t.leave();
            }
        }
        long method = meta.special(Special.SUBCLASSCHECK);
        if (method != 0) {
            t.enter(" in __subclasscheck__");
            try {
                return PyObject.isTrue(t, PyObject.invoke(t, method, meta, cls, sub));
            } finally {
                t.leave();
            }
        }
        return plainSubclass(t, sub, cls);
    }

    /** What {@code type.__subclasscheck__} does. */
    static boolean plainSubclass(PyThread t, long sub, long cls) {
        if (PyType.is(sub) && PyType.is(cls)) {
            return PyType.at(sub).isSubtypeOf(PyType.at(cls));
        }
        checkClass(t, sub, "issubclass() arg 1 must be a class");
        checkClass(t, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union");
        return abstractSubclass(t, sub, cls);
    }

    private static void checkClass(PyThread t, long cls, String error) {
        if (!PyType.is(cls) && bases(t, cls) == 0) {
            throw Errors.typeError(t, error);
        }
    }

    private static long bases(PyThread t, long cls) {
        long bases = PyObject.getAttrOrAbsent(t, cls, Names.__bases__);
        return bases != 0 && Kinds.isTuple(bases) ? bases : 0;
    }

    private static boolean abstractSubclass(PyThread t, long derived, long cls) {
        if (derived == cls) {
            return true;
        }
        long bases = derived == Const.NONE ? 0 : bases(t, derived);
        if (bases == 0) {
            return false;
        }
        t.enter(" in __issubclass__");
        try {
            for (int i = 0, n = PyTuple.length(bases); i < n; i++) {
                if (abstractSubclass(t, PyTuple.get(bases, i), cls)) {
                    return true;
                }
            }
            return false;
        } finally {
            t.leave();
        }
    }
}
