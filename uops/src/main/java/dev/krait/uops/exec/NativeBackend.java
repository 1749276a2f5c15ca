package dev.krait.uops.exec;

import dev.krait.spi.InstalledCode;
import dev.krait.spi.IsaBackend;
import dev.krait.spi.NativeEntry;
import dev.krait.spi.NativeRuntime;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.uops.codegen.CodeGenerator;
import dev.krait.uops.codegen.Location;
import dev.krait.uops.ir.JavaCall;
import dev.krait.uops.ir.Trace;
import dev.krait.uops.ir.UOp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Compiles traces to machine code and runs it. Traces are installed, linked and invalidated by one thread at a time; any number of threads may run them. */
public final class NativeBackend implements TraceBackend {
    private final NativeRuntime runtime;
    private final CodeGenerator generator;
    /** What machine code calls by number; the numbers of freed traces are given out again. */
    private Exit[] exits = new Exit[256];
    private CallSite[] calls = new CallSite[64];
    private final List<Integer> freeExits = new ArrayList<>();
    private final List<Integer> freeCalls = new ArrayList<>();
    private int exitCount;
    private int callCount;
    private int count;
    private final AtomicInteger running = new AtomicInteger();
    private final Map<Trace, Executor> executors = new IdentityHashMap<>();
    private volatile boolean anyCondemned;
    private final List<Executor> condemned = new ArrayList<>();
    private boolean listing;
    private boolean timing;
    private long nanos;
    private final Map<Long, Activation> activations = new ConcurrentHashMap<>();
    private Activation lastActivation;

    /** Code of an executor, and where its exits find their values. */
    private static final class Compiled implements CodeGenerator.Numbers {
        final NativeBackend backend;
        final Executor executor;
        final List<Integer> exitNumbers = new ArrayList<>();
        final List<Integer> callNumbers = new ArrayList<>();
        /** For each instruction that exits: the number of its jump in the code. */
        final int[] jumps;
        /** For each instruction that exits or calls: how to get at the slots of its snapshot. Made when first needed. */
        final ExitValues.Plan[] plans;
        CodeGenerator.Result result;

        Compiled(NativeBackend backend, Executor executor) {
            this.backend = backend;
            this.executor = executor;
            this.jumps = new int[executor.trace().end()];
            this.plans = new ExitValues.Plan[executor.trace().end()];
        }

        ExitValues values(int ref, long thread, ExitHandler handler, boolean failed) {
            ExitValues.Plan plan = plans[ref];
            if (plan == null) {
                plan = new ExitValues.Plan(executor.trace(), ref, r -> Location.threadOffset(location(ref, r)));
                plans[ref] = plan;
            }
            return new ExitValues(handler, thread, executor.trace(), ref, r -> Memory.getLong(thread + Location.threadOffset(location(ref, r))),
                    failed, plan);
        }

        @Override
        public int exit(int ref) {
            int number = backend.addExit(executor.exitOf(ref));
            exitNumbers.add(number);
            return number;
        }

        @Override
        public int call(int ref, int operand) {
            int number = backend.addCall(new CallSite(executor, ref, operand));
            callNumbers.add(number);
            return ~number;
        }

        InstalledCode code() {
            return result.code();
        }

        int location(int exit, int ref) {
            int[] refs = result.exitRefs()[exit];
            for (int i = 0; i < refs.length; i++) {
                if (refs[i] == ref) {
                    return result.exitLocations()[exit][i];
                }
            }
            throw new IllegalStateException("ref " + ref + " has no place at exit " + exit + " of " + executor);
        }
    }

    /** A place where machine code calls Java. */
    private static final class CallSite {
        final Executor executor;
        final int ref;
        /** Where the number is, if it is to be boxed: offset in the thread state. */
        final int operand;
        /** Null for boxing and allocation. */
        final JavaCall call;
        final boolean boxes;
        /** Header and size of an allocation. */
        final long header;
        final int bytes;
        /** General registers, float registers and spill slots that must be as they were when it returns. */
        int spills;
        long resume;

        CallSite(Executor executor, int ref, int operand) {
            this.operand = operand;
            this.executor = executor;
            this.ref = ref;
            Trace trace = executor.trace();
            this.call = trace.op(ref) == UOp.CALL_JAVA ? trace.call(ref) : null;
            this.boxes = trace.op(ref) == UOp.BOX_INT;
            this.header = trace.immediate(ref);
            this.bytes = trace.b(ref);
        }
    }

    /** What a thread does in machine code. */
    private static final class Activation {
        final long thread;
        /** Where the innermost run of the thread calls Java; null if it does not. */
        CallSite calling;
        Plain plain;

        Activation(long thread) {
            this.thread = thread;
        }

        Plain plain(ExitHandler handler) {
            if (plain == null || plain.handler != handler) {
                plain = new Plain(handler);
            }
            return plain;
        }
    }

    /** The site of a call that does not look at frames. */
    private record Plain(ExitHandler handler) implements JavaCall.CallSite {
        @Override
        public void materializeFrames() {
            throw new IllegalStateException("the operation was declared not to look at frames");
        }

        @Override
        public long boxInt(long number) {
            return dev.krait.spi.abi.Value.fitsInt(number) ? dev.krait.spi.abi.Value.ofInt(number) : handler.boxInt(number);
        }
    }

    /**
     * Gets ready to run machine code.
     *
     * @throws UnsupportedOperationException if the system refuses memory for code
     */
    public NativeBackend(IsaBackend isa) {
        runtime = NativeRuntime.start(isa);
        generator = new CodeGenerator(runtime);
    }

    /** Whether traces installed from now on keep a listing of their steps. */
    public void setListing(boolean on) {
        listing = on;
    }

    /** Whether to measure the time spent in machine code; costs two clock readings an entry. */
    public void setTiming(boolean on) {
        timing = on;
    }

    /** Time spent in machine code, if measured. */
    public long nanosInCode() {
        return nanos;
    }

    @Override
    public String name() {
        return runtime.backend().name();
    }

    private synchronized int addExit(Exit exit) {
        int number = freeExits.isEmpty() ? exitCount++ : freeExits.remove(freeExits.size() - 1);
        if (number == exits.length) {
            exits = Arrays.copyOf(exits, 2 * number);
        }
        exits[number] = exit;
        return number;
    }

    private synchronized int addCall(CallSite site) {
        int number = freeCalls.isEmpty() ? callCount++ : freeCalls.remove(freeCalls.size() - 1);
        if (number == calls.length) {
            calls = Arrays.copyOf(calls, 2 * number);
        }
        calls[number] = site;
        return number;
    }

    private static Compiled compiled(Executor e) {
        return (Compiled) e.code();
    }

    @Override
    public synchronized Executor install(Trace trace) {
        long start = System.nanoTime();
        Executor e = new Executor(++count, trace);
        Compiled c = new Compiled(this, e);
        long target = 0;
        if (trace.target() instanceof Executor t) {
            target = compiled(t).code().address();
            t.dependents().add(e);
        }
        c.result = generator.compile(trace, inherited(trace), target, c, listing);
        int[] refs = c.result.exits();
        for (int i = 0; i < refs.length; i++) {
            c.jumps[refs[i]] = i;
        }
        for (int i = 0; i < c.callNumbers.size(); i++) {
            CallSite site = calls[c.callNumbers.get(i)];
            site.resume = c.code().label(c.result.calls().get(i)[1]);
            site.spills = c.result.spills();
        }
        e.setCode(c);
        executors.put(trace, e);
        e.setCost(c.result.stencils(), c.code().size(), System.nanoTime() - start);
        return e;
    }

    /** Where the machine code of an executor of this backend begins. */
    public long address(Executor e) {
        return compiled(e).code().address();
    }

    /** Where the values are that a side trace takes over. */
    private int[] inherited(Trace trace) {
        if (trace.parent() == null) {
            return new int[0];
        }
        Executor parent = executors.get(trace.parent().trace());
        if (parent == null) {
            throw new IllegalStateException("the parent of " + trace.name() + " is not installed");
        }
        int[] locations = new int[trace.inherited().size()];
        for (int i = 0; i < locations.length; i++) {
            locations[i] = compiled(parent).location(trace.parent().instruction(), trace.inherited().get(i));
        }
        return locations;
    }

    private Activation activation(long thread) {
        Activation a = lastActivation;
        if (a == null || a.thread != thread) {
            a = activations.computeIfAbsent(thread, Activation::new);
            lastActivation = a;
        }
        return a;
    }

    @Override
    public Exit run(Executor executor, long thread, long frame, ExitHandler handler) {
        long outerFrame = Memory.getLong(thread + ThreadLayout.FRAME);
        Memory.putLong(thread + ThreadLayout.FRAME, frame);
        try {
            return runIn(executor, thread, frame, handler);
        } finally {
            Memory.putLong(thread + ThreadLayout.FRAME, outerFrame);
        }
    }

    private Exit runIn(Executor executor, long thread, long frame, ExitHandler handler) {
        Activation activation = activation(thread);
        CallSite outer = activation.calling;
        if (outer != null) {
            return nested(executor, thread, frame, handler, activation, outer);
        }
        running.incrementAndGet();
        try {
            executor.entered();
            return runCode(compiled(executor).code().address(), thread, frame, handler, activation);
        } finally {
            activation.calling = null;
            if (running.decrementAndGet() == 0 && anyCondemned) {
                release();
            }
        }
    }

    /** Runs a trace while another one of the thread calls Java: the registers and spill slots of that one are put aside. */
    private Exit nested(Executor executor, long thread, long frame, ExitHandler handler, Activation activation, CallSite outer) {
        int general = runtime.stencils().generalRegisters();
        int registers = general + runtime.stencils().floatRegisters();
        long[] saved = new long[registers + outer.spills];
        for (int i = 0; i < saved.length; i++) {
            saved[i] = Memory.getLong(thread + savedAt(i, general, registers));
        }
        activation.calling = null;
        try {
            executor.entered();
            return runCode(compiled(executor).code().address(), thread, frame, handler, activation);
        } finally {
            activation.calling = outer;
            for (int i = 0; i < saved.length; i++) {
                Memory.putLong(thread + savedAt(i, general, registers), saved[i]);
            }
        }
    }

    private Exit runCode(long address, long thread, long entry, ExitHandler handler, Activation activation) {
        long at = address;
        long frame = entry;
        while (true) {
            long begin = timing ? System.nanoTime() : 0;
            long status = NativeEntry.enter(at, thread, frame);
            if (timing) {
                nanos += System.nanoTime() - begin;
            }
            // Traces may have gone on in other frames.
            frame = Memory.getLong(thread + ThreadLayout.FRAME);
            if (status >= 0) {
                Exit exit = exits[(int) status];
                leave(exit, thread, frame, handler, false);
                return exit;
            }
            CallSite site = calls[(int) ~status];
            activation.calling = site;
            boolean done = call(site, thread, frame, handler, activation);
            activation.calling = null;
            if (!done) {
                Exit exit = site.executor.exitOf(site.ref);
                leave(exit, thread, frame, handler, true);
                return exit;
            }
            at = site.resume;
        }
    }

    private void leave(Exit exit, long thread, long frame, ExitHandler handler, boolean failed) {
        exit.taken();
        ExitValues values = compiled(exit.executor()).values(exit.instruction(), thread, handler, failed);
        values.storeMemory();
        handler.materialize(thread, frame, values);
    }

    /** Performs a call; false if it failed. A trace that it runs puts registers and spill slots aside itself. */
    private boolean call(CallSite site, long thread, long frame, ExitHandler handler, Activation activation) {
        JavaCall call = site.call;
        long word;
        if (call == null) {
            word = site.boxes ? handler.boxInt(Memory.getLong(thread + site.operand)) : handler.allocate(thread, site.header, site.bytes);
        } else {
            word = call.operation().call(thread, call.writes() != -1 ? activation.plain(handler) : new FrameSite(compiled(site.executor), site.ref, handler, thread, frame));
            if (call.failed(word)) {
                return false;
            }
        }
        Memory.putLong(thread + ThreadLayout.RESULT, word);
        return true;
    }

    /** The site of a call that may look at frames. */
    private record FrameSite(Compiled code, int ref, ExitHandler handler, long thread, long frame) implements JavaCall.CallSite {
        @Override
        public void materializeFrames() {
            handler.materialize(thread, frame, code.values(ref, thread, handler, false));
        }

        @Override
        public long boxInt(long number) {
            return dev.krait.spi.abi.Value.fitsInt(number) ? dev.krait.spi.abi.Value.ofInt(number) : handler.boxInt(number);
        }
    }

    /** Where the i-th word is that a call must not change: general registers, float registers, spill slots. */
    private static int savedAt(int i, int general, int registers) {
        return i < general ? ThreadLayout.REGISTERS + 8 * i
                : i < registers ? ThreadLayout.FLOAT_REGISTERS + 8 * (i - general) : ThreadLayout.SPILL + 8 * (i - registers);
    }

    @Override
    public synchronized void link(Exit exit, Executor side) {
        Compiled parent = compiled(exit.executor());
        parent.code().link(parent.jumps[exit.instruction()], compiled(side).code().address());
        exit.setSide(side);
        side.dependents().add(exit.executor());
    }

    @Override
    public synchronized void invalidate(Executor executor) {
        if (!executor.isValid()) {
            return;
        }
        executor.setInvalid();
        for (Executor e : new ArrayList<>(executor.dependents())) {
            for (Exit x : e.exits()) {
                if (x.side() == executor) {
                    Compiled c = compiled(e);
                    c.code().unlink(c.jumps[x.instruction()]);
                    x.setSide(null);
                }
            }
            if (e.trace().target() == executor) {
                invalidate(e);
            }
        }
        for (Exit x : executor.exits()) {
            if (x.side() != null) {
                // It is reached from nowhere else.
                invalidate(x.side());
            }
        }
        condemned.add(executor);
        anyCondemned = true;
        if (running.get() == 0) {
            release();
        }
    }

    /** Frees the code of invalid traces if no thread is in any. They are unlinked, so that none can get into them any more. */
    private synchronized void release() {
        if (running.get() != 0) {
            return;
        }
        for (Executor e : condemned) {
            Compiled c = compiled(e);
            executors.remove(e.trace());
            c.code().release();
            c.exitNumbers.forEach(n -> exits[n] = null);
            c.callNumbers.forEach(n -> calls[n] = null);
            freeExits.addAll(c.exitNumbers);
            freeCalls.addAll(c.callNumbers);
        }
        condemned.clear();
        anyCondemned = false;
    }

    /** The bytes of the code of a trace, for disassembly. */
    public byte[] bytes(Executor executor) {
        return compiled(executor).code().bytes();
    }

    /** The instructions of a trace, a line for each stencil, if listings were on when it was installed; else null. */
    public String disassembly(Executor executor) {
        return compiled(executor).result.listing() == null ? null : compiled(executor).code().disassembly();
    }

    /** Where the code of a trace is: address and size, for profilers. */
    public long[] range(Executor executor) {
        return new long[] {compiled(executor).code().address(), compiled(executor).code().size()};
    }

    /** The steps of a trace with their registers, if listings were on when it was installed; else null. */
    public String listing(Executor executor) {
        return compiled(executor).result.listing();
    }
}
