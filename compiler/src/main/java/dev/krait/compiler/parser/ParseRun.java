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

/**
 * The passes over one text: the first builds the tree; if it cannot, the second looks for the reason. Of an error of
 * the parser and one that the tokenizer finds further on, the latter mostly wins, as in CPython.
 */
final class ParseRun {
    /** The second pass needs about this many times the stack for the same depth. */
    private static final int DIAGNOSTIC_STACK_FACTOR = 4;

    private final SourceText source;
    private final Tokens tokens;
    private final Parser.Mode mode;
    private final ParserOptions options;
    private final WarningSink sink;
    private final List<Tokens.Warning> warnings = new ArrayList<>();
    /** The last token whose warnings count: all of them once the tokenizer has been asked for errors further on. */
    private int lastTokenWithWarnings;

    ParseRun(SourceText source, Tokens tokens, Parser.Mode mode, ParserOptions options, WarningSink sink) {
        this.source = source;
        this.tokens = tokens;
        this.mode = mode;
        this.options = options;
        this.sink = sink;
    }

    /**
     * Parses.
     *
     * @param deep whether this thread has the stack for any depth that is allowed
     * @throws TokenCursor.TooDeep if the text is nested too deeply for the thread or at all
     */
    Mod parse(boolean deep) {
        warnings.clear();
        lastTokenWithWarnings = -1;
        CompoundStatementRules rules = new CompoundStatementRules(source, tokens, options,
                (token, category, message, line, asError) -> warnings.add(new Tokens.Warning(token, category, message, line, asError)),
                deep ? TokenCursor.MAX_DEPTH : TokenCursor.SHALLOW_DEPTH);
        Mod tree = null;
        PythonSyntaxError error = null;
        try {
            tree = rules.start(mode);
        } catch (PythonSyntaxError e) {
            error = e;
        }
        if (tree == null && options.allowIncompleteInput() && tokens.reachesEnd(rules.furthest)) {
            report(rules.furthest);
            throw rules.errorAtFurthest(Kind.INCOMPLETE_INPUT, "incomplete input");
        }
        if (tree == null && error == null) {
            error = diagnose(rules, deep);
        } else if (tree == null && error != tokens.error()) {
            error = orErrorFurtherOn(error, rules.furthest);
        }
        report(Math.max(rules.furthest, lastTokenWithWarnings));
        if (error != null) {
            throw error;
        }
        if (mode == Parser.Mode.SINGLE && moreStatements(rules.furthest)) {
            throw rules.errorAtFurthest(Kind.SYNTAX, "multiple statements found while compiling a single statement");
        }
        return tree;
    }

    private PythonSyntaxError diagnose(CompoundStatementRules first, boolean deep) {
        int lastToken = first.furthest;
        int limit = deep ? TokenCursor.MAX_DEPTH : TokenCursor.SHALLOW_DEPTH / DIAGNOSTIC_STACK_FACTOR;
        Diagnostics rules = new Diagnostics(source, tokens, options, limit, first);
        try {
            rules.start(mode);
        } catch (PythonSyntaxError e) {
            lastTokenWithWarnings = rules.furthest;
            return e == tokens.error() ? e : orErrorFurtherOn(e, rules.furthest);
        }
        lastTokenWithWarnings = rules.furthest;
        int type = tokens.type(lastToken);
        if (type == TokenType.INDENT || type == TokenType.DEDENT) {
            return rules.errorAtFurthest(Kind.INDENTATION, type == TokenType.INDENT ? "unexpected indent" : "unexpected unindent");
        }
        return orErrorOfTokenizer(rules.errorAtToken(lastToken, "invalid syntax"), rules.furthest);
    }

    /** For an error that a rule found: the tokenizer is not asked if it has met the end already. */
    private PythonSyntaxError orErrorFurtherOn(PythonSyntaxError error, int furthest) {
        return tokens.reachesEnd(furthest) || error.unicode() != null ? error : orErrorOfTokenizer(error, furthest);
    }

    private PythonSyntaxError orErrorOfTokenizer(PythonSyntaxError error, int furthest) {
        PythonSyntaxError other = tokens.error();
        lastTokenWithWarnings = tokens.count();
        // In an f-string the error of the expression says more than what the tokenizer misses after it.
        if (other == null || tokens.errorInString()) {
            return error;
        }
        if (!tokens.errorFromState()) {
            return other;
        }
        Tokens.OpenBracket open = tokens.openBracket();
        if (open == null || tokens.line(furthest) <= open.line()) {
            return error;
        }
        int column = source.characterColumn(open.line(), open.column()) + 1;
        return new PythonSyntaxError(Kind.SYNTAX, "'" + open.bracket() + "' was never closed", source.filename(), open.line(), column,
                open.line(), 0, source.line(open.line()));
    }

    /** Reports the warnings about tokens up to the given one. */
    private void report(int lastToken) {
        List<Tokens.Warning> all = new ArrayList<>(warnings);
        for (Tokens.Warning warning : tokens.warnings()) {
            if (warning.token() <= lastToken) {
                all.add(warning);
            }
        }
        all.sort((a, b) -> Integer.compare(a.token(), b.token()));
        for (Tokens.Warning warning : all) {
            if (sink.warn(warning.category(), warning.message(), warning.line())) {
                throw warning.asError();
            }
        }
    }

    /** Whether anything but blanks and comments follows an interactive statement. */
    private boolean moreStatements(int lastToken) {
        String text = source.text();
        int i = tokens.end(lastToken);
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '#') {
                while (i < text.length() && text.charAt(i) != '\n') {
                    i++;
                }
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\f') {
                i++;
            } else {
                return true;
            }
        }
        return false;
    }
}
