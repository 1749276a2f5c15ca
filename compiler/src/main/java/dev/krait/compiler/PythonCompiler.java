package dev.krait.compiler;

import static dev.krait.compiler.PythonSyntaxError.NONE;

import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.code.CodeFlags;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.CompileFlags;
import dev.krait.compiler.codegen.CodeGenerator;
import dev.krait.compiler.parser.DeepStack;
import dev.krait.compiler.parser.Parser;
import dev.krait.compiler.parser.ParserOptions;
import dev.krait.compiler.preprocess.Preprocessor;
import dev.krait.compiler.symtable.Diagnostics;
import dev.krait.compiler.symtable.FutureFeatures;
import dev.krait.compiler.symtable.RecursionGuard;
import dev.krait.compiler.symtable.SymbolTable;
import java.util.ArrayList;
import java.util.List;

/** Compiles Python 3.14 to code objects that equal those of CPython 3.14. */
public final class PythonCompiler {
    /** Trees deeper than this are compiled on a thread of their own; nearly all source is shallower. */
    private static final int SHALLOW_DEPTH = 100;
    /** About where CPython's stack ends. */
    private static final int MAX_DEPTH = 28_985;
    /** Stack of the thread that compiles deeper trees; only what is used takes memory. */
    private static final long DEEP_STACK_BYTES = 512L << 20;

    private record Warning(WarningSink.Category category, String message, int line) {
    }

    private PythonCompiler() {
    }

    /** Compiles a module at optimization level 0, dropping warnings. */
    public static CodeObject compile(SourceText source) {
        return compile(source, Parser.Mode.EXEC, 0, true, 0, WarningSink.IGNORE);
    }

    /**
     * Compiles a source text.
     *
     * @param mode a module, an interactive statement or an expression
     * @param flags {@code CO_FUTURE_*} of {@link CodeFlags}, and {@link CompileFlags}
     * @param dontInherit if false, {@code flags} also holds the {@code co_flags} of the code that compiles; those of them
     *     that are not {@code __future__} flags have no meaning here
     * @param optimize 0; 1 removes assertions; 2 also docstrings
     * @param warnings where warnings go; always called by the calling thread
     * @throws PythonSyntaxError if the text is not valid Python
     */
    public static CodeObject compile(SourceText source, Parser.Mode mode, int flags, boolean dontInherit, int optimize,
            WarningSink warnings) {
        // CO_ASYNC_GENERATOR and DONT_IMPLY_DEDENT are the same bit.
        int ownFlags = dontInherit ? flags : flags & ~CodeFlags.CO_ASYNC_GENERATOR;
        Mod mod = parse(source, mode, ownFlags, warnings);
        return compile(mod, source, ownFlags, optimize, warnings);
    }

    /**
     * Parses a source text.
     *
     * @param flags {@code CO_FUTURE_*} of {@link CodeFlags}, and {@link CompileFlags}
     * @throws PythonSyntaxError if the text is not valid Python
     */
    public static Mod parse(SourceText source, Parser.Mode mode, int flags, WarningSink warnings) {
        ParserOptions options = new ParserOptions((flags & CompileFlags.TYPE_COMMENTS) != 0,
                (flags & CompileFlags.ALLOW_INCOMPLETE_INPUT) != 0, (flags & CompileFlags.DONT_IMPLY_DEDENT) != 0,
                (flags & CodeFlags.CO_FUTURE_BARRY_AS_BDFL) != 0);
        return Parser.parse(source, mode, options, warnings);
    }

    /** The tree with what is known when compiling in place of what computes it ({@code PyCF_OPTIMIZED_AST}). */
    public static Mod optimize(Mod mod, SourceText source, int flags, int optimize, WarningSink warnings) {
        Diagnostics diagnostics = new Diagnostics(source, warnings, new RecursionGuard(MAX_DEPTH));
        return Preprocessor.process(mod, diagnostics, optimize, FutureFeatures.of(mod, flags, diagnostics).annotations());
    }

    /**
     * Compiles a tree.
     *
     * @param source the text that the tree was made of, for messages
     * @param flags as of {@link #compile(SourceText, Parser.Mode, int, boolean, int, WarningSink)}
     */
    public static CodeObject compile(Mod mod, SourceText source, int flags, int optimize, WarningSink warnings) {
        List<Warning> given = new ArrayList<>();
        try {
            return run(mod, source, flags, optimize, (category, message, line) -> {
                given.add(new Warning(category, message, line));
                return warnings.warn(category, message, line);
            }, SHALLOW_DEPTH);
        } catch (RecursionGuard.TooDeep | StackOverflowError e) {
            // The stack may be nearly used up by the caller. Nothing outlives a run, so that it can be started anew.
            return runDeeply(mod, source, flags, optimize, warnings, given.size());
        }
    }

    private static CodeObject run(Mod mod, SourceText source, int flags, int optimize, WarningSink warnings, int depth) {
        Diagnostics diagnostics = new Diagnostics(source, warnings, new RecursionGuard(depth));
        FutureFeatures future = FutureFeatures.of(mod, flags, diagnostics);
        Mod processed = Preprocessor.process(mod, diagnostics, optimize, future.annotations());
        SymbolTable symbols = SymbolTable.build(processed, future, diagnostics);
        return CodeGenerator.generate(processed, symbols, future, diagnostics, optimize);
    }

    /** Compiles on a thread with a large stack, and gives the warnings that were not given yet when it has ended. */
    private static CodeObject runDeeply(Mod mod, SourceText source, int flags, int optimize, WarningSink warnings, int given) {
        List<Warning> collected = new ArrayList<>();
        try {
            return DeepStack.call("krait-compiler", DEEP_STACK_BYTES, () -> run(mod, source, flags, optimize, (category, message, line) -> {
                collected.add(new Warning(category, message, line));
                return false;
            }, MAX_DEPTH), e -> e instanceof RecursionGuard.TooDeep || e instanceof StackOverflowError
                    ? new PythonSyntaxError(Kind.RECURSION, "maximum recursion depth exceeded during compilation", source.filename(), NONE, NONE, NONE, NONE, null)
                    : null);
        } finally {
            // Also where it failed: a warning that is an error comes before the error behind it.
            give(collected.subList(Math.min(given, collected.size()), collected.size()), source, warnings);
        }
    }

    private static void give(List<Warning> collected, SourceText source, WarningSink warnings) {
        for (Warning warning : collected) {
            if (warnings.warn(warning.category(), warning.message(), warning.line())) {
                throw new PythonSyntaxError(Kind.SYNTAX, warning.message(), source.filename(), warning.line(), 0,
                        warning.line(), 0, source.line(warning.line()) + "\n");
            }
        }
    }
}
