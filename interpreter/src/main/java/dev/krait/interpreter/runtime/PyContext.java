package dev.krait.interpreter.runtime;

import dev.krait.compiler.code.CodeObject;
import dev.krait.interpreter.heap.Heap;
import dev.krait.interpreter.heap.RootSet;
import dev.krait.interpreter.heap.Weakrefs;
import dev.krait.interpreter.modules.codecs.CodecRegistry;
import dev.krait.interpreter.modules.io.Unwritten;
import dev.krait.interpreter.modules.signals.Signals;
import dev.krait.interpreter.objects.BufferViews;
import dev.krait.interpreter.objects.Codecs;
import dev.krait.interpreter.objects.DictWatchers;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyType;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** One Python interpreter: its heap, its modules, its threads. */
public final class PyContext implements AutoCloseable {
    /** The lock that a thread holds while it runs Python code. */
    public final Gil gil = new Gil(this::free);
    /** The Python heap. */
    public final Heap heap;
    /** Weak references and finalizers. */
    public final Weakrefs weakrefs = new Weakrefs();
    /** What {@code gc.isenabled()} says. */
    public boolean gcEnabled = true;
    /** How source is compiled: 1 without asserts, 2 without documentation too. */
    public int optimize;
    /** What {@code gc.get_threshold()} says. */
    public final int[] gcThresholds = {2000, 10, 0};
    /** What {@code gc.get_debug()} says. */
    public int gcDebug;
    /** Memoryviews that hold the size of their objects fixed. */
    public final BufferViews bufferViews = new BufferViews();
    /** What is to happen when dicts change. */
    public final DictWatchers dictWatchers = new DictWatchers();
    /** Values held by embedding Java code. */
    public final Handles handles = new Handles();
    /** The import system. */
    public Importer importer;
    /** The dict of module {@code builtins}. */
    public long builtins;
    /** The dict {@code sys.modules}. */
    public long modules;
    /** The dict of module {@code sys}. */
    public long sysDict;

    /** {@code sys.getrecursionlimit()}. */
    public int recursionLimit = 1000;
    /** {@code sys.get_int_max_str_digits()}; 0 means no limit. */
    public int intMaxStrDigits = 4300;
    /** Encodings and error handlers registered from Python; see {@link #codecs}. */
    public final Codecs.Registry codecRegistry;
    /** What {@code sys.stdin} reads, or null for that of the process. */
    public InputStream standardInput = System.in;
    /** Where {@code sys.stdout} writes, or null for that of the process. */
    public OutputStream standardOutput = System.out;
    /** Where {@code sys.stderr} writes, or null for that of the process. */
    public OutputStream standardError = System.err;

    /** Source texts that are not in files, by the name that tracebacks show. */
    public final Map<String, String> sources = new ConcurrentHashMap<>();
    /** Source texts of code whose name in tracebacks is not its own: that of {@code -c}. */
    public final Map<CodeObject, String> codeSources = new IdentityHashMap<>();
    /** Streams with something in their buffers. */
    public final Unwritten unwritten = new Unwritten();
    /** What the just-in-time compiler of this context is to do. */
    public dev.krait.interpreter.tier2.JitOptions jitOptions = dev.krait.interpreter.tier2.JitOptions.fromProperties();
    /** The just-in-time compiler, or null where it is off. */
    public dev.krait.interpreter.tier2.Jit jit;

    private final Map<Class<?>, RootSet> moduleStates = new HashMap<>();
    private final List<PyThread> threads = new CopyOnWriteArrayList<>();

    /** A context with the default limit of its heap. */
    public PyContext() {
        this(Heap.defaultLimit());
    }

    /** A context with a limit of its heap in bytes. */
    public PyContext(long heapLimit) {
        heap = new Heap(this, heapLimit);
        heap.addRoots(m -> {
            m.mark(builtins);
            m.mark(modules);
            m.mark(sysDict);
        });
        CodecRegistry registry = new CodecRegistry();
        codecRegistry = registry;
        heap.addRoots(registry);
        heap.addRoots(handles);
        heap.addRoots(unwritten);
        heap.addRoots(m -> PyType.visitRoots(this, m));
        heap.addWeakTable(dictWatchers::sweep);
        heap.addWeakTable(bufferViews::sweep);
    }

    /** Called at a safepoint after {@link PyThread#POLL_INTERRUPT}: runs the handlers of signals; raises KeyboardInterrupt where no signal is the reason. */
    public void interrupted(PyThread t) {
        t.pollDone(PyThread.POLL_INTERRUPT);
        if (t == threads().get(0) && Signals.of(t).handle(t)) {
            return;
        }
        throw Errors.of(t, Exc.KEYBOARD_INTERRUPT);
    }

    /** The codec registry. */
    public Codecs.Registry codecs(PyThread t) {
        return codecRegistry;
    }

    /** What a module written in Java keeps for this context: made when first asked for, alive as long as the context. */
    public <T extends RootSet> T state(Class<T> key, Supplier<T> make) {
        RootSet state = moduleStates.get(key);
        if (state == null) {
            state = make.get();
            moduleStates.put(key, state);
            heap.addRoots(state);
        }
        return key.cast(state);
    }

    /** The threads that run Python code in this context. */
    public List<PyThread> threads() {
        return threads;
    }

    /** A new thread state for the calling Java thread. */
    public PyThread newThread() {
        PyThread t = new PyThread(this);
        threads.add(t);
        return t;
    }

    /** Gives all memory back, as soon as no thread is inside. No value of this context may be used afterwards. */
    @Override
    public void close() {
        Gil.exclusively(() -> {
            gil.close();
            return null;
        });
    }

    private void free() {
        if (jit != null) {
            jit.close();
        }
        for (PyThread t : new ArrayList<>(threads)) {
            t.close();
        }
        heap.close();
    }

    void remove(PyThread t) {
        threads.remove(t);
    }
}
