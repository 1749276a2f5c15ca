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
import java.math.RoundingMode;
import java.util.Locale;

/** The type {@code float}. */
@PyClass(name = "float", kind = Kind.JAVA, subclassable = true)
final class FloatType {
    private FloatType() {
    }

    @PyNew("(x=0, /)")
    static long new_(PyThread t, PyType cls, long x) {
        double number = x == Value.ABSENT ? 0 : convert(t, x);
        if (cls == Types.FLOAT) {
            return PyFloat.of(number);
        }
        long object = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        Memory.putLong(object + NumberSubclassLayout.VALUE, PyFloat.of(number));
        return object;
    }

    private static double convert(PyThread t, long x) {
        String text = IntType.text(t, x);
        if (text == null) {
            if (!is(x) && PyType.of(x).special(Special.FLOAT) == 0 && !PyType.of(x).defines(Special.INDEX)) {
                throw Errors.typeError(t, "float() argument must be a string or a real number, not '%s'", PyObject.typeName(x));
            }
            return PyFloat.toDouble(t, x);
        }
        Double number = FloatText.parse(IntText.strip(IntText.asciiDigits(text)));
        if (number == null) {
            throw Errors.valueError(t, "could not convert string to float: " + PyStr.toJava(PyObject.repr(t, x)));
        }
        return number;
    }

    /** Whether a value is a float or an int, so that {@link #number} gives its double. */
    private static boolean is(long value) {
        return Value.isDouble(value) || Value.isInt(value) || PyFloat.is(value) || PyInt.is(value);
    }

    private static boolean numbers(long a, long b) {
        return is(a) && is(b);
    }

    private static double number(PyThread t, long value) {
        return Value.isDouble(value) ? Value.doubleValue(value) : Value.isInt(value) ? Value.intValue(value)
                : PyFloat.is(value) ? PyFloat.value(value) : PyInt.toDouble(t, PyInt.unwrap(value));
    }

    @PyMethod(value = "__add__(self, value, /)", reflected = true)
    static long add(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.of(number(t, self) + number(t, other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__sub__(self, value, /)", reflected = true)
    static long sub(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.of(number(t, self) - number(t, other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__mul__(self, value, /)", reflected = true)
    static long mul(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.of(number(t, self) * number(t, other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__truediv__(self, value, /)", reflected = true)
    static long truediv(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.of(PyFloat.trueDiv(t, number(t, self), number(t, other))) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__floordiv__(self, value, /)", reflected = true)
    static long floordiv(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.of(PyFloat.floorDiv(t, number(t, self), number(t, other))) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__mod__(self, value, /)", reflected = true)
    static long mod(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.of(PyFloat.mod(t, number(t, self), number(t, other))) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__divmod__(self, value, /)", reflected = true)
    static long divmod(PyThread t, long self, long other) {
        return numbers(self, other) ? PyFloat.divmod(t, number(t, self), number(t, other)) : Const.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__pow__(self, value, mod=None, /)", reflected = true)
    static long pow(PyThread t, long self, long other, long mod) {
        if (mod != Const.NONE) {
            throw Errors.typeError(t, "pow() 3rd argument not allowed unless all arguments are integers");
        }
        return numbers(self, other) ? power(t, number(t, self), number(t, other)) : Const.NOT_IMPLEMENTED;
    }

    /** {@code a ** b} of floats, which may be complex. */
    static long power(PyThread t, double a, double b) {
        return PyFloat.powIsComplex(a, b) ? PyComplex.pow(t, a, 0, b, 0) : PyFloat.of(PyFloat.pow(t, a, b));
    }

    @PyMethod("__neg__(self, /)")
    static long neg_(PyThread t, long self) {
        return PyFloat.of(-PyFloat.value(self));
    }

    @PyMethod("__pos__(self, /)")
    static long pos_(PyThread t, long self) {
        return PyFloat.of(PyFloat.value(self));
    }

    @PyMethod("__abs__(self, /)")
    static long abs_(PyThread t, long self) {
        return PyFloat.of(Math.abs(PyFloat.value(self)));
    }

    @PyMethod("__float__(self, /)")
    static long float_(PyThread t, long self) {
        return PyFloat.of(PyFloat.value(self));
    }

    @PyMethod("__int__(self, /)")
    static long int_(PyThread t, long self) {
        return PyFloat.toInt(t, PyFloat.value(self));
    }

    @PyMethod("__trunc__(self, /)")
    static long trunc_(PyThread t, long self) {
        return PyFloat.toInt(t, PyFloat.value(self));
    }

    @PyMethod("__floor__(self, /)")
    static long floor_(PyThread t, long self) {
        return PyFloat.toInt(t, Math.floor(PyFloat.value(self)));
    }

    @PyMethod("__ceil__(self, /)")
    static long ceil_(PyThread t, long self) {
        return PyFloat.toInt(t, Math.ceil(PyFloat.value(self)));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        double a = PyFloat.value(self);
        if (PyFloat.is(other)) {
            double b = PyFloat.value(other);
            return Const.of(switch (operator) {
                case PyObject.LT -> a < b;
                case PyObject.LE -> a <= b;
                case PyObject.EQ -> a == b;
                case PyObject.NE -> a != b;
                case PyObject.GT -> a > b;
                default -> a >= b;
            });
        }
        if (!PyInt.is(other)) {
            return Const.NOT_IMPLEMENTED;
        }
        int c = PyFloat.compareInt(a, PyInt.unwrap(other));
        return Const.of(c == PyFloat.UNORDERED ? operator == PyObject.NE : PyObject.holds(operator, c));
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(long self) {
        return PyFloat.value(self) != 0;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyFloat.hash(PyFloat.value(self)));
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return FloatText.repr(PyFloat.value(self));
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
        return PyStr.of(t, FormatSpec.parse(t, PyStr.toJava(spec), name).formatDouble(t, PyFloat.value(self), name));
    }

    @PyMethod("__round__(self, ndigits=None, /)")
    static long round(PyThread t, long self, long ndigits) {
        double x = PyFloat.value(self);
        if (ndigits == Const.NONE) {
            return PyFloat.toInt(t, Math.rint(x));
        }
        long digits = PyInt.clampedLong(PyInt.index(t, ndigits));
        if (!Double.isFinite(x) || x == 0 || digits > 323) {
            return PyFloat.of(x);
        }
        if (digits < -308) {
            return PyFloat.of(Math.copySign(0.0, x));
        }
        double rounded = new BigDecimal(x).setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
        if (Double.isInfinite(rounded)) {
            throw Errors.overflowError(t, "rounded value too large to represent");
        }
        return PyFloat.of(Math.copySign(rounded, x));
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getnewargs(PyThread t, long self) {
        return PyTuple.of(t, PyFloat.of(PyFloat.value(self)));
    }

    @PyMethod("is_integer(self, /)")
    static boolean isInteger(long self) {
        double x = PyFloat.value(self);
        return !Double.isInfinite(x) && x == Math.rint(x);
    }

    @PyMethod("conjugate(self, /)")
    static double conjugate(long self) {
        return PyFloat.value(self);
    }

    @PyGetter("real")
    static double real(long self) {
        return PyFloat.value(self);
    }

    @PyGetter("imag")
    static double imag(long self) {
        return 0.0;
    }

    @PyMethod("as_integer_ratio(self, /)")
    static long asIntegerRatio(PyThread t, long self) {
        double x = PyFloat.value(self);
        if (Double.isInfinite(x)) {
            throw Errors.overflowError(t, "cannot convert Infinity to integer ratio");
        }
        if (Double.isNaN(x)) {
            throw Errors.valueError(t, "cannot convert NaN to integer ratio");
        }
        BigDecimal d = new BigDecimal(x);
        BigInteger numerator = d.unscaledValue();
        BigInteger denominator = BigInteger.ONE;
        if (d.scale() > 0) {
            denominator = BigInteger.TEN.pow(d.scale());
        } else {
            numerator = d.toBigIntegerExact();
        }
        BigInteger gcd = numerator.gcd(denominator);
        return PyTuple.of(t, PyInt.of(t, numerator.divide(gcd)), PyInt.of(t, denominator.divide(gcd)));
    }

    @PyMethod("hex(self, /)")
    static String hex(long self) {
        double x = PyFloat.value(self);
        if (!Double.isFinite(x)) {
            return FloatText.repr(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        long mantissa = bits & 0xFFFFFFFFFFFFFL;
        int exponent = (int) (bits >>> 52) & 0x7FF;
        String sign = bits < 0 ? "-" : "";
        if (x == 0) {
            return sign + "0x0.0p+0";
        }
        int e = exponent == 0 ? -1022 : exponent - 1023;
        return sign + "0x" + (exponent == 0 ? "0." : "1.") + String.format(Locale.ROOT, "%013x", mantissa) + "p" + (e < 0 ? "" : "+") + e;
    }

    @PyClassMethod("fromhex(cls, string, /)")
    static long fromHex(PyThread t, long cls, String string) {
        String s = IntText.strip(string).toLowerCase(java.util.Locale.ROOT);
        Double number = FloatText.parse(s.matches("[+-]?(inf|infinity|nan)") ? s : "");
        if (number == null) {
            java.util.regex.Matcher m = HEX.matcher(s);
            if (!m.matches() || m.group(2).isEmpty() && (m.group(3) == null || m.group(3).isEmpty())) {
                throw Errors.valueError(t, "invalid hexadecimal floating-point string");
            }
            String fraction = m.group(3) == null ? "" : m.group(3);
            String exponent = m.group(4) == null ? "0" : m.group(4);
            number = Double.parseDouble((m.group(1) == null ? "" : m.group(1)) + "0x" + m.group(2) + "." + fraction + "p" + exponent);
            if (Double.isInfinite(number)) {
                throw Errors.overflowError(t, "hexadecimal value too large to represent as a float");
            }
        }
        long result = PyFloat.of(number);
        return PyType.at(cls) == Types.FLOAT ? result : Calls.call(t, cls, result);
    }

    private static final java.util.regex.Pattern HEX =
            java.util.regex.Pattern.compile("([+-])?(?:0x)?([0-9a-f]*)(?:\\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?");

    @PyClassMethod("__getformat__(cls, typestr, /)")
    static String getformat(PyThread t, long cls, String type) {
        if (!type.equals("double") && !type.equals("float")) {
            throw Errors.valueError(t, "__getformat__() argument 1 must be 'double' or 'float'");
        }
        return "IEEE, little-endian";
    }
}
