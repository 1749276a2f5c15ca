package dev.krait.interpreter.modules.ast;

import dev.krait.compiler.code.CompileFlags;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.modules.Modules;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** Module {@code _ast}. */
@PyModule(name = "_ast")
final class AstModule {
    private AstModule() {
    }

    @PyInit
    static void init(PyThread t, long module) {
        AstTypes.of(t).classes().forEach((name, cls) -> Modules.set(t, module, name, cls));
        Modules.set(t, module, "PyCF_ALLOW_TOP_LEVEL_AWAIT", Value.ofInt(CompileFlags.ALLOW_TOP_LEVEL_AWAIT));
        Modules.set(t, module, "PyCF_ONLY_AST", Value.ofInt(CompileFlags.ONLY_AST));
        Modules.set(t, module, "PyCF_TYPE_COMMENTS", Value.ofInt(CompileFlags.TYPE_COMMENTS));
        Modules.set(t, module, "PyCF_OPTIMIZED_AST", Value.ofInt(CompileFlags.OPTIMIZED_AST));
    }
}
