package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.compiler.code.Opcode;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Instr;
import dev.krait.interpreter.tier1.Recorder;
import dev.krait.interpreter.tier1.TraceSupport;
import dev.krait.spi.StencilSetException;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import dev.krait.uops.ir.Snapshot;
import dev.krait.uops.ir.TraceAbort;
import dev.krait.uops.ir.TraceBuilder;
import dev.krait.uops.ir.UOp;
import java.util.HashMap;
import java.util.Map;

/** Follows the interpreter and records what it does as a trace, until that closes or cannot go on. */
final class TraceRecorder implements Recorder {
    /** Why a recording that meets a yield of the frame in which it began is stopped. */
    static final String YIELD_OUT = "yield of the entry frame";
    private static final String INNER_LOOP = "inner loop";
    /** Why a recording ends at a call that is too deep to be followed, while there is no trace of the function to go on in. */
    static final String RECURSION = "recursion";
    /** Instructions that a loop must have up to a yield out of the trace. */
    private static final int WORTH_IT_YIELDING = 100;
    /** Micro-ops after which a trace is ended. */
    private static final int LENGTH = Integer.getInteger("krait.jit.length", 3000);
    private static final int LIMIT = LENGTH + 2000;
    /** A loop that goes round less often each time is not unrolled: it would be left from every copy of its body. */
    private static final int MANY_ROUNDS = 64;
    private static final int MAX_SKIPPED = 20_000;
    /** Back edges of inner loops in the frame where the trace began. */
    private static final int MAX_BACK_EDGES = 16;
    /** Back edges of one inner loop in a followed frame. */
    private static final int MAX_TRIPS = 24;
    /** Back edges of all inner loops in followed frames. */
    private static final int MAX_UNROLLED = 160;
    /** Instructions that a trace must have to be of use although it does not close. */
    private static final int WORTH_IT_ROOT = 24;
    private static final int WORTH_IT_SIDE = 4;
    /** The same if it ends where its function does: entering and leaving it costs as much as tier 1 takes for this many. */
    private static final int WORTH_IT_FUNCTION = 60;
    private static final int WORTH_IT_SIDE_FUNCTION = 16;
    private static final int WORTH_IT_EAGER = 8;
    /** The same if the function has called itself: most recordings meet the way out, and the way in becomes a side trace of that. */
    private static final int WORTH_IT_RECURSIVE = 2;
    /** How many callers are searched for another call of the function. */
    private static final int CALLERS = 4;
    private static final int EAGER = 50;
    private static final String END_OF_FUNCTION = "end of the function";

    private final Jit jit;
    private final TraceBuilder b;
    private final Recording r;
    private final Arithmetic arithmetic;
    private final Access access;
    private final Containers containers;
    private final Inlining inlining;
    private final GeneratorRecorder generators;
    private final FrameJumps jumps;
    private final CallRecorder calls;
    private final CodeBody startCode;
    /** The instructions recorded, for people; null if nobody looks. */
    private final StringBuilder bytecode;
    private final int startUnit;
    /** Where the trace starts, if it is a side trace. */
    private final Exit exit;
    private final boolean loop;
    /** Whether it starts at the entry of a function that is being executed already. */
    private final boolean recursive;
    private final String name;
    private int count;
    /** The instruction recorded last. */
    private Instr last;
    private int skipped;
    private int backEdges;
    private int unrolled;
    private boolean tooLong;
    private boolean repeatable;
    private boolean hopeless;
    private boolean unlikely;
    private final Map<String, Integer> trips = new HashMap<>();
    private boolean done;
    private Executor executor;

    /** Records a root trace from a code unit of the current frame. */
    TraceRecorder(Jit jit, PyThread t, long f, CodeBody code, int unit) {
        this(jit, t, code, unit, null, code.code.qualname() + ":" + code.lineAt(unit));
        RecordedFrame frame = new RecordedFrame(new FrameInfo(code, 0, 0), true, 0, getLong(f + FrameLayout.GLOBALS), getLong(f + FrameLayout.BUILTINS));
        frame.size = code.localsPlus + code.stackDepthAt(unit);
        r.enter(frame);
    }

    /** Records a side trace from an exit; the frames in memory are as it says. */
    TraceRecorder(Jit jit, PyThread t, Exit exit) {
        this(jit, t, CodeBody.ofFrame(t.frame), 0, exit, exit.executor().trace().name() + "/" + exit.index());
        Snapshot s = exit.snapshot();
        long[] addresses = new long[s.frameCount()];
        long at = t.frame;
        for (int k = addresses.length - 1; k >= 0; k--) {
            addresses[k] = at;
            at = getLong(at + FrameLayout.PREVIOUS);
        }
        for (int k = 0; k < addresses.length; k++) {
            FrameInfo info = (FrameInfo) s.frame(k);
            int function = 0;
            int generator = 0;
            for (int i = s.start(k); i < s.start(k + 1); i++) {
                if (s.offset(i) == FrameLayout.FUNCTION) {
                    function = b.inherited(i);
                } else if (s.offset(i) == FrameLayout.GENERATOR) {
                    generator = b.inherited(i);
                }
            }
            long globals = getLong(addresses[k] + FrameLayout.GLOBALS);
            long builtins = getLong(addresses[k] + FrameLayout.BUILTINS);
            RecordedFrame frame = generator != 0 ? RecordedFrame.ofGenerator(info, generator, globals, builtins)
                    : new RecordedFrame(info, k == 0, function, globals, builtins);
            frame.address = addresses[k];
            for (int i = s.start(k); i < s.start(k + 1); i++) {
                if (s.offset(i) >= FrameLayout.SLOTS) {
                    frame.set(RecordedFrame.slot(s.offset(i)), b.inherited(i));
                    if ((s.offset(i) & PendingSets.MARK) != 0) {
                        r.sets.inherit(b.inherited(i));
                    }
                }
            }
            frame.size = info.code().localsPlus + info.code().stackDepthAt(s.pc(k));
            frame.pc = s.pc(k);
            r.enter(frame);
        }
    }

    private TraceRecorder(Jit jit, PyThread t, CodeBody code, int unit, Exit exit, String name) {
        this.jit = jit;
        this.exit = exit;
        this.name = name;
        startCode = code;
        startUnit = unit;
        loop = exit == null && !isEntry(code, unit);
        recursive = exit == null && !loop && isRecursive(t.frame, code);
        b = exit == null ? TraceBuilder.root(name, LIMIT) : TraceBuilder.side(name, LIMIT, exit.executor().trace(), exit.instruction());
        bytecode = jit.isDumped() ? new StringBuilder() : null;
        if (bytecode != null) {
            b.keepRequested();
        }
        r = new Recording(jit, t, b);
        t.handlerFrame = 0;
        containers = new Containers(r);
        inlining = new Inlining(r);
        arithmetic = new Arithmetic(r, inlining);
        generators = new GeneratorRecorder(r, inlining);
        jumps = new FrameJumps(r);
        access = new Access(r, inlining);
        calls = new CallRecorder(r, inlining, containers, access, generators);
    }

    private static boolean isRecursive(long f, CodeBody code) {
        long at = f;
        for (int i = 0; i < CALLERS; i++) {
            at = getLong(at + FrameLayout.PREVIOUS);
            if (at == 0) {
                return false;
            }
            if (CodeBody.ofFrame(at) == code) {
                return true;
            }
        }
        return false;
    }

    /** Whether a code unit comes directly behind the RESUME at the start of a function. */
    private static boolean isEntry(CodeBody code, int unit) {
        return entryUnit(code) == unit;
    }

    /** The code unit directly behind the RESUME at the start of a function; -1 if there is none, as there may not be in code from elsewhere. */
    static int entryUnit(CodeBody code) {
        for (int at = 0; at < code.units;) {
            Instr n = code.instr(at);
            switch (n.opcode) {
                case RESUME:
                    return n.nextUnit();
                case COPY_FREE_VARS, MAKE_CELL, RETURN_GENERATOR, POP_TOP, NOP:
                    at = n.nextUnit();
                    break;
                default:
                    return -1;
            }
        }
        return -1;
    }

    /** Whether it failed because of an inner loop that the next recording will know not to unroll. */
    boolean isWorthRepeating() {
        return repeatable && unrolled > 0;
    }

    /** Whether it failed for a reason that the next recording will most likely meet again. */
    boolean isHopeless() {
        return hopeless || unlikely;
    }

    /** The trace that was installed, or null. */
    Executor executor() {
        return executor;
    }

    private void note(Instr n) {
        int unit = n.start();
        int number = n.code.opcodeAt(unit);
        Opcode opcode = Opcode.of(number);
        bytecode.append("  ").append(PyStr.toJava(n.code.name)).append(':').append(n.code.lineAt(unit)).append(' ').append(2 * unit).append(' ')
                .append(opcode == null ? "opcode " + number : opcode.name()).append('\n');
    }

    /** The bytecode recorded so far, a line for each instruction; empty if traces are not dumped. */
    String bytecode() {
        return bytecode == null ? "" : bytecode.toString();
    }

    @Override
    public boolean before(PyThread t, Instr n, long f) {
        if (done) {
            return false;
        }
        int mark = b.trace().end();
        try {
            RecordedFrame top = r.top;
            if (isHandling(t, f, top)) {
                done = true;
                jit.aborted("exception", name);
                return false;
            }
            if (top.address == 0) {
                if (CodeBody.ofFrame(f) != top.code) {
                    throw Recording.abort("unexpected frame");
                }
                top.address = f;
            }
            if (f != top.address) {
                if (++skipped > MAX_SKIPPED) {
                    throw Recording.abort("long call");
                }
                return true;
            }
            if (bytecode != null) {
                note(n);
            }
            r.instr = n;
            r.f = f;
            containers.finishNext(n.start());
            // Folded nodes leave out instructions at their start that only pop or do nothing.
            boolean back = last != null && last.opcode == Opcode.JUMP_BACKWARD && last.code == n.code;
            top.pc = back ? last.targetUnit() : n.start();
            b.setState(r::describe);
            if ((count > 0 || exit != null && exit.kind() == Exit.Kind.END) && ends(n.code, top.pc)) {
                done = true;
                return false;
            }
            int depth = (n.top - FrameLayout.SLOTS) / 8;
            if (top.size < depth) {
                throw Recording.abort("stack of " + n.opcode);
            }
            top.size = depth;
            top.pc = n.start();
            b.setState(r::describe);
            if (r.checkDue) {
                r.checkDue = false;
                b.checkValidity();
            }
            mark = b.trace().end();
            if (mark > LENGTH) {
                throw Recording.abort("too long");
            }
            r.sets.before(n);
            record(n);
            last = n;
            count++;
        } catch (RecordingAborted e) {
            stop(e.getMessage(), mark);
        } catch (TraceAbort e) {
            stop(e.reason().toString().toLowerCase(java.util.Locale.ROOT), mark);
        }
        return !done;
    }

    /**
     * Whether an exception raised in frames that the recorder skips has come to a handler in a frame that it follows, or below: then it is not where it thinks.
     * An exception that is handled in the skipped frames, or in Java code that they call, is none of its business.
     */
    private static boolean isHandling(PyThread t, long f, RecordedFrame top) {
        long handler = t.handlerFrame;
        t.handlerFrame = 0;
        if (handler != f) {
            return false;
        }
        for (long at = getLong(f + FrameLayout.PREVIOUS); at != 0; at = getLong(at + FrameLayout.PREVIOUS)) {
            if (at == top.address) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean after(PyThread t, Instr next, long f) {
        return !done;
    }

    @Override
    public void abort(PyThread t, Instr instruction) {
        if (!done) {
            done = true;
            jit.aborted("exception or end at " + instruction.opcode, name);
        }
    }

    /** What is recorded so far is made a trace that ends here, if that is worth it. */
    private void stop(String reason, int mark) {
        done = true;
        tooLong |= reason.equals(INNER_LOOP);
        hopeless |= loop && reason.equals(YIELD_OUT);
        // Whoever comes here again meets the same instruction.
        unlikely |= reason.equals(YIELD_OUT) || reason.startsWith("unsupported ");
        if (tooLong && unrolled > 0 || hopeless && count < WORTH_IT_YIELDING) {
            // Another recording ends at the inner loop; the consumer of a generator follows it.
            jit.aborted(reason, name);
            return;
        }
        boolean returns = reason.equals(END_OF_FUNCTION);
        // Who asks for traces after a few rounds is testing them, and wants short ones too.
        boolean eager = jit.options().entryThreshold() < EAGER;
        int least = exit != null ? returns && !eager ? WORTH_IT_SIDE_FUNCTION : WORTH_IT_SIDE
                : loop ? WORTH_IT_ROOT : recursive ? WORTH_IT_RECURSIVE : eager || reason.equals(RECURSION) ? WORTH_IT_EAGER : WORTH_IT_FUNCTION;
        boolean worth = count >= least && !(loop && reason.equals("loop left"));
        hopeless |= returns;
        if (worth && !r.checkDue && isUndone(mark)) {
            try {
                b.setState(r::describe);
                b.endWithExit();
                install();
                jit.aborted("ended: " + reason, name);
                return;
            } catch (TraceAbort e) {
                jit.aborted(e.reason().toString(), name);
                return;
            }
        }
        jit.aborted(reason, name);
    }

    /** Whether what the current instruction has emitted has no effect. */
    private boolean isUndone(int mark) {
        for (int ref = mark; ref < b.trace().end(); ref++) {
            UOp op = b.trace().op(ref);
            if (op.kind() == UOp.Kind.STORE || op.kind() == UOp.Kind.CALL) {
                return false;
            }
        }
        return true;
    }

    /** Whether the loop that the trace closes has many rounds before it. Of a loop without an iterator that is not known. */
    private boolean goesRoundOften(int head) {
        return startCode.instr(head).opcode == Opcode.FOR_ITER && Iteration.remaining(r.actual(1)) >= MANY_ROUNDS;
    }

    /** Whether the trace ends at a code unit, and then ends it. */
    private boolean ends(CodeBody code, int unit) {
        boolean outermost = r.frames.size() == 1;
        if (exit == null && outermost && code == startCode && unit == startUnit) {
            if (r.checkDue) {
                r.checkDue = false;
                b.checkValidity();
            }
            if (b.closeLoop(goesRoundOften(unit))) {
                install();
            } else if (jit.hasFailed(code, unit)) {
                // Rounds differ each time, as those of a loop over the states of something do: the tree of their traces needs a root.
                b.endWithExit();
                install();
                jit.aborted("ended: rounds differ", name);
            } else {
                jit.aborted("rounds differ", name);
            }
            return true;
        }
        TraceNode other = Jit.traceAt(code, unit);
        boolean entering = r.entering && unit == entryUnit(code);
        if (other == null || other.jit != jit || !entering && (!other.loop || !outermost && count > 0 && jit.unrolls(code, unit))) {
            if (entering) {
                throw Recording.abort(RECURSION);
            }
            return false;
        }
        boolean jump = outermost || jumps.canEnter();
        if (r.checkDue || jump) {
            // Traces that jump to each other need not come by the head of a loop body, where traces poll.
            r.checkDue = false;
            b.checkValidity();
        }
        if (loop && !entering) {
            // The inner loop goes on by itself; coming out of it, a side trace leads on.
            if (count < WORTH_IT_SIDE) {
                jit.aborted("inner loop", name);
                return true;
            }
        }
        if (outermost) {
            b.endWithJump(other.executor);
        } else if (jump) {
            jumps.enter(other.executor);
        } else if (count == 0) {
            jit.aborted("loop in a generator", name);
            return true;
        } else {
            b.endWithExit();
        }
        install();
        return true;
    }

    private void install() {
        boolean linked = (exit == null || exit.executor().isValid()) && !(b.trace().target() instanceof Executor target && !target.isValid());
        if (!linked || !r.holds()) {
            jit.aborted("invalidated meanwhile", name);
            return;
        }
        Executor e;
        try {
            e = jit.install(b.trace());
        } catch (dev.krait.spi.CodeMemoryFullException full) {
            jit.aborted("no memory for code", name);
            return;
        } catch (StencilSetException lacking) {
            jit.aborted("missing stencil", name);
            jit.stop(lacking.getMessage());
            return;
        } catch (TraceAbort tooMany) {
            jit.aborted(tooMany.reason().toString().toLowerCase(java.util.Locale.ROOT) + " for registers", name);
            return;
        }
        if (e == null) {
            jit.aborted("invalidated meanwhile", name);
            return;
        }
        executor = e;
        if (exit != null) {
            jit.link(exit, e);
        } else {
            jit.installRoot(startCode, startUnit, e, loop);
        }
    }

    /** Counts a round of an inner loop. */
    private void unroll(CodeBody code, int unit) {
        boolean outermost = r.frames.size() == 1;
        if (outermost ? ++backEdges > MAX_BACK_EDGES : ++unrolled > MAX_UNROLLED || trips.merge(code.slot + ":" + unit, 1, Integer::sum) > MAX_TRIPS) {
            jit.isLong(code, unit);
            // With a trace there, the next recording ends where this loop begins.
            repeatable = Jit.traceAt(code, unit) != null;
            throw Recording.abort(INNER_LOOP);
        }
    }

    private void load(int index) {
        r.top.push(r.top.get(b, index));
    }

    private void store(int index, int ref) {
        r.top.set(index, ref);
    }

    private void record(Instr n) {
        RecordedFrame top = r.top;
        int oparg = n.oparg;
        switch (n.opcode) {
            case NOP, NOT_TAKEN, CACHE, RESUME, JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT -> {
            }
            case JUMP_BACKWARD -> {
                boolean start = r.frames.size() == 1 && n.code == startCode && n.targetUnit() == startUnit;
                if (r.frames.size() == 1 && jumps.hasReturned()) {
                    // Tier 1 counts the round, so that this loop gets a trace of its own, which all that return to it can jump to.
                    throw Recording.abort("outer loop");
                }
                if (!start) {
                    unroll(n.code, n.targetUnit());
                }
            }
            case POP_TOP, POP_ITER, END_FOR -> top.pop(1);
            case PUSH_NULL -> top.push(0);
            case LOAD_FAST, LOAD_FAST_BORROW -> load(oparg);
            case LOAD_FAST_CHECK -> {
                if (getLong(r.f + RecordedFrame.offset(oparg)) == 0) {
                    throw Recording.abort("unbound");
                }
                b.guardPresent(top.get(b, oparg));
                load(oparg);
            }
            case LOAD_FAST_AND_CLEAR -> {
                load(oparg);
                store(oparg, 0);
            }
            case LOAD_FAST_LOAD_FAST, LOAD_FAST_BORROW_LOAD_FAST_BORROW -> {
                load(oparg >> 4);
                load(oparg & 15);
            }
            case STORE_FAST -> {
                store(oparg, r.peek(1));
                top.pop(1);
            }
            case STORE_FAST_LOAD_FAST -> {
                store(oparg >> 4, r.peek(1));
                r.result(1, top.get(b, oparg & 15));
            }
            case STORE_FAST_STORE_FAST -> {
                store(oparg >> 4, r.peek(1));
                store(oparg & 15, r.peek(2));
                top.pop(2);
            }
            case DELETE_FAST -> {
                b.guardPresent(top.get(b, oparg));
                store(oparg, 0);
            }
            case LOAD_CONST -> top.push(access.constant(n.code.constant(oparg)));
            case LOAD_SMALL_INT -> top.push(b.constInt(oparg));
            case LOAD_COMMON_CONSTANT -> top.push(b.constValue(TraceSupport.common(r.t, oparg)));
            case COPY -> top.push(r.peek(oparg));
            case SWAP -> {
                int x = r.peek(1);
                int y = r.peek(oparg);
                top.set(top.size - 1, y);
                top.set(top.size - oparg, x);
            }
            case BINARY_OP -> arithmetic.binary(oparg);
            case COMPARE_OP -> arithmetic.compare(oparg);
            case IS_OP -> arithmetic.is(oparg != 0);
            case CONTAINS_OP -> arithmetic.contains(oparg != 0);
            case TO_BOOL -> arithmetic.toBool();
            case UNARY_NOT -> arithmetic.not();
            case UNARY_NEGATIVE -> arithmetic.negative();
            case UNARY_INVERT -> arithmetic.invert();
            case BINARY_SLICE -> arithmetic.slice();
            case STORE_SLICE -> arithmetic.storeSlice();
            case STORE_SUBSCR -> arithmetic.storeSubscript();
            case DELETE_SUBSCR -> arithmetic.deleteSubscript();
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                b.guardIs(r.peek(1), r.actual(1));
                top.pop(1);
            }
            case POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                noneTest(r.actual(1));
                top.pop(1);
            }
            case LOAD_ATTR -> access.loadAttribute(n);
            case STORE_ATTR -> access.storeAttribute(n);
            case LOAD_SUPER_ATTR -> access.loadSuper(n);
            case LOAD_SPECIAL -> access.loadSpecial(n);
            case LOAD_GLOBAL -> access.loadGlobal(n);
            case LOAD_NAME -> access.loadName(n);
            case STORE_NAME -> access.storeName(n);
            case STORE_GLOBAL -> access.storeGlobal(n.code.names[oparg]);
            case LOAD_DEREF -> access.loadDeref(oparg);
            case STORE_DEREF -> access.storeDeref(oparg);
            case MAKE_CELL -> access.makeCell(oparg);
            case COPY_FREE_VARS -> access.copyFreeVariables(oparg);
            case CALL -> calls.call(n, false);
            case CALL_KW -> calls.call(n, true);
            case CALL_FUNCTION_EX -> calls.callTuple();
            case MAKE_FUNCTION -> calls.makeFunction();
            case SET_FUNCTION_ATTRIBUTE -> containers.setFunctionAttribute(oparg);
            case RETURN_VALUE -> {
                if (r.frames.size() == 1 && exit != null && jumps.leaveEntry()) {
                    break;
                }
                if (r.frames.size() == 1) {
                    throw Recording.abort(loop ? "loop left" : END_OF_FUNCTION);
                }
                if (top.generator != 0) {
                    generators.returned();
                } else {
                    inlining.leave();
                }
            }
            case BUILD_TUPLE -> containers.buildTuple(oparg);
            case BUILD_LIST -> containers.buildList(oparg);
            case BUILD_MAP -> containers.buildMap(oparg);
            case BUILD_SLICE -> containers.buildSlice(oparg);
            case BUILD_STRING -> containers.buildString(oparg);
            case FORMAT_SIMPLE -> containers.format();
            case FORMAT_WITH_SPEC -> containers.call(JavaCalls.FORMAT_WITH, 2);
            case CONVERT_VALUE -> containers.call(JavaCalls.convert(oparg), 1);
            case LIST_APPEND -> containers.listAppend(oparg);
            case LIST_EXTEND -> containers.listExtend(oparg);
            case UNPACK_SEQUENCE -> containers.unpack(oparg);
            case GET_ITER -> containers.getIter();
            case FOR_ITER -> {
                if (Recording.shape(r.actual(1)) == ShapeIds.GENERATOR) {
                    generators.forIter(n);
                } else {
                    containers.forIter(n);
                }
            }
            case RETURN_GENERATOR -> generators.create(n);
            case YIELD_VALUE -> generators.yieldValue(n);
            case SEND -> generators.send(n);
            case GET_YIELD_FROM_ITER -> generators.delegate();
            case END_SEND -> r.result(2, r.peek(1));
            case BUILD_SET -> containers.buildSet(oparg);
            case SET_ADD -> containers.setAdd(oparg);
            case CALL_INTRINSIC_1 -> containers.intrinsic(oparg);
            default -> throw Recording.abort("unsupported " + n.opcode);
        }
    }

    private void noneTest(long actual) {
        int ref = r.peek(1);
        if (actual == Const.NONE) {
            b.guardIs(ref, Const.NONE);
        } else if (b.type(ref) == dev.krait.uops.ir.Type.VALUE || b.type(ref) == dev.krait.uops.ir.Type.OBJECT) {
            b.guardIsNot(ref, Const.NONE);
        }
    }
}
