package dev.krait.interpreter.tier2;

import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.NativeBackend;
import dev.krait.uops.exec.TraceBackend;
import java.io.PrintStream;

/** Prints traces as they are installed. */
final class JitDump {
    private final PrintStream out;
    private final TraceBackend backend;

    JitDump(PrintStream out, TraceBackend backend) {
        this.out = out;
        this.backend = backend;
    }

    void installed(Executor e) {
        out.println(e + ": " + e.trace().emitted() + " micro-ops, " + e.instructions() + " left, " + e.stencils() + " stencils, " + e.bytes() + " bytes");
        out.println(e.trace());
        if (backend instanceof NativeBackend n && n.listing(e) != null) {
            out.println(n.listing(e));
        }
    }

    void aborted(String where, String reason) {
        out.println("recording at " + where + " given up: " + reason);
    }
}
