package dev.krait.interpreter.tier2;

import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** What the just-in-time compiler did. Counts exactly; changed under the interpreter lock only. */
public final class JitStats {
    private long recordings;
    private long rootTraces;
    private long sideTraces;
    private long emitted;
    private long kept;
    private long stencils;
    private long bytes;
    private long compileNanos;
    private long recordNanos;
    private long invalidated;
    private final Map<String, long[]> aborts = new TreeMap<>();
    private final Map<String, long[]> drops = new TreeMap<>();
    private final Map<String, long[]> exits = new TreeMap<>();
    private final long started = System.nanoTime();

    JitStats() {
    }

    void recorded(long nanos) {
        recordings++;
        recordNanos += nanos;
    }

    void installed(Executor e) {
        if (e.trace().parent() == null) {
            rootTraces++;
        } else {
            sideTraces++;
        }
        emitted += e.trace().emitted();
        kept += e.instructions();
        stencils += e.stencils();
        bytes += e.bytes();
        compileNanos += e.compileNanos();
    }

    void aborted(String reason) {
        aborts.computeIfAbsent(reason, r -> new long[1])[0]++;
    }

    void dropped(String reason) {
        drops.computeIfAbsent(reason, r -> new long[1])[0]++;
    }

    void left(Exit exit) {
        exits.computeIfAbsent(exit.kind() + " " + exit.op().stem(), r -> new long[1])[0]++;
    }

    void invalidated() {
        invalidated++;
    }

    /** How many traces were installed, side traces included. */
    public long traces() {
        return rootTraces + sideTraces;
    }

    /** How many recordings were given up, by reason. */
    public Map<String, Long> aborts() {
        return copy(aborts);
    }

    /** How many root traces were dropped because they did not pay, by reason. */
    public Map<String, Long> drops() {
        return copy(drops);
    }

    /** How often traces were left to the interpreter, by reason. */
    public Map<String, Long> exits() {
        return copy(exits);
    }

    private static Map<String, Long> copy(Map<String, long[]> counts) {
        Map<String, Long> map = new TreeMap<>();
        counts.forEach((reason, count) -> map.put(reason, count[0]));
        return map;
    }

    /** All figures as a map, for {@code sys._jit}. */
    public Map<String, Long> figures() {
        Map<String, Long> map = new TreeMap<>();
        map.put("recordings", recordings);
        map.put("root_traces", rootTraces);
        map.put("side_traces", sideTraces);
        map.put("uops_emitted", emitted);
        map.put("uops_kept", kept);
        map.put("stencils", stencils);
        map.put("code_bytes", bytes);
        map.put("compile_ns", compileNanos);
        map.put("record_ns", recordNanos);
        map.put("invalidated", invalidated);
        map.put("dropped", drops.values().stream().mapToLong(n -> n[0]).sum());
        return map;
    }

    /**
     * A table for people.
     *
     * @param nanosInCode time measured in machine code, 0 if it was not measured
     */
    public String report(long nanosInCode) {
        StringBuilder out = new StringBuilder("jit:\n");
        figures().forEach((name, value) -> out.append(String.format("  %-14s %12d%n", name, value)));
        if (nanosInCode != 0) {
            out.append(String.format("  %-14s %11.1f%%%n", "in code", 100.0 * nanosInCode / (System.nanoTime() - started)));
        }
        table(out, "aborts", aborts);
        table(out, "dropped", drops);
        table(out, "exits", exits);
        return out.toString();
    }

    private static void table(StringBuilder out, String title, Map<String, long[]> counts) {
        if (!counts.isEmpty()) {
            out.append("  ").append(title).append(":\n");
            counts.entrySet().stream().sorted(Comparator.comparingLong(e -> -e.getValue()[0]))
                    .forEach(e -> out.append(String.format("    %10d  %s%n", e.getValue()[0], e.getKey())));
        }
    }
}
