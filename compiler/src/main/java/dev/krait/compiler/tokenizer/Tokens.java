package dev.krait.compiler.tokenizer;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.TypeIgnore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokens of one source text, a column per property. The last one is {@link TokenType#ENDMARKER} or, if the
 * tokenizer could not go on, {@link TokenType#ERROR}: its error counts only once the parser gets there.
 */
public final class Tokens {
    /** A warning about a token, to be reported if the parser gets there. */
    public record Warning(int token, WarningSink.Category category, String message, int line, PythonSyntaxError asError) {
    }

    /** A bracket that is open where the tokens end. */
    public record OpenBracket(char bracket, int line, int column) {
    }

    private final char[] text;
    private final NameTable names = new NameTable();
    private final Map<Integer, String> metadata = new HashMap<>();
    private final List<Warning> warnings = new ArrayList<>();
    private final List<TypeIgnore> typeIgnores = new ArrayList<>();
    private int count;
    private byte[] types = new byte[1024];
    private int[] starts = new int[1024];
    private int[] ends = new int[1024];
    private int[] lines = new int[1024];
    private int[] columns = new int[1024];
    private int[] endLines = new int[1024];
    private int[] endColumns = new int[1024];
    private int[] nameIndexes = new int[1024];

    private PythonSyntaxError error;
    private boolean errorFromState;
    private boolean errorInString;
    private boolean errorIsEnd;
    private OpenBracket openBracket;
    private int firstTokenAtEnd = Integer.MAX_VALUE;

    Tokens(char[] text) {
        this.text = text;
    }

    /** How many tokens there are. */
    public int count() {
        return count;
    }

    /** A {@link TokenType}. */
    public int type(int token) {
        return types[token];
    }

    /** Offset of the first character in the text. */
    public int start(int token) {
        return starts[token];
    }

    /** Offset after the last character. */
    public int end(int token) {
        return ends[token];
    }

    /** Line of the start, from 1. */
    public int line(int token) {
        return lines[token];
    }

    /** Column of the start in UTF-8 bytes, from 0; -1 for a token without a place in the line. */
    public int column(int token) {
        return columns[token];
    }

    /** Line of the end. */
    public int endLine(int token) {
        return endLines[token];
    }

    /** Column of the end in UTF-8 bytes, from 0; -1 for a token without a place in the line. */
    public int endColumn(int token) {
        return endColumns[token];
    }

    /** The characters of a token. */
    public String text(int token) {
        return new String(text, starts[token], ends[token] - starts[token]);
    }

    /** The character at an offset. */
    public char charAt(int offset) {
        return text[offset];
    }

    /** Length of the text, with the line feed that may have been added. */
    public int length() {
        return text.length;
    }

    /** The normalized name of a {@link TokenType#NAME} or reserved word. */
    public String name(int token) {
        return names.name(nameIndexes[token]);
    }

    /** The source of the expression that a token of a replacement field ends, or null. */
    public String metadata(int token) {
        return metadata.get(token);
    }

    /** Warnings in the order of tokens. */
    public List<Warning> warnings() {
        return warnings;
    }

    /** {@code # type: ignore} comments. */
    public List<TypeIgnore> typeIgnores() {
        return typeIgnores;
    }

    /** What {@link TokenType#ERROR} stands for; null if the text could be tokenized. */
    public PythonSyntaxError error() {
        return error;
    }

    /**
     * Whether the error is of the kind that never replaces one of the parser: indentation, a stray backslash, an
     * unexpected end.
     */
    public boolean errorFromState() {
        return errorFromState;
    }

    /** Whether the error is in an f-string or t-string. */
    public boolean errorInString() {
        return errorInString;
    }

    /** The innermost bracket open at the error, or null. */
    public OpenBracket openBracket() {
        return openBracket;
    }

    /** Whether reading a token met the end of the text; of an error, whether it is that the text ends there. */
    public boolean reachesEnd(int token) {
        return types[token] == TokenType.ERROR ? errorIsEnd : token >= firstTokenAtEnd;
    }

    void errorIsEnd() {
        errorIsEnd = true;
    }

    void endReached() {
        firstTokenAtEnd = Math.min(firstTokenAtEnd, count);
    }

    NameTable names() {
        return names;
    }

    void setError(PythonSyntaxError error, boolean fromState, boolean inString, OpenBracket openBracket) {
        this.error = error;
        this.errorFromState = fromState;
        this.errorInString = inString;
        this.openBracket = openBracket;
    }

    void setMetadata(int token, String value) {
        metadata.putIfAbsent(token, value);
    }

    void add(int type, int start, int end, int line, int column, int endLine, int endColumn, int nameIndex) {
        if (count == types.length) {
            int size = count * 2;
            types = Arrays.copyOf(types, size);
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            lines = Arrays.copyOf(lines, size);
            columns = Arrays.copyOf(columns, size);
            endLines = Arrays.copyOf(endLines, size);
            endColumns = Arrays.copyOf(endColumns, size);
            nameIndexes = Arrays.copyOf(nameIndexes, size);
        }
        int n = count++;
        types[n] = (byte) type;
        starts[n] = start;
        ends[n] = end;
        lines[n] = line;
        columns[n] = column;
        endLines[n] = endLine;
        endColumns[n] = endColumn;
        nameIndexes[n] = nameIndex;
    }
}
