package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.NumberSubclassLayout;
import dev.krait.spi.abi.Value;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The type {@code int}. */
@PyClass(name = "int", kind = Kind.JAVA, subclassable = true)
final class IntType {
    private IntType() {
    }

    @PyNew("(x=0, /, base=10)")
    static long new_(PyThread t, PyType cls, long x, long base) {
        long number = value(t, x, base);
        if (cls == Types.INT) {
            return number;
        }
        long object = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(object + NumberSubclassLayout.VALUE, number);
        return object;
    }

    private static long value(PyThread t, long x, long base) {
        if (base != Value.ABSENT && base != Value.ofInt(10)) {
            long radix = PyInt.clampedLong(PyInt.index(t, base));
            if (radix != 0 && (radix < 2 || radix > 36)) {
                throw Errors.valueError(t, "int() base must be >= 2 and <= 36, or 0");
            }
            if (x == Value.ABSENT) {
                throw Errors.typeError(t, "int() missing string argument");
            }
            String text = text(t, x);
            if (text == null) {
                throw Errors.typeError(t, "int() can't convert non-string with explicit base");
            }
            return IntText.parse(t, text, (int) radix, PyStr.toJava(PyObject.repr(t, x)));
        }
        return x == Value.ABSENT ? Value.ofInt(0) : PyNumber.toInt(t, x);
    }

    /** The characters of a str, bytes or bytearray; null for anything else. */
    static String text(PyThread t, long x) {
        if (PyStr.is(x)) {
            return PyStr.toJava(x);
        }
        byte[] bytes = PyBytes.contents(x);
        return bytes == null ? null : new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static boolean ints(long a, long b) {
        return PyInt.is(a) && PyInt.is(b);
    }

    @PyMethod(value = "__add__(self, value, /)", reflected = true)
    static long add(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.add(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__sub__(self, value, /)", reflected = true)
    static long sub(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.sub(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__mul__(self, value, /)", reflected = true)
    static long mul(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.mul(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__floordiv__(self, value, /)", reflected = true)
    static long floordiv(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.floorDiv(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__mod__(self, value, /)", reflected = true)
    static long mod(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.mod(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__divmod__(self, value, /)", reflected = true)
    static long divmod(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.divmod(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__lshift__(self, value, /)", reflected = true)
    static long lshift(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.lshift(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__rshift__(self, value, /)", reflected = true)
    static long rshift(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.rshift(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__and__(self, value, /)", reflected = true)
    static long and_(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.and(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or_(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.or(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__xor__(self, value, /)", reflected = true)
    static long xor(PyThread t, long self, long other) {
        return ints(self, other) ? PyInt.xor(t, PyInt.unwrap(self), PyInt.unwrap(other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__truediv__(self, value, /)", reflected = true)
    static long truediv(PyThread t, long self, long other) {
        return ints(self, other) ? PyFloat.of(PyInt.trueDiv(t, PyInt.unwrap(self), PyInt.unwrap(other))) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__pow__(self, value, mod=None, /)", reflected = true)
    static long pow(PyThread t, long self, long other, long mod) {
        if (!ints(self, other)) {
            return Const.NOT_IMPLEMENTED;
        }
        if (mod == Const.NONE) {
            return PyInt.pow(t, PyInt.unwrap(self), PyInt.unwrap(other));
        }
        return PyInt.is(mod) ? PyInt.powMod(t, PyInt.unwrap(self), PyInt.unwrap(other), PyInt.unwrap(mod)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__neg__(self, /)")
    static long neg_(PyThread t, long self) {
        return PyInt.neg(t, PyInt.unwrap(self));
    }

    @PyMethod("__pos__(self, /)")
    static long pos_(PyThread t, long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("__abs__(self, /)")
    static long abs_(PyThread t, long self) {
        return PyInt.abs(t, PyInt.unwrap(self));
    }

    @PyMethod("__invert__(self, /)")
    static long invert_(PyThread t, long self) {
        return PyInt.invert(t, PyInt.unwrap(self));
    }

    @PyMethod("__int__(self, /)")
    static long int_(PyThread t, long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("__index__(self, /)")
    static long index_(PyThread t, long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("__trunc__(self, /)")
    static long trunc_(PyThread t, long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("__floor__(self, /)")
    static long floor_(PyThread t, long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("__ceil__(self, /)")
    static long ceil_(PyThread t, long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("__float__(self, /)")
    static long float_(PyThread t, long self) {
        return PyFloat.of(PyInt.toDouble(t, PyInt.unwrap(self)));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return ints(self, other) ? Const.of(PyObject.holds(operator, PyInt.compare(PyInt.unwrap(self), PyInt.unwrap(other)))) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(long self) {
        return PyInt.signum(PyInt.unwrap(self)) != 0;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyInt.hash(PyInt.unwrap(self)));
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        return PyInt.repr(t, PyInt.unwrap(self));
    }

    @PyMethod("__format__(self, format_spec, /)")
    static long format(PyThread t, long self, long spec) {
        if (!PyStr.is(spec)) {
            throw Errors.typeError(t, "__format__() argument must be str, not " + PyObject.typeName(spec));
        }
        if (PyStr.length(spec) == 0) {
            return PyObject.str(t, self);
        }
        String name = PyType.of(self).name;
        return PyStr.of(t, FormatSpec.parse(t, PyStr.toJava(spec), name).formatInt(t, PyInt.unwrap(self), name));
    }

    @PyMethod("__round__(self, ndigits=None, /)")
    static long round(PyThread t, long self, long ndigits) {
        long number = PyInt.unwrap(self);
        if (ndigits == Const.NONE) {
            return number;
        }
        long digits = PyInt.clampedLong(PyInt.index(t, ndigits));
        if (digits >= 0) {
            return number;
        }
        if (-digits > PyInt.bitLength(number)) {
            return Value.ofInt(0);
        }
        BigDecimal rounded = new BigDecimal(PyInt.big(number)).setScale((int) digits, java.math.RoundingMode.HALF_EVEN);
        return PyInt.of(t, rounded.toBigIntegerExact());
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getnewargs(PyThread t, long self) {
        return PyTuple.of(t, PyInt.unwrap(self));
    }

    @PyMethod("__sizeof__(self, /)")
    static int sizeof(long self) {
        long bits = PyInt.bitLength(PyInt.unwrap(self));
        return (int) (24 + 4 * Math.max(1, (bits + 29) / 30));
    }

    @PyMethod("bit_length(self, /)")
    static long bitLength(PyThread t, long self) {
        return PyInt.of(t, PyInt.bitLength(PyInt.unwrap(self)));
    }

    @PyMethod("bit_count(self, /)")
    static int bitCount(long self) {
        long n = PyInt.unwrap(self);
        return PyInt.fitsLong(n) && PyInt.longValue(n) != Long.MIN_VALUE ? Long.bitCount(Math.abs(PyInt.longValue(n))) : PyInt.big(n).abs().bitCount();
    }

    @PyMethod("conjugate(self, /)")
    static long conjugate(long self) {
        return PyInt.unwrap(self);
    }

    @PyMethod("is_integer(self, /)")
    static boolean isInteger(long self) {
        return true;
    }

    @PyMethod("as_integer_ratio(self, /)")
    static long asIntegerRatio(PyThread t, long self) {
        return PyTuple.of(t, PyInt.unwrap(self), Value.ofInt(1));
    }

    @PyGetter("real")
    static long real(long self) {
        return PyInt.unwrap(self);
    }

    @PyGetter("imag")
    static int imag(long self) {
        return 0;
    }

    @PyGetter("numerator")
    static long numerator(long self) {
        return PyInt.unwrap(self);
    }

    @PyGetter("denominator")
    static int denominator(long self) {
        return 1;
    }

    @PyMethod("to_bytes(self, /, length=1, byteorder='big', *, signed=False)")
    static long toBytes(PyThread t, long self, long length, String byteorder, boolean signed) {
        long size = PyInt.toLong(t, length);
        boolean little = isLittle(t, byteorder);
        if (size < 0) {
            throw Errors.valueError(t, "length argument must be non-negative");
        }
        BigInteger number = PyInt.big(PyInt.unwrap(self));
        if (!signed && number.signum() < 0) {
            throw Errors.overflowError(t, "can't convert negative int to unsigned");
        }
        if (signed ? number.bitLength() >= 8 * size && !(number.signum() == 0) : number.bitLength() > 8 * size) {
            throw Errors.overflowError(t, "int too big to convert");
        }
        byte[] magnitude = number.toByteArray();
        byte[] result = new byte[(int) size];
        for (int i = 0; i < result.length; i++) {
            int from = magnitude.length - 1 - i;
            byte b = from >= 0 ? magnitude[from] : (byte) (number.signum() < 0 ? -1 : 0);
            result[little ? i : result.length - 1 - i] = b;
        }
        return PyBytes.of(t, result);
    }

    @PyClassMethod("from_bytes(cls, /, bytes, byteorder='big', *, signed=False)")
    static long fromBytes(PyThread t, long cls, long bytes, String byteorder, boolean signed) {
        boolean little = isLittle(t, byteorder);
        byte[] b = PyBytes.fromObject(t, bytes);
        if (little) {
            byte[] reversed = new byte[b.length];
            for (int i = 0; i < b.length; i++) {
                reversed[i] = b[b.length - 1 - i];
            }
            b = reversed;
        }
        BigInteger number = b.length == 0 ? BigInteger.ZERO : signed ? new BigInteger(b) : new BigInteger(1, b);
        long result = PyInt.of(t, number);
        return PyType.at(cls) == Types.INT ? result : Calls.call(t, cls, result);
    }

    private static boolean isLittle(PyThread t, String byteorder) {
        return switch (byteorder) {
            case "little" -> true;
            case "big" -> false;
            default -> throw Errors.valueError(t, "byteorder must be either 'little' or 'big'");
        };
    }
}
