package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** {@code traceback}: where an exception passed through a frame. */
@PyClass(name = "traceback", kind = Kind.INSTANCE, fields = 7)
public final class TracebackType {
    /** The traceback of the frame that called is before; this is the one of the frame it called, or 0. */
    static final int NEXT = InstanceLayout.FIELDS;
    static final int FRAME = NEXT + 8;
    static final int LASTI = NEXT + 16;
    static final int LINE = NEXT + 24;
    static final int CODE = NEXT + 32;

    private TracebackType() {
    }

    /**
     * A new traceback.
     *
     * @param next a traceback or 0
     * @param frame a frame object
     * @param lasti the offset of the instruction in bytes
     */
    public static long create(PyThread t, long next, long frame, long code, int lasti, int line) {
        Shape shape = Types.TRACEBACK.rootShape;
        long o = t.allocate(shape.id, shape.fieldsEnd);
        Memory.putLong(o + NEXT, next);
        Memory.putLong(o + FRAME, frame);
        Memory.putLong(o + LASTI, Value.ofInt(lasti));
        Memory.putLong(o + LINE, Value.ofInt(line));
        Memory.putLong(o + CODE, code);
        return o;
    }

    @PyNew("(tb_next, tb_frame, tb_lasti, tb_lineno)")
    static long new_(PyThread t, PyType cls, long next, long frame, int lasti, int line) {
        if (next != Const.NONE && PyType.of(next) != Types.TRACEBACK) {
            throw Errors.typeError(t, "expected traceback object or None, got '%s'", PyObject.typeName(next));
        }
        if (PyType.of(frame) != Types.FRAME) {
            throw Errors.typeError(t, "traceback() argument 'tb_frame' must be frame, not %s", PyObject.typeName(frame));
        }
        return create(t, next == Const.NONE ? 0 : next, frame, PyObject.getAttr(t, frame, Names.of("f_code")), lasti, line);
    }

    @PyGetter("tb_next")
    static long next(long self) {
        return ExceptionFields.get(self, NEXT);
    }

    @PySetter("tb_next")
    static void setNext(PyThread t, long self, long value) {
        if (value == 0) {
            throw Errors.typeError(t, "can't delete tb_next attribute");
        }
        if (value != Const.NONE && PyType.of(value) != Types.TRACEBACK) {
            throw Errors.typeError(t, "expected traceback object, got '%s'", PyObject.typeName(value));
        }
        for (long tb = value == Const.NONE ? 0 : value; tb != 0; tb = Memory.getLong(tb + NEXT)) {
            if (tb == self) {
                throw Errors.valueError(t, "traceback loop detected");
            }
        }
        Memory.putLong(self + NEXT, value == Const.NONE ? 0 : value);
    }

    @PyGetter("tb_frame")
    static long frame(long self) {
        return ExceptionFields.get(self, FRAME);
    }

    @PyGetter("tb_lasti")
    static long lasti(long self) {
        return Memory.getLong(self + LASTI);
    }

    @PyGetter("tb_lineno")
    static long line(long self) {
        long line = Memory.getLong(self + LINE);
        if (line == Value.ofInt(-1)) {
            int computed = CodeBody.of(Memory.getLong(self + CODE)).lineAt((int) Value.intValue(Memory.getLong(self + LASTI)) / 2);
            return computed < 0 ? Const.NONE : Value.ofInt(computed);
        }
        return line;
    }

    @PyMethod("__dir__(self, /)")
    static long dir(PyThread t, long self) {
        return PyList.of(t, Names.of("tb_frame"), Names.of("tb_next"), Names.of("tb_lasti"), Names.of("tb_lineno"));
    }
}
