package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** Operators on any values: the numbers that need no call first, then the special methods of the operands. */
public final class PyNumber {
    private PyNumber() {
    }

    /** {@code a op b}. */
    public static long binary(PyThread t, BinaryOp op, long a, long b) {
        long result = fast(t, op, a, b);
        if (result == 0) {
            result = viaMethods(t, op, a, b);
        }
        if (result == Const.NOT_IMPLEMENTED) {
            throw unsupported(t, op, op.symbol, a, b);
        }
        return result;
    }

    /** {@code a op= b}. */
    public static long inPlace(PyThread t, BinaryOp op, long a, long b) {
        long result = fast(t, op, a, b);
        if (result != 0) {
            return result;
        }
        PyType type = PyType.of(a);
        long method = type.special(op.inPlace);
        if (method != 0) {
            // Classes written in Python inherit += of a sequence as an operator of numbers.
            if (isNumberAfterSequence(op, op.inPlace, type, b) && !(op == BinaryOp.ADD && type.isHeap())) {
                PyType right = PyType.of(b);
                result = PyObject.invoke(t, right.special(op.reflected), right, b, a);
                if (result != Const.NOT_IMPLEMENTED) {
                    return result;
                }
            }
            result = PyObject.invoke(t, method, type, a, b);
            if (result != Const.NOT_IMPLEMENTED) {
                return result;
            }
        }
        result = viaMethods(t, op, a, b);
        if (result == Const.NOT_IMPLEMENTED) {
            throw unsupported(t, op, op == BinaryOp.POWER ? "**=" : op.symbol + "=", a, b);
        }
        return result;
    }

    /** {@code a + b}. */
    public static long add(PyThread t, long a, long b) {
        return binary(t, BinaryOp.ADD, a, b);
    }

    /** {@code a * b}. */
    public static long multiply(PyThread t, long a, long b) {
        return binary(t, BinaryOp.MULTIPLY, a, b);
    }

    /** {@code divmod(a, b)}. */
    public static long divmod(PyThread t, long a, long b) {
        return binary(t, BinaryOp.DIVMOD, a, b);
    }

    /** {@code pow(a, b, modulus)}. */
    public static long power(PyThread t, long a, long b, long modulus) {
        if (modulus == Const.NONE) {
            return binary(t, BinaryOp.POWER, a, b);
        }
        PyType type = PyType.of(a);
        long method = type.special(Special.POW);
        long result = method == 0 ? Const.NOT_IMPLEMENTED : PyObject.invoke(t, method, type, a, b, modulus);
        PyType right = PyType.of(b);
        if (result == Const.NOT_IMPLEMENTED && right != type && (method = right.special(Special.RPOW)) != 0) {
            result = PyObject.invoke(t, method, right, b, a, modulus);
        }
        if (result == Const.NOT_IMPLEMENTED) {
            throw Errors.typeError(t, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", type.fullName(), right.fullName(), PyObject.typeName(modulus));
        }
        return result;
    }

    /** What needs no special method; 0 for everything else. */
    private static long fast(PyThread t, BinaryOp op, long a, long b) {
        if (Value.isDouble(a) || Value.isDouble(b)) {
            return floats(t, op, a, b);
        }
        if (isExactInt(a) && isExactInt(b)) {
            return ints(t, op, a, b);
        }
        if (op == BinaryOp.ADD && PyStr.isExact(a) && PyStr.isExact(b)) {
            return PyStr.concat(t, a, b);
        }
        return 0;
    }

    private static boolean isExactInt(long value) {
        return Value.isInt(value) || PyInt.isExact(value);
    }

    private static long ints(PyThread t, BinaryOp op, long a, long b) {
        return switch (op) {
            case ADD -> PyInt.add(t, a, b);
            case SUBTRACT -> PyInt.sub(t, a, b);
            case MULTIPLY -> PyInt.mul(t, a, b);
            case FLOOR_DIVIDE -> PyInt.floorDiv(t, a, b);
            case REMAINDER -> PyInt.mod(t, a, b);
            case TRUE_DIVIDE -> Value.ofDouble(PyInt.trueDiv(t, a, b));
            case AND -> PyInt.and(t, a, b);
            case OR -> PyInt.or(t, a, b);
            case XOR -> PyInt.xor(t, a, b);
            case LSHIFT -> PyInt.lshift(t, a, b);
            case RSHIFT -> PyInt.rshift(t, a, b);
            case POWER -> PyInt.pow(t, a, b);
            case DIVMOD -> PyInt.divmod(t, a, b);
            case MATRIX_MULTIPLY -> 0;
        };
    }

    /** With a double on one side: only doubles and ints that are words on the other. */
    private static long floats(PyThread t, BinaryOp op, long a, long b) {
        double x;
        double y;
        if (Value.isDouble(a)) {
            x = Value.doubleValue(a);
        } else if (Value.isInt(a)) {
            x = Value.intValue(a);
        } else {
            return 0;
        }
        if (Value.isDouble(b)) {
            y = Value.doubleValue(b);
        } else if (Value.isInt(b)) {
            y = Value.intValue(b);
        } else {
            return 0;
        }
        switch (op) {
            case ADD:
                return Value.ofDouble(x + y);
            case SUBTRACT:
                return Value.ofDouble(x - y);
            case MULTIPLY:
                return Value.ofDouble(x * y);
            case TRUE_DIVIDE:
                if (y == 0) {
                    throw Errors.zeroDivision(t, "division by zero");
                }
                return Value.ofDouble(x / y);
            default:
                return 0;
        }
    }

    /** {@code a op b}, where the method of the left operand was called first and returned NotImplemented. */
    public static long reflected(PyThread t, BinaryOp op, long a, long b) {
        PyType left = PyType.of(a);
        PyType right = PyType.of(b);
        long method = left == right ? 0 : right.special(op.reflected);
        long result = method == 0 ? Const.NOT_IMPLEMENTED : PyObject.invoke(t, method, right, b, a);
        if (result == Const.NOT_IMPLEMENTED) {
            throw unsupported(t, op, op.symbol, a, b);
        }
        return result;
    }

    /** {@code a op= b}, where the first method called, which is the in-place one if there is one, returned NotImplemented. */
    public static long afterInPlace(PyThread t, BinaryOp op, long a, long b) {
        PyType left = PyType.of(a);
        PyType right = PyType.of(b);
        long result;
        if (left.special(op.inPlace) != 0) {
            result = viaMethods(t, op, a, b);
        } else {
            long method = left == right ? 0 : right.special(op.reflected);
            result = method == 0 ? Const.NOT_IMPLEMENTED : PyObject.invoke(t, method, right, b, a);
        }
        if (result == Const.NOT_IMPLEMENTED) {
            throw unsupported(t, op, op == BinaryOp.POWER ? "**=" : op.symbol + "=", a, b);
        }
        return result;
    }

    /** The methods of the operands, that of a subclass on the right first; NotImplemented if none knows. */
    private static long viaMethods(PyThread t, BinaryOp op, long a, long b) {
        PyType left = PyType.of(a);
        PyType right = PyType.of(b);
        long method = left.special(op.method);
        long reflected = left == right ? 0 : right.special(op.reflected);
        if (reflected != 0 && method != 0 && (right.isSubtypeOf(left) && overrides(left, op, reflected) || isNumberAfterSequence(op, op.method, left, b))) {
            long result = PyObject.invoke(t, reflected, right, b, a);
            if (result != Const.NOT_IMPLEMENTED) {
                return result;
            }
            reflected = 0;
        }
        if (method != 0) {
            long result = PyObject.invoke(t, method, left, a, b);
            if (result != Const.NOT_IMPLEMENTED) {
                return result;
            }
        }
        return reflected == 0 ? Const.NOT_IMPLEMENTED : PyObject.invoke(t, reflected, right, b, a);
    }

    /**
     * Whether the method of a built-in sequence on the left has to wait for the reflected method of what is on the right: CPython asks all numbers, which
     * whatever has such a method is, before it repeats or concatenates a sequence.
     */
    private static boolean isNumberAfterSequence(BinaryOp op, Special special, PyType left, long b) {
        if (op != BinaryOp.ADD && op != BinaryOp.MULTIPLY || Value.isInt(b) || Value.isDouble(b)) {
            return false;
        }
        PyType sequence = sequence(left);
        if (sequence == null || left.special(special) != sequence.special(special)) {
            return false;
        }
        PyType right = PyType.of(b);
        PyType other = sequence(right);
        long reflected = right.special(op.reflected);
        return reflected != 0 && (other == null || reflected != other.special(op.reflected));
    }

    /** The built-in sequence that a type is or inherits from, or null. */
    private static PyType sequence(PyType type) {
        for (PyType sequence : new PyType[] {Types.LIST, Types.TUPLE, Types.STR, Types.BYTES, Types.BYTEARRAY}) {
            if (type.isSubtypeOf(sequence)) {
                return sequence;
            }
        }
        return null;
    }

    private static boolean overrides(PyType left, BinaryOp op, long reflected) {
        return left.special(op.reflected) != reflected;
    }

    private static PyError unsupported(PyThread t, BinaryOp op, String symbol, long a, long b) {
        PyType left = PyType.of(a);
        PyType right = PyType.of(b);
        if (op == BinaryOp.ADD && (Kinds.isList(a) || Kinds.isTuple(a) || PyStr.is(a))) {
            String sequence = sequence(left).name;
            return Errors.typeError(t, "can only concatenate %s (not \"%s\") to %s", sequence, right.fullName(), sequence);
        }
        if (op == BinaryOp.RSHIFT && symbol.equals(">>") && left == Types.BUILTIN_FUNCTION && BuiltinFunction.of(a).name.equals("print")) {
            return Errors.typeError(t, "unsupported operand type(s) for >>: '%s' and '%s'. Did you mean \"print(<message>, file=<output_stream>)\"?",
                    left.fullName(), right.fullName());
        }
        if (op == BinaryOp.MULTIPLY) {
            if (repeats(left)) {
                return Errors.typeError(t, "can't multiply sequence by non-int of type '%s'", right.fullName());
            }
            if (repeats(right)) {
                return Errors.typeError(t, "can't multiply sequence by non-int of type '%s'", left.fullName());
            }
        }
        return Errors.typeError(t, "unsupported operand type(s) for %s: '%s' and '%s'", symbol, left.fullName(), right.fullName());
    }

    private static boolean repeats(PyType type) {
        PyType sequence = sequence(type);
        return sequence != null && type.special(Special.MUL) == sequence.special(Special.MUL);
    }

    /** {@code -a}. */
    public static long negative(PyThread t, long a) {
        if (Value.isDouble(a)) {
            return Value.ofDouble(-Value.doubleValue(a));
        }
        return isExactInt(a) ? PyInt.neg(t, a) : unary(t, a, Special.NEG, "bad operand type for unary -: '%s'");
    }

    /** {@code +a}. */
    public static long positive(PyThread t, long a) {
        return Value.isDouble(a) || isExactInt(a) ? a : unary(t, a, Special.POS, "bad operand type for unary +: '%s'");
    }

    /** {@code ~a}. */
    public static long invert(PyThread t, long a) {
        return isExactInt(a) ? PyInt.invert(t, a) : unary(t, a, Special.INVERT, "bad operand type for unary ~: '%s'");
    }

    /** {@code abs(a)}. */
    public static long absolute(PyThread t, long a) {
        if (Value.isDouble(a)) {
            return Value.ofDouble(Math.abs(Value.doubleValue(a)));
        }
        return isExactInt(a) ? PyInt.abs(t, a) : unary(t, a, Special.ABS, "bad operand type for abs(): '%s'");
    }

    private static long unary(PyThread t, long a, Special special, String error) {
        PyType type = PyType.of(a);
        long method = type.special(special);
        if (method == 0) {
            throw Errors.typeError(t, error, type.fullName());
        }
        return PyObject.invoke(t, method, type, a);
    }

    /** {@code operator.index(a)}: exactly an int. */
    public static long index(PyThread t, long a) {
        if (Value.isInt(a) || PyInt.isExact(a)) {
            return a;
        }
        if (PyInt.is(a)) {
            return PyInt.unwrap(a);
        }
        PyType type = PyType.of(a);
        long method = type.special(Special.INDEX);
        if (method == 0) {
            throw Errors.typeError(t, "'%s' object cannot be interpreted as an integer", type.fullName());
        }
        return checkedInt(t, "__index__", PyObject.invoke(t, method, type, a));
    }

    private static long checkedInt(PyThread t, String method, long result) {
        if (Value.isInt(result) || PyInt.isExact(result)) {
            return result;
        }
        if (!PyInt.is(result)) {
            throw Errors.typeError(t, "%s returned non-int (type %s)", method, PyObject.typeName(result));
        }
        Warnings.warn(t, Exc.DEPRECATION_WARNING, method + " returned non-int (type " + PyObject.typeName(result) + ").  The ability to return an instance of a "
                + "strict subclass of int is deprecated, and may not be allowed in a future version of Python.", 1);
        return PyInt.unwrap(result);
    }

    /** {@code int(a)} without a base: exactly an int. */
    public static long toInt(PyThread t, long a) {
        if (Value.isInt(a) || PyInt.isExact(a)) {
            return a;
        }
        PyType type = PyType.of(a);
        long method = type.special(Special.INT);
        if (method != 0) {
            return checkedInt(t, "__int__", PyObject.invoke(t, method, type, a));
        }
        if (type.defines(Special.INDEX)) {
            return index(t, a);
        }
        String text = IntType.text(t, a);
        if (text != null) {
            return IntText.parse(t, text, 10, PyStr.toJava(PyObject.repr(t, a)));
        }
        throw Errors.typeError(t, "int() argument must be a string, a bytes-like object or a real number, not '%s'", type.fullName());
    }

    /** {@code float(a)} of a number that is not a str: exactly a float. */
    public static long toFloat(PyThread t, long a) {
        if (Value.isDouble(a)) {
            return a;
        }
        if (Value.isInt(a)) {
            return Value.ofDouble(Value.intValue(a));
        }
        PyType type = PyType.of(a);
        if (PyInt.isExact(a)) {
            return Value.ofDouble(PyInt.toDouble(t, a));
        }
        long method = type.special(Special.FLOAT);
        if (method != 0) {
            long result = PyObject.invoke(t, method, type, a);
            if (Value.isDouble(result)) {
                return result;
            }
            if (!PyFloat.is(result)) {
                throw Errors.typeError(t, "%s.__float__ returned non-float (type %s)", type.fullName(), PyObject.typeName(result));
            }
            Warnings.warn(t, Exc.DEPRECATION_WARNING, type.fullName() + ".__float__ returned non-float (type " + PyObject.typeName(result)
                    + ").  The ability to return an instance of a strict subclass of float is deprecated, and may not be allowed in a future version of Python.", 1);
            return Value.ofDouble(PyFloat.value(result));
        }
        if (type.defines(Special.INDEX)) {
            return Value.ofDouble(PyInt.toDouble(t, index(t, a)));
        }
        throw Errors.typeError(t, "must be real number, not %s", type.fullName());
    }
}
