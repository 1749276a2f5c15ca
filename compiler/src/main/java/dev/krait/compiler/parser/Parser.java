package dev.krait.compiler.parser;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Mod;

/** Parses source texts into the tree that CPython's {@code ast.parse} gives. */
public final class Parser {
    private Parser() {
    }

    /** What a source text is to be, as in the last argument of Python's {@code compile}. */
    public enum Mode {
        /** A module or other sequence of statements. */
        EXEC,
        /** One interactive statement. */
        SINGLE,
        /** One expression. */
        EVAL,
        /** A function type comment (PEP 484). */
        FUNC_TYPE
    }

    /** Parses a module, dropping warnings. */
    public static Mod.Module parseModule(SourceText source) {
        return (Mod.Module) parse(source, Mode.EXEC, ParserOptions.DEFAULT, WarningSink.IGNORE);
    }

    /** Parses one interactive statement, dropping warnings. */
    public static Mod.Interactive parseInteractive(SourceText source) {
        return (Mod.Interactive) parse(source, Mode.SINGLE, ParserOptions.DEFAULT, WarningSink.IGNORE);
    }

    /** Parses one expression, dropping warnings. */
    public static Mod.Expression parseExpression(SourceText source) {
        return (Mod.Expression) parse(source, Mode.EVAL, ParserOptions.DEFAULT, WarningSink.IGNORE);
    }

    /**
     * Parses a source text.
     *
     * @throws PythonSyntaxError if the text is not valid
     */
    public static Mod parse(SourceText source, Mode mode, ParserOptions options, WarningSink warnings) {
        throw new UnsupportedOperationException("the grammar follows in the next commit");
    }
}
