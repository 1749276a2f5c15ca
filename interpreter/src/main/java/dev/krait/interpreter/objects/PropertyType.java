package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
/** {@code property}. */
@PyClass(name = "property", kind = Kind.INSTANCE, subclassable = true, fields = 5)
final class PropertyType {
    static final int GETTER = InstanceLayout.FIELDS;
    static final int SETTER = GETTER + 8;
    static final int DELETER = GETTER + 16;
    static final int DOC = GETTER + 24;
    static final int NAME = GETTER + 32;

    private PropertyType() {
    }

    @PyMethod("__init__(self, fget=None, fset=None, fdel=None, doc=None)")
    static void init(PyThread t, long self, long fget, long fset, long fdel, long doc) {
        Memory.putLong(self + GETTER, orAbsent(fget));
        Memory.putLong(self + SETTER, orAbsent(fset));
        Memory.putLong(self + DELETER, orAbsent(fdel));
        Memory.putLong(self + NAME, 0);
        long text = doc;
        if (doc == Const.NONE && fget != Const.NONE) {
            long found = PyObject.getAttrOrAbsent(t, fget, Names.__doc__);
            text = found == 0 ? Const.NONE : found;
        }
        if (PyType.of(self) == Types.PROPERTY) {
            Memory.putLong(self + DOC, text);
        } else if (text != Const.NONE || Shape.ofObject(self).hasAttributes()) {
            try {
                PyObject.setAttr(t, self, Names.__doc__, text);
            } catch (PyError e) {
                if (doc != Const.NONE || !Errors.matches(t, Exc.ATTRIBUTE_ERROR)) {
                    throw e;
                }
                Errors.clear(t);
            }
        }
    }

    private static long orAbsent(long value) {
        return value == Const.NONE ? 0 : value;
    }

    private static long orNone(long value) {
        return value == 0 ? Const.NONE : value;
    }

    /** Reads the attribute. */
    static long get(PyThread t, long self, long o) {
        long getter = Memory.getLong(self + GETTER);
        if (getter == 0) {
            throw refused(t, self, o, "getter");
        }
        return Calls.call(t, getter, o);
    }

    /** Assigns the attribute, or deletes it where the value is 0. */
    static void assign(PyThread t, long self, long o, long value) {
        long function = Memory.getLong(self + (value == 0 ? DELETER : SETTER));
        if (function == 0) {
            throw refused(t, self, o, value == 0 ? "deleter" : "setter");
        }
        if (value == 0) {
            Calls.call(t, function, o);
        } else {
            Calls.call(t, function, o, value);
        }
    }

    private static PyError refused(PyThread t, long self, long o, String what) {
        long name = name(t, self);
        String qualname = PyStr.toJava(TypeType.qualname(PyType.of(o).address));
        return name == 0 ? Errors.attributeError(t, "property of '%s' object has no %s", qualname, what)
                : Errors.attributeError(t, "property %s of '%s' object has no %s", PyObject.reprText(t, name), qualname, what);
    }

    private static long name(PyThread t, long self) {
        long name = Memory.getLong(self + NAME);
        if (name == 0 && Memory.getLong(self + GETTER) != 0) {
            name = PyObject.getAttrOrAbsent(t, Memory.getLong(self + GETTER), Names.__name__);
        }
        return name;
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        return instance == Const.NONE ? self : get(t, self, instance);
    }

    @PyMethod("__set__(self, instance, value, /)")
    static void set(PyThread t, long self, long instance, long value) {
        assign(t, self, instance, value);
    }

    @PyMethod("__delete__(self, instance, /)")
    static void delete(PyThread t, long self, long instance) {
        assign(t, self, instance, 0);
    }

    @PyMethod("__set_name__(self, owner, name, /)")
    static void setName(long self, long owner, long name) {
        Memory.putLong(self + NAME, name);
    }

    @PyMethod("getter(self, function, /)")
    static long getter(PyThread t, long self, long function) {
        return copy(t, self, function, 0, 0);
    }

    @PyMethod("setter(self, function, /)")
    static long setter(PyThread t, long self, long function) {
        return copy(t, self, 0, function, 0);
    }

    @PyMethod("deleter(self, function, /)")
    static long deleter(PyThread t, long self, long function) {
        return copy(t, self, 0, 0, function);
    }

    private static long copy(PyThread t, long self, long getter, long setter, long deleter) {
        long fget = orNone(getter != 0 && getter != Const.NONE ? getter : Memory.getLong(self + GETTER));
        long fset = orNone(setter != 0 && setter != Const.NONE ? setter : Memory.getLong(self + SETTER));
        long fdel = orNone(deleter != 0 && deleter != Const.NONE ? deleter : Memory.getLong(self + DELETER));
        boolean docOfGetter = Memory.getLong(self + GETTER) != 0 && getter != 0;
        long doc = docOfGetter ? Const.NONE : orNone(Memory.getLong(self + DOC));
        long copy = Calls.callArray(t, PyObject.typeOf(self), new long[] {fget, fset, fdel, doc});
        if (PyType.of(copy).isSubtypeOf(Types.PROPERTY)) {
            Memory.putLong(copy + NAME, Memory.getLong(self + NAME));
        }
        return copy;
    }

    @PyGetter("fget")
    static long fget(long self) {
        return orNone(Memory.getLong(self + GETTER));
    }

    @PyGetter("fset")
    static long fset(long self) {
        return orNone(Memory.getLong(self + SETTER));
    }

    @PyGetter("fdel")
    static long fdel(long self) {
        return orNone(Memory.getLong(self + DELETER));
    }

    @PyGetter("__doc__")
    static long doc(long self) {
        return orNone(Memory.getLong(self + DOC));
    }

    @PySetter("__doc__")
    static void setDoc(long self, long value) {
        Memory.putLong(self + DOC, value);
    }

    @PyGetter("__name__")
    static long nameAttribute(PyThread t, long self) {
        long name = name(t, self);
        if (name == 0) {
            throw Errors.attributeError(t, self, Names.__name__, "'property' object has no attribute '__name__'");
        }
        return name;
    }

    @PySetter("__name__")
    static void setNameAttribute(long self, long value) {
        Memory.putLong(self + NAME, value);
    }

    @PyGetter("__isabstractmethod__")
    static boolean isAbstract(PyThread t, long self) {
        return Wrapping.isAbstract(t, Memory.getLong(self + GETTER)) || Wrapping.isAbstract(t, Memory.getLong(self + SETTER))
                || Wrapping.isAbstract(t, Memory.getLong(self + DELETER));
    }
}
