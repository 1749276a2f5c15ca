package dev.krait.interpreter.modules.contextvars;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _contextvars} (PEP 567). */
@PyModule(name = "_contextvars", types = {ContextType.class, ContextVarType.class, TokenMissingType.class, TokenType.class})
final class ContextVarsModule {
    private ContextVarsModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        TokenType.addMissing();
    }

    @PyFunction("copy_context()")
    static long copyContext(PyThread t) {
        return ContextType.copyOf(t, ContextType.current(t));
    }
}
