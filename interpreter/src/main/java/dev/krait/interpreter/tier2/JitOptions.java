package dev.krait.interpreter.tier2;

import java.io.PrintStream;

/**
 * How the just-in-time compiler of a context behaves.
 *
 * @param enabled whether there is one
 * @param loopThreshold how often a back edge is taken before it is traced
 * @param entryThreshold how often a function is entered before it is traced
 * @param sideExitThreshold how often an exit is taken before a side trace is recorded there
 * @param evaluator whether traces run in Java instead of machine code
 * @param dump where traces are printed, or null
 * @param stats whether to measure what costs time to measure
 */
public record JitOptions(boolean enabled, int loopThreshold, int entryThreshold, int sideExitThreshold, boolean evaluator, PrintStream dump,
        boolean stats) {
    /** No compiler. */
    public static final JitOptions OFF = new JitOptions(false, 0, 0, 0, false, null, false);

    /** The defaults, as changed by the properties {@code krait.jit}, {@code krait.jit.loop}, {@code krait.jit.entry}, {@code krait.jit.exit}, {@code krait.jit.dump}, {@code krait.jit.stats}. */
    public static JitOptions fromProperties() {
        String mode = System.getProperty("krait.jit", "on");
        return new JitOptions(!mode.equals("off"), Integer.getInteger("krait.jit.loop", 1000), Integer.getInteger("krait.jit.entry", 500),
                Integer.getInteger("krait.jit.exit", 100), mode.equals("evaluator"), Boolean.getBoolean("krait.jit.dump") ? System.err : null,
                Boolean.getBoolean("krait.jit.stats"));
    }

    /** The same with other thresholds. */
    public JitOptions withThresholds(int loop, int entry, int sideExit) {
        return new JitOptions(enabled, loop, entry, sideExit, evaluator, dump, stats);
    }

    /** The same with traces run in Java, or in machine code. */
    public JitOptions withEvaluator(boolean on) {
        return new JitOptions(enabled, loopThreshold, entryThreshold, sideExitThreshold, on, dump, stats);
    }
}
