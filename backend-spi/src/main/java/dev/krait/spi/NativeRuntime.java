package dev.krait.spi;

import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import dev.krait.spi.abi.Layouts;

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
        if (stencils.layouts() != Layouts.DIGEST) {
            throw new StencilSetException("the stencil set for " + stencils.isa() + " was compiled with other layouts of objects ("
                    + Integer.toHexString(stencils.layouts()) + ") than those of this version of Krait (" + Integer.toHexString(Layouts.DIGEST)
                    + "): backend and core must be of the same version");
        }
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
     * @throws StencilSetException if the stencils are not for this version of Krait
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

    /**
     * Begins {@link #start} in a thread of its own, so that a program that is about to get hot does not wait the tenth of a
     * second that loading JNA takes. What goes wrong there goes wrong again, and is reported, in start.
     */
    public static void startInBackground(IsaBackend backend) {
        Thread t = new Thread(() -> {
            try {
                start(backend);
            } catch (RuntimeException | LinkageError e) {
                System.getLogger(NativeRuntime.class.getName()).log(System.Logger.Level.DEBUG, "machine code is not available", e);
            }
        }, "krait-native-start");
        t.setDaemon(true);
        t.start();
    }

    /** A runtime over memory of one's own, for tests of backends. {@link NativeEntry#enter} is that of the latest. */
    public static NativeRuntime over(IsaBackend backend, CodeMemory memory) {
        return new NativeRuntime(backend, memory);
    }

    /**
     * The address of a function of the C library's mathematics, for stencils that call one.
     *
     * @throws UnsatisfiedLinkError if there is none of that name
     */
    public static long libraryFunction(String name) {
        return Pointer.nativeValue(NativeLibrary.getInstance("m").getFunction(name));
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
