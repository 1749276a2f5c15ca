package dev.krait.uops.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a side trace with the values that its parent holds at the exit, and with what the parent knows of them. */
final class SideStart {
    private SideStart() {
    }

    static TraceBuilder begin(String name, int limit, Trace parent, int instruction) {
        Snapshot s = parent.snapshot(instruction);
        List<Integer> refs = new ArrayList<>();
        for (int i = 0; i < s.size(); i++) {
            if (s.ref(i) > 0 && !refs.contains(s.ref(i))) {
                refs.add(s.ref(i));
            }
        }
        Trace trace = new Trace(name, new Trace.Parent(parent, instruction, List.copyOf(refs)));
        TraceBuilder builder = TraceBuilder.over(trace, limit);
        Map<Integer, Integer> inherited = new HashMap<>();
        for (int i = 0; i < refs.size(); i++) {
            inherited.put(refs.get(i), trace.end());
            builder.append(UOp.INHERIT, parent.type(refs.get(i)), Region.NONE, 0, 0, 0, i);
        }
        learn(builder.facts(), parent, instruction, inherited);
        return builder;
    }

    static int translate(TraceBuilder builder, int ref) {
        Trace parent = builder.trace().parent().trace();
        if (ref < 0) {
            return builder.trace().addConstant(parent.type(ref), parent.constant(ref));
        }
        return ref == 0 ? 0 : 1 + builder.trace().parent().refs().indexOf(ref);
    }

    /** What the guards of the parent before the exit have established. */
    private static void learn(Facts facts, Trace parent, int exit, Map<Integer, Integer> inherited) {
        boolean inBody = parent.loop() != 0 && exit >= parent.loop();
        boolean[] carried = new boolean[parent.end()];
        if (inBody) {
            for (int ref = parent.loop(); ref < parent.end(); ref++) {
                if (parent.op(ref) == UOp.PHI) {
                    carried[parent.a(ref)] = true;
                }
            }
        }
        for (int ref = 1; ref < exit; ref++) {
            UOp op = parent.op(ref);
            if (op == UOp.STORE_SHAPE || op == UOp.CALL_JAVA && parent.call(ref).writes() == -1) {
                facts.forgetShapes();
                continue;
            }
            int of = op == UOp.NEW_OBJECT ? ref : parent.a(ref);
            Integer here = op.isGuard() || op == UOp.NEW_OBJECT ? inherited.get(of) : null;
            // A guard of the first iteration says nothing of what a carried value became.
            if (here == null || inBody && ref < parent.loop() && carried[of]) {
                continue;
            }
            switch (op) {
                case GUARD_INT -> facts.setTag(here, Facts.INT);
                case GUARD_FLOAT -> facts.setTag(here, Facts.FLOAT);
                case GUARD_OBJECT -> facts.setTag(here, Facts.OBJECT);
                case GUARD_SHAPE -> facts.setShape(here, (int) parent.immediate(ref));
                case NEW_OBJECT -> facts.setShape(here, (int) parent.immediate(ref));
                default -> {
                }
            }
        }
    }
}
