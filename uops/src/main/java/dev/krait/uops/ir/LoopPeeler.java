package dev.krait.uops.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Loop peeling by copying with substitution, after LuaJIT's {@code lj_opt_loop.c}. The recorded instructions are the first
 * iteration. They are emitted once more behind a LOOP, with the values at the end of the first iteration in place of those
 * at its start; folding, guard removal and forwarding leave out what the first iteration has done for all others. A ref
 * of the first iteration that the body uses and that the body computes anew is carried by a PHI.
 *
 * <p>What the body takes over from the first iteration is an assumption about every round: types and magnitudes of carried
 * values, contents of memory, outcomes of guards. When the body is complete, each assumption is checked to hold at its end
 * for the values that the next round will see. Where one does not, the body is built again without it.
 */
final class LoopPeeler {
    private static final int ATTEMPTS = 12;
    /** A body of at most so many instructions is unrolled, to so many rounds. */
    private static final int UNROLLED_INSTRUCTIONS = 16;
    private static final int ROUNDS = 4;
    private static final int MISSING = Integer.MIN_VALUE;

    private final TraceBuilder builder;
    private final Trace trace;
    private final Facts facts;
    private final int preamble;
    private final int snapshots;
    private final int endSnapshot;
    private final Snapshot end;
    private final boolean[] weak;
    private final boolean[] blocked;

    private int[] substitute;
    /** The substitutes of the round before. */
    private int[] previous;
    private int[] snapshotMap;
    private int[] arguments = new int[16];
    /** The instruction of the first iteration that is being copied. */
    private int source;
    private List<Assumption> assumptions = new ArrayList<>();
    private List<int[]> phis = new ArrayList<>();

    /** Something about the first iteration that the body relies on; value 0 for a guard. */
    private record Assumption(int source, UOp op, Region region, int a, int b, long immediate, int value) {
    }

    LoopPeeler(TraceBuilder builder, boolean many) {
        this.builder = builder;
        this.neverUnroll = !many;
        this.trace = builder.trace();
        this.facts = builder.facts();
        this.endSnapshot = builder.currentSnapshot();
        this.preamble = trace.end();
        this.snapshots = trace.snapshots().size();
        this.end = trace.snapshots().get(endSnapshot);
        this.weak = new boolean[preamble];
        this.blocked = new boolean[preamble];
        if (end.frameCount() != 1) {
            throw new IllegalStateException("a loop ends in the frame where it began, not in " + end.frameCount() + " frames");
        }
        for (int i = 0; i < end.size(); i++) {
            // The magnitude of a carried number is rarely that of its first value.
            int ref = end.ref(i);
            if (ref > 0 && trace.type(ref) == Type.INT) {
                weak[ref] = true;
            }
        }
    }

    /** Whether the loop was closed. */
    boolean close() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            facts.beginLoop(preamble, weak);
            builder.beginBody(preamble);
            boolean good;
            try {
                good = build() && check();
            } catch (TraceAbort contradiction) {
                undo();
                if (rounds == 1) {
                    return false;
                }
                rounds = 1;
                neverUnroll = true;
                attempt = 0;
                continue;
            }
            if (good && !sinking && !neverSink && findSinkable()) {
                // Once more, with these stores left to the exits.
                sinking = true;
                undo();
                attempt = 0;
                continue;
            }
            if (good && rounds == 1 && !neverUnroll && isWorthUnrolling()) {
                rounds = ROUNDS;
                undo();
                attempt = 0;
                continue;
            }
            if (good) {
                facts.endLoop();
                for (int ref : ghosts) {
                    builder.ghost(ref);
                }
                for (int[] phi : phis) {
                    builder.append(UOp.PHI, trace.type(phi[0]), Region.NONE, phi[0], phi[1], 0, 0);
                }
                builder.append(UOp.JUMP_TO_LOOP, Type.NONE, Region.NONE, 0, 0, 0, 0);
                return true;
            }
            undo();
            if (rounds > 1 && (unstable || attempt == ATTEMPTS - 1)) {
                rounds = 1;
                neverUnroll = true;
                unstable = false;
                attempt = 0;
            } else if (sinking && (unstable || attempt == ATTEMPTS - 1)) {
                sinking = false;
                neverSink = true;
                unstable = false;
                attempt = 0;
            }
            if (unstable) {
                return false;
            }
        }
        return false;
    }

    /** How many rounds the body has. */
    private int rounds = 1;
    private boolean neverUnroll;
    private boolean unstable;
    private boolean sinking;
    private boolean neverSink;
    /** Stores of the first iteration whose copies in the body are left to exits. */
    private boolean[] sinkable;
    /** Their copies. */
    private final List<Integer> ghosts = new ArrayList<>();

    /**
     * Looks for stores in iterators that are older than the trace: every round overwrites what the one before has stored, and if nothing in the body reads
     * them, it is enough to store when an exit is taken.
     */
    private boolean findSinkable() {
        for (int ref = preamble; ref < trace.end(); ref++) {
            UOp op = trace.op(ref);
            boolean iterator = trace.region(ref) == Region.ITERATOR;
            if (op == UOp.CALL_JAVA && !trace.call(ref).pure() || iterator && op.kind() == UOp.Kind.LOAD) {
                return false;
            }
            if (iterator && op.kind() == UOp.Kind.STORE && !isOlder(trace.a(ref)) && !isMadeHere(trace.a(ref))) {
                return false;
            }
        }
        sinkable = new boolean[preamble];
        boolean any = false;
        for (int ref = 1; ref < preamble; ref++) {
            UOp op = trace.op(ref);
            if (op.kind() != UOp.Kind.STORE || trace.region(ref) != Region.ITERATOR || isMadeHere(trace.a(ref))) {
                continue;
            }
            int value = Trace.unboxed(trace, trace.b(ref));
            boolean raw = op == UOp.STORE_INT || op == UOp.STORE_FIELD && trace.type(value) == Type.INT;
            if (!raw || !isOlder(trace.a(ref)) || trace.type(next(value)) != Type.INT) {
                // Stores of a region are left to exits together, so that their order does not matter.
                return false;
            }
            sinkable[ref] = true;
            any = true;
        }
        return any;
    }

    private boolean isOlder(int object) {
        return object > 0 && object < preamble && substitute[object] == object && trace.op(object) != UOp.NEW_OBJECT;
    }

    private boolean isMadeHere(int object) {
        return object > 0 && trace.op(object) == UOp.NEW_OBJECT;
    }

    /** Adds the stores that are left to an exit: those that the body has not come to yet, as the round before has them, then the others. */
    private void addStores(Snapshot.Writer w, int position) {
        for (int pass = 0; sinking && pass < 2; pass++) {
            for (int ref = 1; ref < preamble; ref++) {
                if (sinkable[ref] && (pass == 0) == (ref >= position)) {
                    int value = Trace.unboxed(trace, trace.b(ref));
                    w.store(trace.op(ref), Region.ITERATOR, trace.a(ref), (int) trace.immediate(ref), pass == 0 ? before(value) : s(value));
                }
            }
        }
    }

    /** The state at the start of the body. */
    private int headSnapshot() {
        if (!sinking) {
            return endSnapshot;
        }
        Snapshot.Writer w = new Snapshot.Writer();
        for (int f = 0; f < end.frameCount(); f++) {
            w.frame(end.frame(f), end.pc(f));
            for (int i = end.start(f); i < end.start(f + 1); i++) {
                w.slot(end.offset(i), end.ref(i));
            }
        }
        addStores(w, 0);
        return trace.addSnapshot(w.finish());
    }
    private boolean[] sunk;

    /** The objects that are not allocated, once the loop is closed. */
    boolean[] sunk() {
        return sunk;
    }

    private void undo() {
        facts.rollBack();
        builder.truncate(preamble, snapshots);
        builder.setSnapshot(endSnapshot);
    }

    private int s(int ref) {
        return ref > 0 ? substitute[ref] : ref;
    }

    /** What a ref of the first iteration stands for in the round before the one that is being copied. */
    private int before(int ref) {
        return ref > 0 ? previous[ref] : ref;
    }

    /** Emits the body and its PHIs; false if the carried types differ. */
    private boolean build() {
        assumptions = new ArrayList<>();
        phis = new ArrayList<>();
        substitute = new int[preamble];
        previous = new int[preamble];
        Arrays.setAll(previous, ref -> ref);
        snapshotMap = new int[snapshots];
        ghosts.clear();
        Arrays.fill(snapshotMap, -1);
        builder.setSnapshot(headSnapshot());
        builder.append(UOp.LOOP, Type.NONE, Region.NONE, 0, 0, 0, 0);
        for (int round = 1; round <= rounds; round++) {
            round();
            if (round < rounds) {
                System.arraycopy(substitute, 0, previous, 0, preamble);
                Arrays.fill(snapshotMap, -1);
            }
        }
        source = 0;
        return carry();
    }

    private void round() {
        for (int ref = 1; ref < preamble; ref++) {
            source = ref;
            if (trace.snapshotIndex(ref) >= 0) {
                builder.setSnapshot(mapSnapshot(trace.snapshotIndex(ref)));
            }
            substitute[ref] = copy(ref);
            if (sinking && sinkable[ref] && trace.op(trace.end() - 1).kind() == UOp.Kind.STORE && trace.region(trace.end() - 1) == Region.ITERATOR) {
                ghosts.add(trace.end() - 1);
            }
        }
    }

    /**
     * Whether the body is so short that the jump, the poll and the moves at its end cost much of its time, and so straight that its copies
     * will not be left often: every copy has exits of its own, and each would get a side trace.
     */
    private boolean isWorthUnrolling() {
        int instructions = 0;
        int tests = 0;
        for (int ref = 1; ref < trace.end(); ref++) {
            UOp op = trace.op(ref);
            if (op == UOp.CALL_JAVA || op == UOp.NEW_OBJECT || op == UOp.CHECK_VALIDITY) {
                return false;
            }
            if (ref >= preamble && op != UOp.LOOP) {
                instructions++;
                tests += op.isTest() ? 1 : 0;
            }
        }
        return instructions <= UNROLLED_INSTRUCTIONS && tests <= 1;
    }

    private int copy(int ref) {
        UOp op = trace.op(ref);
        int a = op.operands() > 0 ? operand(ref, 0) : 0;
        int b = op.operands() > 1 ? operand(ref, 1) : 0;
        long immediate = trace.immediate(ref);
        Region region = trace.region(ref);
        switch (op) {
            case LOAD_FRAME:
                int slot = end.find(0, (int) immediate, MISSING);
                return slot == MISSING ? ref : slot == 0 ? builder.constValue(0) : before(slot);
            case BOX_INT, BOX_INT_FITTING:
                return builder.box(a);
            case ADD_INT, ADD_INT_UNCHECKED:
                return immediate != 0 ? builder.advance(a, b) : builder.addInt(a, b);
            case SUB_INT, SUB_INT_UNCHECKED:
                return builder.subInt(a, b);
            case MUL_INT, MUL_INT_UNCHECKED:
                return builder.mulInt(a, b);
            case NEW_OBJECT:
                return builder.newObject(immediate, trace.b(ref));
            case STORE_SHAPE:
                builder.emitStoreShape(a, immediate);
                return 0;
            case CHECK_VALIDITY:
                builder.checkValidity();
                return 0;
            case CALL_JAVA:
                return copyCall(ref);
            default:
        }
        switch (op.kind()) {
            case PURE:
                return builder.emit(op, trace.type(ref), region, a, b, 0, immediate);
            case GUARD:
                builder.guard(op, a, b, immediate);
                return 0;
            case LOAD:
                return builder.load(op, region, a, b, immediate);
            case STORE:
                builder.store(op, region, a, b, op.operands() > 2 ? operand(ref, 2) : 0, immediate);
                return 0;
            default:
                throw new IllegalStateException(op + " in the first iteration");
        }
    }

    /** An operand of the copy: boxed where the original was a word and the value carried round is raw. */
    private int operand(int ref, int index) {
        int original = trace.operand(ref, index);
        int now = s(original);
        UOp op = trace.op(ref);
        boolean takesRaw = switch (op) {
            case GUARD_INT, GUARD_FLOAT, GUARD_OBJECT, UNBOX_INT, UNBOX_FLOAT -> true;
            default -> false;
        };
        return !takesRaw && original > 0 && trace.type(original).isWord() && !trace.type(now).isWord() ? builder.box(now) : now;
    }

    private int copyCall(int ref) {
        int n = trace.operandCount(ref);
        int[] refs = new int[n];
        for (int i = 0; i < n; i++) {
            refs[i] = operand(ref, i);
        }
        return builder.emitCall(trace.call(ref), refs);
    }

    /** The snapshot of the copy: its slots substituted, and the slots that earlier rounds changed. */
    private int mapSnapshot(int index) {
        if (snapshotMap[index] >= 0) {
            return snapshotMap[index];
        }
        Snapshot old = trace.snapshots().get(index);
        Snapshot.Writer w = new Snapshot.Writer();
        for (int f = 0; f < old.frameCount(); f++) {
            w.frame(old.frame(f), old.pc(f));
            for (int i = old.start(f); i < old.start(f + 1); i++) {
                w.slot(old.offset(i), s(old.ref(i)));
            }
            if (f == 0) {
                for (int i = 0; i < end.size(); i++) {
                    if (old.find(0, end.offset(i), MISSING) == MISSING) {
                        w.slot(end.offset(i), before(end.ref(i)));
                    }
                }
            }
        }
        // An instruction has no exits behind its first store, so that one place stands for all exits to the same state.
        addStores(w, source == 0 ? preamble : source);
        return snapshotMap[index] = trace.addSnapshot(w.finish());
    }

    /** Finds the refs of the first iteration that must be carried round. */
    private boolean carry() {
        sunk = Sinking.analyze(trace, preamble, substitute);
        boolean[] used = new boolean[preamble];
        int[] work = new int[preamble + 1];
        int pending = 0;
        int scanned = preamble;
        int scannedSnapshots = snapshots;
        boolean[] done = new boolean[preamble];
        for (int i = 0; i < end.size(); i++) {
            pending = use(end.ref(i), used, work, pending);
        }
        while (true) {
            for (; scanned < trace.end(); scanned++) {
                for (int i = 0; i < trace.operandCount(scanned); i++) {
                    pending = use(trace.operand(scanned, i), used, work, pending);
                }
            }
            for (; scannedSnapshots < trace.snapshots().size(); scannedSnapshots++) {
                Snapshot snapshot = trace.snapshots().get(scannedSnapshots);
                for (int i = 0; i < snapshot.size(); i++) {
                    pending = use(snapshot.ref(i), used, work, pending);
                }
            }
            if (pending == 0) {
                return true;
            }
            int left = work[--pending];
            if (done[left] || substitute[left] == left) {
                continue;
            }
            done[left] = true;
            int right = convert(left, substitute[left]);
            if (right == 0) {
                unstable = true;
                return false;
            }
            phis.add(new int[] {left, right});
            pending = use(right, used, work, pending);
        }
    }

    private int use(int ref, boolean[] used, int[] work, int pending) {
        if (ref > 0 && ref < preamble && !used[ref]) {
            used[ref] = true;
            if (sunk[ref]) {
                // Its fields are carried round in its place.
                int now = pending;
                for (int store : trace.fieldStores(ref, preamble)) {
                    now = use(trace.fieldValue(store), used, work, now);
                }
                return now;
            }
            work[pending] = ref;
            return pending + 1;
        }
        return pending;
    }

    /** The value of the next round in the form of the first; 0 if that is not possible. */
    private int convert(int left, int right) {
        Type from = trace.type(right);
        Type to = trace.type(left);
        if (from == to || from.isWord() && to.isWord()) {
            return right;
        }
        builder.setSnapshot(mapSnapshot(endSnapshot));
        if (to.isWord()) {
            return builder.box(right);
        }
        return !from.isWord() ? 0 : to == Type.INT ? builder.toInt(right) : builder.toFloat(right);
    }

    /** Asked when the body finds an equal guard. */
    boolean mayReuseGuard(int found, UOp op, int a, int b, long immediate) {
        if (found >= preamble || source == 0) {
            return found >= preamble;
        }
        if (blocked[source]) {
            return false;
        }
        assumptions.add(new Assumption(source, op, Region.NONE, a, b, immediate, 0));
        return true;
    }

    /** Asked when the body finds the content of a location. */
    boolean mayReuseMemory(int found, UOp op, Region region, int base, int index, long offset, int value) {
        if (found >= preamble || source == 0) {
            return true;
        }
        if (blocked[source]) {
            return false;
        }
        assumptions.add(new Assumption(source, op, region, base, index, offset, value));
        return true;
    }

    /** Whether all assumptions hold at the end of the body for the next round; those that do not are noted. */
    private boolean check() {
        boolean good = true;
        for (int[] phi : phis) {
            if (!facts.carries(phi[0], phi[1])) {
                weak[phi[0]] = true;
                good = false;
            }
        }
        for (int ref; (ref = facts.brokenShape()) != 0; good = false) {
            weak[ref] = true;
        }
        Set<List<Integer>> accepted = new HashSet<>();
        for (Assumption x : assumptions) {
            if (x.value() == 0) {
                accepted.add(List.of(x.op().ordinal(), x.a(), x.b()));
            }
        }
        for (Assumption x : assumptions) {
            if (!(x.value() == 0 ? guardHolds(x, accepted) : memoryHolds(x))) {
                blocked[x.source()] = true;
                good = false;
            }
        }
        return good;
    }

    private boolean guardHolds(Assumption x, Set<List<Integer>> accepted) {
        int a = facts.resolve(next(x.a()));
        int b = facts.resolve(next(x.b()));
        if (a == x.a() && b == x.b()) {
            return true;
        }
        if (x.op().isCommutative() && (a < 0 && b > 0 || a > 0 && b > 0 && b < a)) {
            int swap = a;
            a = b;
            b = swap;
        }
        if (Folding.decide(builder, x.op(), a, b, x.immediate()) > 0) {
            return true;
        }
        int found = builder.find(x.op(), a, b, 0, x.immediate(), 0);
        return found >= preamble || found > 0 && (invariant(a) && invariant(b) || accepted.contains(List.of(x.op().ordinal(), a, b)));
    }

    private boolean memoryHolds(Assumption x) {
        int found = builder.memory().find(x.op(), x.region(), facts.resolve(next(x.a())), facts.resolve(next(x.b())), x.immediate(), null);
        int wanted = next(x.value());
        return found != 0 && (found == wanted || facts.resolve(found) == facts.resolve(wanted));
    }

    /** What a ref of the first iteration stands for in the next round. */
    private int next(int ref) {
        return ref > 0 && ref < preamble ? substitute[ref] : ref;
    }

    private boolean invariant(int ref) {
        return ref <= 0 || ref < preamble && substitute[ref] == ref;
    }
}
