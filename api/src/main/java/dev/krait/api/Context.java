package dev.krait.api;

import dev.krait.api.spi.EngineProvider;
import java.util.ServiceLoader;

/**
 * A Python interpreter: its heap, its modules, its {@code __main__}. Contexts share nothing that a program can change. Any
 * thread may use any context. Threads that run Python code take turns, in all contexts of the process; one that waits in Python
 * ({@code time.sleep}, locks, {@code join}) lets others run. If it is closed meanwhile, the call ends with {@link IllegalStateException}.
 *
 * <p>Errors in Python code are {@link PythonException}s. After {@link #close} every use throws {@link IllegalStateException}.
 */
public interface Context extends AutoCloseable {
    /** A context with the standard streams of the process and the JIT where a backend is found. */
    static Context create() {
        return builder().create();
    }

    /**
     * A context with options.
     *
     * @throws IllegalStateException if no engine is on the class path or module path
     */
    static Context create(ContextOptions options) {
        return ServiceLoader.load(EngineProvider.class, Context.class.getClassLoader()).findFirst()
                .or(() -> ServiceLoader.load(EngineProvider.class).findFirst())
                .orElseThrow(() -> new IllegalStateException("no Python engine found: add the artifact dev.krait:krait-core"))
                .create(options);
    }

    /** Collects options for a context. */
    static ContextOptions.Builder builder() {
        return new ContextOptions.Builder();
    }

    /** The value of an expression, evaluated in {@code __main__}; statements are executed and give {@code None}. */
    Value eval(String source);

    /** Executes statements in {@code __main__}. */
    void exec(String source);

    /**
     * A global of {@code __main__}.
     *
     * @return null if there is none of that name
     */
    Value get(String name);

    /** Assigns a global of {@code __main__}; see {@link #value} for conversions. */
    void set(String name, Object value);

    /** Imports a module. */
    Value importModule(String name);

    /**
     * A Java object as a Python value: null, Boolean, Byte to Long, Float, Double, BigInteger, Character, CharSequence, byte[],
     * Iterable and arrays (list), Map (dict), Value.
     *
     * @throws IllegalArgumentException for any other class
     */
    Value value(Object object);

    /** Asks the running program to raise KeyboardInterrupt at its next safepoint. May be called from any thread. */
    void interrupt();

    /** Gives all memory back. Idempotent. */
    @Override
    void close();
}
