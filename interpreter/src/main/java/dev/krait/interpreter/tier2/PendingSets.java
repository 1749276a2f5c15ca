package dev.krait.interpreter.tier2;

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
 * makes the set by one call in the end. In the meantime a tuple that is not allocated stands for it in the frame; an exit, which finds the
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

    /** Makes the sets of the innermost frame unless an instruction only moves or extends them. */
    void before(Instr n) {
        if (pending.isEmpty() || !r.top.code.isHidden()) {
            return;
        }
        switch (n.opcode) {
            case SET_ADD, SWAP, FOR_ITER, END_FOR, POP_ITER, JUMP_BACKWARD, NOT_TAKEN, NOP, LOAD_FAST, LOAD_FAST_BORROW, LOAD_FAST_AND_CLEAR, STORE_FAST,
                    STORE_FAST_LOAD_FAST, GET_ITER -> {
            }
            default -> {
                for (int i = 1; i <= r.top.size; i++) {
                    int ref = r.top.peek(b, i);
                    if (pending.containsKey(ref)) {
                        make(ref);
                    }
                }
            }
        }
    }
}
