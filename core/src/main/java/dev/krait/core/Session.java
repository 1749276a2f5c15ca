package dev.krait.core;

import dev.krait.interpreter.modules.Library;
import dev.krait.interpreter.modules.Startup;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyThread;
import javax.inject.Inject;

/** A context of the interpreter with its first thread: what the API and the command have in common. */
final class Session {
    /** The interpreter's context. */
    final PyContext context;
    /** The thread that runs its Python code. */
    final PyThread thread;
    private final SessionSettings settings;
    private final Library library;

    @Inject
    Session(SessionSettings settings, Library library) {
        this.settings = settings;
        this.library = library;
        context = settings.heapLimit() == 0 ? new PyContext() : new PyContext(settings.heapLimit());
        context.standardInput = settings.in();
        context.standardOutput = settings.out();
        context.standardError = settings.err();
        thread = context.newThread();
    }

    /**
     * Makes the built-in modules ready and gives the context its JIT. With the lock of the context held.
     *
     * @return why there is no JIT, if somebody wanted to look at it; null otherwise
     */
    String start() {
        Startup.initialize(thread, library);
        Startup.setArguments(thread, settings.arguments());
        if (!settings.watchesJit()) {
            Jits.install(context, settings.jit());
            return null;
        }
        String jit = Jits.install(context, settings.jit(), settings.jitStats(), settings.jitDump());
        return context.jit == null ? jit : null;
    }
}
