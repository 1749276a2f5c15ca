package dev.krait.uops.ir;

/** Marks instructions that nothing needs: neither an effect, nor a guard, nor the snapshot of an exit that is left. */
final class DeadCode {
    private final Trace trace;
    private final boolean[] live;
    /** For refs of the first iteration: used in the loop body; then their PHI is alive. */
    private final boolean[] carried;
    private final int[] phiOf;
    private int[] work;
    private int pending;

    private DeadCode(Trace trace) {
        this.trace = trace;
        this.live = new boolean[trace.end()];
        this.carried = new boolean[trace.end()];
        this.phiOf = new int[trace.end()];
        this.work = new int[trace.end() + 1];
    }

    static void mark(Trace trace, boolean[] ghosts) {
        DeadCode d = new DeadCode(trace);
        for (int ref = 1; ref < trace.end(); ref++) {
            if (trace.op(ref) == UOp.PHI) {
                d.phiOf[trace.a(ref)] = ref;
            }
        }
        for (int ref = 1; ref < trace.end(); ref++) {
            if (!(ref < ghosts.length && ghosts[ref]) && d.isRoot(ref)) {
                d.enliven(ref);
            }
        }
        while (d.pending > 0) {
            d.visit(d.work[--d.pending]);
        }
        boolean[] dead = new boolean[trace.end()];
        for (int ref = 1; ref < trace.end(); ref++) {
            dead[ref] = !d.live[ref];
        }
        trace.setDead(dead);
    }

    private boolean isRoot(int ref) {
        UOp op = trace.op(ref);
        return op != UOp.PHI && op != UOp.GET_FRAME && op != UOp.LOAD_THREAD && !isSunkStore(op, ref) && !op.isRemovable() && !(op == UOp.CALL_JAVA && trace.call(ref).pure());
    }

    /** A store into an object that is not allocated. */
    private boolean isSunkStore(UOp op, int ref) {
        return (op == UOp.STORE_FIELD || op == UOp.STORE_INT || op == UOp.STORE_SHAPE) && trace.isSunk(trace.a(ref));
    }

    private void enliven(int ref) {
        if (!live[ref]) {
            live[ref] = true;
            work[pending++] = ref;
        }
    }

    private void visit(int ref) {
        boolean body = trace.loop() != 0 && ref >= trace.loop();
        if (trace.op(ref) == UOp.PHI) {
            enliven(trace.a(ref));
            use(trace.b(ref), true);
            return;
        }
        for (int i = 0; i < trace.operandCount(ref); i++) {
            use(trace.operand(ref, i), body);
        }
        if (trace.snapshotIndex(ref) >= 0) {
            for (int value : trace.snapshotRefs(ref)) {
                use(value, body);
            }
        }
    }

    private void use(int ref, boolean body) {
        if (ref <= 0) {
            return;
        }
        enliven(ref);
        if (body && ref < trace.loop() && !carried[ref]) {
            carried[ref] = true;
            if (phiOf[ref] != 0) {
                enliven(phiOf[ref]);
            }
        }
    }
}
