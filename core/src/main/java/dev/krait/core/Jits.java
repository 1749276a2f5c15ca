package dev.krait.core;

import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.tier2.Jit;
import dev.krait.interpreter.tier2.JitOptions;
import java.io.PrintStream;

/** Puts the JIT into a context, if it is wanted and there is a backend. */
final class Jits {
    private Jits() {
    }

    /** Called once for a new context; the defaults come from system properties. */
    static void install(PyContext context, boolean wanted) {
        if (!wanted) {
            context.jitOptions = JitOptions.OFF;
        }
        Jit.startWhenHot(context);
    }

    /**
     * Called once for a new context.
     *
     * @param stats whether to measure the time spent in machine code
     * @param dump where every trace is printed, or null
     * @return the backend in use, or why there is none
     */
    static String install(PyContext context, boolean wanted, boolean stats, PrintStream dump) {
        JitOptions o = context.jitOptions;
        context.jitOptions = wanted ? new JitOptions(o.enabled(), o.loopThreshold(), o.entryThreshold(), o.sideExitThreshold(), o.evaluator(),
                dump != null ? dump : o.dump(), stats || o.stats()) : JitOptions.OFF;
        return Jit.start(context);
    }
}
