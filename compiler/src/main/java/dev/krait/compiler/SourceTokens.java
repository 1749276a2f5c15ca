package dev.krait.compiler;

import dev.krait.compiler.tokenizer.TokenType;
import dev.krait.compiler.tokenizer.Tokenizer;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The tokens of a source text as Python's {@code tokenize} shows them: with comments and line ends that mean nothing. */
public final class SourceTokens {
    /** {@code token.OP}. */
    public static final int OP = 55;
    private static final int COMMENT = 65;
    private static final int NL = 66;
    private static final int FIRST_OPERATOR = TokenType.LPAR;
    /** CPython numbers operators from 7 on. */
    private static final int OPERATOR_SHIFT = TokenType.LPAR - 7;
    private static final int FIRST_FORMAT = 59;

    /**
     * A token.
     *
     * @param type as in Python's module {@code token}; operators have their exact type
     * @param line from 1
     * @param column from 0, in characters
     */
    public record Token(int type, String text, int line, int column, int endLine, int endColumn) {
        /** Whether it is an operator or bracket. */
        public boolean isOperator() {
            return type >= 7 && type <= OP;
        }
    }

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final PythonSyntaxError error;
    private final List<Integer> lineStarts = new ArrayList<>(List.of(0));

    /** Reads all tokens. */
    public SourceTokens(SourceText source) {
        text = source.text();
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                lineStarts.add(i + 1);
            }
        }
        Tokens all = Tokenizer.tokenize(source, true, false, true, false);
        error = all.error();
        convert(all);
    }

    /** The tokens up to the end or an error. */
    public List<Token> tokens() {
        return tokens;
    }

    /** What is wrong behind the last token, or null. */
    public PythonSyntaxError error() {
        return error;
    }

    private int lineOf(int offset) {
        int low = 0;
        int high = lineStarts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (lineStarts.get(middle) <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private void add(int type, int start, int end) {
        int from = Math.min(start, text.length());
        int to = Math.min(end, text.length());
        int line = lineOf(from);
        int endLine = end > start && type == TokenType.NEWLINE || type == NL ? line : lineOf(to);
        int column = text.codePointCount(lineStarts.get(line), from);
        // The line feed that a last line lacks is a token without text, but with a width.
        int extra = end - to;
        tokens.add(new Token(type, text.substring(from, to), line + 1, column, endLine + 1,
                (endLine == line && to >= lineStarts.get(line) ? column + text.codePointCount(from, to) : text.codePointCount(lineStarts.get(endLine), to)) + extra));
    }

    /** Comments and line ends between two tokens. */
    private void gap(int from, int to) {
        for (int i = from; i < Math.min(to, text.length());) {
            char c = text.charAt(i);
            if (c == '#') {
                int end = text.indexOf('\n', i);
                end = end < 0 ? text.length() : end;
                add(COMMENT, i, end);
                i = end;
            } else if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                i += 2;
            } else {
                if (c == '\n') {
                    add(NL, i, i + 1);
                }
                i++;
            }
        }
    }

    private static boolean isIndentation(int type) {
        return type == TokenType.INDENT || type == TokenType.DEDENT;
    }

    private void convert(Tokens all) {
        int at = 0;
        boolean inLine = false;
        for (int i = 0; i < all.count(); i++) {
            int type = all.type(i);
            if (type == TokenType.ERROR) {
                return;
            }
            if (type == TokenType.ENDMARKER) {
                end(at, inLine);
                return;
            }
            int next = i;
            while (isIndentation(all.type(next))) {
                next++;
            }
            if (all.type(next) == TokenType.ERROR) {
                return;
            }
            if (next > i && all.type(next) == TokenType.ENDMARKER) {
                end(at, inLine);
                tokens.remove(tokens.size() - 1);
                for (; i < next; i++) {
                    endToken(TokenType.DEDENT);
                }
                endToken(TokenType.ENDMARKER);
                return;
            }
            int start = type == TokenType.NEWLINE ? newline(at) : all.start(next);
            gap(at, start);
            for (; i < next; i++) {
                boolean deeper = all.type(i) == TokenType.INDENT;
                add(all.type(i), deeper ? lineStarts.get(lineOf(start)) : start, start);
            }
            type = all.type(i);
            at = type == TokenType.NEWLINE ? start + 1 : all.end(i);
            inLine = type != TokenType.NEWLINE;
            add(number(type), start, at);
        }
    }

    /** Where the line end behind a place is, behind a comment perhaps. */
    private int newline(int from) {
        int end = text.indexOf('\n', from);
        while (end > 0 && text.charAt(end - 1) == '\\' && text.indexOf('#', from) < 0) {
            end = text.indexOf('\n', end + 1);
        }
        if (end < 0) {
            int comment = text.indexOf('#', from);
            return comment < 0 ? text.stripTrailing().length() < from ? from : text.length() : text.length();
        }
        return end;
    }

    private void end(int at, boolean inLine) {
        gap(at, text.length());
        if (!inLine && !text.isEmpty() && !text.endsWith("\n") && !tokens.isEmpty() && tokens.get(tokens.size() - 1).type == COMMENT) {
            add(NL, text.length(), text.length() + 1);
        }
        if (inLine) {
            add(TokenType.NEWLINE, text.length(), text.length() + 1);
        }
        endToken(TokenType.ENDMARKER);
    }

    private void endToken(int type) {
        int line = lineStarts.size() + (text.isEmpty() || text.endsWith("\n") ? 0 : 1);
        tokens.add(new Token(type, "", line, 0, line, 0));
    }

    private static int number(int type) {
        if (type >= TokenType.FALSE) {
            return TokenType.NAME;
        }
        if (type >= FIRST_OPERATOR) {
            return type - OPERATOR_SHIFT;
        }
        return type >= TokenType.FSTRING_START && type <= TokenType.TSTRING_END ? type - TokenType.FSTRING_START + FIRST_FORMAT : type;
    }
}
