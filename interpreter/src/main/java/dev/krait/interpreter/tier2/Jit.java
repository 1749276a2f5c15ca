package dev.krait.interpreter.tier2;

import static dev.krait.spi.abi.Memory.getInt;
import static dev.krait.spi.abi.Memory.getLong;

import dev.krait.interpreter.objects.Assumption;
import dev.krait.interpreter.runtime.FlightEvents;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Interpreter;
import dev.krait.interpreter.tier1.Node;
import dev.krait.interpreter.tier1.Tier2;
import dev.krait.spi.Backends;
import dev.krait.spi.CodeMemoryFullException;
import dev.krait.spi.IsaBackend;
import dev.krait.spi.StencilSetException;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.exec.EvaluatorBackend;
import dev.krait.uops.exec.Executor;
import dev.krait.uops.exec.Exit;
import dev.krait.uops.exec.NativeBackend;
import dev.krait.uops.exec.TraceBackend;
import dev.krait.uops.ir.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The just-in-time compiler of a context: decides what is recorded, keeps the traces, enters them and handles their exits. */
public final class Jit {
    /** Bytes that must be free on the data stack before a trace is entered: the frames that its exit may push. */
    private static final int STACK_MARGIN = 64 << 10;
    /** How often recording at a place is tried before it is left alone. */
    private static final int MAX_TRIES = 12;

    /** Runs after which it is looked how long they were. */
    private static final int WINDOW = 2048;
    /** A trace is dropped if all its runs but this part of them were short. */
    private static final int LONG_RUNS = WINDOW / 8;
    /** Micro-ops below which a run is short: tier 1 takes no longer for the instructions than it takes to enter and to leave. */
    private static final int SHORT = 60;
    /** Micro-ops that tier 1 saves time for while machine code makes a frame for an exit. */
    private static final int FRAME = 20;

    /** Loops that are recorded after fewer rounds than this are recorded at any price: tests do that. */
    private static final int EAGER = 100;

    /** Nanoseconds in which there is less time for recordings. */
    private static final long FIRST = 1_000_000_000;

    /** Tries that a recording counts for if the next one will hardly end otherwise. */
    private static final int HOPELESS = 5;

    private static NativeBackend nativeBackend;
    private static String nativeMissing;
    /** Whether a backend failed, and there is not merely none for this machine. */
    private static boolean nativeBroken;
    /** Who is told that there is no machine code because something failed. */
    private static volatile Consumer<String> listener = m -> System.getLogger("dev.krait.jit").log(System.Logger.Level.WARNING, "The JIT is not running: {0}", m);
    /** Whether the search for the native backend was begun in the background, and whether it was made. */
    private static final AtomicBoolean SEARCHING = new AtomicBoolean();
    private static volatile boolean searched;
    /** Whether a backend says that it can be used; null if none was asked. */
    private static volatile Boolean promised;

    private final PyContext context;
    private final JitOptions options;
    /** Nothing more is compiled: the backend cannot do what it should. */
    private boolean stopped;
    /** Null until something gets hot; see {@link #startWhenHot}. */
    private TraceBackend backend;
    private final JitStats stats = new JitStats();
    private final JitDump dump;
    private final Map<PyThread, FrameWriter> writers = new HashMap<>();
    private FrameWriter lastWriter;
    private final List<Executor> executors = new ArrayList<>();
    final Globals globals;
    private TraceRecorder recorder;
    private final long started = System.nanoTime();
    /** Nanoseconds that recordings took. */
    private long spent;
    /** While this is not 0, no trace is entered: registers in memory belong to a call of Java that does not save them. */
    int blocked;

    /** Waiting time of a place where recording failed. */
    private static final class Backoff {
        int tries;
        int skip;
    }

    private Jit(PyContext context, JitOptions options, TraceBackend backend) {
        this.context = context;
        this.options = options;
        this.backend = backend;
        this.globals = new Globals();
        this.dump = options.dump() == null ? null : new JitDump(options.dump(), backend);
        context.heap.addRoots(m -> {
            for (Executor e : executors) {
                if (e.isValid()) {
                    for (long root : e.roots()) {
                        m.mark(root);
                    }
                }
            }
        });
        context.heap.addRoots(globals);
    }

    /**
     * Gives a context its compiler, as its options say; how traces are run is found out when something gets hot, in the background: looking
     * for backends and loading JNA takes a tenth of a second, which a short program should not pay. Where thresholds are low, traces are wanted at once.
     */
    public static void startWhenHot(PyContext context) {
        JitOptions options = context.jitOptions;
        if (!options.enabled() || options.evaluator() || options.stats() || options.dump() != null || options.loopThreshold() < 100) {
            start(context);
        } else {
            install(context, options, null);
        }
    }

    /**
     * Gives a context its compiler, as its options say, if there is a way to run traces.
     *
     * @return what is used, or why there is none
     */
    public static synchronized String start(PyContext context) {
        JitOptions options = context.jitOptions;
        if (!options.enabled()) {
            return "off";
        }
        TraceBackend backend = options.evaluator() ? new EvaluatorBackend() : nativeBackend();
        if (backend == null) {
            return nativeMissing;
        }
        if (backend instanceof NativeBackend n) {
            n.setTiming(options.stats());
            n.setListing(options.dump() != null);
        }
        install(context, options, backend);
        return backend.name();
    }

    private static void install(PyContext context, JitOptions options, TraceBackend backend) {
        context.jit = new Jit(context, options, backend);
        Interpreter.backEdgeThreshold = options.loopThreshold();
        Interpreter.entryThreshold = options.entryThreshold();
        Interpreter.setTier2(DISPATCH);
    }

    private static NativeBackend nativeBackend() {
        return nativeBackend(false);
    }

    /** The native backend, or null, of which the listener is told if there should be one. */
    private static synchronized NativeBackend nativeBackend(boolean announced) {
        if (!searched) {
            findNative();
            if (announced && nativeBackend == null && nativeBroken) {
                listener.accept(nativeMissing);
            }
            searched = true;
        }
        return nativeBackend;
    }

    /** Who is told, from now on, that the JIT is not running because something is wrong with a backend or the system refuses memory for code. */
    public static void setFailureListener(Consumer<String> consumer) {
        listener = consumer;
    }

    /** Whether there is a backend for this machine, as far as it says itself; looks for one, but loads nothing native. */
    public static boolean isAvailable() {
        if (searched) {
            return nativeBackend != null;
        }
        if (promised == null) {
            promised = Backends.discover(Jit.class.getClassLoader()).chosen().isPresent();
        }
        return promised;
    }

    /** Compiles nothing more, because the backend has turned out to lack something. What is compiled goes on. */
    void stop(String why) {
        if (!stopped) {
            stopped = true;
            listener.accept(why);
        }
    }

    /** Whether it is known how traces are run; if not, it is being found out. */
    private boolean ready() {
        if (!searched) {
            if (SEARCHING.compareAndSet(false, true)) {
                Thread search = new Thread("krait-native-start") {
                    @Override
                    public void run() {
                        nativeBackend(true);
                    }
                };
                search.setDaemon(true);
                search.start();
            }
            return false;
        }
        backend = nativeBackend();
        if (backend == null) {
            context.jit = null;
        }
        return backend != null;
    }

    private static final Tier2 DISPATCH = new Tier2() {
        @Override
        public Node hot(PyThread t, long f, CodeBody code, int unit) {
            Jit jit = t.context.jit;
            return jit == null ? NOTHING : jit.hot(t, f, code, unit);
        }
    };

    private static void findNative() {
        try {
            Backends backends = Backends.discover(Jit.class.getClassLoader());
            if (backends.chosen().isEmpty()) {
                nativeMissing = backends.describe();
                nativeBroken = backends.found().stream().anyMatch(Backends.Found::broken);
            } else {
                IsaBackend isa = backends.chosen().get();
                nativeMissing = "backend " + isa.name() + " (" + isa.version() + ") is not usable: ";
                nativeBackend = new NativeBackend(isa);
            }
        } catch (StencilSetException | UnsupportedOperationException | CodeMemoryFullException e) {
            nativeBroken = true;
            nativeMissing += e.getMessage();
        } catch (RuntimeException | LinkageError e) {
            nativeBroken = true;
            nativeMissing = (nativeMissing == null ? "" : nativeMissing) + e;
        }
    }

    /** What it did. */
    public JitStats stats() {
        return stats;
    }

    /** What it was told. */
    public JitOptions options() {
        return options;
    }

    /** How traces are run; null if that is not known yet. */
    public TraceBackend backend() {
        return backend;
    }

    /** The traces that are installed. */
    public List<Executor> executors() {
        return List.copyOf(executors);
    }

    /** The table of {@link JitStats#report}. */
    public String report() {
        return stats.report(options.stats() && backend instanceof NativeBackend n ? n.nanosInCode() : 0);
    }

    /** Gives up all traces; the context is closed. */
    public void close() {
        for (Executor e : List.copyOf(executors)) {
            backend.invalidate(e);
        }
        executors.clear();
        writers.clear();
        lastWriter = null;
    }

    // Recording.

    /**
     * Whether recording has not taken more than a quarter of the first second, and half of the time since then. At first the recorder itself is interpreted and slow, and a
     * program that has much to record would otherwise stand still.
     */
    private boolean hasTime() {
        if (options.loopThreshold() < EAGER) {
            return true;
        }
        long since = System.nanoTime() - started;
        return spent <= (since < FIRST ? since / 4 : since / 2 - FIRST / 4);
    }

    private boolean isWorthRecording(PyThread t, Exit exit) {
        if (!exit.isHot(options.sideExitThreshold()) || !exit.executor().isValid() || recorder != null || stopped) {
            return false;
        }
        if (!hasTime() || !hasRoom(t)) {
            exit.retryLater();
            return false;
        }
        return true;
    }

    private Node hot(PyThread t, long f, CodeBody code, int unit) {
        if (recorder != null || blocked != 0 || stopped || !hasRoom(t) || backend == null && !ready() || !hasTime() || !worthTrying(code, unit)) {
            return Tier2.NOTHING;
        }
        TraceRecorder r = new TraceRecorder(this, t, f, code, unit);
        return record(t, unit, r, () -> {
            if (!r.isWorthRepeating()) {
                failed(code, unit, r.isHopeless());
            }
        });
    }

    private Node record(PyThread t, int unit, TraceRecorder r, Runnable ifFailed) {
        recorder = r;
        long start = System.nanoTime();
        boolean done = false;
        try {
            Node next = Interpreter.record(t, unit, r);
            done = true;
            if (r.executor() == null) {
                ifFailed.run();
                return next;
            }
            Node entry = next == null ? null : entryAt(CodeBody.ofFrame(t.frame), next.start());
            return entry != null ? entry : next;
        } finally {
            recorder = null;
            spent += System.nanoTime() - start;
            stats.recorded(System.nanoTime() - start);
            if (!done) {
                ifFailed.run();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Backoff> backoffs(CodeBody code) {
        if (code.compiled == null) {
            code.compiled = new HashMap<Integer, Backoff>();
        }
        return (Map<Integer, Backoff>) code.compiled;
    }

    private static boolean worthTrying(CodeBody code, int unit) {
        if (code.compiled == null) {
            return true;
        }
        Backoff b = backoffs(code).get(unit);
        return b == null || b.tries <= MAX_TRIES && --b.skip < 0;
    }

    private static void failed(CodeBody code, int unit, boolean hopeless) {
        Backoff b = backoffs(code).computeIfAbsent(unit, u -> new Backoff());
        b.tries += hopeless ? HOPELESS : 1;
        b.skip = 1 << Math.min(b.tries, 12);
    }

    /** Whether a recording from there has failed before. */
    boolean hasFailed(CodeBody code, int unit) {
        return code.compiled != null && backoffs(code).containsKey(unit);
    }

    /** Key of what is known of a loop as an inner one, beside the {@link Backoff} of its head. */
    private static int asInner(int unit) {
        return ~unit;
    }

    /** A loop in a followed frame had too many rounds to be unrolled: traces that reach it end there from now on. */
    void isLong(CodeBody code, int unit) {
        backoffs(code).put(asInner(unit), new Backoff());
    }

    /** Whether a trace that reaches a loop in a followed frame goes on through its rounds, though it has a trace of its own. */
    boolean unrolls(CodeBody code, int unit) {
        return code.compiled == null || !backoffs(code).containsKey(asInner(unit));
    }

    /** Whether traces are printed. */
    boolean isDumped() {
        return dump != null;
    }

    void aborted(String reason, String where) {
        stats.aborted(reason);
        if (FlightEvents.wanted()) {
            FlightEvents.recordingAborted(reason, where);
        }
        if (dump != null) {
            dump.aborted(where, reason);
        }
    }

    /** The trace that starts at a code unit, or null. */
    static TraceNode traceAt(CodeBody code, int unit) {
        return code.traces != null && code.traces[unit] instanceof TraceNode n && n.executor.isValid() ? n : null;
    }

    private TraceNode entryAt(CodeBody code, int unit) {
        TraceNode n = traceAt(code, unit);
        return n != null && n.jit == this ? n : null;
    }

    /** Makes a finished trace runnable; null if what it depends on has changed already. */
    Executor install(Trace trace) {
        for (Object dependency : trace.dependencies()) {
            if (!((Assumption) dependency).valid) {
                return null;
            }
        }
        Executor e = backend.install(trace);
        executors.add(e);
        stats.installed(e);
        if (PerfMap.isWanted() && backend instanceof NativeBackend n) {
            PerfMap.add(n, e);
        }
        if (FlightEvents.wanted()) {
            FlightEvents.traceCompiled(trace.name(), e.id(), trace.parent() != null, trace.emitted(), e.instructions(), e.stencils(), e.bytes(),
                    e.compileNanos());
        }
        for (Object dependency : trace.dependencies()) {
            ((Assumption) dependency).addDependent(() -> invalidate(e));
        }
        if (dump != null) {
            dump.installed(e, recorder == null ? "" : recorder.bytecode());
        }
        return e;
    }

    void installRoot(CodeBody code, int unit, Executor e, boolean loop) {
        if (code.traces == null) {
            code.traces = new Node[code.units + 1];
        }
        code.traces[unit] = new TraceNode(this, code, unit, e, loop);
    }

    private void invalidate(Executor e) {
        if (!e.isValid()) {
            return;
        }
        backend.invalidate(e);
        stats.invalidated();
        if (FlightEvents.wanted()) {
            FlightEvents.traceInvalidated(e.trace().name(), e.id());
        }
        executors.removeIf(x -> !x.isValid());
        for (FrameWriter w : writers.values()) {
            if (w.active > 0) {
                w.t.poll(PyThread.POLL_INVALIDATED);
            }
        }
    }

    // Running.

    boolean mayEnter(PyThread t, Executor e) {
        if (!e.isValid()) {
            return false;
        }
        return blocked == 0 && recorder == null && t.context == context && hasRoom(t);
    }

    /** Whether the frames that a trace follows without making them could be made. */
    private static boolean hasRoom(PyThread t) {
        return getLong(t.address + ThreadLayout.RECURSION_LEFT) > Inlining.RECURSION_MARGIN
                && getLong(t.address + ThreadLayout.STACK_LIMIT) - getLong(t.address + ThreadLayout.STACK_TOP) > STACK_MARGIN;
    }

    /** Runs traces from the start of one until the interpreter has to go on; where that is. */
    Node enter(PyThread t, long entry, TraceNode first) {
        JavaCalls.register(t);
        FrameWriter writer = lastWriter;
        if (writer == null || writer.t != t) {
            writer = writers.get(t);
            if (writer == null) {
                writers.keySet().retainAll(context.threads());
                writer = new FrameWriter(t);
                writers.put(t, writer);
            }
            lastWriter = writer;
        }
        long frame = entry;
        TraceNode node = first;
        while (true) {
            Exit exit = run(t, node.executor, frame, writer);
            ran(node, exit);
            if (options.stats()) {
                stats.left(exit);
            }
            frame = t.frame;
            CodeBody code = CodeBody.ofFrame(frame);
            int unit = getInt(frame + FrameLayout.PC) & Node.UNIT_MASK;
            switch (exit.kind()) {
                case FAILED_CALL -> {
                    if (!t.repeats) {
                        throw PyError.SIGNAL;
                    }
                    t.repeats = false;
                    return code.link(unit);
                }
                case POLL -> {
                    Interpreter.poll(t);
                    TraceNode again = entryAt(code, unit);
                    if (again == null || !mayEnter(t, again.executor)) {
                        return code.link(unit);
                    }
                    node = again;
                }
                default -> {
                    TraceNode following = exit.kind() == Exit.Kind.END ? entryAt(code, unit) : null;
                    if (following != null && following.loop && mayEnter(t, following.executor)) {
                        // Recording from here only makes the trace jump there, once that is worth it.
                        if (isWorthRecording(t, exit)) {
                            return recordSide(t, exit, unit);
                        }
                        node = following;
                        continue;
                    }
                    if (isWorthRecording(t, exit)) {
                        return recordSide(t, exit, unit);
                    }
                    return code.link(unit);
                }
            }
        }
    }

    /**
     * Counts runs, and drops a trace that does not pay: nearly all its runs leave it soon, at exits for which recording side traces was given up. (That there is none yet
     * may be for lack of time to record.) Tier 1 goes on there; a recording made later, when the place is visited again, may find another path.
     */
    private void ran(TraceNode node, Exit exit) {
        boolean left = exit.kind() == Exit.Kind.GUARD || exit.kind() == Exit.Kind.END;
        if (left && exit.isGivenUp() && exit.root() == node.executor.trace() && exit.distance() - FRAME * (exit.snapshot().frameCount() - 1) < SHORT) {
            node.shortRuns++;
        }
        if (++node.runs < WINDOW) {
            return;
        }
        if (node.shortRuns > WINDOW - LONG_RUNS && node.executor.isValid()) {
            stats.dropped("short runs to " + exit.kind() + " " + exit.op().stem());
            invalidate(node.executor);
            failed(node.code, node.pc, true);
            forget(node);
        }
        node.runs = 0;
        node.shortRuns = 0;
    }

    /** The place of an invalid trace is free for another one, after some time. */
    void forget(TraceNode node) {
        if (node.code.traces[node.pc] == node) {
            node.code.traces[node.pc] = null;
            failed(node.code, node.pc, false);
        }
    }

    private Exit run(PyThread t, Executor executor, long frame, FrameWriter writer) {
        writer.active++;
        try {
            return backend.run(executor, t.address, frame, writer);
        } finally {
            if (--writer.active == 0 && t.polls(PyThread.POLL_INVALIDATED)) {
                t.pollDone(PyThread.POLL_INVALIDATED);
            }
        }
    }

    private Node recordSide(PyThread t, Exit exit, int unit) {
        TraceRecorder r;
        try {
            r = new TraceRecorder(this, t, exit);
        } catch (RecordingAborted e) {
            exit.giveUp();
            return CodeBody.ofFrame(t.frame).link(unit);
        }
        int[] tries = sideTries.computeIfAbsent(exit, x -> new int[1]);
        return record(t, unit, r, () -> {
            tries[0] += r.isWorthRepeating() ? 0 : r.isHopeless() ? HOPELESS : 1;
            if (tries[0] > 3) {
                exit.giveUp();
            } else {
                exit.retryLater();
            }
        });
    }

    private final Map<Exit, int[]> sideTries = new java.util.WeakHashMap<>();

    void link(Exit exit, Executor side) {
        backend.link(exit, side);
    }
}
