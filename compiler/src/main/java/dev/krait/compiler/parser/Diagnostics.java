package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.PythonSyntaxError;
import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The second pass: compound statements. */
final class Diagnostics extends DiagnosticStatements {
    /**
     * Prepares the pass.
     *
     * @param first the pass that failed
     */
    Diagnostics(SourceText source, Tokens tokens, ParserOptions options, int depthLimit, CompoundStatementRules first) {
        super(source, tokens, options, first.warnings, depthLimit);
        this.furthest = first.furthest;
    }

    @Override
    List<Stmt> block() {
        return memo(BLOCK, () -> {
            int start = pos;
            List<Stmt> body = new ArrayList<>();
            if (accept(NEWLINE) && accept(INDENT)) {
                enter(10);
                statements(body);
                depth -= 10;
                if (!body.isEmpty() && accept(DEDENT)) {
                    return body;
                }
            }
            pos = start;
            body.clear();
            if (simpleStatements(body)) {
                return body;
            }
            if (invalidRules && accept(NEWLINE) && !at(INDENT)) {
                throw errorAtFurthest(Kind.INDENTATION, "expected an indented block");
            }
            return null;
        });
    }

    private void forceColon() {
        if (!accept(COLON)) {
            throw errorAtToken(pos, "expected ':'");
        }
    }

    /** After a header's colon: an error if no indented block follows the end of the line. */
    private void requireIndent(String what, int keyword) {
        if (accept(NEWLINE) && !at(INDENT)) {
            throw expectedIndent(what, keyword);
        }
    }

    @Override
    Stmt compoundStatement() {
        int start = pos;
        Stmt statement = switch (peek()) {
            case DEF -> function() ? recognized(start) : null;
            case AT -> decorated() ? recognized(start) : null;
            case ASYNC -> asyncStatement();
            case CLASS -> classRule() ? recognized(start) : null;
            case IF -> ifRule() ? recognized(start) : null;
            case WITH -> withRule() ? recognized(start) : null;
            case FOR -> forRule() ? recognized(start) : null;
            case TRY -> tryRule() ? recognized(start) : null;
            case WHILE -> whileRule() ? recognized(start) : null;
            default -> null;
        };
        if (statement == null) {
            pos = start;
            statement = atSoftKeyword("match") && matchRule() ? recognized(start) : null;
        }
        if (statement == null) {
            pos = start;
        }
        return statement;
    }

    private Stmt asyncStatement() {
        int start = pos;
        if (function()) {
            return recognized(start);
        }
        pos = start;
        if (withRule()) {
            return recognized(start);
        }
        pos = start;
        return forRule() ? recognized(start) : null;
    }

    private boolean decorated() {
        while (accept(AT)) {
            if (namedExpression() == null || !accept(NEWLINE)) {
                return false;
            }
        }
        int start = pos;
        if (lookingAt(DEF, ASYNC) && function()) {
            return true;
        }
        pos = start;
        return at(CLASS) && classRule();
    }

    private boolean optionalTypeParameters() {
        int start = pos;
        if (at(LSQB) && typeParameters() == null) {
            pos = start;
        }
        return true;
    }

    private boolean returnAnnotation() {
        int start = pos;
        if (accept(RARROW) && expression() == null) {
            pos = start;
        }
        return true;
    }

    private boolean function() {
        int start = pos;
        accept(ASYNC);
        int def = pos;
        if (!accept(DEF) || !accept(NAME) || !optionalTypeParameters()) {
            pos = start;
            return false;
        }
        int open = pos;
        if (accept(LPAR)) {
            parameters(RPAR);
            if (accept(RPAR) && returnAnnotation() && accept(COLON)) {
                requireIndent("function definition", def);
            }
        }
        pos = open;
        if (!accept(LPAR)) {
            throw errorAtToken(pos, "expected '('");
        }
        parameters(RPAR);
        if (!accept(RPAR)) {
            return false;
        }
        returnAnnotation();
        forceColon();
        accept(TYPE_COMMENT);
        return block() != null;
    }

    private boolean classRule() {
        int keyword = pos++;
        if (!accept(NAME)) {
            return false;
        }
        optionalTypeParameters();
        int end = pos;
        if (accept(LPAR)) {
            arguments();
            if (!accept(RPAR)) {
                pos = end;
            }
        }
        expectColonBefore(NEWLINE);
        if (!accept(COLON)) {
            return false;
        }
        int body = pos;
        requireIndent("class definition", keyword);
        pos = body;
        return block() != null;
    }

    private boolean ifRule() {
        if (!condition("'if' statement")) {
            return false;
        }
        while (at(ELIF)) {
            int end = pos;
            if (!condition("'elif' statement")) {
                pos = end;
                break;
            }
        }
        elseRule();
        return true;
    }

    /** A keyword, a condition and a suite. */
    private boolean condition(String what) {
        int keyword = pos++;
        if (namedExpression() == null) {
            return false;
        }
        expectColonBefore(NEWLINE);
        if (!accept(COLON)) {
            return false;
        }
        int body = pos;
        requireIndent(what, keyword);
        pos = body;
        return block() != null;
    }

    private void elseRule() {
        int start = pos;
        if (!accept(ELSE)) {
            return;
        }
        if (accept(COLON)) {
            int body = pos;
            requireIndent("'else' statement", start);
            pos = body;
            if (block() != null && at(ELIF)) {
                throw errorHere("'elif' block follows an 'else' block");
            }
        }
        pos = start + 1;
        forceColon();
        if (block() == null) {
            pos = start;
        }
    }

    private boolean whileRule() {
        if (!condition("'while' statement")) {
            return false;
        }
        elseRule();
        return true;
    }

    private boolean forRule() {
        int start = pos;
        accept(ASYNC);
        int keyword = pos;
        if (!accept(FOR)) {
            pos = start;
            return false;
        }
        int targets = pos;
        if (starTargets() != null && accept(IN)) {
            if (starExpressions() == null) {
                return false;
            }
            expectColonBefore(NEWLINE);
            if (!accept(COLON)) {
                return false;
            }
            accept(TYPE_COMMENT);
            int body = pos;
            requireIndent("'for' statement", keyword);
            pos = body;
            if (block() == null) {
                return false;
            }
            elseRule();
            return true;
        }
        pos = targets;
        invalidForTarget();
        return false;
    }

    private boolean withRule() {
        int start = pos;
        accept(ASYNC);
        int keyword = pos;
        if (!accept(WITH)) {
            pos = start;
            return false;
        }
        int items = pos;
        if (looseItems() && accept(COLON)) {
            requireIndent("'with' statement", keyword);
        }
        pos = items;
        if (looseParenthesizedItems() && accept(COLON)) {
            requireIndent("'with' statement", keyword);
        }
        pos = items;
        if (accept(LPAR) && withItemList()) {
            accept(COMMA);
            if (accept(RPAR) && accept(COLON)) {
                accept(TYPE_COMMENT);
                if (block() != null) {
                    return true;
                }
            }
        }
        pos = items;
        if (withItemList() && accept(COLON)) {
            accept(TYPE_COMMENT);
            if (block() != null) {
                return true;
            }
        }
        pos = items;
        if (looseItems()) {
            expectColonBefore(NEWLINE);
        }
        pos = items;
        if (looseParenthesizedItems()) {
            expectColonBefore(NEWLINE);
        }
        return false;
    }

    private boolean withItemList() {
        return separatedByCommas(() -> withItem() != null);
    }

    @Override
    WithItem withItem() {
        int start = pos;
        Expr e = expression();
        if (e == null) {
            pos = start;
            return null;
        }
        int end = pos;
        if (accept(AS)) {
            if (starTarget() != null && lookingAt(COMMA, RPAR, COLON)) {
                return new WithItem(e, null);
            }
            pos = end + 1;
            Expr a = expression();
            if (invalidRules && a != null && lookingAt(COMMA, RPAR, COLON)) {
                rejectTarget(a, Targets.Use.STAR);
                pos = start;
                return null;
            }
            pos = end;
        }
        return new WithItem(e, null);
    }

    /** {@code ','.(expression ['as' star_target])+}. */
    private boolean looseItems() {
        boolean any = false;
        int end = pos;
        while (expression() != null) {
            any = true;
            end = optionalAs();
            if (!accept(COMMA)) {
                break;
            }
        }
        pos = end;
        return any;
    }

    private boolean looseParenthesizedItems() {
        if (!accept(LPAR)) {
            return false;
        }
        boolean any = false;
        int end = pos;
        while (expressions() != null) {
            any = true;
            end = optionalAs();
            if (!accept(COMMA)) {
                break;
            }
        }
        pos = end;
        accept(COMMA);
        return any && accept(RPAR);
    }

    private int optionalAs() {
        int end = pos;
        if (!accept(AS) || starTarget() == null) {
            pos = end;
        }
        return pos;
    }

    private boolean tryRule() {
        int keyword = pos++;
        if (accept(COLON)) {
            int body = pos;
            requireIndent("'try' statement", keyword);
            pos = body;
            if (block() != null && !lookingAt(EXCEPT, FINALLY)) {
                throw errorHere("expected 'except' or 'finally' block");
            }
            pos = body;
            mixedHandlers();
        }
        pos = keyword + 1;
        forceColon();
        if (block() == null) {
            return false;
        }
        int handlers = pos;
        if (finallyRule()) {
            return true;
        }
        pos = handlers;
        if (handlers(false) || handlers(true)) {
            elseRule();
            int end = pos;
            if (!finallyRule()) {
                pos = end;
            }
            return true;
        }
        return false;
    }

    private void mixedHandlers() {
        int body = pos;
        while (block() != null) {
            continue;
        }
        int handlers = pos;
        if (handlers(false)) {
            int except = pos;
            if (accept(EXCEPT) && accept(STAR) && expression() != null) {
                optionalAsName();
                if (accept(COLON)) {
                    throw errorAt(range(except, except + 1), "cannot have both 'except' and 'except*' on the same 'try'");
                }
            }
        }
        pos = handlers;
        if (handlers(true)) {
            int except = pos;
            if (accept(EXCEPT)) {
                if (expression() != null) {
                    optionalAsName();
                }
                if (accept(COLON)) {
                    throw errorAtToken(except, "cannot have both 'except' and 'except*' on the same 'try'");
                }
            }
        }
        pos = body;
    }

    private void optionalAsName() {
        int end = pos;
        if (!accept(AS) || !accept(NAME)) {
            pos = end;
        }
    }

    private boolean handlers(boolean star) {
        boolean any = false;
        int end = pos;
        while (handler(star)) {
            any = true;
            end = pos;
        }
        pos = end;
        return any;
    }

    private boolean handler(boolean star) {
        int start = pos;
        if (!accept(EXCEPT) || star && !accept(STAR)) {
            return false;
        }
        int type = pos;
        String what = star ? "'except*' statement" : "'except' statement";
        if (expression() != null) {
            optionalAsName();
            if (accept(COLON)) {
                requireIndent(what, start);
            }
        }
        pos = type;
        if (!star && accept(COLON)) {
            requireIndent(what, start);
        }
        pos = type;
        if (expression() != null) {
            int end = pos;
            if (accept(COLON) && block() != null) {
                return true;
            }
            pos = end;
            if (accept(AS) && accept(NAME) && accept(COLON) && block() != null) {
                return true;
            }
        }
        pos = type;
        if (expressions() != null && accept(COLON) && block() != null) {
            return true;
        }
        pos = type;
        if (!star && accept(COLON) && block() != null) {
            return true;
        }
        pos = type;
        invalidHandler(star);
        return false;
    }

    private void invalidHandler(boolean star) {
        int type = pos;
        Expr a = expression();
        if (a != null && accept(COMMA) && expressions() != null && accept(AS) && accept(NAME) && accept(COLON)) {
            throw errorFromRange(a, "multiple exception types must be parenthesized when using 'as'");
        }
        pos = type;
        if (expression() != null) {
            optionalAsName();
            expectColonBefore(NEWLINE);
        }
        pos = type;
        if (star) {
            if (lookingAt(NEWLINE, COLON)) {
                pos++;
                throw errorHere("expected one or more exception types");
            }
        } else {
            expectColonBefore(NEWLINE);
        }
        if (expression() != null && accept(AS)) {
            Expr target = expression();
            if (target != null && accept(COLON) && block() != null) {
                throw errorAt(target.range(), "cannot use except" + (star ? "*" : "") + " statement with " + Targets.describe(target));
            }
        }
    }

    private PythonSyntaxError errorFromRange(Expr first, String message) {
        int token = furthest;
        while (token > 0 && (tokens.line(token) != first.range().line() || tokens.column(token) != first.range().column())) {
            token--;
        }
        return errorFromToken(token, message);
    }

    private boolean finallyRule() {
        int keyword = pos;
        if (!accept(FINALLY)) {
            return false;
        }
        if (accept(COLON)) {
            requireIndent("'finally' statement", keyword);
        }
        pos = keyword + 1;
        forceColon();
        return block() != null;
    }

    private boolean matchRule() {
        int keyword = pos++;
        int start = pos;
        Expr subject = subject();
        if (subject != null && accept(COLON) && accept(NEWLINE) && accept(INDENT)) {
            boolean any = false;
            int end = pos;
            while (caseBlock() != null) {
                any = true;
                end = pos;
            }
            pos = end;
            if (any && accept(DEDENT)) {
                return true;
            }
        }
        pos = start;
        if (subject() != null) {
            expectColonBefore(NEWLINE);
            if (accept(COLON)) {
                requireIndent("'match' statement", keyword);
            }
        }
        return false;
    }

    @Override
    Expr subject() {
        int start = pos;
        Expr first = starNamedExpression();
        if (first != null && accept(COMMA)) {
            starNamedExpressions();
            return first;
        }
        pos = start;
        return namedExpression();
    }

    @Override
    MatchCase caseBlock() {
        int start = pos;
        if (!atSoftKeyword("case")) {
            return null;
        }
        pos++;
        int pattern = pos;
        if (patterns() != null) {
            guard();
            expectColonBefore(NEWLINE);
            if (accept(COLON)) {
                requireIndent("'case' statement", start);
            }
        }
        pos = pattern;
        if (patterns() != null) {
            guard();
            if (accept(COLON) && block() != null) {
                return new MatchCase(null, null, List.of());
            }
        }
        pos = start;
        return null;
    }

    private void guard() {
        int end = pos;
        if (accept(IF) && namedExpression() == null) {
            pos = end;
        }
    }
}
