package dev.krait.uops.ir;

import java.util.Arrays;

/** What is known of memory: the loads, stores and calls so far, searched backwards for the content of a location. */
final class MemoryState {
    /** How far to look back. */
    private static final int SEARCH = 600;

    private final Trace trace;
    private final Facts facts;
    private int[] refs = new int[64];
    private int count;
    private int loopStart;

    MemoryState(Trace trace, Facts facts) {
        this.trace = trace;
        this.facts = facts;
    }

    /** An instruction that reads or writes memory. */
    void add(int ref) {
        if (count == refs.length) {
            refs = Arrays.copyOf(refs, 2 * count);
        }
        refs[count++] = ref;
    }

    /** Refs below this are of the first iteration, while the loop body is built; else 0. */
    void setLoopStart(int ref) {
        loopStart = ref;
    }

    void truncate(int end) {
        while (count > 0 && refs[count - 1] >= end) {
            count--;
        }
    }

    /**
     * The ref of what a location holds, or 0 if that is not known.
     *
     * @param op the load that asks
     * @param peeler told of what the loop body takes over from the first iteration; may refuse
     */
    int find(UOp op, Region region, int base, int index, long offset, LoopPeeler peeler) {
        for (int i = count - 1, last = Math.max(0, count - SEARCH); i >= last; i--) {
            int ref = refs[i];
            UOp other = trace.op(ref);
            if (other == UOp.CALL_JAVA) {
                if (!region.isImmutable() && (trace.call(ref).writes() & region.bit()) != 0) {
                    return 0;
                }
                continue;
            }
            if (trace.region(ref) != region) {
                continue;
            }
            boolean store = other.kind() == UOp.Kind.STORE;
            boolean sameKind = loading(other) == loading(op);
            if (same(ref, base, index, offset) && sameKind) {
                int value = !store ? ref : other == UOp.STORE_ITEM ? trace.c(ref) : trace.b(ref);
                return peeler == null || peeler.mayReuseMemory(ref, op, region, base, index, offset, value) ? value : 0;
            }
            if (store && mayOverlap(ref, base, index, offset)) {
                return 0;
            }
        }
        return 0;
    }

    /** Loads of one and the same location have the same kind. */
    private static UOp loading(UOp op) {
        return switch (op) {
            case LOAD_OBJECT, STORE_FIELD -> UOp.LOAD_FIELD;
            case STORE_INT -> UOp.LOAD_INT;
            case STORE_ITEM -> UOp.LOAD_ITEM;
            default -> op;
        };
    }

    private boolean indexed(int ref) {
        UOp op = trace.op(ref);
        return op.operands() == 3 || op.kind() == UOp.Kind.LOAD && op.operands() == 2;
    }

    private boolean same(int ref, int base, int index, long offset) {
        return facts.resolve(trace.a(ref)) == base && trace.immediate(ref) == offset
                && (indexed(ref) ? facts.resolve(trace.b(ref)) == index : index == 0);
    }

    private boolean mayOverlap(int store, int base, int index, long offset) {
        int storeBase = facts.resolve(trace.a(store));
        boolean storeIndexed = indexed(store);
        if (!storeIndexed && index == 0) {
            return trace.immediate(store) == offset && maySame(storeBase, base);
        }
        if (storeIndexed && index != 0 && trace.immediate(store) == offset && differ(facts.resolve(trace.b(store)), index)) {
            return false;
        }
        return maySame(storeBase, base);
    }

    /** Whether two indexes are certainly different. */
    private boolean differ(int i, int j) {
        if (i < 0 && j < 0) {
            return trace.constant(i) != trace.constant(j);
        }
        return root(i) == root(j) && displacement(i) != displacement(j);
    }

    private boolean isSum(int i) {
        return i > 0 && (trace.op(i) == UOp.ADD_INT || trace.op(i) == UOp.ADD_INT_UNCHECKED) && trace.b(i) < 0;
    }

    private int root(int i) {
        return isSum(i) ? trace.a(i) : i;
    }

    private long displacement(int i) {
        return isSum(i) ? trace.constant(trace.b(i)) : 0;
    }

    /** Whether two refs may be the same object. */
    private boolean maySame(int a, int b) {
        if (a == b) {
            return true;
        }
        if (a < 0 && b < 0) {
            return trace.constant(a) == trace.constant(b);
        }
        boolean newA = a > 0 && trace.op(a) == UOp.NEW_OBJECT;
        boolean newB = b > 0 && trace.op(b) == UOp.NEW_OBJECT;
        // An object of the first iteration stands for that of the previous round: what is older than it in the trace need not be older.
        boolean freshA = newA && a >= loopStart;
        boolean freshB = newB && b >= loopStart;
        if (newA && newB || freshA && (b < a || !escapes(a)) || freshB && (a < b || !escapes(b))) {
            return false;
        }
        int shapeA = facts.shape(a);
        int shapeB = facts.shape(b);
        if (shapeA != 0 && shapeB != 0 && shapeA != shapeB) {
            return false;
        }
        // The item arrays of different lists are different.
        if (isItems(a) && isItems(b) && trace.immediate(a) == trace.immediate(b)) {
            return maySame(facts.resolve(trace.a(a)), facts.resolve(trace.a(b)));
        }
        return true;
    }

    private boolean isItems(int ref) {
        return ref > 0 && trace.op(ref) == UOp.LOAD_OBJECT && trace.region(ref) == Region.LIST;
    }

    /** Whether a new object was stored or passed anywhere so far. */
    boolean escapes(int object) {
        for (int i = 0; i < count; i++) {
            int ref = refs[i];
            switch (trace.op(ref)) {
                case STORE_FIELD:
                    if (trace.b(ref) == object && trace.a(ref) != object) {
                        return true;
                    }
                    break;
                case STORE_ITEM:
                    if (trace.c(ref) == object) {
                        return true;
                    }
                    break;
                case CALL_JAVA:
                    for (int k = 0; k < trace.operandCount(ref); k++) {
                        if (trace.operand(ref, k) == object) {
                            return true;
                        }
                    }
                    break;
                default:
            }
        }
        return false;
    }
}
