package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Patterns of {@code match} (PEP 634). */
abstract class PatternRules extends ParameterRules {
    PatternRules(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    /** The pattern of a {@code case}: a sequence may lack its brackets. */
    Pattern patterns() {
        int start = pos;
        Pattern first = maybeStarPattern();
        if (first == null) {
            return null;
        }
        if (at(COMMA)) {
            List<Pattern> elements = sequenceElements(first);
            return new Pattern.MatchSequence(seal(elements), range(start));
        }
        if (first instanceof Pattern.MatchStar) {
            pos = start;
            return null;
        }
        return first;
    }

    private List<Pattern> sequenceElements(Pattern first) {
        List<Pattern> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            Pattern next = at(COLON) || at(IF) || at(RPAR) || at(RSQB) ? null : maybeStarPattern();
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return elements;
    }

    Pattern maybeStarPattern() {
        if (!at(STAR)) {
            return pattern();
        }
        int start = pos++;
        if (!at(NAME)) {
            pos = start;
            return null;
        }
        String name = captureName();
        if (name == null) {
            pos = start;
            return null;
        }
        return new Pattern.MatchStar(name.equals("_") ? null : name, range(start));
    }

    /** A name that can be bound, or {@code _}; null if the name goes on as something else. */
    private String captureName() {
        int token = pos;
        if (!accept(NAME)) {
            return null;
        }
        if (!isUnderscore(token) && (at(DOT) || at(LPAR) || at(EQUAL))) {
            pos = token;
            return null;
        }
        return tokens.name(token);
    }

    /** Whether a name token is literally an underscore, before normalization. */
    final boolean isUnderscore(int token) {
        return tokens.end(token) - tokens.start(token) == 1 && tokens.charAt(tokens.start(token)) == '_';
    }

    Pattern pattern() {
        int start = pos;
        enter(8);
        Pattern p = orPattern();
        depth -= 8;
        if (p == null || !at(AS)) {
            return p;
        }
        int end = pos++;
        int name = pos;
        if (!at(NAME) || isUnderscore(name) || captureName() == null) {
            pos = end;
            return p;
        }
        return new Pattern.MatchAs(p, tokens.name(name), range(start));
    }

    Pattern orPattern() {
        int start = pos;
        Pattern first = closedPattern();
        if (first == null || !at(VBAR)) {
            return first;
        }
        List<Pattern> alternatives = new ArrayList<>();
        alternatives.add(first);
        while (at(VBAR)) {
            int end = pos++;
            Pattern next = closedPattern();
            if (next == null) {
                pos = end;
                break;
            }
            alternatives.add(next);
        }
        return alternatives.size() == 1 ? first : new Pattern.MatchOr(seal(alternatives), range(start));
    }

    Pattern closedPattern() {
        int start = pos;
        Pattern p = switch (peek()) {
            case NUMBER, MINUS -> {
                Expr value = signedNumber();
                yield value == null ? null : new Pattern.MatchValue(value, range(start));
            }
            case STRING, FSTRING_START, TSTRING_START -> {
                Expr value = strings();
                yield value == null ? null : new Pattern.MatchValue(value, range(start));
            }
            case NONE -> singleton(Constant.NONE);
            case TRUE -> singleton(Constant.TRUE);
            case FALSE -> singleton(Constant.FALSE);
            case NAME -> namePattern();
            case LPAR -> parenthesizedPattern();
            case LSQB -> bracketedPattern();
            case LBRACE -> mappingPattern();
            default -> null;
        };
        if (p == null) {
            pos = start;
        }
        return p;
    }

    private Pattern singleton(Constant value) {
        int token = pos++;
        return new Pattern.MatchSingleton(value, range(token));
    }

    /** A number with a sign, or a complex number written as a sum; null if it is neither. */
    final Expr signedNumber() {
        int start = pos;
        Expr real = signed();
        if (real == null || !at(PLUS) && !at(MINUS)) {
            return real;
        }
        requireReal(real);
        Operator operator = accept(PLUS) ? Operator.ADD : Operator.SUB;
        if (operator == Operator.SUB) {
            pos++;
        }
        if (!at(NUMBER)) {
            pos = start;
            return null;
        }
        Expr.Literal imaginary = number();
        if (!(imaginary.value() instanceof Constant.Complex)) {
            throw errorAt(imaginary.range(), "imaginary number required in complex literal");
        }
        return new Expr.BinOp(real, operator, imaginary, range(start));
    }

    private Expr signed() {
        int start = pos;
        boolean minus = accept(MINUS);
        if (!at(NUMBER)) {
            pos = start;
            return null;
        }
        Expr number = number();
        return minus ? new Expr.UnaryOp(UnaryOperator.USUB, number, range(start)) : number;
    }

    private void requireReal(Expr e) {
        Expr number = e instanceof Expr.UnaryOp u ? u.operand() : e;
        if (number instanceof Expr.Literal l && l.value() instanceof Constant.Complex) {
            throw errorAt(number.range(), "real number required in complex literal");
        }
    }

    private Pattern namePattern() {
        int start = pos++;
        if (isUnderscore(start)) {
            return new Pattern.MatchAs(null, null, range(start));
        }
        Expr value = new Expr.Name(tokens.name(start), ExprContext.LOAD, range(start));
        boolean dotted = false;
        while (at(DOT)) {
            value = attribute(start, value);
            if (value == null) {
                return null;
            }
            dotted = true;
        }
        if (at(LPAR)) {
            return classPattern(start, value);
        }
        if (dotted) {
            return at(EQUAL) ? null : new Pattern.MatchValue(value, range(start));
        }
        return at(EQUAL) ? null : new Pattern.MatchAs(null, tokens.name(start), range(start));
    }

    private Pattern classPattern(int start, Expr cls) {
        pos++;
        List<Pattern> patterns = new ArrayList<>();
        List<String> keywords = new ArrayList<>();
        List<Pattern> keywordPatterns = new ArrayList<>();
        while (!at(RPAR)) {
            if (at(NAME) && peekSecond() == EQUAL) {
                keywords.add(tokens.name(pos));
                pos += 2;
                Pattern p = pattern();
                if (p == null) {
                    return null;
                }
                keywordPatterns.add(p);
            } else {
                Pattern p = keywords.isEmpty() ? pattern() : null;
                if (p == null) {
                    return null;
                }
                patterns.add(p);
            }
            if (!accept(COMMA)) {
                break;
            }
        }
        return accept(RPAR)
                ? new Pattern.MatchClass(cls, seal(patterns), seal(keywords), seal(keywordPatterns), range(start))
                : null;
    }

    private Pattern parenthesizedPattern() {
        int start = pos++;
        if (accept(RPAR)) {
            return new Pattern.MatchSequence(List.of(), range(start));
        }
        Pattern first = maybeStarPattern();
        if (first == null) {
            return null;
        }
        if (at(COMMA)) {
            List<Pattern> elements = sequenceElements(first);
            return accept(RPAR) ? new Pattern.MatchSequence(seal(elements), range(start)) : null;
        }
        return !(first instanceof Pattern.MatchStar) && accept(RPAR) ? first : null;
    }

    private Pattern bracketedPattern() {
        int start = pos++;
        if (accept(RSQB)) {
            return new Pattern.MatchSequence(List.of(), range(start));
        }
        Pattern first = maybeStarPattern();
        if (first == null) {
            return null;
        }
        List<Pattern> elements = sequenceElements(first);
        return accept(RSQB) ? new Pattern.MatchSequence(seal(elements), range(start)) : null;
    }

    private Pattern mappingPattern() {
        int start = pos++;
        List<Expr> keys = new ArrayList<>();
        List<Pattern> patterns = new ArrayList<>();
        String rest = null;
        while (!at(RBRACE)) {
            if (accept(DOUBLESTAR)) {
                int name = pos;
                if (!at(NAME) || isUnderscore(name) || captureName() == null) {
                    return null;
                }
                rest = tokens.name(name);
                accept(COMMA);
                break;
            }
            Expr key = mappingKey();
            Pattern value = key != null && accept(COLON) ? pattern() : null;
            if (value == null) {
                return null;
            }
            keys.add(key);
            patterns.add(value);
            if (!accept(COMMA)) {
                break;
            }
        }
        return accept(RBRACE) ? new Pattern.MatchMapping(seal(keys), seal(patterns), rest, range(start)) : null;
    }

    private Expr mappingKey() {
        int start = pos;
        switch (peek()) {
            case NUMBER, MINUS:
                return signedNumber();
            case STRING, FSTRING_START, TSTRING_START:
                return strings();
            case NONE:
                pos++;
                return new Expr.Literal(Constant.NONE, null, range(start));
            case TRUE:
                pos++;
                return new Expr.Literal(Constant.TRUE, null, range(start));
            case FALSE:
                pos++;
                return new Expr.Literal(Constant.FALSE, null, range(start));
            case NAME:
                pos++;
                Expr value = new Expr.Name(tokens.name(start), ExprContext.LOAD, range(start));
                while (at(DOT)) {
                    value = attribute(start, value);
                    if (value == null) {
                        return null;
                    }
                }
                return value instanceof Expr.Attribute ? value : null;
            default:
                return null;
        }
    }
}
