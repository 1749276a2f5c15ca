package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putInt;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.TraceSupport;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.FunctionLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.exec.ExitHandler;
import dev.krait.uops.exec.ExitValues;
import dev.krait.uops.ir.Snapshot;

/** Brings the frames of a thread up to date where a trace is left or calls Java. */
final class FrameWriter implements ExitHandler {
    final PyThread t;
    /** Traces that the thread is in, nested ones counted. */
    int active;

    FrameWriter(PyThread t) {
        this.t = t;
    }

    @Override
    public long boxInt(long number) {
        return PyInt.of(t, number);
    }

    @Override
    public long allocate(long thread, long header, int bytes) {
        try {
            return t.allocate((int) header, bytes);
        } catch (PyError e) {
            return 0;
        }
    }

    @Override
    public void materialize(long thread, long frame, ExitValues values) {
        Snapshot s = values.snapshot();
        long current = frame;
        for (int k = 0; k < s.frameCount(); k++) {
            if (k > 0) {
                FrameInfo info = (FrameInfo) s.frame(k);
                current = isGenerator(info) ? TraceSupport.resumed(t, generator(s, k, values), current, info.returnOffset()) : push(info, current);
            }
            for (int i = s.start(k); i < s.start(k + 1); i++) {
                int offset = s.offset(i);
                if ((offset & PendingSets.MARK) != 0) {
                    putLong(current + offset - PendingSets.MARK, TraceSupport.setOf(t, values.word(i)));
                } else {
                    putLong(current + offset, values.word(i));
                }
            }
            if (k > 0 && !isGenerator((FrameInfo) s.frame(k))) {
                long function = getLong(current + FrameLayout.FUNCTION);
                putLong(current + FrameLayout.GLOBALS, getLong(function + FunctionLayout.GLOBALS));
                putLong(current + FrameLayout.BUILTINS, getLong(function + FunctionLayout.BUILTINS));
            }
            putInt(current + FrameLayout.PC, s.pc(k));
        }
        t.frame = current;
    }

    private static boolean isGenerator(FrameInfo info) {
        return (info.flags() & FrameLayout.FLAG_GENERATOR) != 0;
    }

    private static long generator(Snapshot s, int frame, ExitValues values) {
        for (int i = s.start(frame); i < s.start(frame + 1); i++) {
            if (s.offset(i) == FrameLayout.GENERATOR) {
                return values.word(i);
            }
        }
        throw new IllegalStateException("a frame of a generator without one");
    }

    private long push(FrameInfo info, long caller) {
        CodeBody code = info.code();
        long thread = t.address;
        long f = getLong(thread + ThreadLayout.STACK_TOP);
        putLong(thread + ThreadLayout.STACK_TOP, f + code.frameBytes);
        putLong(thread + ThreadLayout.RECURSION_LEFT, getLong(thread + ThreadLayout.RECURSION_LEFT) - 1);
        putLong(f + FrameLayout.PREVIOUS, caller);
        putLong(f + FrameLayout.CODE, code.address);
        putLong(f + FrameLayout.LOCALS, 0);
        putLong(f + FrameLayout.PC, (long) info.flags() << 32);
        putLong(f + FrameLayout.RETURN_OFFSET, info.returnOffset());
        putLong(f + FrameLayout.GENERATOR, 0);
        putLong(f + FrameLayout.FRAME_OBJECT, 0);
        for (int i = 0; i < code.localsPlus; i++) {
            putLong(f + FrameLayout.SLOTS + 8L * i, 0);
        }
        return f;
    }
}
