package dev.krait.uops.exec;

import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.TraceDump;

/** All there is to see of a compiled trace, as text. */
public final class ExecutorDump {
    private ExecutorDump() {
    }

    /** Cost, micro-ops before and after optimization, registers, code in hexadecimal, exits taken; each as far as it was kept. */
    public static String format(Executor e, TraceBackend backend) {
        Trace t = e.trace();
        StringBuilder b = new StringBuilder();
        b.append("== ").append(e).append(t.loop() != 0 ? ", loop" : "").append(t.parent() != null ? ", side trace of " + t.parent().trace().name()
                + " at " + TraceDump.instruction(t.parent().trace(), t.parent().instruction()) : "").append('\n');
        b.append("micro-ops: ").append(t.emitted()).append(" asked for, ").append(e.instructions()).append(" left; stencils: ").append(e.stencils())
                .append("; bytes: ").append(e.bytes()).append("; compiled in ").append(e.compileNanos() / 1000).append(" us; entered ")
                .append(e.entries()).append(" times").append(e.isValid() ? "" : "; invalid").append('\n');
        if (t.requested() != null) {
            b.append("-- micro-ops before optimization\n").append(t.requested());
        }
        b.append("-- micro-ops after optimization\n").append(TraceDump.format(t));
        if (backend instanceof NativeBackend machine && e.isValid()) {
            if (machine.listing(e) != null) {
                b.append("-- steps and registers\n").append(machine.listing(e));
            }
            b.append("-- code at ").append(Long.toHexString(machine.range(e)[0])).append('\n');
            byte[] bytes = machine.bytes(e);
            for (int i = 0; i < bytes.length; i++) {
                b.append(String.format("%02x", bytes[i])).append(i % 32 == 31 || i == bytes.length - 1 ? "\n" : " ");
            }
        }
        boolean header = false;
        for (Exit x : e.hottestExits()) {
            if (x.count() > 0 || x.side() != null) {
                b.append(header ? "" : "-- exits taken\n");
                header = true;
                b.append(x.count()).append(" times: ").append(TraceDump.instruction(t, x.instruction()))
                        .append(x.side() != null ? " -> " + x.side() : "").append('\n');
            }
        }
        return b.toString();
    }
}
