package dev.krait.conformance.traces;

import dev.krait.spi.abi.ArrayLayout;
import dev.krait.spi.abi.Int64Layout;
import dev.krait.spi.abi.ListLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.Value;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import dev.krait.uops.exec.ExitValues;
import dev.krait.uops.exec.TraceBackend;
import dev.krait.uops.ir.Condition;
import dev.krait.uops.ir.FrameState;
import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Region;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.TraceAbort;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.Type;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A toy language with an interpreter and a trace recorder: random programs of it exercise all of the optimizer, snapshots, exits,
 * side traces and inlined frames, since it can go on interpreting wherever a trace is left.
 *
 * <p>A program is a loop over statements. Values are ints of up to 64 bits, floats and pairs; an operation that makes
 * no sense yields a small int, so that every program runs.
 */
final class Toy {
    static final int SLOTS = 7;
    private static final int LIST = 7;
    private static final int COUNTER = 8;
    private static final int LIMIT = 9;
    private static final int PAIR = 33;
    private static final int PAIR_BYTES = 24;
    private static final int CALLEE = 1000;
    private static final int LIST_LENGTH = 5;

    enum Kind { ADD, SUB, MUL, FLOORDIV, MOD, SHIFT, AND, XOR, DIVIDE, COPY, CONSTANT, IF_LESS, GET, SET, PAIR, FIRST, SET_SECOND, CALL, JAVA, NEGATE }

    record Statement(Kind kind, int d, int a, int b, long constant) {
    }

    final List<Statement> statements;
    private final Machine m;
    private final TraceBackend backend;
    private final int threshold;

    /** Frames: the entry frame is in memory, callees are here. */
    private final List<long[]> callees = new ArrayList<>();
    private int pc;
    private Executor root;
    private int failures;
    private TraceBuilder t;
    private Exit from;
    private final TreeMap<Integer, Integer> refs = new TreeMap<>();
    private int[] calleeRefs;
    private int recorded;
    int executors;
    int sides;
    StringBuilder log;

    Toy(List<Statement> statements, Machine machine, TraceBackend backend, int threshold) {
        this.statements = statements;
        this.m = machine;
        this.backend = backend;
        this.threshold = threshold;
    }

    static List<Statement> random(Random r, int length) {
        List<Statement> list = new ArrayList<>();
        Kind[] kinds = Kind.values();
        for (int i = 0; i < length; i++) {
            long k = switch (r.nextInt(6)) {
                case 0 -> r.nextLong();
                case 1 -> 1L << r.nextInt(63);
                case 2 -> Double.doubleToRawLongBits(r.nextInt(9) / 2.0);
                default -> r.nextInt(9) - 3;
            };
            list.add(new Statement(kinds[r.nextInt(kinds.length)], r.nextInt(SLOTS), r.nextInt(SLOTS), r.nextInt(SLOTS), k));
        }
        return list;
    }

    void init(Random r, int iterations) {
        for (int i = 0; i < SLOTS; i++) {
            m.set(i, word(r, i));
        }
        long[] items = new long[LIST_LENGTH];
        for (int i = 0; i < LIST_LENGTH; i++) {
            items[i] = word(r, i);
        }
        m.set(LIST, m.list(items)).set(COUNTER, Value.ofInt(0)).set(LIMIT, Value.ofInt(iterations));
    }

    private static long word(Random r, int i) {
        return r.nextInt(3) == 0 ? Value.ofDouble(r.nextInt(100) / 4.0) : Value.ofInt(r.nextInt(4) == 0 ? r.nextInt() : r.nextInt(6));
    }

    // Values.

    private static boolean isInt(long w) {
        return Value.isInt(w) || Value.isObject(w) && Memory.getInt(w) == Machine.INT64;
    }

    private static long number(long w) {
        return Value.isInt(w) ? Value.intValue(w) : Memory.getLong(w + Int64Layout.VALUE);
    }

    private static boolean isPair(long w) {
        return Value.isObject(w) && Memory.getInt(w) == PAIR;
    }

    private long box(long n) {
        return Value.fitsInt(n) ? Value.ofInt(n) : m.boxInt(n);
    }

    static String show(long w, int depth) {
        if (w == 0) {
            return "absent";
        }
        if (isInt(w)) {
            return Long.toString(number(w));
        }
        if (Value.isDouble(w)) {
            return Double.toString(Value.doubleValue(w));
        }
        return depth == 0 ? "..." : "(" + show(Memory.getLong(w + 8), depth - 1) + "," + show(Memory.getLong(w + 16), depth - 1) + ")";
    }

    String state() {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < SLOTS; i++) {
            b.append(show(m.get(i), 3)).append(' ');
        }
        long array = Memory.getLong(m.get(LIST) + ListLayout.ITEMS);
        for (int i = 0; i < LIST_LENGTH; i++) {
            b.append(show(Memory.getLong(array + ArrayLayout.WORDS + 8L * i), 3)).append(' ');
        }
        return b.append(number(m.get(COUNTER))).toString();
    }

    // The interpreter. pcs: 0 the loop head, k the statement k - 1, statements.size() + 1 the end of the loop; CALLEE.. in a callee.

    void run() {
        pc = 0;
        while (true) {
            if (pc == 0 && callees.isEmpty()) {
                if (number(m.get(COUNTER)) >= number(m.get(LIMIT))) {
                    return;
                }
                if (backend != null && atLoopHead()) {
                    continue;
                }
            }
            if (t != null) {
                try {
                    record();
                } catch (TraceAbort abort) {
                    stop();
                }
            }
            step();
        }
    }

    private void step() {
        if (!callees.isEmpty()) {
            long[] f = callees.get(callees.size() - 1);
            switch (pc) {
                case CALLEE -> f[2] = operate(Kind.MUL, f[0], f[1]);
                case CALLEE + 1 -> f[2] = operate(Kind.ADD, f[2], f[0]);
                default -> {
                    callees.remove(callees.size() - 1);
                    m.set((int) f[3], f[2]);
                    pc = (int) f[4];
                    return;
                }
            }
            pc++;
            return;
        }
        if (pc == 0) {
            pc = 1;
        } else if (pc == statements.size() + 1) {
            m.set(COUNTER, Value.ofInt(number(m.get(COUNTER)) + 1));
            pc = 0;
        } else {
            Statement s = statements.get(pc - 1);
            pc++;
            execute(s);
        }
    }

    private void execute(Statement s) {
        long a = m.get(s.a());
        long b = m.get(s.b());
        long list = m.get(LIST);
        long array = Memory.getLong(list + ListLayout.ITEMS);
        switch (s.kind()) {
            case COPY -> m.set(s.d(), a);
            case CONSTANT -> m.set(s.d(), constant(s));
            case IF_LESS -> {
                if (less(a, b)) {
                    pc = Math.min(pc + 1 + (int) (s.constant() & 1), statements.size() + 1);
                }
            }
            case GET -> m.set(s.d(), inRange(a) ? Memory.getLong(array + ArrayLayout.WORDS + 8 * number(a)) : Value.ofInt(2));
            case SET -> {
                if (inRange(a)) {
                    Memory.putLong(array + ArrayLayout.WORDS + 8 * number(a), b);
                }
            }
            case PAIR -> {
                long p = m.object(PAIR, PAIR_BYTES);
                Memory.putLong(p + 8, a);
                Memory.putLong(p + 16, b);
                m.set(s.d(), p);
            }
            case FIRST -> m.set(s.d(), isPair(a) ? Memory.getLong(a + 8) : Value.ofInt(3));
            case SET_SECOND -> {
                if (isPair(a)) {
                    Memory.putLong(a + 16, Value.isDouble(b) ? b : Value.ofInt(4));
                }
            }
            case CALL -> {
                callees.add(new long[] {a, b, 0, s.d(), pc});
                pc = CALLEE;
            }
            case JAVA -> m.set(s.d(), java(a, b, list));
            default -> m.set(s.d(), operate(s.kind(), a, b));
        }
    }

    private static long constant(Statement s) {
        long bits = s.constant();
        return (bits >>> 52 & 0x7FF) > 1000 && (bits >>> 52 & 0x7FF) < 1100 && bits > 0 ? Value.ofDouble(Double.longBitsToDouble(bits))
                : Value.ofInt(bits << 16 >> 16);
    }

    private static boolean less(long a, long b) {
        if (isInt(a) && isInt(b)) {
            return number(a) < number(b);
        }
        return Value.isDouble(a) && Value.isDouble(b) && Value.doubleValue(a) < Value.doubleValue(b);
    }

    private static boolean inRange(long a) {
        return Value.isInt(a) && number(a) >= 0 && number(a) < LIST_LENGTH;
    }

    /** Reads and writes the list behind the back of the trace. */
    private static long java(long a, long b, long list) {
        long at = Memory.getLong(list + ListLayout.ITEMS) + ArrayLayout.WORDS;
        long old = Memory.getLong(at);
        Memory.putLong(at, Value.isInt(a) ? Value.ofInt(Value.intValue(a) / 2) : Value.ofInt(1));
        return Value.isDouble(b) || Value.isInt(b) ? b : old;
    }

    private long operate(Kind kind, long a, long b) {
        if (isInt(a) && isInt(b)) {
            long x = number(a);
            long y = number(b);
            try {
                switch (kind) {
                    case ADD:
                        return box(Math.addExact(x, y));
                    case SUB:
                        return box(Math.subtractExact(x, y));
                    case MUL:
                        return box(Math.multiplyExact(x, y));
                    case NEGATE:
                        return box(Math.negateExact(x));
                    case FLOORDIV:
                        return y == 0 || y == -1 ? Value.ofInt(5) : box(Math.floorDiv(x, y));
                    case MOD:
                        return y == 0 || y == -1 ? Value.ofInt(5) : box(Math.floorMod(x, y));
                    case SHIFT:
                        return y < 0 || y > 63 ? Value.ofInt(1) : x << y >> y == x && y < 20 ? box(x << y) : box(x >> y);
                    case AND:
                        return box(x & y);
                    case XOR:
                        return box(x ^ y);
                    default:
                        return y == 0 || Math.abs(x) >= 1L << 53 || Math.abs(y) >= 1L << 53 ? Value.ofInt(6) : Value.ofDouble((double) x / y);
                }
            } catch (ArithmeticException overflow) {
                return Value.ofInt(7);
            }
        }
        if ((isInt(a) || Value.isDouble(a)) && (isInt(b) || Value.isDouble(b))) {
            double x = isInt(a) ? number(a) : Value.doubleValue(a);
            double y = isInt(b) ? number(b) : Value.doubleValue(b);
            return switch (kind) {
                case ADD -> Value.ofDouble(x + y);
                case SUB -> Value.ofDouble(x - y);
                case MUL -> Value.ofDouble(x * y);
                case NEGATE -> Value.ofDouble(-x);
                case DIVIDE -> y == 0 ? Value.ofInt(6) : Value.ofDouble(x / y);
                default -> Value.ofInt(8);
            };
        }
        return Value.ofInt(9);
    }

    // The recorder.

    private boolean atLoopHead() {
        if (t != null) {
            t.setState(frames(0));
            try {
                if (from == null) {
                    if (t.closeLoop(true)) {
                        root = backend.install(t.trace());
                        executors++;
                    } else {
                        failures++;
                    }
                } else {
                    t.endWithJump(root);
                    Executor side = backend.install(t.trace());
                    backend.link(from, side);
                    sides++;
                }
            } catch (TraceAbort abort) {
                stop();
                return false;
            }
            if (log != null) {
                log.append(from == null ? "root\n" : "side of " + from + "\n").append(t.trace()).append('\n');
            }
            t = null;
            from = null;
        }
        if (root != null) {
            Exit exit = backend.run(root, m.thread, m.frame, new Frames());
            if (log != null) {
                log.append("exit ").append(exit).append(" to ").append(pc).append(": ").append(state()).append('\n');
            }
            if (exit.isHot(threshold)) {
                startSide(exit);
            }
            return true;
        }
        if (failures < 4) {
            t = TraceBuilder.root("toy", 3000);
            refs.clear();
            recorded = 0;
        }
        return false;
    }

    private void stop() {
        if (from == null) {
            failures++;
        } else {
            from.giveUp();
        }
        t = null;
        from = null;
    }

    private void startSide(Exit exit) {
        t = TraceBuilder.side("toy side", 3000, exit.executor().trace(), exit.instruction());
        from = exit;
        refs.clear();
        recorded = 0;
        Snapshot s = exit.snapshot();
        for (int i = s.start(0); i < s.start(1); i++) {
            refs.put((s.offset(i) - Machine.slot(0)) / 8, t.inherited(i));
        }
        if (s.frameCount() == 2) {
            calleeRefs = new int[3];
            for (int i = s.start(1); i < s.start(2); i++) {
                calleeRefs[s.offset(i)] = t.inherited(i);
            }
        }
    }

    /** Exits of inlined frames push callees. */
    private final class Frames implements dev.krait.uops.exec.ExitHandler {
        @Override
        public long boxInt(long number) {
            return m.boxInt(number);
        }

        @Override
        public long allocate(long thread, long header, int bytes) {
            return m.allocate(thread, header, bytes);
        }

        @Override
        public void materialize(long thread, long frame, ExitValues values) {
            m.materialize(thread, frame, values);
            Snapshot s = values.snapshot();
            callees.clear();
            if (s.frameCount() == 2) {
                long[] f = {0, 0, 0, ((int[]) s.frame(1))[0], s.pc(0)};
                for (int i = s.start(1); i < s.start(2); i++) {
                    f[s.offset(i)] = values.word(i);
                }
                callees.add(f);
            }
            pc = s.pc(s.frameCount() - 1);
        }
    }

    /** The state before the statement at a pc; the pc of the caller of a callee is where it returns to. */
    private FrameState frames(int at) {
        TreeMap<Integer, Integer> now = new TreeMap<>(refs);
        int[] inner = callees.isEmpty() ? null : calleeRefs.clone();
        int returnPc = callees.isEmpty() ? 0 : (int) callees.get(0)[4];
        int[] returnSlot = callees.isEmpty() ? null : new int[] {(int) callees.get(0)[3]};
        return out -> {
            out.frame("toy", inner == null ? at : returnPc);
            now.forEach((i, ref) -> out.slot(Machine.slot(i), ref));
            if (inner != null) {
                out.frame(returnSlot, at);
                for (int i = 0; i < 3; i++) {
                    out.slot(i, inner[i]);
                }
            }
        };
    }

    private int ref(int slot) {
        Integer r = refs.get(slot);
        return r != null ? r : t.loadFrame(Machine.slot(slot));
    }

    private void record() {
        if (++recorded > 200) {
            throw new TraceAbort(TraceAbort.Reason.TOO_LONG, "toy");
        }
        t.setState(frames(pc));
        if (!callees.isEmpty()) {
            long[] f = callees.get(0);
            switch (pc) {
                case CALLEE -> calleeRefs[2] = operate(Kind.MUL, f[0], f[1], calleeRefs[0], calleeRefs[1]);
                case CALLEE + 1 -> calleeRefs[2] = operate(Kind.ADD, f[2], f[0], calleeRefs[2], calleeRefs[0]);
                default -> refs.put((int) f[3], calleeRefs[2]);
            }
            return;
        }
        if (pc == 0) {
            t.guardCompareInt(Condition.LT, t.toInt(ref(COUNTER)), t.toInt(ref(LIMIT)));
            return;
        }
        if (pc == statements.size() + 1) {
            refs.put(COUNTER, t.addInt(t.toInt(ref(COUNTER)), t.constInt(1)));
            return;
        }
        record(statements.get(pc - 1));
    }

    private static final JavaCall JAVA = new JavaCall("java", Type.VALUE, Region.ARRAY.bit(), false, false,
            (thread, site) -> java(argument(thread, 0), argument(thread, 1), argument(thread, 2)));
    private static final JavaCall JAVA_ANYTHING = new JavaCall("java_anything", Type.VALUE, -1, false, false, (thread, site) -> {
        long a = argument(thread, 0);
        long b = argument(thread, 1);
        long c = argument(thread, 2);
        site.materializeFrames();
        Disturber.run(thread);
        return java(a, b, c);
    });

    private static long argument(long thread, int i) {
        return Memory.getLong(thread + ThreadLayout.ARGUMENTS + 8L * i);
    }

    private void record(Statement s) {
        long a = m.get(s.a());
        long b = m.get(s.b());
        switch (s.kind()) {
            case COPY -> refs.put(s.d(), ref(s.a()));
            case CONSTANT -> refs.put(s.d(), t.constValue(constant(s)));
            case IF_LESS -> recordLess(s, a, b);
            case GET -> {
                int array = t.loadObject(Region.LIST, list(), ListLayout.ITEMS);
                if (index(s.a(), a)) {
                    refs.put(s.d(), t.loadItem(Region.ARRAY, array, t.toInt(ref(s.a())), ArrayLayout.WORDS));
                } else {
                    refs.put(s.d(), t.constInt(2));
                }
            }
            case SET -> {
                int array = t.loadObject(Region.LIST, list(), ListLayout.ITEMS);
                if (index(s.a(), a)) {
                    t.storeItem(Region.ARRAY, array, t.toInt(ref(s.a())), ArrayLayout.WORDS, ref(s.b()));
                }
            }
            case PAIR -> {
                int x = t.box(ref(s.a()));
                int y = t.box(ref(s.b()));
                int p = t.newObject(PAIR, PAIR_BYTES);
                t.storeField(Region.INSTANCE, p, 8, x);
                t.storeField(Region.INSTANCE, p, 16, y);
                refs.put(s.d(), p);
            }
            case FIRST -> {
                if (isPair(a)) {
                    refs.put(s.d(), t.loadField(Region.INSTANCE, t.guardShape(ref(s.a()), PAIR), 8));
                } else {
                    notPair(s.a(), a);
                    refs.put(s.d(), t.constInt(3));
                }
            }
            case SET_SECOND -> {
                if (isPair(a)) {
                    int p = t.guardShape(ref(s.a()), PAIR);
                    if (Value.isDouble(b)) {
                        t.guardFloat(ref(s.b()));
                    } else {
                        operand(ref(s.b()), b);
                    }
                    t.storeField(Region.INSTANCE, p, 16, Value.isDouble(b) ? ref(s.b()) : t.constInt(4));
                } else {
                    notPair(s.a(), a);
                }
            }
            case CALL -> calleeRefs = new int[] {ref(s.a()), ref(s.b()), 0};
            case JAVA -> {
                int x = t.box(ref(s.a()));
                int y = t.box(ref(s.b()));
                refs.put(s.d(), t.callJava((s.constant() & 1) == 0 ? JAVA : JAVA_ANYTHING, x, y, list()));
            }
            default -> refs.put(s.d(), operate(s.kind(), a, b, ref(s.a()), ref(s.b())));
        }
    }

    private int list() {
        return t.guardShape(ref(LIST), Machine.LIST);
    }

    /** Checks that a slot holds an index or does not, as observed. */
    private boolean index(int slot, long word) {
        int r = ref(slot);
        int i = operand(r, word);
        if (!isInt(word)) {
            return false;
        }
        int length = t.loadInt(Region.LIST, list(), ListLayout.LENGTH);
        if (inRange(word)) {
            t.guardIndex(i, length);
            return true;
        }
        if (number(word) < 0) {
            t.guardCompareInt(Condition.LT, i, t.constInt(0));
        } else {
            t.guardCompareInt(Condition.GE, i, length);
        }
        return false;
    }

    private void notPair(int slot, long word) {
        operand(ref(slot), word);
    }

    /** Checks the type of a value, as observed, and gives it in raw form: INT, FLOAT, or a pair. */
    private int operand(int ref, long word) {
        if (Value.isInt(word)) {
            return t.toInt(ref);
        }
        if (Value.isDouble(word)) {
            return t.toFloat(ref);
        }
        if (isPair(word)) {
            return t.guardShape(ref, PAIR);
        }
        if (t.type(ref) == Type.INT) {
            return ref;
        }
        return t.loadInt(Region.CONSTANT, t.guardShape(ref, Machine.INT64), Int64Layout.VALUE);
    }

    private void recordLess(Statement s, long a, long b) {
        int x = operand(ref(s.a()), a);
        int y = operand(ref(s.b()), b);
        boolean outcome = less(a, b);
        if (isInt(a) && isInt(b)) {
            t.guardCompareInt(outcome ? Condition.LT : Condition.GE, x, y);
        } else if (Value.isDouble(a) && Value.isDouble(b)) {
            t.guardCompareFloat(Condition.LT, x, y, outcome);
        }
    }

    private int operate(Kind kind, long a, long b, int ra, int rb) {
        int x = operand(ra, a);
        int y = operand(rb, b);
        if (isInt(a) && isInt(b)) {
            return operateInts(kind, number(a), number(b), x, y);
        }
        if (isPair(a) || isPair(b)) {
            return t.constInt(9);
        }
        x = t.type(x) == Type.INT ? t.intToFloat(x) : x;
        y = t.type(y) == Type.INT ? t.intToFloat(y) : y;
        switch (kind) {
            case ADD:
                return t.addFloat(x, y);
            case SUB:
                return t.subFloat(x, y);
            case MUL:
                return t.mulFloat(x, y);
            case NEGATE:
                return t.floatOp(UOp.NEG_FLOAT, x);
            case DIVIDE:
                if ((isInt(b) ? number(b) : Value.doubleValue(b)) == 0) {
                    t.guardCompareFloat(Condition.EQ, y, t.constFloat(0), true);
                    return t.constInt(6);
                }
                return t.divFloat(x, y);
            default:
                return t.constInt(8);
        }
    }

    private int operateInts(Kind kind, long a, long b, int x, int y) {
        switch (kind) {
            case ADD:
                return t.addInt(x, y);
            case SUB:
                return t.subInt(x, y);
            case MUL:
                return t.mulInt(x, y);
            case NEGATE:
                return t.negInt(x);
            case AND:
                return t.intOp(UOp.AND_INT, x, y);
            case XOR:
                return t.intOp(UOp.XOR_INT, x, y);
            case FLOORDIV, MOD:
                if (b == 0 || b == -1) {
                    t.guardCompareInt(Condition.EQ, y, t.constInt(b));
                    return t.constInt(5);
                }
                t.guardCompareInt(Condition.NE, y, t.constInt(-1));
                return t.intOp(kind == Kind.MOD ? UOp.MOD_INT : UOp.FLOORDIV_INT, x, y);
            case SHIFT:
                if (b < 0 || b > 63) {
                    t.guardCompareInt(b < 0 ? Condition.LT : Condition.GT, y, t.constInt(b < 0 ? 0 : 63));
                    return t.constInt(1);
                }
                if (a << b >> b == a && b < 20) {
                    t.guardCompareInt(Condition.LT, y, t.constInt(20));
                    return t.intOp(UOp.LSHIFT_INT, x, y);
                }
                t.guardCompareInt(Condition.EQ, y, t.constInt(b));
                t.guardCompareInt(a < 0 ? Condition.LT : Condition.GE, x, t.constInt(0));
                if (b < 20) {
                    throw new TraceAbort(TraceAbort.Reason.UNSUPPORTED, "shift that loses bits");
                }
                return t.intOp(UOp.RSHIFT_INT, x, y);
            default:
                if (b == 0 || Math.abs(a) >= 1L << 53 || Math.abs(b) >= 1L << 53) {
                    throw new TraceAbort(TraceAbort.Reason.UNSUPPORTED, "inexact division");
                }
                return t.trueDivide(x, y);
        }
    }
}
