package dev.krait.interpreter.tier1;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** {@code frame}. */
@PyClass(name = "frame", kind = Kind.JAVA, noNew = true)
final class FrameType {
    private FrameType() {
    }

    @PyGetter("f_code")
    static long code(PyThread t, long self) {
        return PyFrame.at(self).code.address;
    }

    @PyGetter("f_back")
    static long back(PyThread t, long self) {
        return PyFrame.orNone(PyFrame.at(self).back(t));
    }

    @PyGetter("f_globals")
    static long globals(PyThread t, long self) {
        return PyFrame.at(self).globals();
    }

    @PyGetter("f_builtins")
    static long builtins(PyThread t, long self) {
        return PyFrame.at(self).builtins();
    }

    @PyGetter("f_locals")
    static long locals(PyThread t, long self) {
        PyFrame frame = PyFrame.at(self);
        long namespace = frame.namespace();
        return namespace != 0 ? namespace : FrameLocals.create(t, self);
    }

    @PyGetter("f_lineno")
    static long line(PyThread t, long self) {
        int line = PyFrame.at(self).line();
        return line < 0 ? Const.NONE : Value.ofInt(line);
    }

    @PyGetter("f_lasti")
    static long lasti(PyThread t, long self) {
        return Value.ofInt(2L * PyFrame.at(self).unit());
    }

    @PyGetter("f_trace")
    static long trace(PyThread t, long self) {
        return PyFrame.orNone(PyFrame.at(self).trace);
    }

    @PySetter("f_trace")
    static void setTrace(PyThread t, long self, long value) {
        PyFrame.at(self).trace = value == Const.NONE ? 0 : value;
    }

    @PyGetter("f_trace_lines")
    static boolean traceLines(PyThread t, long self) {
        return PyFrame.at(self).traceLines;
    }

    @PySetter("f_trace_lines")
    static void setTraceLines(PyThread t, long self, long value) {
        PyFrame.at(self).traceLines = value == Const.TRUE;
    }

    @PyGetter("f_trace_opcodes")
    static boolean traceOpcodes(PyThread t, long self) {
        return PyFrame.at(self).traceOpcodes;
    }

    @PySetter("f_trace_opcodes")
    static void setTraceOpcodes(PyThread t, long self, long value) {
        PyFrame.at(self).traceOpcodes = value == Const.TRUE;
    }

    @PyGetter("f_generator")
    static long generator(PyThread t, long self) {
        long frame = PyFrame.at(self).frame();
        return PyFrame.orNone(frame == 0 ? 0 : Memory.getLong(frame + FrameLayout.GENERATOR));
    }

    @PyMethod("clear(self, /)")
    static void clear(PyThread t, long self) {
        PyFrame frame = PyFrame.at(self);
        if (frame.frame() != 0) {
            long generator = Memory.getLong(frame.frame() + FrameLayout.GENERATOR);
            if (generator == 0 || Memory.getLong(generator + dev.krait.spi.abi.GeneratorLayout.STATE) == dev.krait.spi.abi.GeneratorLayout.STATE_RUNNING) {
                throw Errors.runtimeError(t, "cannot clear an executing frame");
            }
            Generators.close(t, generator);
        } else {
            frame.clear();
        }
    }

    @PyMethod("__repr__(self, /)")
    static String repr(PyThread t, long self) {
        PyFrame frame = PyFrame.at(self);
        return "<frame at 0x" + Long.toHexString(self) + ", file '" + frame.code.code.filename() + "', line " + frame.line() + ", code "
                + PyStr.toJava(frame.code.name) + ">";
    }
}
