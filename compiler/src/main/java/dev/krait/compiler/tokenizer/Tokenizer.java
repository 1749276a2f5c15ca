package dev.krait.compiler.tokenizer;

import static dev.krait.compiler.tokenizer.TokenType.*;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.TypeIgnore;
import java.util.Locale;

/**
 * Splits a source text into tokens. f-strings and t-strings are split into their parts here (PEP 701): a stack of
 * modes says whether the characters belong to a literal part or to a replacement field.
 */
public final class Tokenizer extends LineReader {
    private static final int MAX_INDENT = 100;
    private static final int MAX_BRACKETS = 200;
    private static final int MAX_STRINGS = 150;
    private static final int MAX_FIELDS = 3;
    private static final int TAB_SIZE = 8;

    private final Tokens tokens;
    private final boolean interactive;
    private final boolean implyDedent;
    private final boolean typeComments;
    private final NumberScanner numbers = new NumberScanner(this);

    private boolean atLineStart = true;
    private int pendingIndents;
    private int indent;
    private final int[] indents = new int[MAX_INDENT];
    /** The same columns with a tab counting 1: the two must agree, or the meaning depends on the tab size. */
    private final int[] alternateIndents = new int[MAX_INDENT];

    private int level;
    private final char[] brackets = new char[MAX_BRACKETS];
    private final int[] bracketLines = new int[MAX_BRACKETS];
    private final int[] bracketColumns = new int[MAX_BRACKETS];

    private StringMode mode;
    private int modeDepth;

    /** Start of the token being read. */
    int tokenStart;
    /** Where CPython's buffer starts: it keeps the lines of the token being read. */
    private int bufferStart;

    /** One f-string or t-string that is open. */
    private static final class StringMode {
        final StringMode outer;
        final char prefix;
        final char quote;
        final int quoteSize;
        final boolean raw;
        final int start;
        final int startLine;
        final int startLineStart;
        boolean inLiteral = true;
        /** Brackets open in the replacement fields. */
        int bracketDepth;
        /** The depth at which the innermost field began; -1 outside of fields. */
        int fieldDepth = -1;
        boolean inFormatSpec;
        boolean debug;
        int expressionStart = -1;
        int expressionEnd = -1;

        StringMode(StringMode outer, char prefix, char quote, int quoteSize, boolean raw, int start, int startLine, int startLineStart) {
            this.outer = outer;
            this.prefix = prefix;
            this.quote = quote;
            this.quoteSize = quoteSize;
            this.raw = raw;
            this.start = start;
            this.startLine = startLine;
            this.startLineStart = startLineStart;
        }

        boolean inField() {
            return fieldDepth >= 0;
        }

        int type(int fstringType) {
            return prefix == 'f' ? fstringType : fstringType + (TSTRING_START - FSTRING_START);
        }
    }

    private Tokenizer(SourceText source, boolean appendNewline, boolean interactive, boolean implyDedent, boolean typeComments) {
        super(source, appendNewline);
        this.interactive = interactive;
        this.implyDedent = implyDedent;
        this.typeComments = typeComments;
        this.tokens = new Tokens(text);
    }

    /**
     * Tokenizes a whole text.
     *
     * @param appendNewline whether the last line gets a line feed if it has none, as for a module
     * @param interactive whether the end of the text ends an open statement
     * @param implyDedent whether it ends an open block too
     * @param typeComments whether {@code # type:} comments are tokens
     */
    public static Tokens tokenize(SourceText source, boolean appendNewline, boolean interactive, boolean implyDedent, boolean typeComments) {
        Tokenizer tokenizer = new Tokenizer(source, appendNewline, interactive, implyDedent, typeComments);
        tokenizer.run();
        return tokenizer.tokens;
    }

    @Override
    void endReached() {
        tokens.endReached();
    }

    private void run() {
        boolean started = false;
        try {
            while (true) {
                int before = tokens.count();
                boolean more = mode != null && mode.inLiteral ? literalPart() : normalToken();
                if (!more) {
                    if (!interactive || !started) {
                        add(ENDMARKER, -1, -1);
                        return;
                    }
                    add(NEWLINE, -1, -1);
                    started = false;
                    if (indent > 0 && implyDedent) {
                        pendingIndents = -indent;
                        indent = 0;
                    }
                } else if (tokens.count() > before) {
                    started = true;
                }
            }
        } catch (PythonSyntaxError e) {
            tokens.setError(e, false, mode != null, openBracket());
        } catch (StateError e) {
            tokens.setError(e.error, true, mode != null, openBracket());
        }
        add(ERROR, -1, -1);
    }

    private Tokens.OpenBracket openBracket() {
        return level == 0 ? null : new Tokens.OpenBracket(brackets[level - 1], bracketLines[level - 1], bracketColumns[level - 1]);
    }

    /** An error that the tokenizer's state tells, rather than a character: see {@link Tokens#errorFromState}. */
    private static final class StateError extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient PythonSyntaxError error;

        StateError(PythonSyntaxError error) {
            super(null, null, false, false);
            this.error = error;
        }
    }

    private StateError stateError(Kind kind, String message, int column, int endColumn) {
        return new StateError(error(kind, message, line, column, line, endColumn));
    }

    private StateError unexpectedEnd() {
        tokens.errorIsEnd();
        if (level > 0) {
            int bracket = level - 1;
            String content = source.line(bracketLines[bracket]);
            int column = source.characterColumn(bracketLines[bracket], bracketColumns[bracket]) + 1;
            return new StateError(new PythonSyntaxError(Kind.SYNTAX, "'" + brackets[bracket] + "' was never closed",
                    source.filename(), bracketLines[bracket], column, bracketLines[bracket], 0, content));
        }
        return stateError(Kind.SYNTAX, "unexpected EOF while parsing", currentColumn(), -1);
    }

    private int currentColumn() {
        return Character.codePointCount(text, lineStart, cur - lineStart);
    }

    private void add(int type, int start, int end) {
        if (start < 0) {
            // No place in the line; the offset still says how far the tokenizer has read.
            tokens.add(type, cur, cur, line, -1, line, -1, 0);
        } else {
            int column = byteColumn(lineStart, start);
            // The place of a line's end covers the line feed.
            tokens.add(type, start, end, line, column, line, byteColumn(lineStart, cur), 0);
        }
    }

    /** Reads one token in Python code; several calls may pass before one is added. Returns false at the end. */
    private boolean normalToken() {
        boolean blankLine = false;
        if (atLineStart) {
            atLineStart = false;
            blankLine = indentation();
        }
        if (pendingIndents != 0) {
            int type = pendingIndents < 0 ? DEDENT : INDENT;
            pendingIndents += pendingIndents < 0 ? 1 : -1;
            add(type, -1, -1);
            return true;
        }
        while (true) {
            int c;
            do {
                c = next();
            } while (c == ' ' || c == '\t' || c == '\f');
            tokenStart = c == EOF ? cur : cur - 1;
            if (c == '#') {
                while (c != EOF && c != '\n') {
                    c = next();
                }
                if (typeComments && typeComment(c, blankLine)) {
                    return true;
                }
            }
            if (c == EOF) {
                if (level > 0) {
                    throw unexpectedEnd();
                }
                return false;
            }
            if (c != '\\') {
                return token(c, blankLine);
            }
            continuationLine();
        }
    }

    /** Measures the indentation of a line and notes what it opens or closes; returns whether the line is blank. */
    private boolean indentation() {
        int column = 0;
        int alternate = 0;
        int continued = 0;
        int c;
        tokenStart = cur;
        bufferStart = cur;
        while (true) {
            c = next();
            if (c == ' ') {
                column++;
                alternate++;
            } else if (c == '\t') {
                column = (column / TAB_SIZE + 1) * TAB_SIZE;
                alternate++;
            } else if (c == '\f') {
                column = 0;
                alternate = 0;
            } else if (c == '\\') {
                // The first line that a backslash continues determines the indentation.
                continued = continued != 0 ? continued : column;
                continuationLine();
                bufferStart = lineStart;
            } else {
                break;
            }
        }
        backup(c);
        if (c == '#' || c == '\n') {
            return true;
        }
        if (level > 0) {
            return false;
        }
        column = continued != 0 ? continued : column;
        alternate = continued != 0 ? continued : alternate;
        if (column == indents[indent]) {
            if (alternate != alternateIndents[indent]) {
                throw inconsistentTabs();
            }
        } else if (column > indents[indent]) {
            if (indent + 1 >= MAX_INDENT) {
                cur = lineEnd;
                throw stateError(Kind.INDENTATION, "too many levels of indentation", 1, 0);
            }
            if (alternate <= alternateIndents[indent]) {
                throw inconsistentTabs();
            }
            pendingIndents++;
            indents[++indent] = column;
            alternateIndents[indent] = alternate;
        } else {
            while (indent > 0 && column < indents[indent]) {
                pendingIndents--;
                indent--;
            }
            if (column != indents[indent]) {
                cur = lineEnd;
                throw stateError(Kind.INDENTATION, "unindent does not match any outer indentation level", currentColumn(), -1);
            }
            if (alternate != alternateIndents[indent]) {
                throw inconsistentTabs();
            }
        }
        return false;
    }

    private StateError inconsistentTabs() {
        return stateError(Kind.TAB, "inconsistent use of tabs and spaces in indentation", 1, 0);
    }

    private int utf8Length(int from, int to) {
        int bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += text[i] < 0x80 ? 1 : text[i] < 0x800 || Character.isSurrogate(text[i]) ? 2 : 3;
        }
        return bytes;
    }

    private void continuationLine() {
        int c = next();
        if (c != '\n') {
            // CPython counts bytes from the start of its buffer, which may be lines before, and takes them for bytes of this line.
            // It has read one byte of the wrong character.
            int bytes = c == EOF ? utf8Length(bufferStart, cur) - 1 : utf8Length(bufferStart, cur - 1);
            int end = lineStart;
            while (bytes > 0 && end < lineEnd) {
                int character = text[end] < 0x80 ? 1 : SourceText.utf8Length(Character.codePointAt(text, end, lineEnd));
                bytes -= character;
                end += character == 4 ? 2 : 1;
            }
            int column = Character.codePointCount(text, lineStart, end - lineStart) + 1;
            throw stateError(Kind.SYNTAX, "unexpected character after line continuation character", column, 0);
        }
        c = next();
        if (c == EOF) {
            throw unexpectedEnd();
        }
        backup(c);
    }

    /** The rest of a token that begins with {@code c}. */
    private boolean token(int c, boolean blankLine) {
        if (isIdentifierStart(c)) {
            return nameOrString(c);
        }
        if (c == '\n') {
            atLineStart = true;
            if (!blankLine && level == 0) {
                add(NEWLINE, tokenStart, cur - 1);
            }
            return true;
        }
        if (c == '.') {
            c = next();
            if (isDigit(c)) {
                return number(numbers.fraction(c));
            }
            if (c == '.') {
                int third = next();
                if (third == '.') {
                    add(ELLIPSIS, tokenStart, cur);
                    return true;
                }
                backup(third);
            }
            backup(c);
            add(DOT, tokenStart, cur);
            return true;
        }
        if (isDigit(c)) {
            return number(numbers.scan(c));
        }
        if (c == '"' || c == '\'') {
            return string(c);
        }
        return operator(c);
    }

    private boolean number(int c) {
        backup(c);
        add(NUMBER, tokenStart, cur);
        return true;
    }

    private boolean nameOrString(int first) {
        int c = first;
        boolean b = false;
        boolean r = false;
        boolean u = false;
        boolean f = false;
        boolean t = false;
        while (true) {
            if (!b && (c == 'b' || c == 'B')) {
                b = true;
            } else if (!u && (c == 'u' || c == 'U')) {
                u = true;
            } else if (!r && (c == 'r' || c == 'R')) {
                r = true;
            } else if (!f && (c == 'f' || c == 'F')) {
                f = true;
            } else if (!t && (c == 't' || c == 'T')) {
                t = true;
            } else {
                break;
            }
            c = next();
            if (c == '"' || c == '\'') {
                checkPrefixes(b, r, u, f, t);
                return f || t ? stringStart(c, f ? 'f' : 't', r) : string(c);
            }
        }
        boolean nonAscii = false;
        int i = cur;
        if (c != EOF) {
            i--;
        }
        while (i < lineEnd && isIdentifierPart(text[i])) {
            nonAscii |= text[i] >= 0x80;
            i++;
        }
        cur = i;
        if (i == length) {
            endReached();
        }
        if (nonAscii) {
            verifyIdentifier();
        }
        int index = tokens.names().intern(text, tokenStart, cur, nonAscii);
        tokens.add(nonAscii ? NAME : tokens.names().type(index), tokenStart, cur, line, byteColumn(lineStart, tokenStart), line,
                byteColumn(lineStart, cur), index);
        return true;
    }

    private void checkPrefixes(boolean b, boolean r, boolean u, boolean f, boolean t) {
        String clash = u && b ? "'u' and 'b'" : u && r ? "'u' and 'r'" : u && f ? "'u' and 'f'" : u && t ? "'u' and 't'"
                : b && f ? "'b' and 'f'" : b && t ? "'b' and 't'" : f && t ? "'f' and 't'" : null;
        if (clash != null) {
            // CPython gives this place in bytes.
            throw error(Kind.SYNTAX, clash + " prefixes are incompatible", line, byteColumn(lineStart, tokenStart) + 1, line,
                    byteColumn(lineStart, cur));
        }
    }

    private void verifyIdentifier() {
        int i = tokenStart;
        while (i < cur) {
            int c = Character.codePointAt(text, i, cur);
            boolean valid = c == '_' || UCharacter.hasBinaryProperty(c, i == tokenStart ? UProperty.XID_START : UProperty.XID_CONTINUE);
            i += Character.charCount(c);
            if (!valid) {
                cur = i;
                throw errorHere(isPrintable(c)
                        ? String.format(Locale.ROOT, "invalid character '%s' (U+%04X)", Character.toString(c), c)
                        : String.format(Locale.ROOT, "invalid non-printable character U+%04X", c));
            }
        }
    }

    private boolean string(int quote) {
        int startLine = line;
        int startLineStart = lineStart;
        int startColumn = byteColumn(lineStart, tokenStart);
        int quoteSize = 1;
        int endQuotes = 0;
        boolean escapedQuote = false;
        int c = next();
        if (c == quote) {
            c = next();
            if (c == quote) {
                quoteSize = 3;
            } else {
                endQuotes = 1;
            }
        }
        if (c != quote) {
            backup(c);
        }
        while (endQuotes != quoteSize) {
            c = next();
            if (c == EOF || quoteSize == 1 && c == '\n') {
                throw unterminatedString(c, quote, quoteSize, startLine, startLineStart, escapedQuote);
            }
            if (c == quote) {
                endQuotes++;
            } else {
                endQuotes = 0;
                if (c == '\\') {
                    c = next();
                    escapedQuote |= c == quote;
                }
            }
        }
        tokens.add(STRING, tokenStart, cur, startLine, startColumn, line, byteColumn(lineStart, cur), 0);
        return true;
    }

    private PythonSyntaxError unterminatedString(int c, int quote, int quoteSize, int startLine, int startLineStart, boolean escapedQuote) {
        int detected = line;
        // The error points at the opening quote or its prefix.
        cur = tokenStart + 1;
        line = startLine;
        lineStart = startLineStart;
        if (mode != null && mode.quote == quote && mode.quoteSize == quoteSize) {
            return errorHere(mode.prefix + "-string: expecting '}'");
        }
        if (c == EOF) {
            tokens.errorIsEnd();
        }
        if (quoteSize == 3) {
            return errorHere("unterminated triple-quoted string literal (detected at line " + detected + ")");
        }
        return errorHere("unterminated string literal (detected at line " + detected + ")"
                + (escapedQuote ? "; perhaps you escaped the end quote?" : ""));
    }

    private boolean stringStart(int quote, char prefix, boolean raw) {
        int quoteSize = 1;
        int c = next();
        if (c == quote) {
            int third = next();
            if (third == quote) {
                quoteSize = 3;
            } else {
                backup(third);
                backup(c);
            }
        } else {
            backup(c);
        }
        if (modeDepth + 1 >= MAX_STRINGS) {
            throw errorHere("too many nested f-strings or t-strings");
        }
        mode = new StringMode(mode, prefix, (char) quote, quoteSize, raw, tokenStart, line, lineStart);
        modeDepth++;
        add(mode.type(FSTRING_START), tokenStart, cur);
        return true;
    }

    private boolean operator(int c) {
        StringMode string = mode;
        String fieldSource = null;
        if (string != null && string.inField() && (c == ':' || c == '}' || c == '!' || c == '{')) {
            int depth = string.bracketDepth - (c != '{' ? 1 : 0);
            boolean inSpecOrDebug = depth == 1 && (string.debug || string.inFormatSpec);
            if (depth == 0 || inSpecOrDebug) {
                fieldSource = updateExpression(string, c);
            }
            if (c == ':' && depth == string.fieldDepth) {
                string.inLiteral = true;
                string.inFormatSpec = true;
                addOperator(COLON, fieldSource);
                return true;
            }
        }
        int c2 = next();
        int type = c2 == EOF ? OP : twoChars(c, c2);
        if (type != OP) {
            int c3 = next();
            int longer = c3 == EOF ? OP : threeChars(c, c2, c3);
            if (longer != OP) {
                type = longer;
            } else {
                backup(c3);
            }
            addOperator(type, fieldSource);
            return true;
        }
        backup(c2);
        if (c == '(' || c == '[' || c == '{') {
            openBracket(c);
        } else if (c == ')' || c == ']' || c == '}') {
            closeBracket(c);
        }
        if (!isPrintable(c)) {
            throw errorHere(String.format(Locale.ROOT, "invalid non-printable character U+%04X", c));
        }
        if (c == '=' && string != null && string.bracketDepth - string.fieldDepth == 1) {
            string.debug = true;
        }
        addOperator(oneChar(c), fieldSource);
        return true;
    }

    private void addOperator(int type, String fieldSource) {
        if (fieldSource != null) {
            tokens.setMetadata(tokens.count(), fieldSource);
        }
        add(type, tokenStart, cur);
    }

    /** Notes where a field's expression starts or ends; returns its source if this character ends it and it is needed. */
    private String updateExpression(StringMode string, int c) {
        if (c == '{') {
            string.expressionStart = cur;
            string.expressionEnd = -1;
            return null;
        }
        if (c != ':' || string.expressionEnd < 0) {
            string.expressionEnd = tokenStart;
        }
        if (!string.debug && string.prefix != 't') {
            return null;
        }
        return withoutComments(string.expressionStart, string.expressionEnd);
    }

    private String withoutComments(int start, int end) {
        StringBuilder out = new StringBuilder(end - start);
        char quote = 0;
        boolean comments = false;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c == '\\') {
                i++;
            } else if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            } else if (c == '#' && quote == 0) {
                comments = true;
                break;
            }
        }
        if (!comments) {
            return new String(text, start, end - start);
        }
        quote = 0;
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c == '"' || c == '\'') {
                quote = quote == 0 ? c : quote == c ? 0 : quote;
            } else if (c == '#' && quote == 0) {
                while (i < end && text[i] != '\n') {
                    i++;
                }
                if (i == end) {
                    break;
                }
                c = '\n';
            }
            out.append(c);
        }
        return out.toString();
    }

    private void openBracket(int c) {
        if (level >= MAX_BRACKETS) {
            throw errorHere("too many nested parentheses");
        }
        brackets[level] = (char) c;
        bracketLines[level] = line;
        bracketColumns[level] = byteColumn(lineStart, tokenStart);
        level++;
        if (mode != null) {
            mode.bracketDepth++;
        }
    }

    private void closeBracket(int c) {
        StringMode string = mode;
        if (string != null && string.bracketDepth == 0 && c == '}') {
            throw errorHere(string.prefix + "-string: single '}' is not allowed");
        }
        if (level == 0) {
            throw errorHere("unmatched '" + (char) c + "'");
        }
        level--;
        char opening = brackets[level];
        boolean match = opening == '(' && c == ')' || opening == '[' && c == ']' || opening == '{' && c == '}';
        if (!match) {
            if (string != null && opening == '{' && string.bracketDepth - 1 == string.fieldDepth) {
                throw errorHere(string.prefix + "-string: unmatched '" + (char) c + "'");
            }
            String message = "closing parenthesis '" + (char) c + "' does not match opening parenthesis '" + opening + "'";
            throw errorHere(bracketLines[level] == line ? message : message + " on line " + bracketLines[level]);
        }
        if (string != null) {
            string.bracketDepth--;
            if (string.bracketDepth < 0) {
                throw errorHere(string.prefix + "-string: unmatched '" + (char) c + "'");
            }
            if (c == '}' && string.bracketDepth == string.fieldDepth) {
                string.fieldDepth--;
                string.inLiteral = true;
                string.inFormatSpec = false;
                string.debug = false;
            }
        }
    }

    /** A literal part of an f-string or t-string, or its end. */
    private boolean literalPart() {
        StringMode string = mode;
        tokenStart = cur;
        int startLine = line;
        int startLineStart = lineStart;
        int c = next();
        if (line != startLine) {
            startLine = line;
            startLineStart = lineStart;
        }
        if (c == '{') {
            int peek = next();
            backup(peek);
            if (peek != '{') {
                backup(c);
                enterField(string);
                return normalToken();
            }
        }
        backup(c);
        if (atClosingQuote(string)) {
            cur += string.quoteSize;
            mode = string.outer;
            modeDepth--;
            add(string.type(FSTRING_END), tokenStart, cur);
            return true;
        }
        int end = literalEnd(string);
        int column = byteColumn(startLineStart, tokenStart);
        // Of a doubled brace the first is text; the place of the token covers both.
        tokens.add(string.type(FSTRING_MIDDLE), tokenStart, end, startLine, column, line, byteColumn(lineStart, cur), 0);
        return true;
    }

    private boolean atClosingQuote(StringMode string) {
        if (cur + string.quoteSize > lineEnd) {
            return false;
        }
        for (int i = 0; i < string.quoteSize; i++) {
            if (text[cur + i] != string.quote) {
                return false;
            }
        }
        return true;
    }

    private void enterField(StringMode string) {
        string.fieldDepth++;
        if (string.fieldDepth >= MAX_FIELDS) {
            throw errorHere(string.prefix + "-string: expressions nested too deeply");
        }
        string.inLiteral = false;
    }

    /** Reads to where the literal part ends and returns the end of its text. */
    private int literalEnd(StringMode string) {
        int endQuotes = 0;
        boolean namedEscape = false;
        while (endQuotes != string.quoteSize) {
            int c = next();
            boolean inSpec = string.inFormatSpec && string.inField();
            if (c == EOF || string.quoteSize == 1 && c == '\n') {
                if (inSpec && c == '\n') {
                    throw errorHere(String.format(Locale.ROOT,
                        "%c-string: newlines are not allowed in format specifiers for single quoted %<c-strings", string.prefix));
                }
                if (c == EOF && string.quoteSize == 3) {
                    tokens.errorIsEnd();
                }
                throw unterminatedLiteral(string);
            }
            if (c == string.quote) {
                endQuotes++;
                continue;
            }
            endQuotes = 0;
            if (c == '{') {
                string.expressionStart = cur;
                string.expressionEnd = -1;
                int peek = next();
                if (peek == '{' && !inSpec) {
                    return cur - 1;
                }
                backup(peek);
                backup(c);
                enterField(string);
                string.inFormatSpec = false;
                return cur;
            } else if (c == '}') {
                if (namedEscape) {
                    return cur;
                }
                int peek = next();
                if (peek == '}' && !inSpec && string.bracketDepth == 0) {
                    return cur - 1;
                }
                backup(peek);
                backup(c);
                string.inLiteral = false;
                string.inFormatSpec = false;
                return cur;
            } else if (c == '\\') {
                namedEscape |= escape(string);
            }
        }
        cur -= string.quoteSize;
        return cur;
    }

    /** The character after a backslash in a literal part; returns whether an escape by name begins: backslash, N, brace. */
    private boolean escape(StringMode string) {
        int peek = next();
        if (peek == '{' || peek == '}') {
            if (!string.raw) {
                String message = "\"\\" + (char) peek + "\" is an invalid escape sequence. ";
                String advice = "Did you mean \"\\\\" + (char) peek + "\"? A raw string is also an option.";
                tokens.warnings().add(new Tokens.Warning(tokens.count(), WarningSink.Category.SYNTAX,
                        message + "Such sequences will not work in the future. " + advice, line, errorHere(message + advice)));
            }
            backup(peek);
            return false;
        }
        if (!string.raw && peek == 'N') {
            int brace = next();
            if (brace == '{') {
                return true;
            }
            backup(brace);
        }
        return false;
    }

    private PythonSyntaxError unterminatedLiteral(StringMode string) {
        int detected = line;
        cur = string.start + 1;
        line = string.startLine;
        lineStart = string.startLineStart;
        return errorHere("unterminated " + (string.quoteSize == 3 ? "triple-quoted " : "") + string.prefix
                + "-string literal (detected at line " + detected + ")");
    }

    /** Adds the type comment that a comment ending before {@code c} is, if it is one. */
    private boolean typeComment(int c, boolean blankLine) {
        int end = c == EOF ? cur : cur - 1;
        int p = tokenStart;
        String prefix = "# type: ";
        for (int i = 0; i < prefix.length(); i++) {
            if (prefix.charAt(i) == ' ') {
                while (p < end && (text[p] == ' ' || text[p] == '\t')) {
                    p++;
                }
            } else if (p < end && text[p] == prefix.charAt(i)) {
                p++;
            } else {
                return false;
            }
        }
        int ignoreEnd = p + 6;
        boolean ignore = end >= ignoreEnd && new String(text, p, 6).equals("ignore")
                && !(end > ignoreEnd && (text[ignoreEnd] >= 0x80 || Character.isLetterOrDigit(text[ignoreEnd])));
        backup(c);
        if (ignore) {
            if (blankLine) {
                // Alone on its line the comment takes the line feed along.
                next();
                atLineStart = true;
            }
            tokens.typeIgnores().add(new TypeIgnore(line, new String(text, ignoreEnd, (blankLine ? cur : end) - ignoreEnd)));
        } else {
            add(TYPE_COMMENT, p, end);
        }
        return true;
    }

    void warn(String message) {
        tokens.warnings().add(new Tokens.Warning(tokens.count(), WarningSink.Category.SYNTAX, message, line, errorHere(message)));
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isIdentifierStart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    static boolean isIdentifierPart(int c) {
        return isIdentifierStart(c) || isDigit(c);
    }

    /** What {@code str.isprintable} says of one character. */
    public static boolean isPrintable(int c) {
        if (c >= 0 && c < 0x7F) {
            // Without the Unicode database, which most programs then never load.
            return c >= ' ';
        }
        return switch (UCharacter.getType(c)) {
            case UCharacter.CONTROL, UCharacter.FORMAT, UCharacter.SURROGATE, UCharacter.PRIVATE_USE, UCharacter.UNASSIGNED,
                    UCharacter.LINE_SEPARATOR, UCharacter.PARAGRAPH_SEPARATOR -> false;
            case UCharacter.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
