package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
/** {@code classmethod}. */
@PyClass(name = "classmethod", kind = Kind.INSTANCE, subclassable = true, dict = true, fields = 1)
final class ClassMethodType {
    static final int CALLABLE = InstanceLayout.FIELDS;

    private ClassMethodType() {
    }

    static long create(PyThread t, long callable) {
        Shape shape = Types.CLASSMETHOD.rootShape;
        long o = t.allocate(shape.id, shape.fieldsEnd);
        Memory.putLong(o + CALLABLE, callable);
        return o;
    }

    /** The method bound to a class. */
    static long bind(PyThread t, long self, long cls) {
        return MethodType.create(t, Memory.getLong(self + CALLABLE), cls);
    }

    @PyNew("(function, /)")
    static long new_(PyThread t, PyType cls, long function) {
        long o = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(o + CALLABLE, function);
        return o;
    }

    @PyMethod("__init__(self, function, /)")
    static void init(PyThread t, long self, long function) {
        Memory.putLong(self + CALLABLE, function);
        Wrapping.copyAttributes(t, self, function);
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        return bind(t, self, owner == Const.NONE ? PyObject.typeOf(instance) : owner);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return "<classmethod(" + PyObject.reprText(t, Memory.getLong(self + CALLABLE)) + ")>";
    }

    @PyGetter("__func__")
    static long func(long self) {
        return Memory.getLong(self + CALLABLE);
    }

    @PyGetter("__wrapped__")
    static long wrapped(long self) {
        return Memory.getLong(self + CALLABLE);
    }

    @PyGetter("__isabstractmethod__")
    static boolean isAbstract(PyThread t, long self) {
        return Wrapping.isAbstract(t, Memory.getLong(self + CALLABLE));
    }

    @PyGetter("__dict__")
    static long dict(PyThread t, long self) {
        return Attributes.dictOf(t, self);
    }
}
