package dev.krait.core;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/**
 * What a session is made from, for both the embedding API and the command.
 *
 * @param in what {@code sys.stdin} reads
 * @param out what {@code sys.stdout} writes to
 * @param err what {@code sys.stderr} writes to
 * @param heapLimit most memory for Python objects in bytes; 0 for the default
 * @param arguments {@code sys.argv}
 * @param jit whether hot code is compiled
 * @param jitStats whether to measure what costs time to measure
 * @param jitDump where every trace is printed, or null
 */
record SessionSettings(InputStream in, OutputStream out, OutputStream err, long heapLimit, List<String> arguments, boolean jit, boolean jitStats,
        PrintStream jitDump) {
    /** Whether somebody looks at the JIT, and wants to know at once if there is none. */
    boolean watchesJit() {
        return jitStats || jitDump != null;
    }
}
