package dev.krait.compiler.parser;

import static dev.krait.compiler.PythonSyntaxError.NONE;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.tokenizer.Tokenizer;
import dev.krait.compiler.tokenizer.Tokens;

/** Parses source texts into the tree that CPython's {@code ast.parse} gives. */
public final class Parser {
    /** Stack of the thread that parses deeply nested texts; only what is used takes memory. */
    private static final long DEEP_STACK_BYTES = 512L << 20;

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
        if (source.text().indexOf('\0') >= 0) {
            throw new PythonSyntaxError(Kind.SYNTAX, "source code string cannot contain null bytes",
                    source.filename(), NONE, NONE, NONE, NONE, null);
        }
        Tokens tokens = Tokenizer.tokenize(source, mode == Mode.EXEC, mode == Mode.SINGLE, !options.dontImplyDedent(),
                options.typeComments());
        ParseRun run = new ParseRun(source, tokens, mode, options, warnings);
        try {
            return run.parse(false);
        } catch (TokenCursor.TooDeep | StackOverflowError e) {
            return parseDeeply(run, source);
        }
    }

    private static Mod parseDeeply(ParseRun run, SourceText source) {
        return DeepStack.call("krait-parser", DEEP_STACK_BYTES, () -> run.parse(true), e -> e instanceof TokenCursor.TooDeep || e instanceof StackOverflowError
                ? new PythonSyntaxError(Kind.MEMORY, "Parser stack overflowed - Python source too complex to parse", source.filename(), NONE, NONE, NONE, NONE, null)
                : null);
    }
}
