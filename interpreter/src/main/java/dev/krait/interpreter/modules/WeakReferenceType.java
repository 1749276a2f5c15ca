package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Weakrefs;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** The type {@code weakref.ReferenceType}, known as {@code weakref.ref}. */
@PyClass(name = "ReferenceType", module = "weakref", kind = Kind.JAVA, subclassable = true)
final class WeakReferenceType {
    private WeakReferenceType() {
    }

    /** A weak reference or proxy; one without a callback is shared. */
    static long create(PyThread t, PyType type, long object, long callback) {
        if (!Value.isObject(object) || !PyType.of(object).has(PyType.HAS_WEAKREF)) {
            throw Errors.typeError(t, "cannot create weak reference to '%s' object", PyObject.typeName(object));
        }
        long call = callback == Const.NONE ? 0 : callback;
        if (call == 0 && !type.isHeap()) {
            for (Weakrefs.Reference known : t.context.weakrefs.of(object)) {
                if (known.callback == 0 && PyType.of(known.self) == type) {
                    return known.self;
                }
            }
        }
        long self = JavaObjects.create(t, type.rootShape.id, null);
        Weakrefs.Reference reference = new Weakrefs.Reference(self, object, call);
        JavaObjects.set(self, reference);
        t.context.weakrefs.add(reference);
        return self;
    }

    static Weakrefs.Reference get(long self) {
        return (Weakrefs.Reference) JavaObjects.get(self);
    }

    private static boolean is(long value) {
        return Value.isObject(value) && PyType.of(value).isSubtypeOf(WeakReferenceTypeBinding.TYPE);
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        int count = PyTuple.length(args);
        if (count < 1 || count > 2) {
            throw Errors.typeError(t, "__new__ expected at %s %d argument%s, got %d", count < 1 ? "least" : "most", count < 1 ? 1 : 2, count < 1 ? "" : "s", count);
        }
        return create(t, cls, PyTuple.get(args, 0), count == 2 ? PyTuple.get(args, 1) : Const.NONE);
    }

    @PyMethod("__init__(self, object, callback=None, /)")
    static void init(long self, long object, long callback) {
        // Everything was done when it was created.
    }

    @PyMethod("__call__(self, /)")
    static long call(long self) {
        return WeakrefModule.orNone(get(self).referent);
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        Weakrefs.Reference reference = get(self);
        if (!reference.hashed) {
            if (reference.referent == 0) {
                throw Errors.typeError(t, "weak object has gone away");
            }
            reference.hash = PyObject.hash(t, reference.referent);
            reference.hashed = true;
        }
        return PyInt.of(t, reference.hash);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        if (PyObject.isOrder(operator) || !is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        long a = get(self).referent;
        long b = get(other).referent;
        if (a == 0 || b == 0) {
            return PyObject.equality(operator, self == other);
        }
        return PyObject.richCompare(t, a, b, operator);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return PyStr.of(t, describe(t, "weakref", self));
    }

    /** What the repr of a reference or proxy says. */
    static String describe(PyThread t, String what, long self) {
        long referent = get(self).referent;
        String start = "<" + what + " at 0x" + Long.toHexString(self) + "; ";
        if (referent == 0) {
            return start + "dead>";
        }
        String to = start + "to '" + PyType.of(referent).name + "' at 0x" + Long.toHexString(referent);
        long name = PyObject.getAttrOrAbsent(t, referent, Names.__name__);
        return name != 0 && PyStr.is(name) ? to + " (" + PyStr.toJava(name) + ")>" : to + ">";
    }

    @PyGetter("__callback__")
    static long callback(long self) {
        Weakrefs.Reference reference = get(self);
        return WeakrefModule.orNone(reference.referent == 0 ? 0 : reference.callback);
    }
}
