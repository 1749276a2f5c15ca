package dev.krait.conformance.traces;

import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import dev.krait.uops.exec.ExitHandler;
import dev.krait.uops.exec.ExitValues;
import dev.krait.uops.exec.NativeBackend;
import dev.krait.uops.ir.TraceBuilder;

/** A trace that uses all registers and some spill slots, run by operations that a trace calls: the calling trace must not notice. */
final class Disturber implements ExitHandler {
    private static final int SLOTS = 24;
    private static final long FRAME = Memory.allocate(FrameLayout.SLOTS + 8 * SLOTS);
    private static Executor trace;

    private Disturber() {
    }

    static synchronized void run(long thread) {
        NativeBackend backend = TraceBackends.machineCode();
        if (backend == null) {
            return;
        }
        if (trace == null) {
            for (int i = 0; i < SLOTS; i++) {
                Memory.putLong(FRAME + Machine.slot(i), Value.ofInt(1_000_000 + i));
            }
            trace = backend.install(build());
        }
        Exit exit = backend.run(trace, thread, FRAME, new Disturber());
        if (exit.kind() != Exit.Kind.END) {
            throw new AssertionError(exit.toString());
        }
    }

    private static dev.krait.uops.ir.Trace build() {
        TraceBuilder t = TraceBuilder.root("disturber", 1000);
        int[] values = new int[2 * SLOTS];
        t.setState(out -> out.frame("disturber", 0));
        for (int i = 0; i < SLOTS; i++) {
            values[i] = t.toInt(t.loadFrame(Machine.slot(i)));
            values[SLOTS + i] = t.intToFloat(values[i]);
        }
        t.setState(out -> {
            out.frame("disturber", 1);
            for (int i = 0; i < values.length; i++) {
                out.slot(Machine.slot(i), values[i]);
            }
        });
        t.endWithExit();
        return t.trace();
    }

    @Override
    public long boxInt(long number) {
        throw new AssertionError("all numbers are small");
    }

    @Override
    public long allocate(long thread, long header, int bytes) {
        throw new AssertionError("nothing is allocated");
    }

    @Override
    public void materialize(long thread, long frame, ExitValues values) {
    }
}
