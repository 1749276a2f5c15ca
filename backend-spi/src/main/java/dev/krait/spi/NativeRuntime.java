package dev.krait.spi;

/**
 * What has to be in place before the first trace: code memory, the entry, the code that all exits share. There is one per
 * process, made when the first trace is compiled; until then nothing native is touched.
 */
public final class NativeRuntime {
    /** How much to reserve for code, in bytes; pages take memory when they are used. */
    private static final long RESERVED = Long.getLong("krait.code.memory", 64L << 20);

    private static NativeRuntime instance;

    private final IsaBackend backend;
    private final StencilSet stencils;
    private final CodeMemory memory;
    private final long commonExit;

    private NativeRuntime(IsaBackend backend, CodeMemory memory) {
        this.backend = backend;
        this.memory = memory;
        this.stencils = backend.stencils();
        CodeWriter writer = new CodeWriter(this);
        writer.begin();
        writer.emit(stencils.op("enter").stencil());
        long enter = writer.finish().address();
        writer.begin();
        writer.emit(stencils.op("save_all").stencil());
        writer.emit(stencils.op("leave_exit").stencil());
        this.commonExit = writer.finish().address();
        Jni.registerNative(NativeEntry.class, "enter", "(JJJ)J", enter);
    }

    /**
     * Gets ready to run machine code; later calls return the same object.
     *
     * @throws UnsupportedOperationException if the system refuses memory for code
     * @throws IllegalStateException if it was started for another instruction set
     */
    public static synchronized NativeRuntime start(IsaBackend backend) {
        if (instance == null) {
            instance = new NativeRuntime(backend, CodeMemory.reserve(RESERVED));
        } else if (!instance.backend.name().equals(backend.name())) {
            throw new IllegalStateException("machine code is running for " + instance.backend.name() + ", not " + backend.name());
        }
        return instance;
    }

    /** A runtime over memory of one's own, for tests. */
    static NativeRuntime over(IsaBackend backend, CodeMemory memory) {
        return new NativeRuntime(backend, memory);
    }

    /** The backend in use. */
    public IsaBackend backend() {
        return backend;
    }

    /** Its stencils. */
    public StencilSet stencils() {
        return stencils;
    }

    /** The memory all code is in. */
    public CodeMemory memory() {
        return memory;
    }

    /** Where an exit goes that is not linked to a trace: saves all virtual registers in the thread state and returns the exit's number. */
    public long commonExit() {
        return commonExit;
    }

    /** A new assembler of traces. It is for one thread at a time and best used again. */
    public CodeWriter newWriter() {
        return new CodeWriter(this);
    }
}
