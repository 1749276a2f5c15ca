package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.BinaryOp;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Module {@code _operator}: what must be built-in functions, which do not become methods in classes; {@code operator.py} has the rest. */
@PyModule(name = "_operator")
final class OperatorModule {
    private OperatorModule() {
    }

    private static byte[] bytes(PyThread t, long value, long other) {
        byte[] bytes = PyStr.is(value) ? null : PyBytes.contents(value);
        if (bytes == null) {
            throw Errors.typeError(t, "unsupported operand types(s) or combination of types: '%s' and '%s'", PyObject.typeName(value), PyObject.typeName(other));
        }
        return bytes;
    }

    @PyFunction("_compare_digest(a, b, /)")
    static boolean compareDigest(PyThread t, long a, long b) {
        if (PyStr.is(a) && PyStr.is(b)) {
            if (!PyStr.isAscii(a) || !PyStr.isAscii(b)) {
                throw Errors.typeError(t, "comparing strings with non-ASCII characters is not supported");
            }
            return MessageDigest.isEqual(PyStr.toJava(a).getBytes(StandardCharsets.ISO_8859_1), PyStr.toJava(b).getBytes(StandardCharsets.ISO_8859_1));
        }
        return MessageDigest.isEqual(bytes(t, a, b), bytes(t, b, a));
    }

    @PyFunction("add(a, b, /)")
    static long add(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.ADD, a, b);
    }

    @PyFunction("iadd(a, b, /)")
    static long iadd(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.ADD, a, b);
    }

    @PyFunction("sub(a, b, /)")
    static long sub(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.SUBTRACT, a, b);
    }

    @PyFunction("isub(a, b, /)")
    static long isub(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.SUBTRACT, a, b);
    }

    @PyFunction("mul(a, b, /)")
    static long mul(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.MULTIPLY, a, b);
    }

    @PyFunction("imul(a, b, /)")
    static long imul(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.MULTIPLY, a, b);
    }

    @PyFunction("matmul(a, b, /)")
    static long matmul(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.MATRIX_MULTIPLY, a, b);
    }

    @PyFunction("imatmul(a, b, /)")
    static long imatmul(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.MATRIX_MULTIPLY, a, b);
    }

    @PyFunction("truediv(a, b, /)")
    static long truediv(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.TRUE_DIVIDE, a, b);
    }

    @PyFunction("itruediv(a, b, /)")
    static long itruediv(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.TRUE_DIVIDE, a, b);
    }

    @PyFunction("floordiv(a, b, /)")
    static long floordiv(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.FLOOR_DIVIDE, a, b);
    }

    @PyFunction("ifloordiv(a, b, /)")
    static long ifloordiv(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.FLOOR_DIVIDE, a, b);
    }

    @PyFunction("mod(a, b, /)")
    static long mod(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.REMAINDER, a, b);
    }

    @PyFunction("imod(a, b, /)")
    static long imod(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.REMAINDER, a, b);
    }

    @PyFunction("lshift(a, b, /)")
    static long lshift(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.LSHIFT, a, b);
    }

    @PyFunction("ilshift(a, b, /)")
    static long ilshift(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.LSHIFT, a, b);
    }

    @PyFunction("rshift(a, b, /)")
    static long rshift(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.RSHIFT, a, b);
    }

    @PyFunction("irshift(a, b, /)")
    static long irshift(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.RSHIFT, a, b);
    }

    @PyFunction("and_(a, b, /)")
    static long and(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.AND, a, b);
    }

    @PyFunction("iand(a, b, /)")
    static long iand(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.AND, a, b);
    }

    @PyFunction("or_(a, b, /)")
    static long or(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.OR, a, b);
    }

    @PyFunction("ior(a, b, /)")
    static long ior(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.OR, a, b);
    }

    @PyFunction("xor(a, b, /)")
    static long xor(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.XOR, a, b);
    }

    @PyFunction("ixor(a, b, /)")
    static long ixor(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.XOR, a, b);
    }

    @PyFunction("pow(a, b, /)")
    static long pow(PyThread t, long a, long b) {
        return PyNumber.binary(t, BinaryOp.POWER, a, b);
    }

    @PyFunction("ipow(a, b, /)")
    static long ipow(PyThread t, long a, long b) {
        return PyNumber.inPlace(t, BinaryOp.POWER, a, b);
    }

    @PyFunction("lt(a, b, /)")
    static long lt(PyThread t, long a, long b) {
        return PyObject.richCompare(t, a, b, 0);
    }

    @PyFunction("le(a, b, /)")
    static long le(PyThread t, long a, long b) {
        return PyObject.richCompare(t, a, b, 1);
    }

    @PyFunction("eq(a, b, /)")
    static long eq(PyThread t, long a, long b) {
        return PyObject.richCompare(t, a, b, 2);
    }

    @PyFunction("ne(a, b, /)")
    static long ne(PyThread t, long a, long b) {
        return PyObject.richCompare(t, a, b, 3);
    }

    @PyFunction("gt(a, b, /)")
    static long gt(PyThread t, long a, long b) {
        return PyObject.richCompare(t, a, b, 4);
    }

    @PyFunction("ge(a, b, /)")
    static long ge(PyThread t, long a, long b) {
        return PyObject.richCompare(t, a, b, 5);
    }

    @PyFunction("neg(a, /)")
    static long neg(PyThread t, long a) {
        return PyNumber.negative(t, a);
    }

    @PyFunction("pos(a, /)")
    static long pos(PyThread t, long a) {
        return PyNumber.positive(t, a);
    }

    @PyFunction("invert(a, /)")
    static long invert(PyThread t, long a) {
        return PyNumber.invert(t, a);
    }

    @PyFunction("inv(a, /)")
    static long inv(PyThread t, long a) {
        return PyNumber.invert(t, a);
    }

    @PyFunction("abs(a, /)")
    static long abs(PyThread t, long a) {
        return PyNumber.absolute(t, a);
    }

    @PyFunction("getitem(a, b, /)")
    static long getitem(PyThread t, long a, long b) {
        return PyObject.getItem(t, a, b);
    }

    @PyFunction("setitem(a, b, c, /)")
    static void setitem(PyThread t, long a, long b, long c) {
        PyObject.setItem(t, a, b, c);
    }

    @PyFunction("delitem(a, b, /)")
    static void delitem(PyThread t, long a, long b) {
        PyObject.delItem(t, a, b);
    }

    @PyFunction("contains(a, b, /)")
    static boolean contains(PyThread t, long a, long b) {
        return PyObject.contains(t, a, b);
    }

    @PyFunction("truth(a, /)")
    static boolean truth(PyThread t, long a) {
        return PyObject.isTrue(t, a);
    }

    @PyFunction("not_(a, /)")
    static boolean not(PyThread t, long a) {
        return !PyObject.isTrue(t, a);
    }

    @PyFunction("is_(a, b, /)")
    static boolean is(long a, long b) {
        return a == b;
    }

    @PyFunction("is_not(a, b, /)")
    static boolean isNot(long a, long b) {
        return a != b;
    }

    @PyFunction("index(a, /)")
    static long index(PyThread t, long a) {
        return PyNumber.index(t, a);
    }
}
