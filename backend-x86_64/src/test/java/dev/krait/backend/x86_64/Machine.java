package dev.krait.backend.x86_64;

import dev.krait.spi.CodeMemory;
import dev.krait.spi.CodeWriter;
import dev.krait.spi.InstalledCode;
import dev.krait.spi.NativeEntry;
import dev.krait.spi.NativeRuntime;
import dev.krait.spi.StencilOp;
import dev.krait.spi.StencilSet;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;

/** A thread state and virtual registers that tests set, run stencils on, and look at. */
final class Machine {
    static final int LEFT = 1;
    static final int WENT_ON = 2;
    static final NativeRuntime RUNTIME = NativeRuntime.start(new X86Backend());
    static final StencilSet SET = RUNTIME.stencils();

    final NativeRuntime runtime;
    final CodeWriter writer;
    final long thread = Memory.allocate(ThreadLayout.SIZE);
    final long frame = Memory.allocate(1024);
    final long[] r = new long[SET.generalRegisters()];
    final double[] f = new double[SET.floatRegisters()];

    Machine() {
        this(RUNTIME);
    }

    Machine(NativeRuntime runtime) {
        this.runtime = runtime;
        this.writer = runtime.newWriter();
        Memory.fill(thread, ThreadLayout.SIZE, (byte) 0);
        Memory.fill(frame, 1024, (byte) 0);
    }

    static NativeRuntime flipped() {
        return NativeRuntime.over(new X86Backend(), CodeMemory.flipped(1 << 20));
    }

    static StencilOp op(String name) {
        return SET.op(name);
    }

    /** Gets all registers, runs one stencil, saves all registers. */
    InstalledCode code(int stencil, long... operands) {
        writer.begin();
        int exit = writer.exit(LEFT);
        writer.emit(op("reload_all").stencil());
        writer.emit(stencil, exit, operand(operands, 0), operand(operands, 1), operand(operands, 2));
        writer.emit(op("call_java").stencil(), WENT_ON);
        return writer.finish();
    }

    private static long operand(long[] operands, int i) {
        return i < operands.length ? operands[i] : 0;
    }

    /** Sets the registers, enters, gets the registers. */
    long run(long address) {
        for (int i = 0; i < r.length; i++) {
            Memory.putLong(thread + ThreadLayout.REGISTERS + 8L * i, r[i]);
        }
        for (int i = 0; i < f.length; i++) {
            Memory.putDouble(thread + ThreadLayout.FLOAT_REGISTERS + 8L * i, f[i]);
        }
        long status = NativeEntry.enter(address, thread, frame);
        for (int i = 0; i < r.length; i++) {
            r[i] = Memory.getLong(thread + ThreadLayout.REGISTERS + 8L * i);
        }
        for (int i = 0; i < f.length; i++) {
            f[i] = Memory.getDouble(thread + ThreadLayout.FLOAT_REGISTERS + 8L * i);
        }
        return status;
    }

    /** Runs one stencil. */
    long step(int stencil, long... operands) {
        InstalledCode code = code(stencil, operands);
        try {
            return run(code.address());
        } finally {
            code.release();
        }
    }
}
