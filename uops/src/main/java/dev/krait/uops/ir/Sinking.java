package dev.krait.uops.ir;

/**
 * Finds objects that need not be allocated: new objects that are only stored into, and otherwise named by snapshots alone
 * (loads of their fields were forwarded). They are built when an exit is taken that names them; LuaJIT's
 * {@code lj_opt_sink.c} calls it allocation sinking.
 *
 * <p>In a loop, an object of the first iteration may be named by snapshots of the body, which means the object that the
 * previous round made. That works without a PHI of the object if its fields are what is carried: the object of the body
 * must be the same with all fields substituted.
 */
final class Sinking {
    private final Trace trace;
    private final int preamble;
    private final int[] substitute;
    private final boolean[] sunk;
    private final boolean[] used;
    private boolean changed;

    private Sinking(Trace trace, int preamble, int[] substitute) {
        this.trace = trace;
        this.preamble = preamble;
        this.substitute = substitute;
        this.sunk = new boolean[trace.end()];
        this.used = new boolean[preamble];
    }

    /**
     * The objects that are not to be allocated.
     *
     * @param preamble the end of the first iteration, 0 if there is no loop
     * @param substitute for refs of the first iteration: what takes their place
     */
    static boolean[] analyze(Trace trace, int preamble, int[] substitute) {
        Sinking s = new Sinking(trace, preamble, substitute);
        boolean any = false;
        for (int ref = 1; ref < trace.end(); ref++) {
            s.sunk[ref] = trace.op(ref) == UOp.NEW_OBJECT;
            any |= s.sunk[ref];
        }
        if (any) {
            s.findUses();
        }
        while (any) {
            s.changed = false;
            s.escapes();
            s.pairs();
            any = s.changed;
        }
        return s.sunk;
    }

    /** Which refs of the first iteration the body uses, in the end: itself, through what it carries round, or as a field. */
    private void findUses() {
        for (int ref = preamble; ref < trace.end() && preamble > 0; ref++) {
            for (int i = 0; i < trace.operandCount(ref); i++) {
                use(trace.operand(ref, i));
            }
            if (trace.snapshotIndex(ref) >= 0) {
                Snapshot s = trace.snapshot(ref);
                for (int i = 0; i < s.size(); i++) {
                    use(s.ref(i));
                }
            }
        }
    }

    private void use(int ref) {
        if (ref <= 0 || ref >= preamble || used[ref]) {
            return;
        }
        used[ref] = true;
        use(substitute[ref]);
        if (trace.op(ref) == UOp.NEW_OBJECT) {
            for (int store : trace.fieldStores(ref, preamble)) {
                use(trace.b(store));
                use(Trace.unboxed(trace, trace.b(store)));
            }
        }
    }

    private void keep(int ref) {
        if (ref > 0 && sunk[ref]) {
            sunk[ref] = false;
            changed = true;
        }
    }

    private void escapes() {
        for (int ref = 1; ref < trace.end(); ref++) {
            UOp op = trace.op(ref);
            boolean store = op == UOp.STORE_FIELD || op == UOp.STORE_INT || op == UOp.STORE_SHAPE;
            for (int i = 0, n = trace.operandCount(ref); i < n; i++) {
                int operand = trace.operand(ref, i);
                if (operand <= 0 || !sunk[operand]) {
                    continue;
                }
                boolean harmless = store && (i == 0 ? operand >= preamble || ref < preamble : trace.a(ref) > 0 && sunk[trace.a(ref)]);
                if (!harmless) {
                    keep(operand);
                }
            }
            if (op == UOp.CALL_JAVA && trace.call(ref).writes() == -1) {
                // Its operation may ask for the frames, and then the object exists.
                Snapshot s = trace.snapshot(ref);
                for (int i = 0; i < s.size(); i++) {
                    keep(s.ref(i));
                }
            }
        }
    }

    private void pairs() {
        for (int ref = 1; ref < preamble; ref++) {
            int other = substitute[ref];
            boolean object = trace.op(ref) == UOp.NEW_OBJECT;
            if (!object) {
                // A value of another kind becomes the object: then it is carried as what it is.
                if (used[ref]) {
                    keep(other);
                }
            } else if (used[ref] && (other <= 0 || !sunk[ref] || !sunk[other] || !sameFields(ref, other))) {
                keep(ref);
                keep(other);
            }
        }
    }

    private boolean sameFields(int first, int second) {
        if (trace.op(second) != UOp.NEW_OBJECT || trace.headerOf(first, trace.end()) != trace.headerOf(second, trace.end()) || trace.b(first) != trace.b(second)) {
            return false;
        }
        int[] a = trace.fieldStores(first, trace.end());
        int[] b = trace.fieldStores(second, trace.end());
        if (a.length != b.length) {
            return false;
        }
        for (int x : a) {
            boolean found = false;
            for (int y : b) {
                found |= trace.immediate(x) == trace.immediate(y) && Trace.unboxed(trace, next(Trace.unboxed(trace, trace.b(x)))) == Trace.unboxed(trace, trace.b(y));
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private int next(int ref) {
        return ref > 0 && ref < preamble ? substitute[ref] : ref;
    }
}
