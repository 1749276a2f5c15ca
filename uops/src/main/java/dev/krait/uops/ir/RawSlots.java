package dev.krait.uops.ir;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets exits name the raw number that a word was unboxed to, in place of the word: otherwise the word would take a register or a spill slot
 * of its own for as long as an exit may need it, beside the number with which the trace goes on.
 */
final class RawSlots {
    private RawSlots() {
    }

    static void prefer(Trace trace) {
        int[] raw = new int[trace.end()];
        Map<Integer, Integer> changed = new HashMap<>();
        boolean any = false;
        for (int ref = 1; ref < trace.end(); ref++) {
            UOp op = trace.op(ref);
            if (any && op.exits()) {
                int index = trace.snapshotIndex(ref);
                Integer other = changed.get(index);
                if (other == null) {
                    other = rawer(trace, index, raw);
                    changed.put(index, other);
                }
                trace.setSnapshotIndex(ref, other);
            }
            if (op == UOp.LOOP) {
                // A number of the first iteration is carried round only if the body computes with it.
                raw = new int[trace.end()];
                changed.clear();
                any = false;
            } else if ((op == UOp.UNBOX_INT || op == UOp.UNBOX_FLOAT) && trace.a(ref) > 0) {
                raw[trace.a(ref)] = ref;
                changed.clear();
                any = true;
            }
        }
    }

    private static int rawer(Trace trace, int index, int[] raw) {
        Snapshot s = trace.snapshots().get(index);
        int[] refs = null;
        for (int i = 0; i < s.memory(); i++) {
            int ref = s.ref(i);
            if (ref > 0 && raw[ref] != 0) {
                if (refs == null) {
                    refs = new int[s.size()];
                    for (int j = 0; j < refs.length; j++) {
                        refs[j] = s.ref(j);
                    }
                }
                refs[i] = raw[ref];
            }
        }
        return refs == null ? index : trace.addSnapshot(s.withRefs(refs));
    }
}
