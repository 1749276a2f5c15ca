package dev.krait.interpreter.tier2;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Node;
import dev.krait.uops.exec.Executor;

/** Enters a trace: what a back edge or the entry of a function goes to once it is compiled. */
final class TraceNode extends Node {
    final Jit jit;
    final CodeBody code;
    final Executor executor;
    /** Whether the trace starts at the head of a loop, and not at the entry of a function. */
    final boolean loop;
    /** Runs since the last look at them, and how many of these were short; see {@link Jit#ran}. */
    int runs;
    int shortRuns;

    TraceNode(Jit jit, CodeBody code, int unit, Executor executor, boolean loop) {
        super(unit);
        this.jit = jit;
        this.code = code;
        this.executor = executor;
        this.loop = loop;
    }

    @Override
    public Node exec(PyThread t, long f) {
        if (!executor.isValid()) {
            jit.forget(this);
        }
        return jit.mayEnter(t, executor) ? jit.enter(t, f, this) : code.link(pc);
    }
}
