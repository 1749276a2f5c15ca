package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ObjectLayout;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code object}. */
@PyClass(name = "object", kind = Kind.INSTANCE, subclassable = true)
public final class ObjectType {
    private ObjectType() {
    }

    /** The hash of an object that is equal to itself only. */
    public static long identityHash(long o) {
        long hash = o >>> 4 | o << 60;
        return hash == -1 ? -2 : hash;
    }

    /** The address as the default repr writes it. */
    public static String addressText(long o) {
        return "0x" + Long.toHexString(o);
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        boolean excess = PyTuple.length(args) > 0 || PyDict.length(kwargs) > 0;
        return create(t, cls, excess);
    }

    /** What {@code object.__new__} does. */
    static long create(PyThread t, PyType cls, boolean excess) {
        if (excess) {
            if (cls.special(Special.NEW) != Types.OBJECT.special(Special.NEW)) {
                throw Errors.typeError(t, "object.__new__() takes exactly one argument (the type to instantiate)");
            }
            if (cls.special(Special.INIT) == Types.OBJECT.special(Special.INIT)) {
                throw Errors.typeError(t, "%s() takes no arguments", cls.name);
            }
        }
        if (cls.has(PyType.ABSTRACT)) {
            throw abstractError(t, cls);
        }
        return instantiate(t, cls);
    }

    private static RuntimeException abstractError(PyThread t, PyType cls) {
        List<String> names = new ArrayList<>();
        long iterator = PyObject.iter(t, PyDict.get(t, cls.dict(), Names.__abstractmethods__));
        for (long name; (name = PyObject.next(t, iterator)) != 0;) {
            names.add("'" + PyStr.toJava(name) + "'");
        }
        Collections.sort(names);
        return Errors.typeError(t, "Can't instantiate abstract class %s without an implementation for abstract method%s %s", cls.name,
                names.size() == 1 ? "" : "s", String.join(", ", names));
    }

    /** A new object of a class with all fields absent. */
    public static long instantiate(PyThread t, PyType cls) {
        if (cls.has(PyType.NO_NEW)) {
            throw Errors.typeError(t, "cannot create '%s' instances", PyObject.qualifiedTypeName(t, cls));
        }
        long o = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Finalization.register(t, cls, o);
        return o;
    }

    @PyMethod("__init__(self, /, *args, **kwargs)")
    static void init(PyThread t, long self, long args, long kwargs) {
        if (PyTuple.length(args) > 0 || PyDict.length(kwargs) > 0) {
            checkInit(t, PyType.of(self));
        }
    }

    /** The errors of {@code object.__init__} with arguments. */
    static void checkInit(PyThread t, PyType type) {
        if (type.special(Special.INIT) != Types.OBJECT.special(Special.INIT)) {
            throw Errors.typeError(t, "object.__init__() takes exactly one argument (the instance to initialize)");
        }
        if (type.special(Special.NEW) == Types.OBJECT.special(Special.NEW)) {
            throw Errors.typeError(t, "%s.__init__() takes exactly one argument (the instance to initialize)", type.fullName());
        }
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        PyType type = PyType.of(self);
        long module = TypeType.module(t, type);
        String name = PyStr.toJava(type.qualname());
        String prefix = module == 0 || !PyStr.is(module) || PyStr.equal(module, "builtins") ? "" : PyStr.toJava(module) + ".";
        return "<" + prefix + name + " object at " + addressText(self) + ">";
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        return PyObject.repr(t, self);
    }

    @PyMethod("__eq__(self, value, /)")
    static long eq(long self, long value) {
        return self == value ? Const.TRUE : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__ne__(self, value, /)")
    static long ne(PyThread t, long self, long value) {
        PyType type = PyType.of(self);
        long method = type.special(Special.EQ);
        if (method == 0) {
            return Const.NOT_IMPLEMENTED;
        }
        long equal = PyObject.invoke(t, method, type, self, value);
        return equal == Const.NOT_IMPLEMENTED ? equal : Const.of(!PyObject.isTrue(t, equal));
    }

    @PyMethod("__lt__(self, value, /)")
    static long lt(long self, long value) {
        return Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__le__(self, value, /)")
    static long le(long self, long value) {
        return Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__gt__(self, value, /)")
    static long gt(long self, long value) {
        return Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__ge__(self, value, /)")
    static long ge(long self, long value) {
        return Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, identityHash(self));
    }

    @PyMethod("__getattribute__(self, name, /)")
    public static long getAttribute(PyThread t, long self, long name) {
        long interned = Attributes.interned(t, name);
        long value = Attributes.generic(t, self, PyType.of(self), interned);
        if (value == 0) {
            throw Attributes.missing(t, self, name);
        }
        return value;
    }

    @PyMethod("__setattr__(self, name, value, /)")
    public static void setAttr(PyThread t, long self, long name, long value) {
        checkNotType(t, self, "__setattr__");
        Attributes.genericSet(t, self, PyType.of(self), Attributes.interned(t, name), value);
    }

    @PyMethod("__delattr__(self, name, /)")
    public static void delAttr(PyThread t, long self, long name) {
        checkNotType(t, self, "__delattr__");
        Attributes.genericSet(t, self, PyType.of(self), Attributes.interned(t, name), 0);
    }

    private static void checkNotType(PyThread t, long self, String method) {
        if (PyType.is(self)) {
            throw Errors.typeError(t, "can't apply this %s to %s object", method, PyObject.typeName(self));
        }
    }

    @PyGetter("__class__")
    static PyType class_(long self) {
        return PyType.of(self);
    }

    @PySetter("__class__")
    static void setClass(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "can't delete __class__ attribute");
        }
        if (!PyType.is(value)) {
            throw Errors.typeError(t, "__class__ must be set to a class, not '%s' object", PyObject.typeName(value));
        }
        PyType from = PyType.of(self);
        PyType to = PyType.at(value);
        boolean modules = from.isSubtypeOf(Types.MODULE) && to.isSubtypeOf(Types.MODULE);
        if (!modules && (!from.isHeap() || !to.isHeap())) {
            throw Errors.typeError(t, "__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        if (!Inheritance.sameLayout(from, to)) {
            throw Errors.typeError(t, "__class__ assignment: '%s' object layout differs from '%s'", to.name, from.name);
        }
        Shape old = Shape.ofObject(self);
        Shape shape = to.rootShape(old.inlineSlots);
        if (old.dictMode) {
            shape = shape.inDictMode();
        } else {
            for (int i = 0; i < old.size; i++) {
                shape = shape.with(old.nameAt(i));
            }
        }
        Memory.putInt(self + ObjectLayout.SHAPE, shape.id);
    }

    @PyMethod("__format__(self, format_spec, /)")
    static long format(PyThread t, long self, long spec) {
        if (!PyStr.is(spec)) {
            throw Errors.typeError(t, "__format__() argument must be str, not %s", PyObject.typeName(spec));
        }
        if (PyStr.length(spec) > 0) {
            throw Errors.typeError(t, "unsupported format string passed to %s.__format__", PyObject.typeName(self));
        }
        return PyObject.str(t, self);
    }

    @PyMethod("__sizeof__(self, /)")
    static long sizeof(PyThread t, long self) {
        return PyInt.of(t, self >>> Value.TAG_SHIFT != 0 ? 8 : Shape.ofObject(self).fieldsEnd);
    }

    @PyMethod("__dir__(self, /)")
    static long dir(PyThread t, long self) {
        long dict = PyObject.getAttrOrAbsent(t, self, Names.__dict__);
        long names = dict != 0 && Kinds.isDict(dict) ? PyDict.copy(t, dict) : PyDict.create(t);
        long cls = PyObject.getAttrOrAbsent(t, self, Names.__class__);
        if (cls != 0) {
            TypeType.mergeNames(t, names, cls);
        }
        return keys(t, names);
    }

    /** A list of the keys of a dict. */
    static long keys(PyThread t, long dict) {
        long list = PyList.create(t);
        for (int i = PyDict.nextEntry(dict, 0); i >= 0; i = PyDict.nextEntry(dict, i + 1)) {
            PyList.append(t, list, PyDict.keyAt(dict, i));
        }
        return list;
    }

    @PyMethod("__getstate__(self, /)")
    static long getState(PyThread t, long self) {
        return Pickling.defaultState(t, self, false);
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return Pickling.reduce(t, self, 0);
    }

    @PyMethod("__reduce_ex__(self, protocol, /)")
    static long reduceEx(PyThread t, long self, int protocol) {
        long reduce = PyObject.getAttrOrAbsent(t, self, Names.__reduce__);
        if (reduce != 0 && PyType.of(self).lookup(Names.__reduce__) != Types.OBJECT.lookup(Names.__reduce__)) {
            return Calls.call(t, reduce);
        }
        return Pickling.reduce(t, self, protocol);
    }

    @PyClassMethod("__subclasshook__(cls, object, /)")
    static long subclassHook(long cls, long object) {
        return Const.NOT_IMPLEMENTED;
    }

    @PyClassMethod("__init_subclass__(cls)")
    static void initSubclass(long cls) {
    }
}
