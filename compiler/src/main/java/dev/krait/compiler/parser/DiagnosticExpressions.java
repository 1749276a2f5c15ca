package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The second pass over a text that is not valid, which finds out what to say about it. The alternatives of each rule
 * are tried in the order of CPython's grammar, its {@code invalid_*} rules among them: the first that matches
 * determines the error. Results are remembered by position, so the pass is linear as well.
 */
abstract class DiagnosticExpressions extends CompoundStatementRules {
    private static final int EXPRESSION = 0;
    private static final int STAR_EXPRESSION = 1;
    private static final int DISJUNCTION = 2;
    private static final int CONJUNCTION = 3;
    private static final int INVERSION = 4;
    private static final int FACTOR = 5;
    private static final int AWAIT_PRIMARY = 6;
    private static final int PRIMARY = 7;
    private static final int STRINGS = 8;
    private static final int INVALID_NAMED_EXPRESSION = 9;
    private static final int STAR_TARGET = 10;
    private static final int ATOM = 11;
    private static final int BINARY = 12;
    static final int ARGUMENTS = 20;
    static final int SIMPLE_STATEMENT = 21;
    static final int BLOCK = 22;
    static final int IMPORT_STATEMENT = 23;
    static final int TYPE_PARAMETER = 24;
    static final int CLOSED_PATTERN = 25;
    private static final int TEMPLATE_STRING = 26;
    private static final int TARGET_PRIMARY = 27;
    private static final int TARGET_WITH_STAR_ATOM = 28;
    private static final int DELETE_TARGET = 29;
    private static final int RULES = 30;
    private static final int FEW = 32;

    private record Memo(Object node, int end) {
    }

    /** By rule, then by token from {@link #firstMemo} on. */
    private final Memo[][] memos = new Memo[RULES][];
    private int firstMemo;
    private int[] levels;
    /** Whether rules of errors are tried. */
    boolean invalidRules = true;

    DiagnosticExpressions(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    /** As in CPython, warnings of this pass come only from where no error is looked for. */
    @Override
    boolean warningsEnabled() {
        return !invalidRules;
    }

    /** {@code invalid_arguments | args [','] &')'}: the arguments of a call as a call without function, or null. */
    abstract Expr.Call arguments();

    abstract boolean passBreakOrContinue();

    abstract boolean anySimpleStatement();

    @SuppressWarnings("unchecked")
    final <T> T memo(int rule, Supplier<T> body) {
        peek();
        Memo[] row = memos[rule];
        int start = pos;
        int index = start - firstMemo;
        if (row == null || index >= row.length) {
            row = row == null ? new Memo[Math.max(FEW, index + 1)] : Arrays.copyOf(row, Math.max(2 * row.length, index + 1));
            memos[rule] = row;
        }
        Memo known = row[index];
        if (known != null) {
            pos = known.end;
            return (T) known.node;
        }
        T node = body.get();
        if (node == null) {
            pos = start;
        }
        memos[rule][index] = new Memo(node, pos);
        return node;
    }

    /** Forgets what is known of the statements before: a long text would take too much memory. */
    @Override
    void beginStatement() {
        for (int i = 0; i < RULES; i++) {
            if (memos[i] != null && memos[i].length > FEW) {
                memos[i] = null;
            } else if (memos[i] != null) {
                Arrays.fill(memos[i], null);
            }
        }
        firstMemo = pos;
    }

    /** How many brackets are open after a token. */
    final int level(int token) {
        if (levels == null) {
            levels = new int[tokens.count()];
            int level = 0;
            for (int i = 0; i < levels.length; i++) {
                switch (tokens.type(i)) {
                    case LPAR, LSQB, LBRACE -> level++;
                    case RPAR, RSQB, RBRACE -> level--;
                    default -> { }
                }
                levels[i] = level;
            }
        }
        return levels[token];
    }

    final PythonSyntaxError errorBetween(SourceRange first, SourceRange last, String message) {
        return errorAt(SourceRange.between(first, last), message);
    }

    final PythonSyntaxError errorHere(String message) {
        return errorAtFurthest(Kind.SYNTAX, message);
    }

    final PythonSyntaxError errorAtNextToken(String message) {
        return errorNear(Kind.SYNTAX, pos, message);
    }

    final PythonSyntaxError expectedIndent(String what, int token) {
        return errorAtFurthest(Kind.INDENTATION, "expected an indented block after " + what + " on line " + tokens.line(token));
    }

    /** Throws if an expression that was read as a target has a part that is none. */
    final void rejectTarget(Expr e, Targets.Use use) {
        Expr invalid = Targets.invalidTarget(e, use);
        if (invalid != null) {
            throw errorAt(invalid.range(), (use == Targets.Use.DELETE ? "cannot delete " : "cannot assign to ") + Targets.describe(invalid));
        }
    }

    final boolean lookingAt(int... types) {
        int type = peek();
        for (int candidate : types) {
            if (candidate == type) {
                return true;
            }
        }
        return false;
    }

    // Expressions

    @Override
    Expr starExpression() {
        return memo(STAR_EXPRESSION, super::starExpression);
    }

    @Override
    Expr starExpressions() {
        int start = pos;
        Expr first = starExpression();
        if (first == null || !at(COMMA)) {
            return first;
        }
        List<Expr> elements = new ArrayList<>();
        elements.add(first);
        while (accept(COMMA)) {
            Expr next = starExpression();
            if (next == null) {
                break;
            }
            elements.add(next);
        }
        return new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start));
    }

    @Override
    Expr expression() {
        return memo(EXPRESSION, this::expressionRule);
    }

    private Expr expressionRule() {
        int start = pos;
        enter(2);
        if (invalidRules) {
            invalidExpression();
            pos = start;
            invalidLegacyExpression();
            pos = start;
        }
        Expr e = plainExpression();
        depth -= 2;
        return e;
    }

    private Expr plainExpression() {
        int start = pos;
        Expr body = disjunction();
        if (body == null) {
            return at(LAMBDA) ? lambda() : null;
        }
        int end = pos;
        if (accept(IF)) {
            Expr test = disjunction();
            Expr orelse = test != null && accept(ELSE) ? expression() : null;
            if (orelse != null) {
                return new Expr.IfExp(test, body, orelse, range(start));
            }
            pos = end;
        }
        return body;
    }

    private Expr expressionWithoutInvalid() {
        boolean saved = invalidRules;
        invalidRules = false;
        try {
            return plainExpression();
        } finally {
            invalidRules = saved;
        }
    }

    private void invalidExpression() {
        int start = pos;
        if (accept(STRING)) {
            Expr first = null;
            Expr last = null;
            while (!at(STRING)) {
                Expr next = expressionWithoutInvalid();
                if (next == null) {
                    break;
                }
                first = first == null ? next : first;
                last = next;
            }
            if (first != null && at(STRING)) {
                throw errorBetween(first.range(), last.range(), "invalid syntax. Is this intended to be part of the string?");
            }
        }
        pos = start;
        boolean stringPrefix = at(NAME) && peekSecond() == STRING;
        if (!stringPrefix && !atAnySoftKeyword() && missingComma()) {
            return;
        }
        pos = start;
        Expr a = disjunction();
        if (a != null && accept(IF)) {
            Expr b = disjunction();
            if (b != null && !lookingAt(ELSE, COLON)) {
                throw errorBetween(a.range(), b.range(), "expected 'else' after 'if' expression");
            }
            if (b != null && accept(ELSE)) {
                int orelse = pos;
                if (expression() == null) {
                    pos = orelse;
                    throw errorAtNextToken("expected expression after 'else', but statement is given");
                }
            }
        }
        pos = start;
        if (passBreakOrContinue() && accept(IF) && disjunction() != null && accept(ELSE) && anySimpleStatement()) {
            throw errorAtToken(start, "expected expression before 'if', but statement is given");
        }
        pos = start;
        if (accept(LAMBDA)) {
            parameters(COLON);
            int colon = pos;
            if (accept(COLON) && lookingAt(FSTRING_MIDDLE, TSTRING_MIDDLE)) {
                throw errorAt(range(start, colon), (at(FSTRING_MIDDLE) ? "f" : "t")
                        + "-string: lambda expressions are not allowed without parentheses");
            }
        }
        pos = start;
    }

    /** Two expressions in a row; returns whether there are. */
    private boolean missingComma() {
        Expr a = disjunction();
        Expr b = a == null ? null : expressionWithoutInvalid();
        if (b == null) {
            return false;
        }
        if (!isLegacyStatement(a) && level(pos - 1) > 0) {
            throw errorBetween(a.range(), b.range(), "invalid syntax. Perhaps you forgot a comma?");
        }
        return true;
    }

    final boolean atAnySoftKeyword() {
        return atSoftKeyword("_") || atSoftKeyword("case") || atSoftKeyword("match") || atSoftKeyword("type");
    }

    private static boolean isLegacyStatement(Expr e) {
        return e instanceof Expr.Name n && (n.id().equals("print") || n.id().equals("exec"));
    }

    private void invalidLegacyExpression() {
        int start = pos;
        if (!accept(NAME) || at(LPAR)) {
            return;
        }
        Expr b = starExpressions();
        String name = tokens.name(start);
        if (b != null && (name.equals("print") || name.equals("exec"))) {
            throw errorBetween(range(start, start), b.range(), "Missing parentheses in call to '" + name + "'. Did you mean " + name + "(...)?");
        }
    }

    @Override
    Expr lambda() {
        int start = pos;
        pos++;
        parameters(COLON);
        Expr body = accept(COLON) ? expression() : null;
        if (body == null) {
            pos = start;
            return null;
        }
        return new Expr.Lambda(NO_ARGUMENTS, body, range(start));
    }

    @Override
    Expr namedExpression() {
        int start = pos;
        if (atAssignmentExpression()) {
            Expr e = assignmentExpression();
            if (e != null) {
                return e;
            }
        }
        if (invalidRules) {
            memo(INVALID_NAMED_EXPRESSION, () -> {
                invalidNamedExpression();
                return null;
            });
            pos = start;
        }
        return expressionWithoutWalrus();
    }

    /** {@code expression !':='}. */
    final Expr expressionWithoutWalrus() {
        int start = pos;
        Expr e = expression();
        if (e != null && at(COLONEQUAL)) {
            pos = start;
            return null;
        }
        return e;
    }

    private void invalidNamedExpression() {
        int start = pos;
        Expr a = expression();
        if (a != null && accept(COLONEQUAL) && expression() != null) {
            throw errorAt(a.range(), "cannot use assignment expressions with " + Targets.describe(a));
        }
        pos = start;
        if (accept(NAME) && accept(EQUAL)) {
            Expr b = bitwiseOr();
            if (b != null && !lookingAt(EQUAL, COLONEQUAL)) {
                throw errorBetween(range(start, start), b.range(), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            }
        }
        pos = start;
        if (lookingAt(TRUE, NONE, FALSE) || atDisplay()) {
            return;
        }
        a = bitwiseOr();
        if (a != null && accept(EQUAL) && bitwiseOr() != null && !lookingAt(EQUAL, COLONEQUAL)) {
            throw errorAt(a.range(), "cannot assign to " + Targets.describe(a) + " here. Maybe you meant '==' instead of '='?");
        }
    }

    /** {@code list | tuple | genexp}, without consuming it. */
    private boolean atDisplay() {
        int start = pos;
        boolean found = false;
        if (at(LSQB)) {
            found = list() != null;
        } else if (at(LPAR)) {
            found = tuple() != null;
            pos = start;
        }
        // A generator is tried at any bracket, for what is said of comprehensions.
        if (!found && lookingAt(LPAR, LSQB, LBRACE)) {
            pos = start;
            if (at(LPAR)) {
                found = generator() != null;
            } else {
                invalidComprehension();
            }
        }
        pos = start;
        return found;
    }

    @Override
    Expr disjunction() {
        return memo(DISJUNCTION, super::disjunction);
    }

    @Override
    Expr conjunction() {
        return memo(CONJUNCTION, super::conjunction);
    }

    @Override
    Expr inversion() {
        return memo(INVERSION, super::inversion);
    }

    @Override
    Expr binary(int precedence) {
        return precedence > 6 ? factor() : memo(BINARY + precedence, () -> binaryRule(precedence));
    }

    private Expr binaryRule(int precedence) {
        int start = pos;
        if (invalidRules && precedence == 4) {
            invalidArithmetic();
            pos = start;
        } else if (invalidRules && precedence == 6 && lookingAt(PLUS, MINUS, TILDE)) {
            pos++;
            int not = pos;
            Expr b = accept(NOT) ? factor() : null;
            if (b != null) {
                throw errorBetween(range(not, not), b.range(), "'not' after an operator must be parenthesized");
            }
            pos = start;
        }
        Expr left = binary(precedence + 1);
        while (left != null && precedenceOf(peek()) == precedence) {
            int end = pos++;
            Expr right = binary(precedence + 1);
            if (right == null) {
                pos = end;
                break;
            }
            left = new Expr.BinOp(left, operatorOf(tokens.type(end)), right, range(start));
        }
        return left;
    }

    private void invalidArithmetic() {
        if (binary(5) == null || !lookingAt(PLUS, MINUS, STAR, SLASH, PERCENT, DOUBLESLASH, AT)) {
            return;
        }
        pos++;
        int not = pos;
        Expr b = accept(NOT) ? inversion() : null;
        if (b != null) {
            throw errorBetween(range(not, not), b.range(), "'not' after an operator must be parenthesized");
        }
    }

    @Override
    Expr factor() {
        return memo(FACTOR, super::factor);
    }

    @Override
    Expr awaitPrimary() {
        return memo(AWAIT_PRIMARY, super::awaitPrimary);
    }

    @Override
    Expr primary() {
        return memo(PRIMARY, this::primaryRule);
    }

    private Expr primaryRule() {
        int start = pos;
        Expr e = atom();
        while (e != null) {
            int end = pos;
            Expr next = null;
            switch (peek()) {
                case DOT -> next = attribute(start, e);
                case LPAR -> next = call(start, e);
                case LSQB -> {
                    // A generator as the argument of a call is tried first, and what is said of it holds for any bracket.
                    invalidComprehension();
                    pos = end;
                    next = subscript(start, e);
                }
                case LBRACE -> invalidComprehension();
                default -> { }
            }
            if (next == null) {
                pos = end;
                return e;
            }
            e = next;
        }
        return null;
    }

    // Targets

    private boolean continuesTarget() {
        return lookingAt(LPAR, LSQB, DOT);
    }

    /** {@code t_primary}: what an attribute or subscript that is a target is taken of. */
    private Expr targetPrimary() {
        return memo(TARGET_PRIMARY, () -> {
            int start = pos;
            Expr e = atom();
            if (e == null || !continuesTarget()) {
                return null;
            }
            while (true) {
                int end = pos;
                Expr next = switch (peek()) {
                    case DOT -> attribute(start, e);
                    case LSQB -> subscript(start, e);
                    default -> call(start, e);
                };
                if (next == null || !continuesTarget()) {
                    pos = end;
                    if (at(LSQB)) {
                        invalidComprehension();
                        pos = end;
                    }
                    return e;
                }
                e = next;
            }
        });
    }

    /** An attribute or subscript that nothing is taken of in turn. */
    final Expr attributeOrSubscript() {
        int start = pos;
        Expr value = targetPrimary();
        Expr target = value == null ? null : at(DOT) ? attribute(start, value) : at(LSQB) ? subscript(start, value) : null;
        if (target == null || continuesTarget()) {
            pos = start;
            return null;
        }
        return target;
    }

    @Override
    Expr starTarget() {
        return memo(STAR_TARGET, () -> {
            int start = pos;
            if (accept(STAR)) {
                Expr value = at(STAR) ? null : starTarget();
                if (value != null) {
                    return new Expr.Starred(value, ExprContext.STORE, range(start));
                }
                pos = start;
            }
            return targetWithStarAtom();
        });
    }

    private Expr targetWithStarAtom() {
        return memo(TARGET_WITH_STAR_ATOM, () -> {
            Expr target = attributeOrSubscript();
            return target != null ? target : targetAtom(true);
        });
    }

    /** A name or targets in brackets; {@code star}: of an assignment, not of {@code del}. */
    final Expr targetAtom(boolean star) {
        int start = pos;
        if (accept(NAME)) {
            return new Expr.Name(tokens.name(start), ExprContext.STORE, range(start));
        }
        if (!at(LPAR) && !at(LSQB)) {
            return null;
        }
        boolean parenthesis = accept(LPAR);
        enter(RULES_PER_ARGUMENT);
        Expr found = null;
        if (parenthesis) {
            found = star ? targetWithStarAtom() : deleteTarget();
            if (found != null && !accept(RPAR)) {
                found = null;
            }
        }
        if (found == null) {
            pos = start + 1;
            int close = parenthesis ? RPAR : RSQB;
            targetSequence(star, parenthesis && star);
            found = accept(close) ? new Expr.Tuple(List.of(), ExprContext.STORE, range(start)) : null;
        }
        depth -= RULES_PER_ARGUMENT;
        if (found == null) {
            pos = start;
        }
        return found;
    }

    private void targetSequence(boolean star, boolean needsComma) {
        int start = pos;
        int end = pos;
        int count = 0;
        boolean comma = false;
        while ((star ? starTarget() : deleteTarget()) != null) {
            count++;
            end = pos;
            comma = accept(COMMA);
            if (!comma) {
                break;
            }
            end = pos;
        }
        pos = count == 0 || needsComma && count == 1 && !comma ? start : end;
    }

    final Expr deleteTarget() {
        return memo(DELETE_TARGET, () -> {
            Expr target = attributeOrSubscript();
            return target != null ? target : targetAtom(false);
        });
    }

    @Override
    Expr call(int start, Expr function) {
        int open = pos;
        Expr generator = generator();
        if (generator != null) {
            return new Expr.Call(function, List.of(generator), List.of(), range(start));
        }
        pos = open + 1;
        enter(RULES_PER_ARGUMENT);
        Expr.Call arguments = arguments();
        depth -= RULES_PER_ARGUMENT;
        if (!accept(RPAR)) {
            pos = open;
            return null;
        }
        return arguments == null ? new Expr.Call(function, List.of(), List.of(), range(start))
                : new Expr.Call(function, arguments.args(), arguments.keywords(), range(start));
    }

    @Override
    Expr slices() {
        int start = pos;
        Expr first = slice();
        if (first != null && !at(COMMA)) {
            return first;
        }
        pos = start;
        List<Expr> elements = new ArrayList<>();
        int end = pos;
        while (true) {
            Expr next = slice();
            next = next == null && at(STAR) ? starredExpression() : next;
            if (next == null) {
                pos = end;
                break;
            }
            elements.add(next);
            end = pos;
            if (!accept(COMMA)) {
                break;
            }
        }
        if (elements.isEmpty()) {
            return null;
        }
        accept(COMMA);
        return new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start));
    }

    @Override
    Expr slice() {
        int start = pos;
        Expr lower = expression();
        if (accept(COLON)) {
            Expr upper = expression();
            Expr step = accept(COLON) ? expression() : null;
            return new Expr.Slice(lower, upper, step, range(start));
        }
        pos = start;
        return namedExpression();
    }

    @Override
    Expr starredExpression() {
        int start = pos;
        if (!accept(STAR)) {
            return null;
        }
        Expr value = expression();
        if (value != null && invalidRules) {
            int end = pos;
            Expr assigned = accept(EQUAL) ? expression() : null;
            if (assigned != null) {
                throw errorBetween(range(start, start), assigned.range(), "cannot assign to iterable argument unpacking");
            }
            pos = end;
        }
        if (value != null) {
            return new Expr.Starred(value, ExprContext.LOAD, range(start));
        }
        if (invalidRules) {
            throw errorHere("Invalid star expression");
        }
        pos = start;
        return null;
    }

    // Displays and comprehensions

    @Override
    Expr atom() {
        int start = pos;
        int type = peek();
        if (type != LPAR && type != LSQB && type != LBRACE) {
            return super.atom();
        }
        return memo(ATOM, () -> {
            enter(rulesPerBracket(type));
            Expr e = switch (type) {
                case LPAR -> {
                    Expr found = tuple();
                    found = found == null ? back(start, this::group) : found;
                    yield found == null ? back(start, this::generator) : found;
                }
                case LSQB -> {
                    Expr found = list();
                    yield found == null ? back(start, this::listComprehension) : found;
                }
                default -> {
                    Expr found = dict();
                    found = found == null ? back(start, this::set) : found;
                    found = found == null ? back(start, this::dictComprehension) : found;
                    yield found == null ? back(start, this::setComprehension) : found;
                }
            };
            depth -= rulesPerBracket(type);
            return e;
        });
    }

    private Expr back(int start, Supplier<Expr> rule) {
        pos = start;
        return rule.get();
    }

    /** {@code star_named_expressions}; empty if there are none. */
    final List<Expr> starNamedExpressions() {
        List<Expr> elements = new ArrayList<>();
        int end = pos;
        while (true) {
            Expr next = starNamedExpression();
            if (next == null) {
                pos = end;
                break;
            }
            elements.add(next);
            end = pos;
            if (!accept(COMMA)) {
                break;
            }
        }
        if (!elements.isEmpty()) {
            accept(COMMA);
        }
        return elements;
    }

    final Expr tuple() {
        int start = pos;
        pos++;
        List<Expr> elements = new ArrayList<>();
        int open = pos;
        Expr first = starNamedExpression();
        if (first != null && accept(COMMA)) {
            elements.add(first);
            elements.addAll(starNamedExpressions());
        } else {
            pos = open;
        }
        return accept(RPAR) ? new Expr.Tuple(seal(elements), ExprContext.LOAD, range(start)) : null;
    }

    private Expr group() {
        int start = pos;
        pos++;
        Expr e = at(YIELD) ? yieldExpression() : null;
        e = e == null ? namedExpression() : e;
        if (e != null && accept(RPAR)) {
            return e;
        }
        pos = start + 1;
        if (invalidRules) {
            Expr starred = at(STAR) ? starredExpression() : null;
            if (starred != null && accept(RPAR)) {
                throw errorAt(starred.range(), "cannot use starred expression here");
            }
            pos = start + 1;
            if (accept(DOUBLESTAR) && expression() != null && accept(RPAR)) {
                throw errorAtToken(start + 1, "cannot use double starred expression here");
            }
        }
        return null;
    }

    final Expr generator() {
        int start = pos;
        pos++;
        Expr element = atAssignmentExpression() ? assignmentExpression() : null;
        element = element == null ? expressionWithoutWalrus() : element;
        List<Comprehension> clauses = element == null ? null : comprehensionClauses();
        if (clauses != null && accept(RPAR)) {
            return new Expr.GeneratorExp(element, clauses, range(start));
        }
        pos = start;
        invalidComprehension();
        return null;
    }

    final Expr list() {
        int start = pos;
        pos++;
        List<Expr> elements = starNamedExpressions();
        return accept(RSQB) ? new Expr.ListExpr(seal(elements), ExprContext.LOAD, range(start)) : null;
    }

    private Expr listComprehension() {
        return comprehension(RSQB, Expr.ListComp::new);
    }

    /** What a comprehension makes of its element, its clauses and its place. */
    private interface ComprehensionNode {
        Expr of(Expr element, List<Comprehension> clauses, SourceRange range);
    }

    private Expr comprehension(int closing, ComprehensionNode node) {
        int start = pos;
        pos++;
        Expr element = namedExpression();
        List<Comprehension> clauses = element == null ? null : comprehensionClauses();
        if (clauses != null && accept(closing)) {
            return node.of(element, clauses, range(start));
        }
        pos = start;
        invalidComprehension();
        return null;
    }

    private Expr set() {
        int start = pos;
        pos++;
        List<Expr> elements = starNamedExpressions();
        return !elements.isEmpty() && accept(RBRACE) ? new Expr.Set(seal(elements), range(start)) : null;
    }

    private Expr setComprehension() {
        return comprehension(RBRACE, Expr.SetComp::new);
    }

    private Expr dict() {
        int start = pos;
        pos++;
        if (doubleStarredPairs()) {
            accept(COMMA);
        }
        if (accept(RBRACE)) {
            return new Expr.Dict(List.of(), List.of(), range(start));
        }
        pos = start + 1;
        invalidDoubleStarredPairs();
        return null;
    }

    private Expr dictComprehension() {
        int start = pos;
        pos++;
        Expr key = pair();
        List<Comprehension> clauses = key == null ? null : comprehensionClauses();
        if (clauses != null && accept(RBRACE)) {
            return new Expr.DictComp(key, key, clauses, range(start));
        }
        pos = start + 1;
        int stars = pos;
        if (invalidRules && accept(DOUBLESTAR) && bitwiseOr() != null && comprehensionClauses() != null && accept(RBRACE)) {
            throw errorAtToken(stars, "dict unpacking cannot be used in dict comprehension");
        }
        return null;
    }

    private void invalidComprehension() {
        if (!invalidRules) {
            return;
        }
        int start = pos;
        boolean parenthesis = at(LPAR);
        pos++;
        Expr starred = at(STAR) ? starredExpression() : null;
        if (starred != null && comprehensionClauses() != null) {
            throw errorAt(starred.range(), "iterable unpacking cannot be used in comprehension");
        }
        pos = start + 1;
        if (parenthesis) {
            return;
        }
        Expr a = starNamedExpression();
        int comma = pos;
        if (a == null || !accept(COMMA)) {
            return;
        }
        List<Expr> rest = starNamedExpressions();
        if (!rest.isEmpty() && comprehensionClauses() != null) {
            throw errorBetween(a.range(), rest.get(rest.size() - 1).range(), "did you forget parentheses around the comprehension target?");
        }
        pos = comma + 1;
        if (comprehensionClauses() != null) {
            throw errorBetween(a.range(), range(comma, comma), "did you forget parentheses around the comprehension target?");
        }
    }

    @Override
    List<Comprehension> comprehensionClauses() {
        List<Comprehension> clauses = new ArrayList<>();
        while (true) {
            int start = pos;
            Comprehension clause = comprehensionClause();
            if (clause == null) {
                pos = start;
                break;
            }
            clauses.add(clause);
        }
        return clauses.isEmpty() ? null : clauses;
    }

    private Comprehension comprehensionClause() {
        int start = pos;
        accept(ASYNC);
        if (!accept(FOR)) {
            return null;
        }
        int targets = pos;
        Expr target = starTargets();
        if (target != null && accept(IN)) {
            Expr iterable = disjunction();
            List<Expr> conditions = new ArrayList<>();
            int end = pos;
            while (iterable != null && accept(IF)) {
                Expr condition = disjunction();
                if (condition == null) {
                    pos = end;
                    break;
                }
                conditions.add(condition);
                end = pos;
            }
            return iterable == null ? null : new Comprehension(target, iterable, conditions, tokens.type(start) == ASYNC ? 1 : 0);
        }
        if (!invalidRules) {
            return null;
        }
        pos = targets;
        if (bitwiseOr() != null) {
            int end = pos;
            while (accept(COMMA) && bitwiseOr() != null) {
                end = pos;
            }
            pos = end;
            accept(COMMA);
            if (!at(IN)) {
                throw errorHere("'in' expected after for-loop variables");
            }
        }
        pos = targets;
        invalidForTarget();
        return null;
    }

    /** After {@code for}: an expression that is no target. */
    final void invalidForTarget() {
        Expr a = starExpressions();
        if (a != null) {
            rejectTarget(a, Targets.Use.FOR);
        }
    }

    // Strings

    @Override
    Expr strings() {
        return memo(STRINGS, () -> {
            if (invalidRules) {
                int start = pos;
                mixedStrings();
                pos = start;
            }
            return super.strings();
        });
    }

    private void mixedStrings() {
        boolean template = at(TSTRING_START);
        Expr last = null;
        while (true) {
            Expr next = anyString(template);
            if (next == null) {
                break;
            }
            last = next;
        }
        Expr other = last == null ? null : anyString(!template);
        if (other != null) {
            throw errorBetween(last.range(), other.range(), "cannot mix t-string literals with string or bytes literals");
        }
    }

    private Expr anyString(boolean template) {
        return switch (peek()) {
            case STRING -> template ? null : string(pos++);
            case FSTRING_START -> template ? null : formattedString();
            case TSTRING_START -> template ? templateString() : null;
            default -> null;
        };
    }

    @Override
    Expr templateString() {
        return memo(TEMPLATE_STRING, super::templateString);
    }

    @Override
    boolean replacementField(boolean interpolation, boolean template, boolean raw, List<Expr> values) {
        int start = pos;
        if (super.replacementField(interpolation, template, raw, values)) {
            return true;
        }
        if (invalidRules) {
            invalidReplacementField(template ? "t-string: " : "f-string: ", raw);
        }
        pos = start;
        return false;
    }

    private void invalidReplacementField(String prefix, boolean raw) {
        int expression = ++pos;
        int type = peek();
        if (type == EQUAL || type == EXCLAMATION || type == COLON || type == RBRACE) {
            throw errorAtToken(pos, prefix + "valid expression required before '" + tokens.text(pos) + "'");
        }
        if (annotatedRhs() == null) {
            pos = expression;
            throw errorAtNextToken(prefix + "expecting a valid expression after '{'");
        }
        if (!lookingAt(EQUAL, EXCLAMATION, COLON, RBRACE)) {
            throw errorAtNextToken(prefix + "expecting '=', or '!', or ':', or '}'");
        }
        if (accept(EQUAL) && !lookingAt(EXCLAMATION, COLON, RBRACE)) {
            throw errorAtNextToken(prefix + "expecting '!', or ':', or '}'");
        }
        if (accept(EXCLAMATION)) {
            if (lookingAt(COLON, RBRACE)) {
                throw errorAtNextToken(prefix + "missing conversion character");
            }
            if (!accept(NAME)) {
                throw errorAtNextToken(prefix + "invalid conversion character");
            }
        }
        if (!lookingAt(COLON, RBRACE)) {
            throw errorAtNextToken(prefix + "expecting ':' or '}'");
        }
        if (accept(COLON)) {
            List<Expr> values = new ArrayList<>();
            // CPython looks for the parts of an f-string here, even in a t-string.
            while (accept(FSTRING_MIDDLE) || at(LBRACE) && replacementField(false, false, raw, values)) {
                continue;
            }
            if (!at(RBRACE)) {
                throw errorAtNextToken(prefix + "expecting '}', or format specs");
            }
        }
    }
}
