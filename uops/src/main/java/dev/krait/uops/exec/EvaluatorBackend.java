package dev.krait.uops.exec;

import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.ir.Trace;
import java.util.ArrayList;

/** Runs traces in Java. The reference for machine code, and the way to run traces where there is no backend. */
public final class EvaluatorBackend implements TraceBackend {
    private int count;

    @Override
    public String name() {
        return "evaluator";
    }

    @Override
    public Executor install(Trace trace) {
        Executor e = new Executor(++count, trace);
        if (trace.target() instanceof Executor target) {
            target.dependents().add(e);
        }
        return e;
    }

    @Override
    public Exit run(Executor executor, long thread, long frame, ExitHandler handler) {
        long outer = Memory.getLong(thread + ThreadLayout.FRAME);
        Memory.putLong(thread + ThreadLayout.FRAME, frame);
        try {
            return runAll(executor, thread, frame, handler);
        } finally {
            Memory.putLong(thread + ThreadLayout.FRAME, outer);
        }
    }

    private Exit runAll(Executor executor, long thread, long entry, ExitHandler handler) {
        long frame = entry;
        Executor current = executor;
        current.entered();
        long[] inherited = new long[0];
        while (true) {
            Evaluator evaluator = new Evaluator(current.trace(), thread, frame, handler, inherited);
            int at = evaluator.run();
            frame = evaluator.frame();
            Trace trace = current.trace();
            if (at == Evaluator.JUMPED) {
                current = (Executor) trace.target();
                inherited = new long[0];
                if (!current.isValid()) {
                    throw new IllegalStateException(current + " is invalid but linked");
                }
                continue;
            }
            Exit exit = current.exitOf(at);
            Executor side = exit.side();
            if (side != null && !evaluator.failed()) {
                inherited = new long[side.trace().inherited().size()];
                for (int i = 0; i < inherited.length; i++) {
                    inherited[i] = evaluator.bits(side.trace().inherited().get(i));
                }
                current = side;
                continue;
            }
            exit.taken();
            ExitValues values = new ExitValues(handler, thread, trace, at, evaluator::bits, evaluator.failed());
            values.storeMemory();
            handler.materialize(thread, frame, values);
            return exit;
        }
    }

    @Override
    public void link(Exit exit, Executor side) {
        exit.setSide(side);
        side.dependents().add(exit.executor());
    }

    @Override
    public void invalidate(Executor executor) {
        if (!executor.isValid()) {
            return;
        }
        executor.setInvalid();
        for (Executor e : new ArrayList<>(executor.dependents())) {
            for (Exit x : e.exits()) {
                if (x.side() == executor) {
                    x.setSide(null);
                }
            }
            if (e.trace().target() == executor) {
                invalidate(e);
            }
        }
        for (Exit x : executor.exits()) {
            if (x.side() != null) {
                invalidate(x.side());
            }
        }
    }
}
