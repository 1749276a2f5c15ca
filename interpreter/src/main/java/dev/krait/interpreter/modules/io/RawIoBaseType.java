package dev.krait.interpreter.modules.io;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** {@code _io._RawIOBase}. */
@PyClass(name = "_RawIOBase", module = "_io", kind = Kind.JAVA, base = IoBaseType.class, subclassable = true, dict = true)
final class RawIoBaseType {
    private RawIoBaseType() {
    }

    @PyMethod("read(self, size=-1, /)")
    static long read(PyThread t, long self, long size) {
        long n = size == Const.NONE ? -1 : PyInt.toLong(t, size);
        if (n < 0) {
            return Calls.callMethod(t, self, Names.of("readall"));
        }
        long array = Calls.call(t, Types.BYTEARRAY.address, PyInt.of(t, n));
        long got = Calls.callMethod(t, self, Names.of("readinto"), array);
        if (got == Const.NONE) {
            return got;
        }
        byte[] bytes = PyBytes.buffer(t, array);
        return PyBytes.of(t, bytes, 0, Math.min(bytes.length, PyInt.toJavaInt(t, got)));
    }

    @PyMethod("readall(self, /)")
    static long readall(PyThread t, long self) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (;;) {
            long chunk = Calls.callMethod(t, self, Names.of("read"), Value.ofInt(8192));
            byte[] bytes = chunk == Const.NONE ? new byte[0] : PyBytes.buffer(t, chunk);
            if (bytes.length == 0) {
                return PyBytes.of(t, out.toByteArray());
            }
            out.writeBytes(bytes);
        }
    }
}
