package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOperator;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Expressions. Binary operators are parsed by precedence; brackets by looking at what follows their first element. */
abstract class ExpressionRules extends StringRules {
    /** About how many rules of CPython's parser lie between an expression and one in brackets in it. */
    static final int RULES_PER_ARGUMENT = 24;
    private static final int RULES_PER_GROUP = 28;
    private static final int RULES_PER_DISPLAY = 29;

    private static final Operator[] OPERATORS = new Operator[128];
    private static final byte[] PRECEDENCES = new byte[128];

    static {
        operator(VBAR, Operator.BIT_OR, 1);
        operator(CIRCUMFLEX, Operator.BIT_XOR, 2);
        operator(AMPER, Operator.BIT_AND, 3);
        operator(LEFTSHIFT, Operator.LSHIFT, 4);
        operator(RIGHTSHIFT, Operator.RSHIFT, 4);
        operator(PLUS, Operator.ADD, 5);
        operator(MINUS, Operator.SUB, 5);
        operator(STAR, Operator.MULT, 6);
        operator(SLASH, Operator.DIV, 6);
        operator(DOUBLESLASH, Operator.FLOOR_DIV, 6);
        operator(PERCENT, Operator.MOD, 6);
        operator(AT, Operator.MAT_MULT, 6);
    }

    /** Where dicts that are not valid begin: looked at once, or nested ones would take exponential time. */
    private final BitSet invalidDicts = new BitSet();

    /** Whether {@code <>} is the operator of inequality (PEP 401). */
    boolean barryAsFlufl;

    ExpressionRules(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
        barryAsFlufl = options.barryAsFlufl();
    }

    private static void operator(int type, Operator operator, int precedence) {
        OPERATORS[type] = operator;
        PRECEDENCES[type] = (byte) precedence;
    }

    static Operator operatorOf(int type) {
        return OPERATORS[type];
    }

    /** 1 for the loosest binary operator to 6; 0 if the token is none. */
    static int precedenceOf(int type) {
        return PRECEDENCES[type];
    }

    /** Parameters of a lambda up to its colon; null if they are not valid. */
    abstract Arguments lambdaParameters();

    /** {@code star_expressions}: a tuple without parentheses or one expression, each perhaps starred. */
    Expr starExpressions() {
        int start = pos;
        Expr first = starExpression();
        if (first == null || !at(COMMA)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            Expr next = startsExpression(peek()) ? starExpression() : null;
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start));
    }

    /** Whether a token can begin an expression or a starred one: saves trying. */
    final boolean startsExpression(int type) {
        return switch (type) {
            case NEWLINE, RPAR, RSQB, RBRACE, COLON, EQUAL, COMMA, SEMI -> false;
            default -> true;
        };
    }

    Expr starExpression() {
        int start = pos;
        if (accept(STAR)) {
            Expr value = bitwiseOr();
            if (value == null) {
                pos = start;
                return null;
            }
            return new Expr.Starred(value, ExprContext.LOAD, range(start));
        }
        return expression();
    }

    /** {@code expressions}: as {@link #starExpressions} without stars. */
    Expr expressions() {
        int start = pos;
        Expr first = expression();
        if (first == null || !at(COMMA)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            Expr next = expression();
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start));
    }

    Expr starNamedExpression() {
        int start = pos;
        if (accept(STAR)) {
            Expr value = bitwiseOr();
            if (value == null) {
                pos = start;
                return null;
            }
            return new Expr.Starred(value, ExprContext.LOAD, range(start));
        }
        return namedExpression();
    }

    final boolean atAssignmentExpression() {
        return peek() == NAME && peekSecond() == COLONEQUAL;
    }

    Expr assignmentExpression() {
        int start = pos;
        Expr target = new Expr.Name(tokens.name(start), ExprContext.STORE, range(start, start));
        pos += 2;
        Expr value = expression();
        if (value == null) {
            pos = start;
            return null;
        }
        return new Expr.NamedExpr(target, value, range(start));
    }

    Expr namedExpression() {
        if (atAssignmentExpression()) {
            return assignmentExpression();
        }
        int start = pos;
        Expr e = expression();
        if (e != null && at(COLONEQUAL)) {
            pos = start;
            return null;
        }
        return e;
    }

    Expr yieldExpression() {
        int start = pos;
        pos++;
        if (at(FROM)) {
            pos++;
            Expr value = expression();
            if (value == null) {
                pos = start;
                return null;
            }
            return new Expr.YieldFrom(value, range(start));
        }
        Expr value = startsExpression(peek()) ? starExpressions() : null;
        return new Expr.Yield(value, range(start));
    }

    @Override
    Expr annotatedRhs() {
        return at(YIELD) ? yieldExpression() : starExpressions();
    }

    Expr expression() {
        int start = pos;
        if (peek() == LAMBDA) {
            return lambda();
        }
        Expr body = disjunction();
        if (body == null || !at(IF)) {
            return body;
        }
        int end = pos++;
        Expr test = disjunction();
        if (test != null && accept(ELSE)) {
            enter(1);
            Expr orelse = expression();
            depth -= 1;
            if (orelse != null) {
                return new Expr.IfExp(test, body, orelse, range(start));
            }
        }
        pos = end;
        return body;
    }

    Expr lambda() {
        int start = pos;
        pos++;
        Arguments parameters = lambdaParameters();
        if (parameters == null || !accept(COLON)) {
            pos = start;
            return null;
        }
        enter(2);
        Expr body = expression();
        depth -= 2;
        if (body == null) {
            pos = start;
            return null;
        }
        return new Expr.Lambda(parameters, body, range(start));
    }

    Expr disjunction() {
        int start = pos;
        Expr first = conjunction();
        return first == null || !at(OR) ? first : booleanOperation(start, first, OR, BoolOperator.OR);
    }

    Expr conjunction() {
        int start = pos;
        Expr first = inversion();
        return first == null || !at(AND) ? first : booleanOperation(start, first, AND, BoolOperator.AND);
    }

    private Expr booleanOperation(int start, Expr first, int type, BoolOperator operator) {
        List<Expr> values = new ArrayList<>();
        values.add(first);
        while (at(type)) {
            int end = pos++;
            Expr next = operator == BoolOperator.OR ? conjunction() : inversion();
            if (next == null) {
                pos = end;
                break;
            }
            values.add(next);
        }
        return values.size() == 1 ? first : new Expr.BoolOp(operator, seal(values), range(start));
    }

    Expr inversion() {
        if (peek() != NOT) {
            return comparison();
        }
        int start = pos;
        while (accept(NOT)) {
            continue;
        }
        int operand = pos;
        enter(operand - start);
        Expr e = comparison();
        depth -= operand - start;
        if (e == null) {
            pos = start;
            return null;
        }
        for (int token = operand - 1; token >= start; token--) {
            e = new Expr.UnaryOp(UnaryOperator.NOT, e, range(token));
        }
        return e;
    }

    Expr comparison() {
        int start = pos;
        Expr left = bitwiseOr();
        if (left == null) {
            return null;
        }
        int end = pos;
        CmpOperator operator = comparisonOperator();
        if (operator == null) {
            return left;
        }
        List<CmpOperator> operators = new ArrayList<>(1);
        List<Expr> comparators = new ArrayList<>(1);
        while (operator != null) {
            Expr right = bitwiseOr();
            if (right == null) {
                pos = end;
                break;
            }
            operators.add(operator);
            comparators.add(right);
            end = pos;
            operator = comparisonOperator();
        }
        return operators.isEmpty() ? left : new Expr.Compare(left, seal(operators), seal(comparators), range(start));
    }

    /** Reads an operator of comparison if one comes. */
    final CmpOperator comparisonOperator() {
        switch (peek()) {
            case EQEQUAL:
                pos++;
                return CmpOperator.EQ;
            case NOTEQUAL:
                return notEqual();
            case LESSEQUAL:
                pos++;
                return CmpOperator.LT_E;
            case LESS:
                pos++;
                return CmpOperator.LT;
            case GREATEREQUAL:
                pos++;
                return CmpOperator.GT_E;
            case GREATER:
                pos++;
                return CmpOperator.GT;
            case IN:
                pos++;
                return CmpOperator.IN;
            case NOT:
                pos++;
                if (accept(IN)) {
                    return CmpOperator.NOT_IN;
                }
                pos--;
                return null;
            case IS:
                pos++;
                return accept(NOT) ? CmpOperator.IS_NOT : CmpOperator.IS;
            default:
                return null;
        }
    }

    private CmpOperator notEqual() {
        boolean angled = tokens.charAt(tokens.start(pos)) == '<';
        if (barryAsFlufl && !angled) {
            pos++;
            throw errorAtFurthest(Kind.SYNTAX, "with Barry as BDFL, use '<>' instead of '!='");
        }
        if (!barryAsFlufl && angled) {
            return null;
        }
        pos++;
        return CmpOperator.NOT_EQ;
    }

    Expr bitwiseOr() {
        return binary(1);
    }

    /** Operators of at least the given precedence. */
    Expr binary(int precedence) {
        int start = pos;
        Expr left = factor();
        if (left == null) {
            return null;
        }
        while (true) {
            int type = peek();
            int found = PRECEDENCES[type];
            if (found < precedence) {
                return left;
            }
            int end = pos++;
            Expr right = found == 6 ? factor() : binary(found + 1);
            if (right == null) {
                pos = end;
                return left;
            }
            left = new Expr.BinOp(left, OPERATORS[type], right, range(start));
        }
    }

    static UnaryOperator unaryOperator(int type) {
        return type == MINUS ? UnaryOperator.USUB : type == PLUS ? UnaryOperator.UADD : type == TILDE ? UnaryOperator.INVERT : null;
    }

    Expr factor() {
        if (unaryOperator(peek()) == null) {
            return power();
        }
        int start = pos;
        while (unaryOperator(peek()) != null) {
            pos++;
        }
        int operand = pos;
        enter(operand - start);
        Expr e = power();
        depth -= operand - start;
        if (e == null) {
            pos = start;
            return null;
        }
        for (int token = operand - 1; token >= start; token--) {
            e = new Expr.UnaryOp(unaryOperator(tokens.type(token)), e, range(token));
        }
        return e;
    }

    Expr power() {
        int start = pos;
        Expr base = awaitPrimary();
        if (base == null || !at(DOUBLESTAR)) {
            return base;
        }
        int end = pos++;
        enter(2);
        Expr exponent = factor();
        depth -= 2;
        if (exponent == null) {
            pos = end;
            return base;
        }
        return new Expr.BinOp(base, Operator.POW, exponent, range(start));
    }

    Expr awaitPrimary() {
        int start = pos;
        if (!accept(AWAIT)) {
            return primary();
        }
        Expr value = primary();
        if (value == null) {
            pos = start;
            return null;
        }
        return new Expr.Await(value, range(start));
    }

    Expr primary() {
        int start = pos;
        Expr e = atom();
        while (e != null) {
            int end = pos;
            Expr next = switch (peek()) {
                case DOT -> attribute(start, e);
                case LPAR -> call(start, e);
                case LSQB -> subscript(start, e);
                default -> null;
            };
            if (next == null) {
                pos = end;
                return e;
            }
            e = next;
        }
        return null;
    }

    final Expr attribute(int start, Expr value) {
        pos++;
        if (!at(NAME)) {
            return null;
        }
        String name = tokens.name(pos++);
        return new Expr.Attribute(value, name, ExprContext.LOAD, range(start));
    }

    final Expr subscript(int start, Expr value) {
        pos++;
        enter(RULES_PER_ARGUMENT);
        Expr slice = slices();
        depth -= RULES_PER_ARGUMENT;
        if (slice == null || !accept(RSQB)) {
            return null;
        }
        return new Expr.Subscript(value, slice, ExprContext.LOAD, range(start));
    }

    Expr slices() {
        int start = pos;
        boolean starred = at(STAR);
        Expr first = starred ? starredExpression() : slice();
        if (first == null || !starred && !at(COMMA)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            if (at(RSQB)) {
                break;
            }
            Expr next = at(STAR) ? starredExpression() : slice();
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start));
    }

    Expr starredExpression() {
        int start = pos;
        pos++;
        Expr value = expression();
        if (value == null) {
            pos = start;
            return null;
        }
        return new Expr.Starred(value, ExprContext.LOAD, range(start));
    }

    Expr slice() {
        int start = pos;
        Expr lower = null;
        if (!at(COLON)) {
            if (atAssignmentExpression()) {
                return assignmentExpression();
            }
            lower = expression();
            if (lower == null || at(COLONEQUAL)) {
                pos = start;
                return null;
            }
            if (!at(COLON)) {
                return lower;
            }
        }
        pos++;
        Expr upper = startsExpression(peek()) ? expression() : null;
        Expr step = null;
        if (accept(COLON) && startsExpression(peek())) {
            step = expression();
        }
        return new Expr.Slice(lower, upper, step, range(start));
    }

    /** A call of {@code function}, at its parenthesis; null if it is not valid. */
    Expr call(int start, Expr function) {
        return call(start, function, true);
    }

    /** Arguments in parentheses; {@code bareGenerator}: whether one generator may lack its own. */
    final Expr call(int start, Expr function, boolean bareGenerator) {
        int open = pos++;
        List<Expr> args = new ArrayList<>();
        List<Keyword> keywords = new ArrayList<>();
        enter(RULES_PER_ARGUMENT);
        boolean valid = arguments(open, bareGenerator, args, keywords);
        depth -= RULES_PER_ARGUMENT;
        if (!valid || !accept(RPAR)) {
            return null;
        }
        return new Expr.Call(function, seal(args), seal(keywords), range(start));
    }

    /** Arguments up to the closing parenthesis, which is not consumed. */
    private boolean arguments(int open, boolean bareGenerator, List<Expr> args, List<Keyword> keywords) {
        boolean unpacking = false;
        while (!at(RPAR)) {
            int start = pos;
            int type = peek();
            if (type == DOUBLESTAR) {
                pos++;
                Expr value = expression();
                if (value == null) {
                    return false;
                }
                keywords.add(new Keyword(null, value, range(start)));
                unpacking = true;
            } else if (type == STAR) {
                Expr value = unpacking ? null : starredExpression();
                if (value == null) {
                    return false;
                }
                args.add(value);
            } else if (type == NAME && peekSecond() == EQUAL) {
                pos += 2;
                Expr value = expression();
                if (value == null) {
                    return false;
                }
                keywords.add(new Keyword(tokens.name(start), value, range(start)));
            } else {
                Expr value = keywords.isEmpty() ? namedExpression() : null;
                if (value == null || at(EQUAL)) {
                    return false;
                }
                if (bareGenerator && start == open + 1 && (at(FOR) || at(ASYNC))) {
                    List<Comprehension> generators = comprehensionClauses();
                    if (generators == null || !accept(RPAR)) {
                        return false;
                    }
                    // The parentheses of the call belong to the generator too.
                    args.add(new Expr.GeneratorExp(value, generators, range(open)));
                    pos--;
                    return true;
                }
                args.add(value);
            }
            if (!accept(COMMA)) {
                break;
            }
        }
        return true;
    }

    Expr atom() {
        int start = pos;
        switch (peek()) {
            case NAME:
                pos++;
                return new Expr.Name(tokens.name(start), ExprContext.LOAD, range(start, start));
            case NUMBER:
                return number();
            case STRING, FSTRING_START, TSTRING_START:
                return strings();
            case LPAR, LSQB, LBRACE:
                return bracketed();
            case TRUE:
                return constant(Constant.TRUE);
            case FALSE:
                return constant(Constant.FALSE);
            case NONE:
                return constant(Constant.NONE);
            case ELLIPSIS:
                return constant(Constant.ELLIPSIS);
            default:
                return null;
        }
    }

    private Expr constant(Constant value) {
        int token = pos++;
        return new Expr.Literal(value, null, range(token, token));
    }

    final Expr.Literal number() {
        int token = pos;
        try {
            Constant value = Literals.number(tokens.text(token));
            pos++;
            return new Expr.Literal(value, null, range(token, token));
        } catch (Literals.InvalidLiteral e) {
            pos++;
            throw errorAt(Kind.SYNTAX, tokens.line(token), 0, tokens.line(token), 0, e.getMessage());
        }
    }

    /** How many of CPython's rules are active between a bracket and one right inside it. */
    static int rulesPerBracket(int type) {
        return type == LPAR ? RULES_PER_GROUP : RULES_PER_DISPLAY;
    }

    private Expr bracketed() {
        int start = pos;
        int type = tokens.type(pos++);
        int rules = rulesPerBracket(type);
        enter(rules);
        Expr e = type == LPAR ? parenthesized(start) : type == LSQB ? listDisplay(start) : braced(start);
        depth -= rules;
        if (e == null) {
            pos = start;
        }
        return e;
    }

    private Expr parenthesized(int start) {
        if (accept(RPAR)) {
            return new Expr.Tuple(List.of(), ExprContext.LOAD, range(start));
        }
        if (at(YIELD)) {
            Expr e = yieldExpression();
            return e != null && accept(RPAR) ? e : null;
        }
        boolean starred = at(STAR);
        Expr first = starNamedExpression();
        if (first == null) {
            return null;
        }
        switch (peek()) {
            case COMMA:
                List<Expr> elements = elements(first, RPAR);
                return accept(RPAR) ? new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start)) : null;
            case RPAR:
                pos++;
                return starred ? null : first;
            case FOR, ASYNC:
                List<Comprehension> generators = starred ? null : comprehensionClauses();
                return generators != null && accept(RPAR) ? new Expr.GeneratorExp(first, generators, range(start)) : null;
            default:
                return null;
        }
    }

    private Expr listDisplay(int start) {
        if (accept(RSQB)) {
            return new Expr.ListExpr(List.of(), ExprContext.LOAD, range(start));
        }
        boolean starred = at(STAR);
        Expr first = starNamedExpression();
        if (first == null) {
            return null;
        }
        if (at(FOR) || at(ASYNC)) {
            List<Comprehension> generators = starred ? null : comprehensionClauses();
            return generators != null && accept(RSQB) ? new Expr.ListComp(first, generators, range(start)) : null;
        }
        List<Expr> elements = elements(first, RSQB);
        return accept(RSQB) ? new Expr.ListExpr(seal(elements), ExprContext.LOAD, range(start)) : null;
    }

    /** The elements of a display after its first. */
    private List<Expr> elements(Expr first, int close) {
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            if (at(close)) {
                break;
            }
            Expr next = starNamedExpression();
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return elements;
    }

    private Expr braced(int start) {
        if (accept(RBRACE)) {
            return new Expr.Dict(List.of(), List.of(), range(start));
        }
        if (at(DOUBLESTAR)) {
            return validDictDisplay(start, null, false);
        }
        boolean starred = at(STAR);
        boolean named = !starred && atAssignmentExpression();
        Expr first = starNamedExpression();
        if (first == null) {
            return null;
        }
        if (at(COLON)) {
            return starred || named ? null : validDictDisplay(start, first, true);
        }
        if (at(FOR) || at(ASYNC)) {
            List<Comprehension> generators = starred ? null : comprehensionClauses();
            return generators != null && accept(RBRACE) ? new Expr.SetComp(first, generators, range(start)) : null;
        }
        List<Expr> elements = elements(first, RBRACE);
        return accept(RBRACE) ? new Expr.Set(seal(elements), range(start)) : null;
    }

    private Expr validDictDisplay(int start, Expr firstKey, boolean haveKey) {
        Expr e = invalidDicts.get(start) ? null : dictDisplay(start, firstKey, haveKey);
        if (e == null && !invalidDicts.get(start)) {
            pos = start + 1;
            invalidDicts.set(start);
            invalidDoubleStarredPairs();
        }
        return e;
    }

    private Expr dictDisplay(int start, Expr firstKey, boolean haveKey) {
        List<Expr> keys = new ArrayList<>();
        List<Expr> values = new ArrayList<>();
        Expr key = firstKey;
        boolean keyRead = haveKey;
        while (!at(RBRACE)) {
            Expr value;
            if (!keyRead && accept(DOUBLESTAR)) {
                key = null;
                value = bitwiseOr();
            } else {
                key = keyRead ? key : expression();
                value = key != null && accept(COLON) ? expression() : null;
                if (keyRead && value != null && (at(FOR) || at(ASYNC))) {
                    List<Comprehension> generators = comprehensionClauses();
                    return generators != null && accept(RBRACE) ? new Expr.DictComp(key, value, generators, range(start)) : null;
                }
            }
            if (value == null) {
                return null;
            }
            keyRead = false;
            keys.add(key);
            values.add(value);
            if (!accept(COMMA)) {
                break;
            }
        }
        return accept(RBRACE) ? new Expr.Dict(sealNullable(keys), seal(values), range(start)) : null;
    }

    /** {@code ','.double_starred_kvpair+}; returns whether there is one. */
    final boolean doubleStarredPairs() {
        return separatedByCommas(this::doubleStarredPair);
    }

    private boolean doubleStarredPair() {
        int start = pos;
        if (accept(DOUBLESTAR) && bitwiseOr() != null) {
            return true;
        }
        pos = start;
        return pair() != null;
    }

    final Expr pair() {
        Expr key = expression();
        return key != null && accept(COLON) && expression() != null ? key : null;
    }

    /** What is wrong with the pairs of a dict that is not valid. CPython asks in the first pass already. */
    final void invalidDoubleStarredPairs() {
        int start = pos;
        if (doubleStarredPairs() && accept(COMMA)) {
            int key = pos;
            Expr a = expression();
            if (a != null && !at(COLON)) {
                throw errorAt(Kind.SYNTAX, a.range().line(), a.range().endColumn(), a.range().endLine(), 0, "':' expected after dictionary key");
            }
            pos = key;
            invalidValue();
        }
        pos = start;
        invalidValue();
    }

    private void invalidValue() {
        Expr key = expression();
        if (key == null || !at(COLON)) {
            return;
        }
        int colon = pos++;
        int star = pos;
        if (accept(STAR) && bitwiseOr() != null) {
            throw errorFromToken(star, "cannot use a starred expression in a dictionary value");
        }
        pos = colon + 1;
        if (at(RBRACE) || at(COMMA)) {
            throw errorAtToken(colon, "expression expected after dictionary key and ':'");
        }
    }

    /** {@code for_if_clauses}, at least one; null if one is not valid. */
    List<Comprehension> comprehensionClauses() {
        List<Comprehension> clauses = new ArrayList<>();
        while (at(FOR) || at(ASYNC)) {
            int isAsync = accept(ASYNC) ? 1 : 0;
            if (!accept(FOR)) {
                return null;
            }
            Expr target = starTargets();
            if (target == null || !accept(IN)) {
                return null;
            }
            Expr iterable = disjunction();
            if (iterable == null) {
                return null;
            }
            List<Expr> conditions = new ArrayList<>(1);
            while (at(IF)) {
                int end = pos++;
                Expr condition = disjunction();
                if (condition == null) {
                    pos = end;
                    break;
                }
                conditions.add(condition);
            }
            clauses.add(new Comprehension(target, iterable, seal(conditions), isAsync));
        }
        return seal(clauses);
    }

    /** {@code star_targets}: the targets of a {@code for}. */
    Expr starTargets() {
        int start = pos;
        Expr first = starTarget();
        if (first == null || !at(COMMA)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            Expr next = startsExpression(peek()) && !at(IN) ? starTarget() : null;
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return new Expr.Tuple(seal(elements), ExprContext.STORE, range(start));
    }

    Expr starTarget() {
        int start = pos;
        Expr target;
        if (accept(STAR)) {
            Expr value = at(STAR) ? null : starTarget();
            target = value == null ? null : new Expr.Starred(value, ExprContext.STORE, range(start));
        } else {
            Expr e = primary();
            target = e == null ? null : Targets.withContext(e, ExprContext.STORE);
        }
        if (target == null) {
            pos = start;
        }
        return target;
    }
}
