package dev.krait.uops.ir;

import dev.krait.spi.abi.ThreadLayout;
import java.util.Arrays;

/**
 * What a recorder emits micro-ops through. Every call folds constants, uses what is already known, merges equal
 * computations and forwards stores to loads, so that the ref it returns may be an older one or a constant.
 *
 * <p>Python values in the recorder's frames are refs of any type but NONE: an int may be a raw INT, a float a raw FLOAT;
 * boxing happens where a word is needed. Before an instruction is recorded, {@link #setState} tells what the frames hold at
 * its start; guards and other exits emitted until the next call leave there.
 *
 * <p>See {@code docs/internals/tier2.md} for examples.
 */
public final class TraceBuilder {
    /** How many bits the position of an iterator takes at most, one past its end included. */
    private static final int POSITION_BITS = 51;

    private final Trace trace;
    private final Facts facts;
    private final MemoryState memory;
    private final int limit;
    private final int[] heads = new int[UOp.values().length];
    private int[] previous = new int[128];
    private final Snapshot.Writer writer = new Snapshot.Writer();
    private FrameState state;
    private int[] inherited;
    private StringBuilder log;
    private int snapshot = -1;
    private int requested;
    /** Refs below this are those of the first iteration, while the body is built; else 0. */
    private int loopStart;
    private LoopPeeler peeler;
    /** Guards that the magnitude of the first value decides: left out, but copied to the loop body, where it may differ. */
    private boolean[] ghosts = new boolean[0];

    private TraceBuilder(Trace trace, int limit) {
        this.trace = trace;
        this.limit = limit;
        this.facts = new Facts(trace);
        this.memory = new MemoryState(trace, facts);
    }

    /**
     * A trace that starts at the head of a loop or function, with all state in the frame in memory.
     *
     * @param name for people
     * @param limit the most instructions it may have
     */
    public static TraceBuilder root(String name, int limit) {
        return new TraceBuilder(new Trace(name, null), limit);
    }

    /**
     * A trace that goes on where another is left. The recorder must treat the slots of the exit's snapshot as changed
     * since entry, and get their refs from {@link #inherited}.
     *
     * @param parent the trace that is left
     * @param instruction the ref of the instruction whose exit it is
     */
    public static TraceBuilder side(String name, int limit, Trace parent, int instruction) {
        return SideStart.begin(name, limit, parent, instruction);
    }

    void setInherited(int[] refs) {
        inherited = refs;
    }

    static TraceBuilder over(Trace trace, int limit) {
        return new TraceBuilder(trace, limit);
    }

    /**
     * In a side trace: what slot number {@code slot} of the parent's snapshot holds.
     *
     * @return a ref, 0 for absent
     */
    public int inherited(int slot) {
        return inherited[slot];
    }

    /** Keeps a listing of what is asked for, before anything is left out: see {@link Trace#requested()}. For dumps; from now on. */
    public void keepRequested() {
        log = new StringBuilder();
    }

    private void request(UOp op, Region region, int a, int b, int c, long immediate) {
        requested++;
        if (log == null || loopStart != 0) {
            return;
        }
        log.append(op.stem());
        if (region != Region.NONE) {
            log.append(' ').append(region.name().toLowerCase(java.util.Locale.ROOT)).append('+').append(immediate);
        } else if (immediate != 0) {
            log.append(" #").append(immediate);
        }
        for (int ref : new int[] {a, b, c}) {
            if (ref != 0) {
                log.append(' ').append(TraceDump.operand(trace, ref));
            }
        }
        log.append('\n');
    }

    /** The trace so far. */
    public Trace trace() {
        return trace;
    }

    Facts facts() {
        return facts;
    }

    MemoryState memory() {
        return memory;
    }

    /** The type of a ref. */
    public Type type(int ref) {
        return trace.type(ref);
    }

    /** The exits of what is emitted next leave to this state; it is asked to describe itself only if there is one. */
    public void setState(FrameState frames) {
        state = frames;
        snapshot = -1;
    }

    /** Records that the trace is valid only as long as something does not change: the object is handed to whoever installs the trace. */
    public void dependsOn(Object dependency) {
        trace.addDependency(dependency);
    }

    // Constants.

    /** A raw int. */
    public int constInt(long number) {
        return trace.addConstant(Type.INT, number);
    }

    /** A raw double. NaNs are made canonical. */
    public int constFloat(double number) {
        return trace.addConstant(Type.FLOAT, Double.doubleToLongBits(number));
    }

    /** A word: an object that is to be kept alive, a boxed int or float, or 0 for absent. */
    public int constValue(long word) {
        return trace.addConstant(dev.krait.spi.abi.Value.isObject(word) ? Type.OBJECT : Type.VALUE, word);
    }

    // Frame slots.

    /** A slot of the frame in which the trace was entered, as it was then. What the trace assigned is known to the recorder. */
    public int loadFrame(int offset) {
        return emit(UOp.LOAD_FRAME, Type.VALUE, Region.NONE, 0, 0, 0, offset);
    }

    // Frames other than that in which the trace was entered. Only in traces that are no loops.

    /** The address of the frame in which the trace runs, as an OBJECT whose fields are loaded and stored, or as an INT. */
    public int frameAddress(Type type) {
        return append(UOp.GET_FRAME, type, Region.NONE, 0, 0, 0, 0);
    }

    /**
     * Lets the trace run in another frame. From now on snapshots begin with that frame, and a trace that is jumped to is entered in it;
     * {@link #loadFrame} is not to be used any more.
     *
     * @param frame its address
     */
    public void setFrame(int frame) {
        storeThread(ThreadLayout.FRAME, frame);
        append(UOp.SET_FRAME, Type.NONE, Region.NONE, frame, 0, 0, 0);
    }

    /** The word of the thread state at an offset. */
    public int loadThread(int offset, Type type) {
        return append(UOp.LOAD_THREAD, type, Region.NONE, 0, 0, 0, offset);
    }

    /** Writes the word of the thread state at an offset. The value is no constant. */
    public void storeThread(int offset, int value) {
        append(UOp.STORE_THREAD, Type.NONE, Region.NONE, value, 0, 0, offset);
    }

    /** Sum of numbers that are known not to overflow. */
    public int addAddress(int a, long b) {
        return append(UOp.ADD_INT_UNCHECKED, Type.INT, Region.NONE, a, constInt(b), 0, 0);
    }

    /** Writes a slot of the frame in which the trace runs. */
    public void storeFrame(int offset, int value) {
        append(UOp.STORE_FRAME, Type.NONE, Region.NONE, value, 0, 0, offset);
    }

    // Types.

    /** The raw int of a value that was an int (49 bits): checks and unboxes it unless that is known. */
    public int toInt(int value) {
        if (trace.type(value) == Type.INT) {
            return value;
        }
        int v = facts.resolve(value);
        guard(UOp.GUARD_INT, v, 0, 0);
        return emitPure(UOp.UNBOX_INT, v, 0);
    }

    /** The raw double of a value that was a float: checks and unboxes it unless that is known. */
    public int toFloat(int value) {
        if (trace.type(value) == Type.FLOAT) {
            return value;
        }
        int v = facts.resolve(value);
        guard(UOp.GUARD_FLOAT, v, 0, 0);
        return emitPure(UOp.UNBOX_FLOAT, v, 0);
    }

    /** The raw double nearest to a raw int, as in {@code float(i)}. */
    public int intToFloat(int number) {
        return emitPure(UOp.INT_TO_FLOAT, number, 0);
    }

    /** A raw double truncated to a raw int; exits unless its magnitude is below 2^62. */
    public int floatToInt(int number) {
        return emitPure(UOp.FLOAT_TO_INT, number, 0);
    }

    /** A value as a word. An int that does not fit 49 bits becomes an object. */
    public int box(int ref) {
        return switch (trace.type(ref)) {
            case INT -> emitPure(facts.bits(ref) <= 49 ? UOp.BOX_INT_FITTING : UOp.BOX_INT, ref, 0);
            case FLOAT -> emitPure(UOp.BOX_FLOAT, ref, 0);
            default -> ref;
        };
    }

    /** Checks that a value is a 49-bit int, without unboxing it. */
    public void guardInt(int value) {
        guard(UOp.GUARD_INT, value, 0, 0);
    }

    /** Checks that a value is a float. */
    public void guardFloat(int value) {
        guard(UOp.GUARD_FLOAT, value, 0, 0);
    }

    /** Checks that a value is an object, and returns it as one. The same ref, if it is known to be one; the type of the ref stays VALUE. */
    public int guardObject(int value) {
        int v = facts.resolve(value);
        guard(UOp.GUARD_OBJECT, v, 0, 0);
        return v;
    }

    /** Checks that a value is an object of this shape, and returns it. */
    public int guardShape(int value, int shape) {
        int v = facts.resolve(value);
        guard(UOp.GUARD_OBJECT, v, 0, 0);
        guard(UOp.GUARD_SHAPE, v, 0, Integer.toUnsignedLong(shape));
        return v;
    }

    /** What is known of the shape of an object without a check, 0 if nothing. */
    public int knownShape(int value) {
        return facts.shape(facts.resolve(value));
    }

    /** Whether a value is known to be an int, in either form. */
    public boolean isKnownInt(int value) {
        return facts.tag(value) == Facts.INT || value > 0 && trace.op(value) == UOp.BOX_INT;
    }

    /** Whether a value is known to be a float, in either form. */
    public boolean isKnownFloat(int value) {
        return facts.tag(value) == Facts.FLOAT;
    }

    /** The word that a ref is known to hold, if it is constant; raw numbers are boxed if they fit. {@code missing} otherwise. */
    public long knownWord(int value, long missing) {
        int v = facts.resolve(value);
        if (v >= 0) {
            return missing;
        }
        int boxed = trace.type(v).isWord() ? v : emitPure(trace.type(v) == Type.INT ? UOp.BOX_INT : UOp.BOX_FLOAT, v, 0);
        return boxed < 0 ? trace.constant(boxed) : missing;
    }

    // Guards on values.

    /** Checks that a value is this very word; from then on it counts as this constant. */
    public void guardIs(int value, long word) {
        guard(UOp.GUARD_IS, box(value), constValue(word), 0);
    }

    /** Checks that a value is not this very word. */
    public void guardIsNot(int value, long word) {
        guard(UOp.GUARD_IS_NOT, box(value), constValue(word), 0);
    }

    /** Checks whether two values are the same word. */
    public void guardSame(int a, int b, boolean outcome) {
        guard(outcome ? UOp.GUARD_IS : UOp.GUARD_IS_NOT, box(a), box(b), 0);
    }

    /** Checks that a slot is not unbound. */
    public void guardPresent(int value) {
        if (trace.type(value) == Type.VALUE) {
            guardIsNot(value, 0);
        }
    }

    /** Checks that a comparison of raw ints holds. */
    public void guardCompareInt(Condition condition, int a, int b) {
        boolean swap = a < 0 && b > 0;
        guard(switch (swap ? condition.swapped() : condition) {
            case LT -> UOp.GUARD_LT_INT;
            case LE -> UOp.GUARD_LE_INT;
            case EQ -> UOp.GUARD_EQ_INT;
            case NE -> UOp.GUARD_NE_INT;
            case GT -> UOp.GUARD_GT_INT;
            case GE -> UOp.GUARD_GE_INT;
        }, swap ? b : a, swap ? a : b, 0);
    }

    /** Checks that a comparison of raw doubles has this outcome. */
    public void guardCompareFloat(Condition condition, int a, int b, boolean outcome) {
        boolean swap = condition == Condition.GT || condition == Condition.GE;
        UOp op = switch (swap ? condition.swapped() : condition) {
            case LT -> outcome ? UOp.GUARD_LT_FLOAT : UOp.GUARD_NOT_LT_FLOAT;
            case LE -> outcome ? UOp.GUARD_LE_FLOAT : UOp.GUARD_NOT_LE_FLOAT;
            case EQ -> outcome ? UOp.GUARD_EQ_FLOAT : UOp.GUARD_NE_FLOAT;
            default -> outcome ? UOp.GUARD_NE_FLOAT : UOp.GUARD_EQ_FLOAT;
        };
        guard(op, swap ? b : a, swap ? a : b, 0);
    }

    /** Checks that 0 &lt;= index &lt; length. */
    public void guardIndex(int index, int length) {
        guard(UOp.GUARD_BELOW_INT, index, length, 0);
    }

    /** Leaves if the trace was invalidated meanwhile. To be emitted after calls that can run anything, with the state after the call. */
    public void checkValidity() {
        append(UOp.CHECK_VALIDITY, Type.NONE, Region.NONE, 0, 0, 0, 0);
    }

    // Raw ints.

    /** Sum; exits on overflow of 64 bits. */
    public int addInt(int a, int b) {
        int position = b < 0 && a > 0 ? find(UOp.ADD_INT_UNCHECKED, facts.resolve(a), b, 0, POSITION_BITS, 0) : 0;
        return position != 0 ? position : emitPure(facts.bits(a) < 64 && facts.bits(b) < 64 ? UOp.ADD_INT_UNCHECKED : UOp.ADD_INT, a, b);
    }

    /**
     * The position of an iterator behind this one. Whoever makes an iterator sees to it that neither its last position nor the number of its items
     * takes more than 49 bits, so that no check is needed, in no round of a loop.
     */
    public int advance(int position, int step) {
        return emit(UOp.ADD_INT_UNCHECKED, Type.INT, Region.NONE, position, step, 0, POSITION_BITS);
    }

    /** Difference; exits on overflow of 64 bits. */
    public int subInt(int a, int b) {
        if (b < 0 && trace.constant(b) != Long.MIN_VALUE) {
            return addInt(a, constInt(-trace.constant(b)));
        }
        return emitPure(facts.bits(a) < 64 && facts.bits(b) < 64 ? UOp.SUB_INT_UNCHECKED : UOp.SUB_INT, a, b);
    }

    /** Product; exits on overflow of 64 bits. */
    public int mulInt(int a, int b) {
        return emitPure(facts.bits(a) + facts.bits(b) <= 64 ? UOp.MUL_INT_UNCHECKED : UOp.MUL_INT, a, b);
    }

    /** Negation; exits on overflow of 64 bits. */
    public int negInt(int a) {
        return subInt(constInt(0), a);
    }

    /** Complement. */
    public int invertInt(int a) {
        return emitPure(UOp.XOR_INT, a, constInt(-1));
    }

    /** Any of FLOORDIV_INT, MOD_INT, LSHIFT_INT, RSHIFT_INT, AND_INT, OR_INT, XOR_INT. */
    public int intOp(UOp op, int a, int b) {
        return emitPure(op, a, b);
    }

    /** {@code a / b} of raw ints as a raw double, exact: exits unless both are below 2^53 in magnitude and b is not 0. */
    public int trueDivide(int a, int b) {
        guardCompareInt(Condition.NE, b, constInt(0));
        return emitPure(UOp.DIV_FLOAT, exactFloat(a), exactFloat(b));
    }

    private int exactFloat(int number) {
        guardCompareInt(Condition.LT, number, constInt(1L << 53));
        guardCompareInt(Condition.GT, number, constInt(-(1L << 53)));
        facts.setBits(number, 54);
        return intToFloat(number);
    }

    // Raw doubles.

    /** Sum. */
    public int addFloat(int a, int b) {
        return emitPure(UOp.ADD_FLOAT, a, b);
    }

    /** Difference. */
    public int subFloat(int a, int b) {
        return emitPure(UOp.SUB_FLOAT, a, b);
    }

    /** Product. */
    public int mulFloat(int a, int b) {
        return emitPure(UOp.MUL_FLOAT, a, b);
    }

    /** Quotient; exits if b is 0. */
    public int divFloat(int a, int b) {
        guardCompareFloat(Condition.EQ, b, constFloat(0), false);
        return emitPure(UOp.DIV_FLOAT, a, b);
    }

    /** Any of NEG_FLOAT, ABS_FLOAT, SQRT_FLOAT, FLOOR_FLOAT. */
    public int floatOp(UOp op, int a) {
        return emitPure(op, a, 0);
    }

    // Memory.

    /** The word at a field of an object. */
    public int loadField(Region region, int object, int offset) {
        return load(UOp.LOAD_FIELD, region, object, 0, offset);
    }

    /** The word at a field that always holds the address of an object. */
    public int loadObject(Region region, int object, int offset) {
        return load(UOp.LOAD_OBJECT, region, object, 0, offset);
    }

    /** The raw number at a field: LOAD_INT, LOAD_INT32, LOAD_UINT32 or LOAD_UINT8. */
    public int loadRaw(UOp op, Region region, int object, int offset) {
        return load(op, region, object, 0, offset);
    }

    /** The raw int64 at a field. */
    public int loadInt(Region region, int object, int offset) {
        return load(UOp.LOAD_INT, region, object, 0, offset);
    }

    /** Stores a value, boxed, in a field. */
    public void storeField(Region region, int object, int offset, int value) {
        store(UOp.STORE_FIELD, region, object, box(value), 0, offset);
    }

    /** Stores a raw int64 in a field. */
    public void storeInt(Region region, int object, int offset, int number) {
        store(UOp.STORE_INT, region, object, number, 0, offset);
    }

    /** The word number {@code index} (raw) of those that begin at an offset. */
    public int loadItem(Region region, int object, int index, int offset) {
        return load(UOp.LOAD_ITEM, region, object, index, offset);
    }

    /** A raw item: LOAD_ITEM_UINT8, LOAD_ITEM_UINT16 or LOAD_ITEM_INT32. */
    public int loadRawItem(UOp op, Region region, int object, int index, int offset) {
        return load(op, region, object, index, offset);
    }

    /** Stores a value, boxed, as word number {@code index} (raw) of those that begin at an offset. */
    public void storeItem(Region region, int object, int index, int offset, int value) {
        store(UOp.STORE_ITEM, region, object, index, box(value), offset);
    }

    /** Gives an object another shape, as adding an attribute does. */
    public void storeShape(int object, int shape) {
        emitStoreShape(object, Integer.toUnsignedLong(shape));
    }

    /**
     * A new object. Every field must be stored before the next instruction that exits or calls. An object that
     * nothing but snapshots needs is not made at all.
     *
     * @param header its header word: shape id and flags
     * @param bytes its size, a multiple of 8
     */
    public int newObject(long header, int bytes) {
        request(UOp.NEW_OBJECT, Region.NONE, 0, 0, 0, header);
        int ref = append(UOp.NEW_OBJECT, Type.OBJECT, Region.NONE, 0, bytes, 0, header);
        facts.setShape(ref, (int) header);
        return ref;
    }

    /** Calls Java. Words are passed as they are, raw ints and doubles raw: box them first if the operation expects values. */
    public int callJava(JavaCall call, int... arguments) {
        if (arguments.length > ThreadLayout.ARGUMENT_COUNT) {
            throw new TraceAbort(TraceAbort.Reason.TOO_MANY_ARGUMENTS, call.name());
        }
        int[] resolved = arguments.clone();
        for (int i = 0; i < resolved.length; i++) {
            resolved[i] = facts.resolve(resolved[i]);
        }
        return emitCall(call, resolved);
    }

    // Ends.

    /**
     * Ends the trace at its start: the state must be a single frame at the place where the trace began. The instructions
     * so far become the first iteration, and a loop body follows that is optimized with what they know.
     *
     * @param many whether the loop is known to go round often each time, so that a short body should be unrolled
     * @return whether it is a loop now; false if the types of the values that are carried round differ, and then the
     *         trace is as before the call, to be dropped or ended otherwise
     */
    public boolean closeLoop(boolean many) {
        if (loopStart != 0 || trace.loop() != 0) {
            throw new IllegalStateException("the trace is a loop already");
        }
        peeler = new LoopPeeler(this, many);
        boolean looped = peeler.close();
        boolean[] sunk = peeler.sunk();
        peeler = null;
        if (looped) {
            finish(sunk);
        }
        return looped;
    }

    /** Ends the trace by leaving to the current state. */
    public void endWithExit() {
        append(UOp.EXIT, Type.NONE, Region.NONE, 0, 0, 0, 0);
        finish();
    }

    /**
     * Ends the trace by going on in another one, which starts at the current state: a single frame, that of this trace.
     *
     * @param target the executor of the other trace
     */
    public void endWithJump(Object target) {
        int at = currentSnapshot();
        Snapshot s = trace.snapshots().get(at);
        if (s.frameCount() != 1) {
            throw new IllegalStateException("a trace is entered with one frame, not " + s.frameCount());
        }
        int[] boxed = new int[s.size()];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = s.ref(i) == 0 ? constValue(0) : box(s.ref(i));
        }
        for (int i = 0; i < boxed.length; i++) {
            storeFrame(s.offset(i), boxed[i]);
        }
        jumpTo(target);
    }

    /** Ends the trace by going on in another one, whose entry frame is that in which this trace runs and up to date. */
    public void jumpTo(Object target) {
        append(UOp.JUMP_TO_TRACE, Type.NONE, Region.NONE, 0, 0, 0, 0);
        trace.setTarget(target);
        finish();
    }

    private void finish() {
        finish(Sinking.analyze(trace, 0, new int[0]));
    }

    private void finish(boolean[] sunk) {
        trace.setEmitted(requested, log == null ? null : log.toString());
        trace.setSunk(sunk);
        RawSlots.prefer(trace);
        DeadCode.mark(trace, ghosts);
    }

    // What the passes build on.

    int currentSnapshot() {
        if (snapshot < 0) {
            if (state == null) {
                throw new IllegalStateException("an instruction that exits needs a state");
            }
            state.describe(writer.clear());
            snapshot = trace.addSnapshot(writer.finish());
        }
        return snapshot;
    }

    void setSnapshot(int index) {
        snapshot = index;
    }

    int append(UOp op, Type type, Region region, int a, int b, int c, long immediate) {
        if (trace.end() > limit && peeler == null) {
            throw new TraceAbort(TraceAbort.Reason.TOO_LONG, trace.name());
        }
        int at = op.exits() ? currentSnapshot() : -1;
        int ref = trace.append(op, type, region, a, b, c, immediate, at);
        if (ref >= previous.length) {
            previous = Arrays.copyOf(previous, 2 * ref);
        }
        previous[ref] = heads[op.ordinal()];
        heads[op.ordinal()] = ref;
        facts.define(ref, type == Type.INT ? Folding.magnitude(this, op, a, b) : 0);
        if (op == UOp.ADD_INT_UNCHECKED && immediate != 0) {
            facts.setBits(ref, (int) immediate);
        }
        return ref;
    }

    /** An instruction that depends on its operands only. */
    int emitPure(UOp op, int a, int b) {
        return emit(op, op.result(), Region.NONE, a, b, 0, 0);
    }

    /** A pure instruction: folded, found again, or appended. */
    int emit(UOp op, Type type, Region region, int x, int y, int z, long immediate) {
        request(op, region, x, y, z, immediate);
        int a = facts.resolve(x);
        int b = facts.resolve(y);
        if (op.isCommutative() && (a < 0 && b > 0 || a > 0 && b > 0 && b < a)) {
            int swap = a;
            a = b;
            b = swap;
        }
        int folded = op.operands() > 0 ? Folding.fold(this, op, a, b) : 0;
        if (folded != 0) {
            return folded;
        }
        int known = find(op, a, b, z, immediate, 0);
        return known != 0 ? known : append(op, type, region, a, b, z, immediate);
    }

    /** The last equal instruction before {@code before} (0: the end), or 0. */
    int find(UOp op, int a, int b, int c, long immediate, int before) {
        int ref = heads[op.ordinal()];
        int lowest = Math.max(Math.max(a, b), c);
        for (; ref > lowest; ref = previous[ref]) {
            if (trace.a(ref) == a && trace.b(ref) == b && trace.c(ref) == c && trace.immediate(ref) == immediate
                    && (before == 0 || ref < before)) {
                return ref;
            }
        }
        return 0;
    }

    void guard(UOp given, int x, int y, long immediate) {
        request(given, Region.NONE, x, y, 0, immediate);
        int a = facts.resolve(x);
        int b = facts.resolve(y);
        // x <= x asks whether x is a number.
        UOp op = a != b ? given : given == UOp.GUARD_LE_FLOAT ? UOp.GUARD_EQ_FLOAT : given == UOp.GUARD_NOT_LE_FLOAT ? UOp.GUARD_NE_FLOAT : given;
        if (op.isCommutative() && (a < 0 && b > 0 || a > 0 && b > 0 && b < a)) {
            int swap = a;
            a = b;
            b = swap;
        }
        int decided = Folding.decide(this, op, a, b, immediate);
        if (decided < 0) {
            throw new TraceAbort(TraceAbort.Reason.CONTRADICTION, op.stem() + " on " + TraceDump.operand(trace, a));
        }
        if (decided > 0) {
            return;
        }
        if (op != UOp.GUARD_SHAPE) {
            int known = find(op, a, b, 0, immediate, 0);
            if (known != 0 && (peeler == null || peeler.mayReuseGuard(known, op, a, b, immediate))) {
                return;
            }
        }
        int ref = append(op, Type.NONE, Region.NONE, a, b, 0, immediate);
        if (Folding.impliedByMagnitude(this, op, a, b)) {
            ghost(ref);
        }
        learn(op, a, b, immediate);
    }

    /** An instruction that counts while the trace is built, but is left out of it. */
    void ghost(int ref) {
        if (ref >= ghosts.length) {
            ghosts = Arrays.copyOf(ghosts, 2 * ref);
        }
        ghosts[ref] = true;
    }

    private void learn(UOp op, int a, int b, long immediate) {
        switch (op) {
            case GUARD_INT -> facts.setTag(a, Facts.INT);
            case GUARD_FLOAT -> facts.setTag(a, Facts.FLOAT);
            case GUARD_OBJECT -> facts.setTag(a, Facts.OBJECT);
            case GUARD_SHAPE -> facts.setShape(a, (int) immediate);
            case GUARD_IS, GUARD_EQ_INT -> {
                if (b < 0) {
                    facts.setEqual(a, b);
                }
            }
            case GUARD_IS_NOT -> {
                if (b < 0 && trace.constant(b) == 0) {
                    facts.setPresent(a);
                }
            }
            case GUARD_BELOW_INT -> facts.setBits(a, facts.bits(b));
            default -> {
            }
        }
    }

    int load(UOp op, Region region, int object, int index, long offset) {
        request(op, region, object, index, 0, offset);
        int base = facts.resolve(object);
        int i = facts.resolve(index);
        if (i < 0 && op == UOp.LOAD_ITEM && region != Region.ARRAY) {
            // A constant index makes a fixed field.
            return load(UOp.LOAD_FIELD, region, base, 0, offset + 8 * trace.constant(i));
        }
        int known = memory.find(op, region, base, i, offset, peeler);
        if (known != 0) {
            return facts.resolve(known);
        }
        int ref = append(op, op.result(), region, base, i, 0, offset);
        if (op == UOp.LOAD_INT) {
            switch (region) {
                case LIST, TUPLE, ARRAY_HEADER -> facts.setBits(ref, 49);
                case ITERATOR -> facts.setBits(ref, POSITION_BITS);
                default -> {
                }
            }
        }
        memory.add(ref);
        return ref;
    }

    void store(UOp op, Region region, int object, int x, int y, long offset) {
        request(op, region, object, x, y, offset);
        int base = facts.resolve(object);
        int b = facts.resolve(x);
        int c = facts.resolve(y);
        if (op == UOp.STORE_ITEM && b < 0 && region != Region.ARRAY) {
            store(UOp.STORE_FIELD, region, base, c, 0, offset + 8 * trace.constant(b));
            return;
        }
        UOp loading = op == UOp.STORE_INT ? UOp.LOAD_INT : op == UOp.STORE_ITEM ? UOp.LOAD_ITEM : UOp.LOAD_FIELD;
        int value = op == UOp.STORE_ITEM ? c : b;
        if (memory.find(loading, region, base, op == UOp.STORE_ITEM ? b : 0, offset, peeler) == value) {
            return;
        }
        memory.add(append(op, Type.NONE, region, base, b, c, offset));
    }

    void emitStoreShape(int object, long shape) {
        request(UOp.STORE_SHAPE, Region.NONE, object, 0, 0, shape);
        int o = facts.resolve(object);
        int old = facts.shape(o);
        append(UOp.STORE_SHAPE, Type.NONE, Region.NONE, o, 0, 0, shape);
        if (old == 0) {
            facts.forgetShapes();
        } else {
            facts.forgetShape(old, o);
        }
        facts.setShape(o, (int) shape);
    }

    int emitCall(JavaCall call, int[] arguments) {
        request(UOp.CALL_JAVA, Region.NONE, arguments.length > 0 ? arguments[0] : 0, arguments.length > 1 ? arguments[1] : 0,
                arguments.length > 2 ? arguments[2] : 0, 0);
        int index = trace.addCall(call);
        if (call.pure()) {
            for (int ref = heads[UOp.CALL_JAVA.ordinal()]; ref > 0; ref = previous[ref]) {
                if (trace.immediate(ref) == index && sameArguments(ref, arguments)) {
                    return ref;
                }
            }
        }
        int ref = append(UOp.CALL_JAVA, call.result(), Region.NONE, trace.addArguments(arguments), arguments.length, 0, index);
        if (!call.pure() && call.writes() != 0) {
            memory.add(ref);
        }
        if (call.writes() == -1) {
            facts.forgetShapes();
        }
        return ref;
    }

    private boolean sameArguments(int ref, int[] arguments) {
        if (trace.b(ref) != arguments.length) {
            return false;
        }
        for (int i = 0; i < arguments.length; i++) {
            if (trace.operand(ref, i) != arguments[i]) {
                return false;
            }
        }
        return true;
    }

    void beginBody(int loop) {
        loopStart = loop;
        memory.setLoopStart(loop);
    }

    /** Forgets all instructions from a ref on. */
    void truncate(int end, int snapshots) {
        for (int op = 0; op < heads.length; op++) {
            while (heads[op] >= end) {
                heads[op] = previous[heads[op]];
            }
        }
        trace.truncate(end);
        trace.truncateSnapshots(snapshots);
        memory.truncate(end);
        Arrays.fill(ghosts, Math.min(end, ghosts.length), ghosts.length, false);
        loopStart = 0;
        memory.setLoopStart(0);
        snapshot = -1;
    }

    /** Whether a ref is an object that was made in this round of the loop, or in a trace that is no loop. */
    boolean isFresh(int ref) {
        return ref > 0 && trace.op(ref) == UOp.NEW_OBJECT && ref >= loopStart;
    }
}
