package dev.krait.uops.codegen;

import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.TraceAbort;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Register allocation: one scan over the trace from its end to its start, after LuaJIT's {@code lj_asm.c}. A value gets a register at its
 * last use and gives it back at its definition. When registers run out, the value whose previous use is farthest away
 * loses its register: it is reloaded behind the current instruction, and stored in a spill slot where it is defined
 * (constants are loaded again instead).
 *
 * <p>A loop body is scanned a few times: what is in which register at its start becomes what must be there at its end, so
 * that values carried round and invariants mostly stay where they are; moves at the back edge do the rest.
 */
final class LinearScan {
    /** Kinds of steps. */
    static final int INSTRUCTION = 0;
    static final int MOVE = 1;
    static final int ARGUMENT = 2;
    /** Words of a step: kind, ref or destination, then: result and operand registers, or source. */
    static final int STEP = 6;
    private static final int LOOP_PASSES = 4;
    /** Spill slots for values; behind them are those of {@link ParallelMove}. */
    static final int SLOTS = ThreadLayout.SPILL_COUNT - 2;

    private final StencilTable table;
    private Trace trace;
    private int ids;
    private int[] register = new int[0];
    private int[] slot;
    private int[] hint;
    private int[] useStart;
    private int[] uses;
    private int[] cursor;
    private final int[] owner = new int[32];
    private int slots;
    private int generalMask;
    private int floatMask;
    private int locked;

    /** Steps in reverse order of execution. */
    private int[] steps = new int[STEP * 256];
    private int length;
    private int[] backEdge = new int[0];
    private int[][] exitRefs;
    private int[][] exitLocations;
    /** The guard that is part of an instruction (an unboxing, a shape guard), or 0; and the other way round. */
    private int[] guardOf;
    private boolean[] absorbed;
    private final ParallelMove moves = new ParallelMove();

    LinearScan(StencilTable table) {
        this.table = table;
        this.generalMask = (1 << table.generalRegisters) - 1;
        this.floatMask = (1 << table.floatRegisters) - 1 << Location.FLOAT;
    }

    /** Allocates registers for a trace; for a side trace, {@code inherited} says where the parent's values are. */
    void allocate(Trace t, int[] inherited) {
        trace = t;
        ids = t.end() + t.constantCount();
        register = new int[ids];
        slot = new int[ids];
        hint = new int[ids];
        exitRefs = new int[t.end()][];
        exitLocations = new int[t.end()][];
        length = 0;
        slots = 0;
        backEdge = new int[0];
        fuse();
        countUses();
        reset();
        Arrays.fill(hint, Location.NONE);
        int from = t.end() - 1;
        if (t.loop() != 0) {
            loop();
            from = t.loop() - 1;
        }
        scan(from, 1);
        start(inherited);
    }

    /** How many spill slots are used. */
    int slots() {
        return slots;
    }

    int length() {
        return length;
    }

    int[] steps() {
        return steps;
    }

    /** Moves before the jump back to the loop: pairs of destination and source, in order of execution. */
    int[] backEdge() {
        return backEdge;
    }

    int[] exitRefs(int ref) {
        return exitRefs[ref];
    }

    int[] exitLocations(int ref) {
        return exitLocations[ref];
    }

    /** The guard that an instruction carries out as well, or 0. */
    int guardOf(int ref) {
        return guardOf[ref];
    }

    private int id(int ref) {
        return ref < 0 ? trace.end() + ~ref : ref;
    }

    private int ref(int id) {
        return id < trace.end() ? id : ~(id - trace.end());
    }

    private boolean isFloat(int id) {
        return trace.type(ref(id)).isFloat();
    }

    private void reset() {
        Arrays.fill(register, Location.NONE);
        Arrays.fill(slot, Location.NONE);
        Arrays.fill(owner, -1);
        System.arraycopy(useStart, 1, cursor, 0, ids);
        slots = 0;
        locked = 0;
    }

    /** A guard followed by the unboxing it is for is one stencil, and so are the guards of object and shape. */
    private void fuse() {
        guardOf = new int[trace.end()];
        absorbed = new boolean[trace.end()];
        int previous = 0;
        for (int ref = 1; ref < trace.end(); ref++) {
            if (trace.isDead(ref)) {
                continue;
            }
            if (previous != 0 && trace.a(previous) == trace.a(ref)) {
                UOp first = trace.op(previous);
                UOp second = trace.op(ref);
                if (first == UOp.GUARD_INT && second == UOp.UNBOX_INT || first == UOp.GUARD_FLOAT && second == UOp.UNBOX_FLOAT
                        || first == UOp.GUARD_OBJECT && second == UOp.GUARD_SHAPE && trace.snapshotIndex(previous) == trace.snapshotIndex(ref)) {
                    guardOf[ref] = previous;
                    absorbed[previous] = true;
                }
            }
            previous = ref;
        }
    }

    private void countUses() {
        useStart = new int[ids + 2];
        cursor = new int[ids];
        for (int pass = 0; pass < 2; pass++) {
            for (int ref = 1; ref < trace.end(); ref++) {
                if (trace.isDead(ref) || trace.op(ref) == UOp.PHI || absorbed[ref]) {
                    continue;
                }
                for (int i = 0, n = trace.operandCount(ref); i < n; i++) {
                    if (table.needsRegister(trace, ref, i)) {
                        int id = id(trace.operand(ref, i));
                        if (pass == 0) {
                            useStart[id + 2]++;
                        } else {
                            uses[useStart[id + 1]++] = ref;
                        }
                    }
                }
            }
            if (pass == 0) {
                for (int i = 2; i < useStart.length; i++) {
                    useStart[i] += useStart[i - 1];
                }
                uses = new int[useStart[ids + 1]];
            }
        }
    }

    /** The last instruction before a place that needs a value in a register; its definition if there is none. */
    private int previousUse(int id, int before) {
        int first = useStart[id];
        int at = cursor[id];
        while (at > first && uses[at - 1] >= before) {
            at--;
        }
        cursor[id] = at;
        if (id < invariant.length && invariant[id] && (at == first || uses[at - 1] < trace.loop())) {
            // In a slot it costs the loop at most a load that nothing waits for, where what is computed in the loop would be stored and loaded again.
            return Integer.MIN_VALUE + id;
        }
        return at > first ? uses[at - 1] : id < trace.end() ? Math.min(id, before) - trace.end() : Integer.MIN_VALUE + id;
    }

    private void push(int kind, int a, int b, int c, int d, int e) {
        if (length + STEP > steps.length) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
        }
        steps[length] = kind;
        steps[length + 1] = a;
        steps[length + 2] = b;
        steps[length + 3] = c;
        steps[length + 4] = d;
        steps[length + 5] = e;
        length += STEP;
    }

    private void pushMove(int to, int from) {
        push(MOVE, to, from, 0, 0, 0);
    }

    private int slotOf(int id) {
        if (slot[id] == Location.NONE) {
            if (slots == SLOTS) {
                throw new TraceAbort(TraceAbort.Reason.TOO_LONG, "more than " + SLOTS + " spilled values");
            }
            slot[id] = Location.SPILL + slots++;
        }
        return slot[id];
    }

    private void take(int id, int r) {
        register[id] = r;
        owner[r] = id;
    }

    private void release(int id) {
        owner[register[id]] = -1;
        register[id] = Location.NONE;
    }

    /** A free register for a value, or NONE. */
    private int free(int id, int excluded) {
        int mask = (isFloat(id) ? floatMask : generalMask) & ~excluded;
        int hinted = hint[id];
        if (hinted >= 0 && (mask & 1 << hinted) != 0 && owner[hinted] < 0) {
            return hinted;
        }
        int found = Location.NONE;
        for (int m = mask; m != 0; m &= m - 1) {
            int r = Integer.numberOfTrailingZeros(m);
            if (owner[r] < 0) {
                if ((wanted & 1 << r) == 0) {
                    return r;
                }
                found = found < 0 ? r : found;
            }
        }
        return found;
    }

    /** Registers that a value carried round the loop would like to have. */
    private int wanted;

    /** Makes sure that a value is in a register before the instruction at {@code at}. */
    private int need(int id, int excluded, int at) {
        int r = register[id];
        if (r >= 0) {
            return r;
        }
        r = free(id, excluded);
        if (r < 0) {
            r = evict(isFloat(id) ? floatMask : generalMask, excluded | locked, at);
        }
        take(id, r);
        return r;
    }

    private int evict(int mask, int excluded, int at) {
        int best = Location.NONE;
        int farthest = Integer.MAX_VALUE;
        for (int m = mask & ~excluded; m != 0; m &= m - 1) {
            int r = Integer.numberOfTrailingZeros(m);
            int use = previousUse(owner[r], at);
            if (use < farthest) {
                farthest = use;
                best = r;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("no register left");
        }
        int id = owner[best];
        pushMove(best, ref(id) < 0 ? ref(id) : slotOf(id));
        release(id);
        return best;
    }

    private void scan(int from, int to) {
        for (int ref = from; ref >= to; ref--) {
            if (!trace.isDead(ref) && !absorbed[ref] && trace.op(ref) != UOp.INHERIT) {
                instruction(ref);
            }
        }
    }

    private void instruction(int ref) {
        UOp op = trace.op(ref);
        int guard = guardOf[ref];
        int exiting = guard != 0 ? guard : op.exits() ? ref : 0;
        int result = Location.NONE;
        locked = 0;
        if (trace.type(ref) != Type.NONE) {
            result = need(ref, 0, ref);
            if (slot[ref] != Location.NONE) {
                pushMove(slot[ref], result);
            }
            release(ref);
        }
        // What an exit needs must not be where the result goes: the stencil may have written it when it leaves. Likewise the number to box.
        int taken = (exiting != 0 || op == UOp.BOX_INT) && result >= 0 ? 1 << result : 0;
        int[] operands = {Location.NONE, Location.NONE, Location.NONE};
        if (op != UOp.CALL_JAVA) {
            for (int i = 0, n = trace.operandCount(ref); i < n; i++) {
                if (table.needsRegister(trace, ref, i)) {
                    int id = id(trace.operand(ref, i));
                    operands[i] = need(id, taken != 0 && (op == UOp.BOX_INT || inSnapshot(exiting, trace.operand(ref, i))) ? taken : 0, ref);
                    locked |= 1 << operands[i];
                }
            }
        }
        if (exiting != 0) {
            exit(exiting, taken);
        }
        push(INSTRUCTION, ref, result, operands[0], operands[1], operands[2]);
        if (op == UOp.CALL_JAVA) {
            for (int i = trace.operandCount(ref) - 1; i >= 0; i--) {
                int operand = trace.operand(ref, i);
                locked = 0;
                push(ARGUMENT, i, operand < 0 ? operand : need(operand, 0, ref), 0, 0, 0);
            }
        }
    }

    private boolean inSnapshot(int exiting, int ref) {
        if (exitRefs[exiting] == null) {
            exitRefs[exiting] = trace.snapshotRefs(exiting);
        }
        for (int value : exitRefs[exiting]) {
            if (value == ref) {
                return true;
            }
        }
        return false;
    }

    /** Finds a place for every value of a snapshot. */
    private void exit(int ref, int excluded) {
        if (exitRefs[ref] == null) {
            exitRefs[ref] = trace.snapshotRefs(ref);
        }
        int[] refs = exitRefs[ref];
        int n = refs.length;
        int[] locations = new int[n];
        for (int i = 0; i < n; i++) {
            int id = refs[i];
            if (register[id] >= 0) {
                locations[i] = register[id];
            } else if (slot[id] != Location.NONE) {
                locations[i] = slot[id];
            } else {
                int r = id < snapshotOnly.length && snapshotOnly[id] ? Location.NONE : free(id, excluded);
                if (r >= 0) {
                    take(id, r);
                    locations[i] = r;
                } else {
                    locations[i] = slotOf(id);
                }
            }
        }
        exitLocations[ref] = locations;
    }

    private void loop() {
        List<Integer> phis = new ArrayList<>();
        int last = trace.end() - 1;
        while (trace.op(last) == UOp.PHI || trace.op(last) == UOp.JUMP_TO_LOOP) {
            if (trace.op(last) == UOp.PHI && !trace.isDead(last)) {
                phis.add(last);
            }
            last--;
        }
        int[][] heads = new int[LOOP_PASSES + 1][];
        int best = 0;
        int done = 0;
        int least = Integer.MAX_VALUE;
        for (int pass = 0; pass < LOOP_PASSES; pass++) {
            int cost = body(phis, last, heads[pass]);
            heads[pass + 1] = register.clone();
            done = pass;
            if (cost < least) {
                least = cost;
                best = pass;
            }
            if (cost == 0 || Arrays.equals(heads[pass], register)) {
                break;
            }
        }
        if (best != done) {
            body(phis, last, heads[best]);
        }
        wanted = 0;
        Arrays.fill(hint, Location.NONE);
        snapshotOnly = new boolean[0];
        invariant = new boolean[0];
    }

    /** Scans the body with what is to be in registers at its start, and so at its end; null if that is open. Returns what the moves in it and at its end cost. */
    private int body(List<Integer> phis, int last, int[] head) {
        length = 0;
        reset();
        wanted = 0;
        Arrays.fill(hint, Location.NONE);
        snapshotOnly = new boolean[trace.loop()];
        invariant = new boolean[trace.loop()];
        Arrays.fill(invariant, true);
        for (int phi : phis) {
            invariant[trace.a(phi)] = false;
        }
        for (int id = 1; id < trace.loop(); id++) {
            // Needed by exits alone: a store, if it is carried round each time, costs less than a register.
            snapshotOnly[id] = previousUse(id, trace.end()) < trace.loop();
        }
        if (head != null) {
            System.arraycopy(head, 0, hint, 0, ids);
            for (int phi : phis) {
                int r = head[trace.a(phi)];
                if (r >= 0) {
                    wanted |= 1 << r;
                    if (trace.b(phi) > trace.loop()) {
                        hint[trace.b(phi)] = r;
                    }
                }
            }
        }
        System.arraycopy(useStart, 1, cursor, 0, ids);
        int[] end = endState(phis, head);
        scan(last, trace.loop());
        closeBackEdge(phis, end);
        int cost = 0;
        for (int i = 0; i < backEdge.length; i += 2) {
            cost += Location.isSpill(backEdge[i]) && Location.isRegister(backEdge[i + 1]) ? 2 : Location.isRegister(backEdge[i + 1]) ? 1 : 4;
        }
        for (int i = 0; i < length; i += STEP) {
            cost += steps[i] == MOVE ? 3 : 0;
        }
        return cost;
    }

    /** While the body is scanned: values of the first iteration that only its exits need. */
    private boolean[] snapshotOnly = new boolean[0];
    /** While the body is scanned: values of the first iteration that are the same in every round. */
    private boolean[] invariant = new boolean[0];

    /** What is where at the end of the body, given what was where at its start. Returns the places of all values there. */
    private int[] endState(List<Integer> phis, int[] head) {
        if (head != null) {
            boolean[] left = new boolean[ids];
            for (int phi : phis) {
                int l = trace.a(phi);
                int r = trace.b(phi);
                left[l] = true;
                if (head[l] >= 0 && r > trace.loop() && register[r] == Location.NONE) {
                    take(r, head[l]);
                }
            }
            for (int id = 0; id < ids; id++) {
                if (head[id] >= 0 && !left[id] && owner[head[id]] < 0 && register[id] == Location.NONE) {
                    take(id, head[id]);
                }
            }
        }
        for (int phi : phis) {
            int r = trace.b(phi);
            if (r > 0 && register[r] == Location.NONE) {
                int free = free(r, 0);
                if (free >= 0) {
                    take(r, free);
                } else {
                    slotOf(r);
                }
            }
        }
        return register.clone();
    }

    /** The moves that make the end of the body look like its start. */
    private void closeBackEdge(List<Integer> phis, int[] end) {
        moves.clear();
        boolean[] left = new boolean[ids];
        for (int phi : phis) {
            int l = trace.a(phi);
            int r = trace.b(phi);
            left[l] = true;
            int source = r < 0 ? r : end[r] >= 0 ? end[r] : slot[r];
            if (register[l] >= 0) {
                moves.add(register[l], source);
            }
            if (slot[l] != Location.NONE) {
                moves.add(slot[l], source);
            }
        }
        for (int id = 0; id < ids; id++) {
            if (register[id] >= 0 && !left[id]) {
                int source = end[id] >= 0 ? end[id] : ref(id) < 0 ? ref(id) : slotOf(id);
                moves.add(register[id], source);
            }
        }
        List<Integer> ordered = new ArrayList<>();
        moves.resolve(table.generalRegisters, (to, from) -> {
            ordered.add(to);
            ordered.add(from);
        });
        backEdge = ordered.stream().mapToInt(i -> i).toArray();
    }

    /** Constants that are still in registers are loaded at the start; inherited values are moved to where they are expected. */
    private void start(int[] inherited) {
        moves.clear();
        for (int ref = 1; ref < trace.end() && trace.op(ref) == UOp.INHERIT; ref++) {
            if (trace.isDead(ref)) {
                continue;
            }
            int source = inherited[(int) trace.immediate(ref)];
            if (register[ref] >= 0) {
                moves.add(register[ref], source);
            }
            if (slot[ref] != Location.NONE) {
                moves.add(slot[ref], source);
            }
        }
        for (int id = trace.end(); id < ids; id++) {
            if (register[id] >= 0) {
                moves.add(register[id], ref(id));
            }
        }
        List<int[]> ordered = new ArrayList<>();
        moves.resolve(table.generalRegisters, (to, from) -> ordered.add(new int[] {to, from}));
        for (int i = ordered.size() - 1; i >= 0; i--) {
            pushMove(ordered.get(i)[0], ordered.get(i)[1]);
        }
    }
}
