package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyClassMethod;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.BytesLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** The type {@code bytes}; see {@link AnyBytesMethods} for what it shares with bytearray. */
@PyClass(name = "bytes", kind = Kind.BYTES, subclassable = true, shared = AnyBytesMethods.class)
final class BytesType {
    private BytesType() {
    }

    @PyNew("(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long source, long encoding, long errors) {
        byte[] content = BytesMethods.construct(t, source, encoding, errors, "bytes");
        if (cls == Types.BYTES) {
            return PyBytes.isExact(source) ? source : PyBytes.of(t, content);
        }
        long result = PyBytes.allocate(t, cls.rootShape.id, content.length, 8);
        Memory.copyIn(content, 0, result + BytesLayout.DATA, content.length);
        return result;
    }

    private static byte[] content(long self) {
        return PyBytes.toJava(self);
    }

    @PyMethod("__repr__(self, /)")
    static String repr(long self) {
        return PyBytes.repr(content(self));
    }

    @PyMethod("__str__(self, /)")
    static String str(long self) {
        return PyBytes.repr(content(self));
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PyBytes.hash(self));
    }

    @PyMethod("__bytes__(self, /)")
    static long bytes(PyThread t, long self) {
        return PyBytes.isExact(self) ? self : PyBytes.of(t, content(self));
    }

    @PyMethod("__getnewargs__(self, /)")
    static long getnewargs(PyThread t, long self) {
        return PyTuple.of(t, PyBytes.of(t, content(self)));
    }

    @PyMethod("__add__(self, value, /)")
    static long add(PyThread t, long self, long other) {
        byte[] b = PyBytes.contents(other);
        if (b == null) {
            throw Errors.typeError(t, "can't concat %s to %s", PyObject.typeName(other), PyObject.typeName(self));
        }
        return PyBytes.of(t, BytesMethods.concat(content(self), b));
    }

    @PyMethod("__mul__(self, value, /)")
    static long mul(PyThread t, long self, long count) {
        if (!PyInt.is(count) && PyObject.lookupSpecial(t, count, Special.INDEX) == 0) {
            return Const.NOT_IMPLEMENTED;
        }
        long times = Sequences.factor(t, count);
        byte[] bytes = content(self);
        if (bytes.length > 0 && times > Long.MAX_VALUE / bytes.length) {
            throw Errors.overflowError(t, "repeated bytes are too long");
        }
        return PyBytes.of(t, BytesMethods.repeat(t, bytes, times));
    }

    @PyMethod("__rmul__(self, value, /)")
    static long rmul(PyThread t, long self, long count) {
        return mul(t, self, count);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        if (Kinds.is(key, Kind.SLICE)) {
            return PyBytes.of(t, BytesMethods.slice(t, content(self), key));
        }
        if (!PyInt.is(key) && PyObject.lookupSpecial(t, key, Special.INDEX) == 0) {
            throw Errors.typeError(t, "byte indices must be integers or slices, not " + PyObject.typeName(key));
        }
        long index = PyInt.indexLong(t, key);
        int length = PyBytes.length(self);
        index += index < 0 ? length : 0;
        if (index < 0 || index >= length) {
            throw Errors.indexError(t, "index out of range");
        }
        return Value.ofInt(PyBytes.get(self, index));
    }

    @PyClassMethod("fromhex(cls, string, /)")
    static long fromhex(PyThread t, long cls, long string) {
        long b = PyBytes.of(t, BytesMethods.fromHex(t, string));
        return PyType.at(cls) == Types.BYTES ? b : Calls.call(t, cls, b);
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyBytes.length(self);
    }
}
