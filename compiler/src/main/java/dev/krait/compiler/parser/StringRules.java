package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import com.ibm.icu.lang.UCharacter;
import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.WarningSink;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.tokenizer.Tokens;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** String, bytes, f-string and t-string literals and their concatenation. */
abstract class StringRules extends TokenCursor {
    private static final int REWRITTEN_BACKSLASH = 6, REWRITTEN_CHARACTER = 10;

    final WarningCollector warnings;
    /** Tokens of strings that were warned of. */
    private final BitSet warned = new BitSet();

    StringRules(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, depthLimit);
        this.warnings = warnings;
    }

    /** Takes a warning that arises when the given token is the furthest, with the error it becomes on request. */
    @FunctionalInterface
    interface WarningCollector {
        void warn(int token, WarningSink.Category category, String message, int line, PythonSyntaxError asError);
    }

    /** Whether invalid escapes are reported. */
    boolean warningsEnabled() {
        return true;
    }

    /** {@code yield_expr | star_expressions}. */
    abstract Expr annotatedRhs();

    /** A run of adjacent literals. */
    Expr strings() {
        int start = pos;
        if (at(TSTRING_START)) {
            List<Expr> parts = new ArrayList<>();
            while (at(TSTRING_START)) {
                Expr part = templateString();
                if (part == null) {
                    break;
                }
                parts.add(part);
            }
            return parts.isEmpty() ? null : concatenateTemplates(parts, range(start));
        }
        List<Expr> parts = new ArrayList<>();
        if (at(STRING)) {
            Expr first = string(pos++);
            if (!at(STRING) && !at(FSTRING_START)) {
                return first;
            }
            parts.add(first);
        }
        while (true) {
            int type = peek();
            Expr part = type == STRING ? string(pos++) : type == FSTRING_START ? formattedString() : null;
            if (part == null) {
                break;
            }
            parts.add(part);
        }
        return parts.isEmpty() ? null : concatenate(parts, range(start));
    }

    /** The constant of a {@code STRING} token. */
    final Expr.Literal string(int token) {
        int i = tokens.start(token);
        int end = tokens.end(token);
        boolean raw = false;
        boolean bytes = false;
        char c = tokens.charAt(i);
        boolean unicodePrefix = c == 'u';
        while (c != '\'' && c != '"') {
            raw |= c == 'r' || c == 'R';
            bytes |= c == 'b' || c == 'B';
            c = tokens.charAt(++i);
        }
        int quotes = end - i >= 6 && tokens.charAt(i + 1) == c && tokens.charAt(i + 2) == c ? 3 : 1;
        String content = tokens.text(token).substring(i - tokens.start(token) + quotes, end - tokens.start(token) - quotes);
        raw |= content.indexOf('\\') < 0;
        Constant value = bytes ? bytesValue(token, content, raw) : raw ? new Constant.Str(content) : decode(token, token, content);
        return new Expr.Literal(value, unicodePrefix ? "u" : null, range(token, token));
    }

    private Constant bytesValue(int token, String content, boolean raw) {
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) >= 0x80) {
                throw errorAtToken(token, "bytes can only contain ASCII literal characters");
            }
        }
        try {
            Literals.Decoded decoded = Literals.decodeBytes(content, raw);
            warnInvalidEscape(decoded, token, token, content);
            return decoded.value();
        } catch (Literals.InvalidLiteral e) {
            throw errorAtFurthest(Kind.SYNTAX, e.getMessage());
        }
    }

    private Constant decode(int token, int place, String content) {
        try {
            Literals.Decoded decoded = Literals.decodeString(content);
            warnInvalidEscape(decoded, token, place, content);
            return decoded.value();
        } catch (Literals.InvalidLiteral e) {
            PythonSyntaxError error = errorAtFurthest(Kind.SYNTAX, e.getMessage());
            error.initCause(e);
            throw error;
        }
    }

    /** Warns; lines and columns are counted from the token {@code place}, which for parts of formatted strings is their end. */
    private void warnInvalidEscape(Literals.Decoded decoded, int token, int place, String content) {
        String escape = decoded.invalidEscape();
        if (escape == null || !warningsEnabled()) {
            return;
        }
        // CPython remembers the strings that it has parsed, and warns of each of them once.
        if (warned.get(token)) {
            return;
        }
        warned.set(token);
        int type = tokens.type(token);
        char c = escape.charAt(0);
        if ((type == FSTRING_MIDDLE || type == FSTRING_END || type == TSTRING_MIDDLE || type == TSTRING_END) && (c == '{' || c == '}')) {
            return;
        }
        boolean octal = c >= '4' && c <= '7';
        String kind = octal ? "octal escape" : "escape";
        String advice = "Did you mean \"\\\\" + escape + "\"? A raw string is also an option.";
        String message = "\"\\" + escape + "\" is an invalid " + kind + " sequence. Such sequences will not work in the future. " + advice;
        int line = tokens.line(place);
        int column = tokens.column(place);
        for (int i = 0; i < decoded.invalidOffset(); i++) {
            char next = content.charAt(i);
            if (next == '\n') {
                line++;
                column = 0;
            } else if (next == '\\' && content.charAt(i + 1) >= 0x80) {
                column += REWRITTEN_BACKSLASH;
            } else if (!Character.isLowSurrogate(next)) {
                // CPython counts in the text that it decodes, where other characters than ASCII, and backslashes before them, are escape sequences.
                column += next < 0x80 ? 1 : REWRITTEN_CHARACTER;
            }
        }
        column += line == tokens.line(place) ? leadingQuotes(place) : 0;
        warnings.warn(furthest, WarningSink.Category.SYNTAX, message, line,
                errorAt(line, column, line, column + 2, "\"\\" + escape + "\" is an invalid " + kind + " sequence. " + advice));
    }

    /** How many quotes like the first a token begins with. */
    private int leadingQuotes(int token) {
        int count = 0;
        char first = 0;
        for (int i = tokens.start(token); i < tokens.end(token); i++) {
            char c = tokens.charAt(i);
            if (c != '\'' && c != '"') {
                break;
            }
            first = first == 0 ? c : first;
            count += c == first ? 1 : 0;
        }
        return count;
    }

    /** {@code FSTRING_START fstring_middle* FSTRING_END}. */
    final Expr formattedString() {
        int start = pos;
        List<Expr> values = parts(false, FSTRING_END);
        return values == null ? null : new Expr.JoinedStr(seal(values), range(start));
    }

    /** {@code TSTRING_START tstring_middle* TSTRING_END}. */
    Expr templateString() {
        int start = pos;
        List<Expr> values = parts(true, TSTRING_END);
        return values == null ? null : new Expr.TemplateStr(seal(values), range(start));
    }

    private List<Expr> parts(boolean template, int end) {
        int start = pos++;
        boolean raw = isRaw(start);
        List<Expr> values = new ArrayList<>();
        List<Integer> literals = new ArrayList<>();
        middle(template, raw, values, literals);
        if (!accept(end)) {
            pos = start;
            return null;
        }
        // Literal parts are decoded last: an error in one is reported at the end of the string.
        List<Expr> decoded = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            int token = literals.get(i);
            Expr value = token < 0 ? values.get(i) : literalPart(token, pos - 1, raw);
            if (token < 0 || !isEmpty(value)) {
                decoded.add(value);
            }
        }
        return decoded;
    }

    private boolean isRaw(int startToken) {
        for (int i = tokens.start(startToken); i < tokens.end(startToken); i++) {
            char c = tokens.charAt(i);
            if (c == 'r' || c == 'R') {
                return true;
            }
        }
        return false;
    }

    /** Reads literal parts and fields; {@code literals} gets the token of each literal part, -1 for what a field adds. */
    private void middle(boolean template, boolean raw, List<Expr> values, List<Integer> literals) {
        int middleType = template ? TSTRING_MIDDLE : FSTRING_MIDDLE;
        while (true) {
            int type = peek();
            if (type == LBRACE) {
                if (!replacementField(template, template, raw, values)) {
                    return;
                }
                while (literals.size() < values.size()) {
                    literals.add(-1);
                }
            } else if (type == middleType) {
                literals.add(pos++);
                values.add(null);
            } else {
                return;
            }
        }
    }

    private Expr.Literal literalPart(int token, int place, boolean raw) {
        String content = tokens.text(token);
        if (content.equals("{{") || content.equals("}}")) {
            content = content.substring(1);
        }
        Constant value = raw || content.indexOf('\\') < 0 ? new Constant.Str(content) : decode(token, place, content);
        return new Expr.Literal(value, null, range(token, token));
    }

    /** A literal part of a format specification: CPython lets the codec's exception through here. */
    private Expr.Literal formatPart(int token, boolean raw) {
        try {
            return literalPart(token, token, raw);
        } catch (PythonSyntaxError e) {
            throw e.getCause() instanceof Literals.InvalidLiteral invalid && invalid.problem != null
                    ? new PythonSyntaxError(Kind.UNICODE_DECODE, invalid.problem, e.filename()) : e;
        }
    }

    private static boolean isEmpty(Expr e) {
        return e instanceof Expr.Literal l && l.value() instanceof Constant.Str s && s.value().isEmpty();
    }

    /**
     * A replacement field, added to {@code values} with the source of its expression before it if it has a {@code =}.
     *
     * @param interpolation whether it is one of a t-string itself rather than of an f-string or a format
     * @return whether there was one; if not, the position is unchanged
     */
    boolean replacementField(boolean interpolation, boolean template, boolean raw, List<Expr> values) {
        int start = pos;
        pos++;
        enter(20);
        Expr value = annotatedRhs();
        depth -= 20;
        if (value == null) {
            pos = start;
            return false;
        }
        boolean debug = accept(EQUAL);
        int conversionToken = -1;
        int conversion = -1;
        if (at(EXCLAMATION)) {
            conversionToken = pos++;
            if (!at(NAME)) {
                pos = start;
                return false;
            }
            conversion = conversion(template ? "t-string" : "f-string", conversionToken, pos++);
        }
        int colon = -1;
        Expr format = null;
        if (at(COLON)) {
            colon = pos++;
            format = formatSpec(colon, template, raw);
            if (format == null) {
                pos = start;
                return false;
            }
        }
        if (!at(RBRACE)) {
            pos = start;
            return false;
        }
        int brace = pos++;
        SourceRange range = range(start);
        if (debug && conversionToken < 0 && format == null) {
            conversion = 'r';
        }
        int sourceEnd = conversionToken >= 0 ? conversionToken : colon >= 0 ? colon : brace;
        String expressionSource = tokens.metadata(sourceEnd);
        if (debug) {
            int endToken = conversionToken >= 0 ? conversionToken + 1 : sourceEnd;
            int endColumn = conversionToken >= 0 ? tokens.column(endToken) - 1 : tokens.column(endToken);
            values.add(new Expr.Literal(new Constant.Str(expressionSource), null,
                    new SourceRange(range.line(), range.column() + 1, tokens.line(endToken), endColumn)));
        }
        values.add(interpolation
                ? new Expr.Interpolation(value, new Constant.Str(stripped(expressionSource)), conversion, format, range)
                : new Expr.FormattedValue(value, conversion, format, range));
        return true;
    }

    private int conversion(String prefix, int exclamation, int name) {
        if (tokens.line(exclamation) != tokens.line(name) || tokens.endColumn(exclamation) != tokens.column(name)) {
            throw errorAt(range(exclamation, name), prefix + ": conversion type must come right after the exclamation mark");
        }
        String conversion = tokens.name(name);
        if (conversion.length() == 1 && "sra".contains(conversion)) {
            return conversion.charAt(0);
        }
        throw errorAtToken(name, prefix + ": invalid conversion character '" + conversion
                + "': expected 's', 'r', or 'a'");
    }

    private static String stripped(String expressionSource) {
        int end = expressionSource.length();
        while (end > 0) {
            int c = expressionSource.codePointBefore(end);
            if (c != '=' && !UCharacter.isUWhiteSpace(c) && !(c >= 0x1C && c <= 0x1F)) {
                break;
            }
            end -= Character.charCount(c);
        }
        return expressionSource.substring(0, end);
    }

    private Expr formatSpec(int colon, boolean template, boolean raw) {
        List<Expr> values = new ArrayList<>();
        int middleType = template ? TSTRING_MIDDLE : FSTRING_MIDDLE;
        while (true) {
            int type = peek();
            if (type == LBRACE) {
                if (!replacementField(false, template, raw, values)) {
                    break;
                }
            } else if (type == middleType) {
                Expr.Literal part = formatPart(pos++, raw);
                if (!isEmpty(part)) {
                    values.add(part);
                }
            } else {
                break;
            }
        }
        return new Expr.JoinedStr(seal(foldConstants(values, true)), range(colon));
    }

    /** Adjacent literals, not t-strings, as one. */
    final Expr concatenate(List<Expr> parts, SourceRange range) {
        boolean bytes = false;
        boolean text = false;
        boolean formatted = false;
        List<Expr> flat = new ArrayList<>();
        for (Expr part : parts) {
            if (part instanceof Expr.JoinedStr joined) {
                formatted = true;
                flat.addAll(joined.values());
            } else {
                boolean isBytes = ((Expr.Literal) part).value() instanceof Constant.Bytes;
                bytes |= isBytes;
                text |= !isBytes;
                flat.add(part);
            }
        }
        if (bytes && (text || formatted)) {
            throw errorAtFurthest(Kind.SYNTAX, "cannot mix bytes and nonbytes literals");
        }
        if (bytes) {
            return concatenateBytes(parts, range);
        }
        if (!formatted && parts.size() == 1) {
            return parts.get(0);
        }
        List<Expr> folded = foldConstants(flat, formatted);
        return formatted ? new Expr.JoinedStr(seal(folded), range) : folded.get(0);
    }

    private static Expr concatenateBytes(List<Expr> parts, SourceRange range) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Expr part : parts) {
            out.writeBytes(((Constant.Bytes) ((Expr.Literal) part).value()).value());
        }
        return new Expr.Literal(new Constant.Bytes(out.toByteArray()), null, range);
    }

    /** Adjacent t-strings as one. */
    final Expr concatenateTemplates(List<Expr> parts, SourceRange range) {
        List<Expr> flat = new ArrayList<>();
        for (Expr part : parts) {
            flat.addAll(((Expr.TemplateStr) part).values());
        }
        return new Expr.TemplateStr(seal(foldConstants(flat, true)), range);
    }

    private static Constant.Str concatenation(List<Expr> literals) {
        StringBuilder plain = new StringBuilder();
        boolean split = false;
        Constant.Str joined = new Constant.Str("");
        for (Expr literal : literals) {
            Constant.Str part = (Constant.Str) ((Expr.Literal) literal).value();
            split |= !part.splits().isEmpty() || !plain.isEmpty() && !part.value().isEmpty()
                    && Character.isSurrogatePair(plain.charAt(plain.length() - 1), part.value().charAt(0));
            plain.append(part.value());
        }
        if (!split) {
            return new Constant.Str(plain.toString());
        }
        for (Expr literal : literals) {
            joined = joined.concat((Constant.Str) ((Expr.Literal) literal).value());
        }
        return joined;
    }

    private static List<Expr> foldConstants(List<Expr> flat, boolean dropEmpty) {
        List<Expr> out = new ArrayList<>(flat.size());
        int i = 0;
        while (i < flat.size()) {
            if (!(flat.get(i) instanceof Expr.Literal first)) {
                out.add(flat.get(i++));
                continue;
            }
            int end = i + 1;
            while (end < flat.size() && flat.get(end) instanceof Expr.Literal) {
                end++;
            }
            Expr.Literal literal = first;
            if (end > i + 1) {
                literal = new Expr.Literal(concatenation(flat.subList(i, end)), first.kind(),
                        SourceRange.between(first.range(), flat.get(end - 1).range()));
            }
            if (!dropEmpty || !isEmpty(literal)) {
                out.add(literal);
            }
            i = end;
        }
        return out;
    }
}
