package dev.krait.uops.ir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a side trace with the values that its parent holds at the exit, and with what the parent knows of them. */
final class SideStart {
    private final Trace parent;
    private final int exit;
    private final TraceBuilder builder;
    private final Map<Integer, Integer> here = new HashMap<>();

    private SideStart(Trace parent, int exit, TraceBuilder builder) {
        this.parent = parent;
        this.exit = exit;
        this.builder = builder;
    }

    static TraceBuilder begin(String name, int limit, Trace parent, int exit) {
        List<Integer> refs = new ArrayList<>();
        for (int ref : parent.snapshotRefs(exit)) {
            refs.add(ref);
        }
        Trace trace = new Trace(name, new Trace.Parent(parent, exit, List.copyOf(refs)));
        TraceBuilder builder = TraceBuilder.over(trace, limit);
        SideStart s = new SideStart(parent, exit, builder);
        for (int i = 0; i < refs.size(); i++) {
            s.here.put(refs.get(i), trace.end());
            builder.append(UOp.INHERIT, parent.type(refs.get(i)), Region.NONE, 0, 0, 0, i);
        }
        s.learn();
        Snapshot snapshot = parent.snapshot(exit);
        int[] inherited = new int[snapshot.size()];
        for (int i = 0; i < inherited.length; i++) {
            inherited[i] = s.translate(snapshot.ref(i));
        }
        builder.setInherited(inherited);
        for (int i = snapshot.memory(); i < snapshot.size(); i += 2) {
            if (snapshot.storeOp(i) == UOp.STORE_INT) {
                builder.storeInt(snapshot.storeRegion(i), inherited[i], snapshot.offset(i), inherited[i + 1]);
            } else {
                builder.storeField(snapshot.storeRegion(i), inherited[i], snapshot.offset(i), inherited[i + 1]);
            }
        }
        return builder;
    }

    private int translate(int ref) {
        if (ref < 0) {
            return builder.trace().addConstant(parent.type(ref), parent.constant(ref));
        }
        if (ref == 0 || here.containsKey(ref)) {
            return ref == 0 ? 0 : here.get(ref);
        }
        return object(ref);
    }

    /** An object that the parent did not allocate is made here, perhaps to be sunk again. */
    private int object(int ref) {
        int[] stores = parent.fieldStores(ref, exit);
        int object = builder.newObject(parent.headerOf(ref, exit), parent.b(ref));
        here.put(ref, object);
        for (int store : stores) {
            int value = translate(parent.fieldValue(store));
            if (parent.op(store) == UOp.STORE_INT) {
                builder.storeInt(parent.region(store), object, (int) parent.immediate(store), value);
            } else {
                builder.storeField(parent.region(store), object, (int) parent.immediate(store), value);
            }
        }
        return object;
    }

    /** What the guards of the parent before the exit have established. */
    private void learn() {
        Facts facts = builder.facts();
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
            Integer mine = op.isGuard() || op == UOp.NEW_OBJECT ? here.get(of) : null;
            // A guard of the first iteration says nothing of what a carried value became.
            if (mine == null || inBody && ref < parent.loop() && carried[of]) {
                continue;
            }
            switch (op) {
                case GUARD_INT -> facts.setTag(mine, Facts.INT);
                case GUARD_FLOAT -> facts.setTag(mine, Facts.FLOAT);
                case GUARD_OBJECT -> facts.setTag(mine, Facts.OBJECT);
                case GUARD_SHAPE -> facts.setShape(mine, (int) parent.immediate(ref));
                case NEW_OBJECT -> facts.setShape(mine, (int) parent.headerOf(ref, exit));
                default -> {
                }
            }
        }
    }
}
