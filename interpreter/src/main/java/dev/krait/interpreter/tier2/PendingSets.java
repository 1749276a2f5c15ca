package dev.krait.interpreter.tier2;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.BuiltinFunction;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.TupleLayout;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets that hidden code builds from the values of a generator. Until such a set leaves that code nobody sees it, so a trace only collects the keys, and
 * makes the set by one call in the end, or never, if {@code len} is all that its caller asks of it. In the meantime a tuple that is not allocated stands for it in the frame; an exit, which finds the
 * slot marked, makes the set from the tuple. Only keys whose hash runs no Python code are collected.
 */
final class PendingSets {
    /** Added to the offset of a slot in a snapshot: it holds a tuple in place of a set. Offsets are multiples of 8. */
    static final int MARK = 1;
    private static final int MAX_KEYS = ThreadLayout.ARGUMENT_COUNT;

    private final Recording r;
    private final TraceBuilder b;
    private final Map<Integer, List<Integer>> pending = new HashMap<>();

    PendingSets(Recording r) {
        this.r = r;
        this.b = r.b;
    }

    /** Whether what a slot holds stands for a set. */
    boolean contains(int ref) {
        return !pending.isEmpty() && pending.containsKey(ref);
    }

    /** BUILD_SET without operands; false if the set has to be made at once. */
    boolean begin() {
        if (!r.top.code.isHidden() || r.top.isBacked()) {
            return false;
        }
        int tuple = b.newObject(ShapeIds.TUPLE, TupleLayout.ITEMS + 8 * MAX_KEYS);
        b.storeInt(Region.TUPLE, tuple, TupleLayout.LENGTH, b.constInt(0));
        pending.put(tuple, new ArrayList<>());
        r.top.push(tuple);
        return true;
    }

    /** What a side trace takes over: a tuple that its parent has not allocated. */
    void inherit(int tuple) {
        int length = b.trace().op(tuple) == UOp.NEW_OBJECT ? b.loadInt(Region.TUPLE, tuple, TupleLayout.LENGTH) : 0;
        if (length >= 0) {
            throw Recording.abort("set being made");
        }
        List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < b.trace().constant(length); i++) {
            keys.add(b.loadField(Region.TUPLE, tuple, TupleLayout.ITEMS + 8 * i));
        }
        pending.put(tuple, keys);
    }

    /** Adds a key, a word; false if the set is not one of these, or no longer. */
    boolean add(int set, int key, boolean plain) {
        List<Integer> keys = pending.get(set);
        if (keys == null) {
            return false;
        }
        if (!plain || keys.size() == MAX_KEYS) {
            make(set);
            return false;
        }
        b.storeField(Region.TUPLE, set, TupleLayout.ITEMS + 8 * keys.size(), key);
        keys.add(key);
        b.storeInt(Region.TUPLE, set, TupleLayout.LENGTH, b.constInt(keys.size()));
        return true;
    }

    private void make(int tuple) {
        int[] keys = pending.get(tuple).stream().mapToInt(Integer::intValue).toArray();
        int set = r.call(JavaCalls.setOf(keys.length), keys);
        pending.remove(tuple);
        for (RecordedFrame frame : r.frames) {
            frame.replace(tuple, set);
        }
    }

    /** The length of a set that {@link #isOnlyCounted}. */
    int count(int set) {
        List<Integer> keys = pending.get(set);
        int[] arguments = new int[1 + keys.size()];
        arguments[0] = b.constInt(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            arguments[i + 1] = b.toInt(keys.get(i));
        }
        return keys.size() < 2 ? arguments[0] : b.callJava(JavaCalls.DISTINCT_INTS, arguments);
    }

    /** Whether an instruction asks for the length of the set of ints on the stack and drops it. */
    private boolean isOnlyCounted(Instr n) {
        if (n.opcode != Opcode.CALL || n.oparg != 1) {
            return false;
        }
        List<Integer> keys = pending.get(r.peek(1));
        return keys != null && keys.size() < MAX_KEYS && keys.stream().allMatch(b::isKnownInt) && r.actual(2) == 0 && isLen(r.actual(3));
    }

    private static boolean isLen(long callable) {
        if (!Recording.isObject(callable) || !BuiltinFunction.is(callable)) {
            return false;
        }
        BuiltinFunction f = BuiltinFunction.of(callable);
        return f.binding.owner().equals("builtins") && f.name.equals("len");
    }

    /** Makes the sets of the innermost frame unless an instruction only moves, extends or counts them. */
    void before(Instr n) {
        if (pending.isEmpty()) {
            return;
        }
        int kept = 0;
        if (r.top.code.isHidden()) {
            switch (n.opcode) {
                case SET_ADD, SWAP, FOR_ITER, END_FOR, POP_ITER, JUMP_BACKWARD, NOT_TAKEN, NOP, LOAD_FAST, LOAD_FAST_BORROW, LOAD_FAST_AND_CLEAR, STORE_FAST,
                        STORE_FAST_LOAD_FAST, GET_ITER -> {
                    return;
                }
                case RETURN_VALUE -> kept = r.frames.size() > 1 ? 1 : 0;
                default -> {
                }
            }
        } else if (isOnlyCounted(n)) {
            kept = 1;
        }
        for (int i = kept + 1; i <= r.top.size; i++) {
            int ref = r.top.peek(b, i);
            if (pending.containsKey(ref)) {
                make(ref);
            }
        }
    }
}
