package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A position in the tokens, and what every rule needs. A rule returns null if it does not match; the caller then goes
 * back. The furthest token that was looked at is where a text that matches no rule is wrong.
 */
abstract class TokenCursor {
    /** Limit of {@link #depth}, that of CPython's parser (its MAXSTACK counts calls of rules). */
    static final int MAX_DEPTH = 6000;
    /** What fits on the stack of any thread; deeper texts are parsed on a thread of their own. */
    static final int SHALLOW_DEPTH = 1200;

    private static final int RULES_OUTSIDE = 34;

    final SourceText source;
    final Tokens tokens;
    final ParserOptions options;
    final int depthLimit;
    /** The next token. */
    int pos;
    /** The last token that was looked at. */
    int furthest = -1;
    /** How many rules are active, counted roughly as CPython's parser would: so many in an expression of a module. */
    int depth = RULES_OUTSIDE;

    TokenCursor(SourceText source, Tokens tokens, ParserOptions options, int depthLimit) {
        this.source = source;
        this.tokens = tokens;
        this.options = options;
        this.depthLimit = depthLimit;
    }

    /** Thrown when the text is nested too deeply for {@link #depthLimit}. */
    static final class TooDeep extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooDeep() {
            super(null, null, false, false);
        }
    }

    final void enter(int rules) {
        depth += rules;
        if (depth > depthLimit) {
            throw new TooDeep();
        }
    }

    final int peek() {
        int p = pos;
        if (p > furthest) {
            reach(p);
        }
        return tokens.type(p);
    }

    final int peekSecond() {
        peek();
        int p = pos + 1;
        if (p >= tokens.count()) {
            return ENDMARKER;
        }
        if (p > furthest) {
            reach(p);
        }
        return tokens.type(p);
    }

    private void reach(int token) {
        furthest = token;
        if (tokens.type(token) == ERROR) {
            throw tokens.error();
        }
    }

    final boolean at(int type) {
        return peek() == type;
    }

    final boolean accept(int type) {
        if (peek() == type) {
            pos++;
            return true;
        }
        return false;
    }

    /** One part or more with commas between them; a comma behind the last is left. */
    final boolean separatedByCommas(BooleanSupplier part) {
        boolean any = false;
        int end = pos;
        while (part.getAsBoolean()) {
            any = true;
            end = pos;
            if (!accept(COMMA)) {
                break;
            }
        }
        pos = end;
        return any;
    }

    final boolean atSoftKeyword(String word) {
        return peek() == NAME && tokens.end(pos) - tokens.start(pos) == word.length() && tokens.text(pos).equals(word);
    }

    /** From the start of a token to the end of the last one consumed. */
    final SourceRange range(int startToken) {
        return range(startToken, pos - 1);
    }

    final SourceRange range(int startToken, int lastToken) {
        return new SourceRange(tokens.line(startToken), tokens.column(startToken), tokens.endLine(lastToken), tokens.endColumn(lastToken));
    }

    /** As {@link #range(int)}, not counting line ends and dedents at the end. */
    final SourceRange statementRange(int startToken) {
        return range(startToken, lastSubstantialToken());
    }

    final int lastSubstantialToken() {
        int last = pos - 1;
        while (last > 0 && isLayout(tokens.type(last))) {
            last--;
        }
        return last;
    }

    private static boolean isLayout(int type) {
        return type == ENDMARKER || type == NEWLINE || type == INDENT || type == DEDENT;
    }

    /** An error from a byte column to a byte column, both from 0, as nodes and tokens have them. */
    final PythonSyntaxError errorAt(int line, int column, int endLine, int endColumn, String message) {
        return errorAt(Kind.SYNTAX, line, column + 1, endLine, endColumn + 1, message);
    }

    /** An error at a node. */
    final PythonSyntaxError errorAt(SourceRange range, String message) {
        return errorAt(range.line(), range.column(), range.endLine(), range.endColumn(), message);
    }

    /** An error at a token. */
    final PythonSyntaxError errorAtToken(int token, String message) {
        return errorAt(tokens.line(token), tokens.column(token), tokens.endLine(token), tokens.endColumn(token), message);
    }

    /** An error from a token to as far as the tokenizer has read. */
    final PythonSyntaxError errorFromToken(int token, String message) {
        int last = furthest;
        int endLine = tokens.endLine(last);
        int endColumn = tokens.endColumn(last) < 0
                ? utf8Length(source.lineStart(endLine), tokens.start(last))
                : tokens.endColumn(last);
        return errorAt(Kind.SYNTAX, tokens.line(token), tokens.column(token) + 1, endLine, endColumn, message);
    }

    /** An error at the last token that was looked at. */
    final PythonSyntaxError errorAtFurthest(Kind kind, String message) {
        return errorNear(kind, furthest, message);
    }

    /** An error at a token, or where the tokenizer stood after it if it has no place in the line. */
    final PythonSyntaxError errorNear(Kind kind, int token, String message) {
        int column = tokens.column(token);
        int start;
        if (column < 0) {
            start = utf8Length(source.lineStart(tokens.line(token)), tokens.start(token));
        } else {
            start = column + 1;
        }
        int end = tokens.endColumn(token);
        return errorAt(kind, tokens.line(token), start, tokens.endLine(token), end < 0 ? -1 : end + 1, message);
    }

    final int utf8Length(int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            char c = tokens.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    /** The byte columns are from 1 here; 0 and less are kept. Both are converted with the text of the first line. */
    final PythonSyntaxError errorAt(Kind kind, int line, int column, int endLine, int endColumn, String message) {
        // Warnings in formatted strings may count lines that do not exist; CPython shows the last one then.
        int shown = Math.min(line, source.lastLine());
        String text = source.line(shown);
        // As in CPython, the line feed counts only while the tokenizer is still on that line.
        boolean withLineFeed = furthest >= 0 && tokens.endLine(furthest) <= line && line > 0
                && tokens.length() > source.lineStart(shown) + text.length();
        String measured = withLineFeed ? text + "\n" : text;
        return new PythonSyntaxError(kind, message, source.filename(), line, characters(measured, column), endLine,
                endColumn > 0 ? characters(measured, endColumn) : endColumn, text);
    }

    private static int characters(String line, int byteColumn) {
        if (byteColumn <= 0) {
            return byteColumn;
        }
        int bytes = 0;
        int characters = 0;
        int i = 0;
        while (bytes < byteColumn && i < line.length()) {
            int c = line.codePointAt(i);
            bytes += SourceText.utf8Length(c);
            i += Character.charCount(c);
            characters++;
        }
        return bytes < byteColumn ? characters + 1 : characters;
    }

    static <T> List<T> seal(List<T> list) {
        return List.copyOf(list);
    }

    /** An unmodifiable list that may hold nulls. */
    static <T> List<T> sealNullable(List<T> list) {
        return Collections.unmodifiableList(new ArrayList<>(list));
    }
}
