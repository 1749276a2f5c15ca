package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.FrameLayout.PC;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.objects.Exc;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;

/** The loop. */
public final class Interpreter {
    /** Visits of a back edge before the just-in-time compiler hears of it, and again each time as many. */
    public static int backEdgeThreshold = Integer.getInteger("krait.jit.loop", 1000);
    /** The same for entries of functions. */
    public static int entryThreshold = Integer.getInteger("krait.jit.entry", 500);

    /** The just-in-time compiler, or null. Set once, before anything hot runs. */
    private static Tier2 tier2;

    private Interpreter() {
    }

    /** Installs the just-in-time compiler, or with null removes it. */
    public static void setTier2(Tier2 compiler) {
        tier2 = compiler;
    }

    /** The just-in-time compiler, or null. */
    public static Tier2 tier2() {
        return tier2;
    }

    /**
     * Executes from a node of the current frame, which must have {@code FLAG_ENTRY} or be in a generator resumed with
     * it, until that frame returns or yields. The frame is left, and {@code t.frame} is its caller, also when it throws.
     *
     * @return the result; with a generator that returned, {@code t.finished} is set
     */
    static long run(PyThread t, Node n) {
        t.depth++;
        try {
            do {
                try {
                    loop(t, n);
                    break;
                } catch (PyError e) {
                    n = Unwinder.unwind(t);
                } catch (StackOverflowError e) {
                    Errors.of(t, Exc.RECURSION_ERROR, "maximum recursion depth exceeded");
                    n = Unwinder.unwind(t);
                }
            } while (n != null);
            if (t.result == 0) {
                throw PyError.SIGNAL;
            }
            return t.result;
        } finally {
            t.depth--;
        }
    }

    private static void loop(PyThread t, Node n) {
        do {
            long f = t.frame;
            Memory.putInt(f + PC, n.pc);
            n = n.exec(t, f);
        } while (n != null);
    }

    /**
     * Executes unfolded instructions one at a time from a code unit of the current frame and shows each to the recorder,
     * until it has seen enough or the loop is left.
     *
     * @return where to go on, as {@link Node#exec} says
     */
    public static Node record(PyThread t, int unit, Recorder recorder) {
        Instr n = CodeBody.ofFrame(t.frame).instr(unit);
        while (true) {
            long f = t.frame;
            Memory.putInt(f + PC, n.pc);
            if (!recorder.before(t, n, f)) {
                return CodeBody.ofFrame(f).link(n.start());
            }
            Node next;
            try {
                next = n.exec(t, f);
            } catch (PyError | StackOverflowError e) {
                recorder.abort(t, n);
                throw e;
            }
            if (next == null) {
                recorder.abort(t, n);
                return null;
            }
            n = CodeBody.ofFrame(t.frame).instr(next.start());
            if (!recorder.after(t, n, f)) {
                return next;
            }
        }
    }

    /** Called at a back edge in unfolded code, and at that in folded code when its counter says so; as {@link Tier2#hot}. */
    static Node backEdge(PyThread t, long f, Instr n) {
        Node[] traces = n.code.traces;
        if (traces != null && traces[n.targetUnit()] != null) {
            n.count = backEdgeThreshold;
            return traces[n.targetUnit()];
        }
        if (tier2 == null || ++n.count < backEdgeThreshold) {
            return Tier2.NOTHING;
        }
        n.count = 0;
        return tier2.hot(t, f, n.code, n.targetUnit());
    }

    /** Called at the entry of a function; as {@link Tier2#hot}. */
    static Node functionEntry(PyThread t, long f, Instr n) {
        Node[] traces = n.code.traces;
        if (traces != null && traces[n.nextUnit()] != null) {
            n.count = entryThreshold;
            return traces[n.nextUnit()];
        }
        if (tier2 == null || ++n.count < entryThreshold) {
            return Tier2.NOTHING;
        }
        n.count = 0;
        return tier2.hot(t, f, n.code, n.nextUnit());
    }

    /** Looks at what {@link ThreadLayout#POLL} asks for; at back edges and function entries. */
    public static void poll(PyThread t) {
        if (Memory.getLong(t.address + ThreadLayout.POLL) != 0) {
            pollSlow(t);
        }
    }

    private static void pollSlow(PyThread t) {
        t.safepoint();
        if (!t.mayCollect() && t.polls(PyThread.POLL_COLLECT)) {
            t.context.heap.postpone();
        }
        if (t.polls(PyThread.POLL_INTERRUPT)) {
            t.pollDone(PyThread.POLL_INTERRUPT);
            t.context.interrupted(t);
        }
    }
}
