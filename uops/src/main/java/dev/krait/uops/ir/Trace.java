package dev.krait.uops.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A linear sequence of SSA instructions. A ref is an int: instructions count up from 1, constants down from -1, and 0 is
 * no ref. Instructions are held in parallel arrays; the {@link TraceBuilder} alone writes them.
 */
public final class Trace {
    /** No ref; in a snapshot: absent. */
    public static final int NONE = 0;

    private final String name;
    private final Parent parent;

    private byte[] ops = new byte[128];
    private byte[] types = new byte[128];
    private byte[] regions = new byte[128];
    private int[] as = new int[128];
    private int[] bs = new int[128];
    private int[] cs = new int[128];
    private long[] immediates = new long[128];
    private int[] snapshotOf = new int[128];
    private int size = 1;

    private long[] constants = new long[32];
    private byte[] constantTypes = new byte[32];
    private int constantCount;

    private int[] arguments = new int[16];
    private int argumentCount;

    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<JavaCall> calls = new ArrayList<>();
    private final List<Object> dependencies = new ArrayList<>();
    private int loop;
    private Object target;
    private boolean[] dead;
    private boolean[] sunk;
    private int emitted;
    private String requested;

    /**
     * Where a side trace starts.
     *
     * @param trace the trace that is left
     * @param instruction the instruction whose exit it is
     * @param refs which values of the parent are handed over, in its numbering; {@link UOp#INHERIT} counts them
     */
    public record Parent(Trace trace, int instruction, List<Integer> refs) {
    }

    Trace(String name, Parent parent) {
        this.name = name;
        this.parent = parent;
    }

    /** For people: the function and line it was recorded at. */
    public String name() {
        return name;
    }

    /** Where it starts if it is a side trace, else null. */
    public Parent parent() {
        return parent;
    }

    /** How many traces it is away from a root trace: 0 for one. */
    public int depth() {
        int n = 0;
        for (Parent p = parent; p != null; p = p.trace().parent) {
            n++;
        }
        return n;
    }

    /** Refs of instructions are below this. */
    public int end() {
        return size;
    }

    /** The ref of its {@link UOp#LOOP}, or 0. */
    public int loop() {
        return loop;
    }

    /** How many micro-ops the recorder asked for, before anything was left out. */
    public int emitted() {
        return emitted;
    }

    /** What the recorder asked for, a micro-op a line, if the builder was told to keep that; else null. */
    public String requested() {
        return requested;
    }

    /** The trace that {@link UOp#JUMP_TO_TRACE} goes to. */
    public Object target() {
        return target;
    }

    /** Whether a ref is a constant. */
    public static boolean isConstant(int ref) {
        return ref < 0;
    }

    /** The micro-op of an instruction. */
    public UOp op(int ref) {
        return UOp.of(ops[ref]);
    }

    /** The type of the result, or of a constant. */
    public Type type(int ref) {
        return TYPES[ref < 0 ? constantTypes[~ref] : types[ref]];
    }

    private static final Type[] TYPES = Type.values();
    private static final Region[] REGIONS = Region.values();

    /** The region that a load or store is about. */
    public Region region(int ref) {
        return REGIONS[regions[ref]];
    }

    /** First operand. */
    public int a(int ref) {
        return as[ref];
    }

    /** Second operand. */
    public int b(int ref) {
        return bs[ref];
    }

    /** Third operand. */
    public int c(int ref) {
        return cs[ref];
    }

    /** The immediate. */
    public long immediate(int ref) {
        return immediates[ref];
    }

    /** Index of the snapshot of an instruction that exits, else -1. */
    public int snapshotIndex(int ref) {
        return snapshotOf[ref];
    }

    /** The snapshot of an instruction that exits. */
    public Snapshot snapshot(int ref) {
        return snapshots.get(snapshotOf[ref]);
    }

    /** All snapshots. */
    public List<Snapshot> snapshots() {
        return Collections.unmodifiableList(snapshots);
    }

    /** How many ref operands an instruction has. */
    public int operandCount(int ref) {
        int n = op(ref).operands();
        return n < 0 ? bs[ref] : n;
    }

    /** Operand number {@code index} of an instruction. */
    public int operand(int ref, int index) {
        if (op(ref).operands() < 0) {
            return arguments[as[ref] + index];
        }
        return index == 0 ? as[ref] : index == 1 ? bs[ref] : cs[ref];
    }

    /** The bits of a constant: an int64, the bits of a double, a tagged word. */
    public long constant(int ref) {
        return constants[~ref];
    }

    /** A constant as a double. */
    public double constantFloat(int ref) {
        return Double.longBitsToDouble(constants[~ref]);
    }

    /** How many constants there are; their refs are -1 to minus that. */
    public int constantCount() {
        return constantCount;
    }

    /** The operations that it calls. */
    public List<JavaCall> calls() {
        return Collections.unmodifiableList(calls);
    }

    /** The operation of a call. */
    public JavaCall call(int ref) {
        return calls.get((int) immediates[ref]);
    }

    /** What the trace depends on, as given to {@link TraceBuilder#dependsOn}. */
    public List<Object> dependencies() {
        return Collections.unmodifiableList(dependencies);
    }

    /** Types of what the exit hands over; the refs of the parent. */
    public List<Integer> inherited() {
        return parent == null ? List.of() : parent.refs();
    }

    /** Whether an instruction was found to have no effect. */
    public boolean isDead(int ref) {
        return dead != null && dead[ref];
    }

    /** Whether a new object is not allocated, but built at the exits that name it. */
    public boolean isSunk(int ref) {
        return sunk != null && ref > 0 && ref < sunk.length && sunk[ref];
    }

    /** The stores that say what the fields of a new object are before an instruction: the last one for each field. */
    public int[] fieldStores(int object, int before) {
        int[] found = new int[8];
        int n = 0;
        for (int ref = Math.min(before, size) - 1; ref > object; ref--) {
            UOp op = op(ref);
            if ((op == UOp.STORE_FIELD || op == UOp.STORE_INT) && as[ref] == object) {
                boolean later = false;
                for (int i = 0; i < n && !later; i++) {
                    later = immediates[found[i]] == immediates[ref];
                }
                if (!later) {
                    if (n == found.length) {
                        found = Arrays.copyOf(found, 2 * n);
                    }
                    found[n++] = ref;
                }
            }
        }
        return Arrays.copyOf(found, n);
    }

    /** The header word of a new object before an instruction: as it was made, with the shape that it was given since. */
    public long headerOf(int object, int before) {
        for (int ref = Math.min(before, size) - 1; ref > object; ref--) {
            if (ops[ref] == STORE_SHAPE && as[ref] == object) {
                return immediates[object] & ~0xFFFF_FFFFL | immediates[ref];
            }
        }
        return immediates[object];
    }

    private static final byte STORE_SHAPE = (byte) UOp.STORE_SHAPE.ordinal();

    /** The raw number if a ref is a boxed one, else the ref: what an exit keeps of a field of an object that it has to build. */
    static int unboxed(Trace trace, int ref) {
        if (ref <= 0) {
            return ref;
        }
        return switch (trace.op(ref)) {
            case BOX_INT, BOX_INT_FITTING, BOX_FLOAT -> trace.a(ref);
            default -> ref;
        };
    }

    /** What a field of a sunk object holds, given the store: a raw number where the store would have boxed it. */
    public int fieldValue(int store) {
        return op(store) == UOp.STORE_INT ? bs[store] : unboxed(this, bs[store]);
    }

    /** A store that is left to an exit. */
    @FunctionalInterface
    public interface LateStore {
        /** Told of each one, in order. */
        void store(UOp op, int object, int offset, int value);
    }

    /** The stores that are left to an exit. */
    public void storesAt(int exit, LateStore to) {
        Snapshot s = snapshot(exit);
        for (int i = s.memory(); i < s.size(); i += 2) {
            to.store(s.storeOp(i), s.ref(i), s.offset(i), s.ref(i + 1));
        }
    }

    /** The instructions whose values an exit needs: those that its snapshot names, and in place of objects that were not allocated their fields. */
    public int[] snapshotRefs(int exit) {
        Snapshot s = snapshot(exit);
        int[] refs = new int[s.size()];
        int n = 0;
        List<Integer> objects = null;
        for (int i = 0; i < s.size(); i++) {
            int ref = s.ref(i);
            if (isSunk(ref)) {
                objects = objects == null ? new ArrayList<>() : objects;
                if (!objects.contains(ref)) {
                    objects.add(ref);
                }
            } else if (ref > 0 && !contains(refs, n, ref)) {
                refs[n++] = ref;
            }
        }
        for (int k = 0; objects != null && k < objects.size(); k++) {
            for (int store : fieldStores(objects.get(k), exit)) {
                int ref = fieldValue(store);
                if (isSunk(ref)) {
                    if (!objects.contains(ref)) {
                        objects.add(ref);
                    }
                } else if (ref > 0 && !contains(refs, n, ref)) {
                    if (n == refs.length) {
                        refs = Arrays.copyOf(refs, 2 * n + 4);
                    }
                    refs[n++] = ref;
                }
            }
        }
        return n == refs.length ? refs : Arrays.copyOf(refs, n);
    }

    private static boolean contains(int[] refs, int count, int ref) {
        for (int i = 0; i < count; i++) {
            if (refs[i] == ref) {
                return true;
            }
        }
        return false;
    }

    void setSunk(boolean[] objects) {
        sunk = objects;
    }

    /** Objects that constants name: they must live as long as the trace. */
    public long[] roots() {
        long[] found = new long[constantCount];
        int n = 0;
        for (int i = 0; i < constantCount; i++) {
            if (TYPES[constantTypes[i]].isWord() && dev.krait.spi.abi.Value.isObject(constants[i])) {
                found[n++] = constants[i];
            }
        }
        return Arrays.copyOf(found, n);
    }

    // What follows is for the builder and the passes.

    int append(UOp op, Type type, Region region, int a, int b, int c, long immediate, int snapshot) {
        int ref = size++;
        if (ref == ops.length) {
            int n = 2 * ref;
            ops = Arrays.copyOf(ops, n);
            types = Arrays.copyOf(types, n);
            regions = Arrays.copyOf(regions, n);
            as = Arrays.copyOf(as, n);
            bs = Arrays.copyOf(bs, n);
            cs = Arrays.copyOf(cs, n);
            immediates = Arrays.copyOf(immediates, n);
            snapshotOf = Arrays.copyOf(snapshotOf, n);
        }
        ops[ref] = (byte) op.ordinal();
        types[ref] = (byte) type.ordinal();
        regions[ref] = (byte) region.ordinal();
        as[ref] = a;
        bs[ref] = b;
        cs[ref] = c;
        immediates[ref] = immediate;
        snapshotOf[ref] = snapshot;
        if (op == UOp.LOOP) {
            loop = ref;
        }
        return ref;
    }

    /** Forgets the instructions from a ref on. */
    void truncate(int end) {
        size = end;
        if (loop >= end) {
            loop = 0;
        }
    }

    int addConstant(Type type, long bits) {
        for (int i = 0; i < constantCount; i++) {
            if (constants[i] == bits && constantTypes[i] == type.ordinal()) {
                return ~i;
            }
        }
        if (constantCount == constants.length) {
            constants = Arrays.copyOf(constants, 2 * constantCount);
            constantTypes = Arrays.copyOf(constantTypes, 2 * constantCount);
        }
        constants[constantCount] = bits;
        constantTypes[constantCount] = (byte) type.ordinal();
        return ~constantCount++;
    }

    int addArguments(int... refs) {
        int at = argumentCount;
        if (at + refs.length > arguments.length) {
            arguments = Arrays.copyOf(arguments, 2 * (at + refs.length));
        }
        System.arraycopy(refs, 0, arguments, at, refs.length);
        argumentCount += refs.length;
        return at;
    }

    int addSnapshot(Snapshot snapshot) {
        snapshots.add(snapshot);
        return snapshots.size() - 1;
    }

    void setSnapshotIndex(int ref, int index) {
        snapshotOf[ref] = index;
    }

    void truncateSnapshots(int count) {
        snapshots.subList(count, snapshots.size()).clear();
    }

    int addCall(JavaCall call) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i) == call) {
                return i;
            }
        }
        calls.add(call);
        return calls.size() - 1;
    }

    void addDependency(Object dependency) {
        if (!dependencies.contains(dependency)) {
            dependencies.add(dependency);
        }
    }

    void setTarget(Object target) {
        this.target = target;
    }

    void setEmitted(int count, String listing) {
        emitted = count;
        requested = listing;
    }

    void setDead(boolean[] dead) {
        this.dead = dead;
    }

    @Override
    public String toString() {
        return TraceDump.format(this);
    }
}
