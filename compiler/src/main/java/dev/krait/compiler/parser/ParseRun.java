package dev.krait.compiler.parser;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.tokenizer.TokenType;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** One text being parsed; warnings are held back until no attempt can be repeated. */
final class ParseRun {
    private record Warning(WarningSink.Category category, String message, int line) {
    }

    private final SourceText source;
    private final Tokens tokens;
    private final Parser.Mode mode;
    private final ParserOptions options;
    private final WarningSink warnings;

    ParseRun(SourceText source, Tokens tokens, Parser.Mode mode, ParserOptions options, WarningSink warnings) {
        this.source = source;
        this.tokens = tokens;
        this.mode = mode;
        this.options = options;
        this.warnings = warnings;
    }

    Mod parse(int depthLimit) {
        CompoundStatementRules rules = new CompoundStatementRules(source, tokens, options, warnings, depthLimit);
        Mod tree = rules.start(mode);
        if (tree == null) {
            int token = rules.furthest;
            int type = tokens.type(token);
            if (type == TokenType.INDENT || type == TokenType.DEDENT) {
                throw rules.errorAtFurthest(Kind.INDENTATION, type == TokenType.INDENT ? "unexpected indent" : "unexpected unindent");
            }
            throw rules.errorAtToken(token, "invalid syntax");
        }
        return tree;
    }
}
