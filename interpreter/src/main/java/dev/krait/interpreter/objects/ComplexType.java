package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyComplex.Pair;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** The type {@code complex}. */
@PyClass(name = "complex", kind = Kind.JAVA, subclassable = true)
final class ComplexType {
    private ComplexType() {
    }

    @PyNew("(real=0, imag=0)")
    static long new_(PyThread t, PyType cls, long real, long imag) {
        Pair r = real == Value.ABSENT ? new Pair(0, 0) : null;
        if (r == null && PyStr.is(real)) {
            if (imag != Value.ABSENT && imag != Value.ofInt(0)) {
                throw Errors.typeError(t, "complex() can't take second arg if first is a string");
            }
            r = PyComplex.parse(PyStr.toJava(real));
            if (r == null) {
                throw Errors.valueError(t, "complex() arg is a malformed string");
            }
        }
        if (r == null) {
            r = number(t, real, "complex() first argument must be a string or a number, not '");
        }
        if (imag != Value.ABSENT) {
            if (PyStr.is(imag)) {
                throw Errors.typeError(t, "complex() second arg can't be a string");
            }
            Pair i = number(t, imag, "complex() second argument must be a number, not '");
            r = new Pair(r.real() - i.imag(), r.imag() + i.real());
        }
        return JavaObjects.create(t, cls.rootShape.id, r);
    }

    private static Pair number(PyThread t, long value, String message) {
        Pair pair = PyComplex.pair(t, value);
        if (pair != null) {
            return pair;
        }
        long method = PyObject.lookupSpecial(t, value, Special.COMPLEX);
        if (method != 0) {
            long result = Calls.call(t, method);
            if (!PyComplex.is(result)) {
                throw Errors.typeError(t, "__complex__() must return a complex, not " + PyObject.typeName(result));
            }
            return (Pair) JavaObjects.get(result);
        }
        if (PyObject.lookupSpecial(t, value, Special.FLOAT) == 0 && PyObject.lookupSpecial(t, value, Special.INDEX) == 0) {
            throw Errors.typeError(t, message + PyObject.typeName(value) + "'");
        }
        return new Pair(PyFloat.toDouble(t, value), 0);
    }

    private static Pair of(long self) {
        return (Pair) JavaObjects.get(self);
    }

    /** Whether an operand is a float or an int: it has no imaginary part, not even one that is zero (as in C99, Annex G). */
    private static boolean isReal(long operand) {
        return !PyComplex.is(operand);
    }

    @PyMethod(value = "__add__(self, value, /)", reflected = true)
    static long add(PyThread t, long self, long other) {
        Pair a = PyComplex.pair(t, self);
        Pair b = PyComplex.pair(t, other);
        return a == null || b == null ? Const.NOT_IMPLEMENTED : PyComplex.of(t, a.real() + b.real(), isReal(self) ? b.imag() : isReal(other) ? a.imag() : a.imag() + b.imag());
    }

    @PyMethod(value = "__sub__(self, value, /)", reflected = true)
    static long sub(PyThread t, long self, long other) {
        Pair a = PyComplex.pair(t, self);
        Pair b = PyComplex.pair(t, other);
        return a == null || b == null ? Const.NOT_IMPLEMENTED : PyComplex.of(t, a.real() - b.real(), isReal(self) ? -b.imag() : a.imag() - b.imag());
    }

    @PyMethod(value = "__mul__(self, value, /)", reflected = true)
    static long mul(PyThread t, long self, long other) {
        Pair a = PyComplex.pair(t, self);
        Pair b = PyComplex.pair(t, other);
        if (a == null || b == null) {
            return Const.NOT_IMPLEMENTED;
        }
        if (isReal(self) || isReal(other)) {
            Pair c = isReal(self) ? b : a;
            double factor = isReal(self) ? a.real() : b.real();
            return PyComplex.of(t, c.real() * factor, c.imag() * factor);
        }
        return PyComplex.of(t, a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real());
    }

    @PyMethod(value = "__truediv__(self, value, /)", reflected = true)
    static long truediv(PyThread t, long self, long other) {
        Pair a = PyComplex.pair(t, self);
        Pair b = PyComplex.pair(t, other);
        if (a == null || b == null) {
            return Const.NOT_IMPLEMENTED;
        }
        if (isReal(other) && b.real() != 0) {
            return PyComplex.of(t, a.real() / b.real(), a.imag() / b.real());
        }
        // Minus zero, because what is taken from it must keep its sign.
        return PyComplex.divide(t, isReal(self) ? new Pair(a.real(), -0.0) : a, b);
    }

    @PyMethod(value = "__pow__(self, value, mod=None, /)", reflected = true)
    static long pow(PyThread t, long self, long other, long mod) {
        Pair a = PyComplex.pair(t, self);
        Pair b = PyComplex.pair(t, other);
        if (a == null || b == null) {
            return Const.NOT_IMPLEMENTED;
        }
        if (mod != Const.NONE) {
            throw Errors.valueError(t, "complex modulo");
        }
        return PyComplex.pow(t, a.real(), a.imag(), b.real(), b.imag());
    }

    @PyMethod("__neg__(self, /)")
    static long neg(PyThread t, long self) {
        return PyComplex.of(t, -of(self).real(), -of(self).imag());
    }

    @PyMethod("__pos__(self, /)")
    static long pos(PyThread t, long self) {
        return PyComplex.of(t, of(self).real(), of(self).imag());
    }

    @PyMethod("__complex__(self, /)")
    static long complex(PyThread t, long self) {
        return pos(t, self);
    }

    @PyMethod("__abs__(self, /)")
    static double abs(PyThread t, long self) {
        double size = Math.hypot(of(self).real(), of(self).imag());
        if (Double.isInfinite(size) && Double.isFinite(of(self).real()) && Double.isFinite(of(self).imag())) {
            throw Errors.overflowError(t, "absolute value too large");
        }
        return size;
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(long self) {
        return of(self).real() != 0 || of(self).imag() != 0;
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        Pair a = of(self);
        if (PyInt.is(other)) {
            return PyObject.equality(operator, a.imag() == 0 && PyFloat.compareInt(a.real(), PyInt.unwrap(other)) == 0);
        }
        Pair b = PyComplex.pair(t, other);
        return b == null ? Const.NOT_IMPLEMENTED : PyObject.equality(operator, a.real() == b.real() && a.imag() == b.imag());
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        long h = PyFloat.hash(of(self).real()) + 1000003 * PyFloat.hash(of(self).imag());
        return PyInt.of(t, h == -1 ? -2 : h);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return PyComplex.repr(of(self));
    }

    @PyMethod("__format__(self, format_spec, /)")
    static long format(PyThread t, long self, long spec) {
        if (!PyStr.is(spec)) {
            throw Errors.typeError(t, "__format__() argument must be str, not " + PyObject.typeName(spec));
        }
        if (PyStr.length(spec) == 0) {
            return PyObject.str(t, self);
        }
        return PyStr.of(t, FormatSpec.parse(t, PyStr.toJava(spec), "complex").formatComplex(t, of(self).real(), of(self).imag()));
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getnewargs(PyThread t, long self) {
        return PyTuple.of(t, PyFloat.of(of(self).real()), PyFloat.of(of(self).imag()));
    }

    @PyMethod("conjugate(self, /)")
    static long conjugate(PyThread t, long self) {
        return PyComplex.of(t, of(self).real(), -of(self).imag());
    }

    @PyClassMethod("from_number(cls, number, /)")
    static long fromNumber(PyThread t, long cls, long number) {
        return Calls.call(t, cls, number);
    }

    @PyGetter("real")
    static double real(long self) {
        return of(self).real();
    }

    @PyGetter("imag")
    static double imag(long self) {
        return of(self).imag();
    }
}
