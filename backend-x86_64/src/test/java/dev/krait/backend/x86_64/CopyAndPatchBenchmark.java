package dev.krait.backend.x86_64;

import static dev.krait.backend.x86_64.Machine.op;

import dev.krait.spi.CodeWriter;
import dev.krait.spi.InstalledCode;

/** Prints how long copying and patching takes per stencil, installation included. Run its main method. */
public final class CopyAndPatchBenchmark {
    private static final int LOOPS = 20;

    private CopyAndPatchBenchmark() {
    }

    public static void main(String[] args) {
        int[] body = {op("load_frame").stencil(0), op("guard_unbox_int").stencil(1, 0), op("guard_lt_int").stencil(1, 2),
            op("mul_int").stencil(3, 1, 1), op("add_int").stencil(2, 2, 3), op("add_int_imm").stencil(1, 1), op("box_int").stencil(0, 1),
            op("store_frame").stencil(0), op("add_float").stencil(2, 0, 1), op("mul_float").stencil(1, 0, 2)};
        boolean[] exits = new boolean[body.length];
        for (int i = 0; i < body.length; i++) {
            exits[i] = Machine.SET.stencil(body[i]).holes().stream().anyMatch(h -> h.value() == dev.krait.spi.Hole.Value.JUMP);
        }
        CodeWriter w = Machine.RUNTIME.newWriter();
        double best = Double.MAX_VALUE;
        int stencils = 0;
        int size = 0;
        for (int round = 0; round < 20_000; round++) {
            long began = System.nanoTime();
            w.begin();
            for (int loop = 0; loop < LOOPS; loop++) {
                for (int i = 0; i < body.length; i++) {
                    w.emit(body[i], exits[i] ? w.exit(i) : CodeWriter.NO_LABEL, 8, 0, 0);
                }
            }
            w.emit(op("call_java").stencil(), 1);
            InstalledCode code = w.finish();
            long took = System.nanoTime() - began;
            stencils = w.stencilCount() + code.exits();
            best = Math.min(best, took / (double) stencils);
            size = code.size();
            code.release();
        }
        System.out.printf("%.1f ns a stencil (%d stencils, stubs of exits included; %d bytes)%n", best, stencils, size);
    }
}
