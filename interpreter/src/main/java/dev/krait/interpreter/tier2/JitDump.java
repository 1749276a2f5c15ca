package dev.krait.interpreter.tier2;

import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.ExecutorDump;
import dev.krait.uops.exec.TraceBackend;
import java.io.PrintStream;
import java.util.regex.Matcher;

/** Prints traces as they are installed. */
final class JitDump {
    private final PrintStream out;
    private final TraceBackend backend;

    JitDump(PrintStream out, TraceBackend backend) {
        this.out = out;
        this.backend = backend;
    }

    void installed(Executor e, String bytecode) {
        out.println(ExecutorDump.format(e, backend).replaceFirst("\n", "\n" + Matcher.quoteReplacement("-- bytecode\n" + bytecode)));
    }

    void aborted(String where, String reason) {
        out.println("recording at " + where + " given up: " + reason);
    }
}
