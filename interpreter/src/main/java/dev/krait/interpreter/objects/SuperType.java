package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.CellLayout;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;

/** {@code super}. */
@PyClass(name = "super", kind = Kind.INSTANCE, subclassable = true, fields = 3)
public final class SuperType {
    /** In the kinds of local variables: captured by an inner function. */
    private static final int CO_FAST_CELL = 0x40;
    private static final int START = InstanceLayout.FIELDS;
    private static final int OBJECT = START + 8;
    private static final int OBJECT_TYPE = START + 16;

    private SuperType() {
    }

    @PyMethod("__init__(self, type=<unrepresentable>, object_or_type=<unrepresentable>, /)")
    static void init(PyThread t, long self, long type, long object) {
        if (type == 0) {
            long[] found = classAndSelf(t);
            type = found[0];
            object = found[1];
        } else if (!PyType.is(type)) {
            throw Errors.typeError(t, "super() argument 1 must be a type, not %s", PyObject.typeName(type));
        }
        Memory.putLong(self + START, type);
        if (object != 0 && object != Const.NONE) {
            Memory.putLong(self + OBJECT_TYPE, check(t, PyType.at(type), object).address);
            Memory.putLong(self + OBJECT, object);
        }
    }

    /** What {@code super()} means in the current frame: the value of {@code __class__}, and the first argument. */
    private static long[] classAndSelf(PyThread t) {
        long frame = t.frame;
        if (frame == 0) {
            throw Errors.runtimeError(t, "super(): no current frame");
        }
        CodeBody code = CodeBody.ofFrame(frame);
        if (code.argCount == 0) {
            throw Errors.runtimeError(t, "super(): no arguments");
        }
        long first = Memory.getLong(frame + FrameLayout.SLOTS);
        if (first != 0 && Kinds.is(first, Kind.CELL) && (code.code.localsPlusKinds()[0] & CO_FAST_CELL) != 0) {
            first = Memory.getLong(first + CellLayout.VALUE);
        }
        if (first == 0) {
            throw Errors.runtimeError(t, "super(): arg[0] deleted");
        }
        for (int i = code.localsPlus - code.freeCount; i < code.localsPlus; i++) {
            if (code.localNames[i] == Names.__class__) {
                long cell = Memory.getLong(frame + FrameLayout.SLOTS + 8L * i);
                long cls = cell == 0 ? 0 : Memory.getLong(cell + CellLayout.VALUE);
                if (cls == 0) {
                    throw Errors.runtimeError(t, "super(): empty __class__ cell");
                }
                if (!PyType.is(cls)) {
                    throw Errors.runtimeError(t, "super(): __class__ is not a type (%s)", PyObject.typeName(cls));
                }
                return new long[] {cls, first};
            }
        }
        throw Errors.runtimeError(t, "super(): __class__ cell not found");
    }

    /** The class in whose order of resolution the search begins. */
    private static PyType check(PyThread t, PyType start, long object) {
        if (PyType.is(object) && PyType.at(object).isSubtypeOf(start)) {
            return PyType.at(object);
        }
        PyType type = PyType.of(object);
        if (type.isSubtypeOf(start)) {
            return type;
        }
        long cls = PyObject.getAttrOrAbsent(t, object, Names.__class__);
        if (cls != 0 && PyType.is(cls) && PyType.at(cls) != type && PyType.at(cls).isSubtypeOf(start)) {
            return PyType.at(cls);
        }
        boolean isType = PyType.is(object);
        throw Errors.typeError(t, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).", isType ? "type" : "instance of",
                isType ? PyType.at(object).name : type.name, start.name);
    }

    /**
     * What {@code super(start, object).name} finds; 0 if nothing.
     *
     * @param type the class in whose order of resolution the search begins
     */
    public static long find(PyThread t, PyType start, PyType type, long object, long name) {
        boolean behind = false;
        for (PyType c : type.mro) {
            if (behind) {
                long found = PyDict.get(t, c.dict(), name);
                if (found != 0) {
                    return object == type.address ? Descriptors.bindToType(t, found, type) : Descriptors.bind(t, found, object, type);
                }
            } else {
                behind = c == start;
            }
        }
        return 0;
    }

    /** {@code super(start, object).name} where {@code super} is the built-in one. */
    public static long getAttr(PyThread t, long start, long object, long name) {
        if (!PyType.is(start)) {
            throw Errors.typeError(t, "super() argument 1 must be a type, not %s", PyObject.typeName(start));
        }
        PyType type = check(t, PyType.at(start), object);
        long found = name == Names.__class__ ? 0 : find(t, PyType.at(start), type, object, name);
        if (found != 0) {
            return found;
        }
        long proxy = t.allocate(Types.SUPER.rootShape.id, Types.SUPER.rootShape.fieldsEnd);
        Memory.putLong(proxy + START, start);
        Memory.putLong(proxy + OBJECT, object);
        Memory.putLong(proxy + OBJECT_TYPE, type.address);
        return getAttribute(t, proxy, name);
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        long interned = Attributes.interned(t, name);
        long type = Memory.getLong(self + OBJECT_TYPE);
        if (type != 0 && interned != Names.__class__) {
            long found = find(t, PyType.at(Memory.getLong(self + START)), PyType.at(type), Memory.getLong(self + OBJECT), interned);
            if (found != 0) {
                return found;
            }
        }
        long value = Attributes.generic(t, self, PyType.of(self), interned);
        if (value == 0) {
            throw Errors.attributeError(t, self, name, "'" + PyObject.typeName(self) + "' object has no attribute '" + PyStr.toJava(name) + "'");
        }
        return value;
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        if (instance == Const.NONE || Memory.getLong(self + OBJECT) != 0) {
            return self;
        }
        if (PyType.of(self) != Types.SUPER) {
            return Calls.call(t, PyObject.typeOf(self), Memory.getLong(self + START), instance);
        }
        PyType type = check(t, PyType.at(Memory.getLong(self + START)), instance);
        long bound = t.allocate(Types.SUPER.rootShape.id, Types.SUPER.rootShape.fieldsEnd);
        Memory.putLong(bound + START, Memory.getLong(self + START));
        Memory.putLong(bound + OBJECT, instance);
        Memory.putLong(bound + OBJECT_TYPE, type.address);
        return bound;
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        long start = Memory.getLong(self + START);
        long type = Memory.getLong(self + OBJECT_TYPE);
        String name = start == 0 ? "NULL" : PyType.at(start).name;
        return type == 0 ? "<super: <class '" + name + "'>, NULL>" : "<super: <class '" + name + "'>, <" + PyType.at(type).name + " object>>";
    }

    private static long orNone(long value) {
        return value == 0 ? Const.NONE : value;
    }

    @PyGetter("__thisclass__")
    static long thisClass(long self) {
        return orNone(Memory.getLong(self + START));
    }

    @PyGetter("__self__")
    static long selfAttribute(long self) {
        return orNone(Memory.getLong(self + OBJECT));
    }

    @PyGetter("__self_class__")
    static long selfClass(long self) {
        return orNone(Memory.getLong(self + OBJECT_TYPE));
    }
}
