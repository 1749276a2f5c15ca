package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.objects.BinaryOp;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** What both types of weak proxies do: every operation is one of the referent. */
final class WeakProxyMethods {
    private WeakProxyMethods() {
    }

    @PyMethod("__getattribute__(self, name, /)")
    static long getAttribute(PyThread t, long self, long name) {
        return PyObject.getAttr(t, WeakProxies.referent(t, self), name);
    }

    @PyMethod("__setattr__(self, name, value, /)")
    static void setAttr(PyThread t, long self, long name, long value) {
        PyObject.setAttr(t, WeakProxies.referent(t, self), name, value);
    }

    @PyMethod("__delattr__(self, name, /)")
    static void delAttr(PyThread t, long self, long name) {
        PyObject.delAttr(t, WeakProxies.referent(t, self), name);
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return PyStr.of(t, WeakReferenceType.describe(t, "weakproxy", self));
    }

    @PyMethod("__str__(self, /)")
    static long str(PyThread t, long self) {
        return PyObject.str(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__bytes__(self, /)")
    static long bytes(PyThread t, long self) {
        return Calls.callMethod(t, WeakProxies.referent(t, self), Names.of("__bytes__"));
    }

    @PyMethod("__reversed__(self, /)")
    static long reversed(PyThread t, long self) {
        return Calls.callMethod(t, WeakProxies.referent(t, self), Names.of("__reversed__"));
    }

    @PyMethod("__bool__(self, /)")
    static boolean bool(PyThread t, long self) {
        return PyObject.isTrue(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__len__(self, /)")
    static long len(PyThread t, long self) {
        return PyInt.of(t, PyObject.length(t, WeakProxies.referent(t, self)));
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        return PyObject.getItem(t, WeakProxies.referent(t, self), WeakProxies.unwrap(t, key));
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long key, long value) {
        PyObject.setItem(t, WeakProxies.referent(t, self), key, value);
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long key) {
        PyObject.delItem(t, WeakProxies.referent(t, self), key);
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        return PyObject.contains(t, WeakProxies.referent(t, self), WeakProxies.unwrap(t, key));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return PyObject.iter(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        return PyObject.next(t, WeakProxies.referent(t, self));
    }

    @PyMethod(value = "__add__(self, value, /)", reflected = true)
    static long add(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.ADD, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__iadd__(self, value, /)")
    static long iadd(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.ADD, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__sub__(self, value, /)", reflected = true)
    static long sub(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.SUBTRACT, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__isub__(self, value, /)")
    static long isub(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.SUBTRACT, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__mul__(self, value, /)", reflected = true)
    static long mul(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.MULTIPLY, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__imul__(self, value, /)")
    static long imul(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.MULTIPLY, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__matmul__(self, value, /)")
    static long matmul(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.MATRIX_MULTIPLY, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__rmatmul__(self, value, /)")
    static long rmatmul(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.MATRIX_MULTIPLY, WeakProxies.unwrap(t, other), WeakProxies.unwrap(t, self));
    }

    @PyMethod("__imatmul__(self, value, /)")
    static long imatmul(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.MATRIX_MULTIPLY, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__truediv__(self, value, /)", reflected = true)
    static long truediv(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.TRUE_DIVIDE, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__itruediv__(self, value, /)")
    static long itruediv(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.TRUE_DIVIDE, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__floordiv__(self, value, /)", reflected = true)
    static long floordiv(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.FLOOR_DIVIDE, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__ifloordiv__(self, value, /)")
    static long ifloordiv(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.FLOOR_DIVIDE, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__mod__(self, value, /)", reflected = true)
    static long mod(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.REMAINDER, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__imod__(self, value, /)")
    static long imod(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.REMAINDER, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__divmod__(self, value, /)", reflected = true)
    static long divmod(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.DIVMOD, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__pow__(self, value, /)", reflected = true)
    static long pow(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.POWER, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__ipow__(self, value, /)")
    static long ipow(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.POWER, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__lshift__(self, value, /)", reflected = true)
    static long lshift(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.LSHIFT, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__ilshift__(self, value, /)")
    static long ilshift(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.LSHIFT, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__rshift__(self, value, /)", reflected = true)
    static long rshift(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.RSHIFT, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__irshift__(self, value, /)")
    static long irshift(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.RSHIFT, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__and__(self, value, /)", reflected = true)
    static long and(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.AND, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__iand__(self, value, /)")
    static long iand(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.AND, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.OR, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__ior__(self, value, /)")
    static long ior(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.OR, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod(value = "__xor__(self, value, /)", reflected = true)
    static long xor(PyThread t, long self, long other) {
        return PyNumber.binary(t, BinaryOp.XOR, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__ixor__(self, value, /)")
    static long ixor(PyThread t, long self, long other) {
        return PyNumber.inPlace(t, BinaryOp.XOR, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other));
    }

    @PyMethod("__neg__(self, /)")
    static long neg_(PyThread t, long self) {
        return PyNumber.negative(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__pos__(self, /)")
    static long pos_(PyThread t, long self) {
        return PyNumber.positive(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__invert__(self, /)")
    static long invert_(PyThread t, long self) {
        return PyNumber.invert(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__abs__(self, /)")
    static long abs_(PyThread t, long self) {
        return PyNumber.absolute(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__int__(self, /)")
    static long int_(PyThread t, long self) {
        return PyNumber.toInt(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__float__(self, /)")
    static long float_(PyThread t, long self) {
        return PyNumber.toFloat(t, WeakProxies.referent(t, self));
    }

    @PyMethod("__index__(self, /)")
    static long index_(PyThread t, long self) {
        return PyNumber.index(t, WeakProxies.referent(t, self));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyObject.richCompare(t, WeakProxies.unwrap(t, self), WeakProxies.unwrap(t, other), operator);
    }
}
