package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** The type {@code bool}. */
@PyClass(name = "bool", kind = Kind.INT_SUBCLASS, base = IntType.class)
final class BoolType {
    private BoolType() {
    }

    @PyNew("(object=False, /)")
    static boolean new_(PyThread t, PyType cls, long object) {
        return object != Value.ABSENT && PyObject.isTrue(t, object);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return self == Const.TRUE ? "True" : "False";
    }

    private static boolean bools(long a, long b) {
        return (a == Const.TRUE || a == Const.FALSE) && (b == Const.TRUE || b == Const.FALSE);
    }

    @PyMethod(value = "__and__(self, value, /)", reflected = true)
    static long and_(PyThread t, long self, long other) {
        if (bools(self, other)) {
            return Const.of(self == Const.TRUE & other == Const.TRUE);
        }
        return PyInt.is(self) && PyInt.is(other) ? PyInt.and(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or_(PyThread t, long self, long other) {
        if (bools(self, other)) {
            return Const.of(self == Const.TRUE | other == Const.TRUE);
        }
        return PyInt.is(self) && PyInt.is(other) ? PyInt.or(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__xor__(self, value, /)", reflected = true)
    static long xor_(PyThread t, long self, long other) {
        if (bools(self, other)) {
            return Const.of(self == Const.TRUE ^ other == Const.TRUE);
        }
        return PyInt.is(self) && PyInt.is(other) ? PyInt.xor(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__invert__(self, /)")
    static long invert(PyThread t, long self) {
        Warnings.warn(t, Exc.DEPRECATION_WARNING, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "
                + "This returns the bitwise inversion of the underlying int object and is usually not what you expect from the negation "
                + "of a bool object. Use the 'not' operator for boolean negation or ~int(x) for the bitwise inversion of the underlying int.", 1);
        return PyInt.invert(t, PyInt.unwrap(self));
    }
}
