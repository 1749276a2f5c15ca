package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.PythonSyntaxError.Kind;
import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The second pass: simple statements and patterns. Statements are only recognized: their nodes say nothing. */
abstract class DiagnosticStatements extends DiagnosticArguments {
    DiagnosticStatements(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    final Stmt recognized(int start) {
        return new Stmt.Pass(range(start));
    }

    @Override
    boolean simpleStatements(List<Stmt> out) {
        int start = pos;
        while (true) {
            Stmt statement = simpleStatement();
            if (statement == null) {
                break;
            }
            out.add(statement);
            if (accept(NEWLINE)) {
                return true;
            }
            if (!accept(SEMI)) {
                break;
            }
        }
        if (pos > start && tokens.type(pos - 1) == SEMI && accept(NEWLINE)) {
            return true;
        }
        pos = start;
        return false;
    }

    @Override
    boolean passBreakOrContinue() {
        return accept(PASS) || accept(BREAK) || accept(CONTINUE);
    }

    @Override
    boolean anySimpleStatement() {
        return simpleStatement() != null;
    }

    @Override
    Stmt simpleStatement() {
        return memo(SIMPLE_STATEMENT, this::simpleStatementRule);
    }

    private Stmt simpleStatementRule() {
        int start = pos;
        if (assignment()) {
            return recognized(start);
        }
        pos = start;
        if (atSoftKeyword("type")) {
            if (typeAlias() != null) {
                return recognized(start);
            }
            pos = start;
        }
        if (starExpressions() != null) {
            return recognized(start);
        }
        pos = start;
        return switch (peek()) {
            case IMPORT, FROM -> memo(IMPORT_STATEMENT, this::importStatement);
            case RETURN -> {
                pos++;
                starExpressions();
                yield recognized(start);
            }
            case RAISE -> {
                pos++;
                int end = pos;
                if (expression() != null) {
                    end = pos;
                    if (!accept(FROM) || expression() == null) {
                        pos = end;
                    }
                }
                yield recognized(start);
            }
            case DEL -> {
                Stmt statement = deleteTargets() ? recognized(start) : null;
                if (statement == null) {
                    pos = start + 1;
                    Expr e = starExpressions();
                    if (invalidRules && e != null) {
                        rejectTarget(e, Targets.Use.DELETE);
                    }
                }
                yield statement;
            }
            case YIELD -> yieldExpression() == null ? null : recognized(start);
            case PASS, BREAK, CONTINUE, ASSERT, GLOBAL, NONLOCAL -> super.simpleStatement();
            default -> null;
        };
    }

    private boolean deleteTargets() {
        pos++;
        int end = pos;
        boolean any = false;
        while (deleteTarget() != null) {
            any = true;
            end = pos;
            if (!accept(COMMA)) {
                break;
            }
            end = pos;
        }
        pos = end;
        return any && lookingAt(SEMI, NEWLINE);
    }

    private boolean assignment() {
        int start = pos;
        if (accept(NAME) && accept(COLON) && expression() != null) {
            optionalValue();
            return true;
        }
        pos = start;
        if (annotationTarget() && accept(COLON) && expression() != null) {
            optionalValue();
            return true;
        }
        pos = start;
        if (targetsWithEqual() && annotatedRhs() != null && !at(EQUAL)) {
            accept(TYPE_COMMENT);
            return true;
        }
        pos = start;
        if (singleTarget() && augmentedOperator(peek()) != null) {
            pos++;
            return annotatedRhs() != null;
        }
        pos = start;
        if (invalidRules) {
            invalidAssignment();
        }
        return false;
    }

    private void optionalValue() {
        int end = pos;
        if (!accept(EQUAL) || annotatedRhs() == null) {
            pos = end;
        }
    }

    private boolean annotationTarget() {
        int start = pos;
        if (accept(LPAR) && singleTarget() && accept(RPAR)) {
            return true;
        }
        pos = start;
        return attributeOrSubscript() != null;
    }

    private boolean singleTarget() {
        int start = pos;
        if (attributeOrSubscript() != null) {
            return true;
        }
        pos = start;
        if (accept(NAME)) {
            return true;
        }
        if (accept(LPAR) && singleTarget() && accept(RPAR)) {
            return true;
        }
        pos = start;
        return false;
    }

    /** {@code (star_targets '=')+}; returns whether there is one. */
    private boolean targetsWithEqual() {
        int end = pos;
        boolean any = false;
        while (starTargets() != null && accept(EQUAL)) {
            any = true;
            end = pos;
        }
        pos = end;
        return any;
    }

    private void invalidAssignment() {
        int start = pos;
        Expr a = invalidAnnotationTarget();
        if (a != null && accept(COLON) && expression() != null) {
            throw errorAt(a.range(), "only single target (not " + Targets.describe(a) + ") can be annotated");
        }
        pos = start;
        a = starNamedExpression();
        if (a != null && accept(COMMA)) {
            while (!starNamedExpressions().isEmpty()) {
                continue;
            }
            if (accept(COLON) && expression() != null) {
                throw errorAt(a.range(), "only single target (not tuple) can be annotated");
            }
        }
        pos = start;
        a = expression();
        if (a != null && accept(COLON) && expression() != null) {
            throw errorAt(a.range(), "illegal target for annotation");
        }
        pos = start;
        targetsWithEqual();
        int value = pos;
        a = starExpressions();
        if (a != null && at(EQUAL)) {
            rejectTarget(a, Targets.Use.STAR);
            return;
        }
        pos = value;
        if (at(YIELD)) {
            a = yieldExpression();
            if (a != null && at(EQUAL)) {
                throw errorAt(a.range(), "assignment to yield expression not possible");
            }
        }
        pos = start;
        a = starExpressions();
        if (a != null && augmentedOperator(peek()) != null) {
            pos++;
            if (annotatedRhs() != null) {
                throw errorAt(a.range(), "'" + Targets.describe(a) + "' is an illegal expression for augmented assignment");
            }
        }
    }

    private Expr invalidAnnotationTarget() {
        int start = pos;
        Expr e = at(LSQB) ? list() : at(LPAR) ? tuple() : null;
        if (e != null) {
            return e;
        }
        pos = start;
        if (accept(LPAR)) {
            e = invalidAnnotationTarget();
            if (e != null && accept(RPAR)) {
                return e;
            }
        }
        pos = start;
        return null;
    }

    // Imports

    private Stmt importStatement() {
        int start = pos;
        if (invalidRules && at(IMPORT)) {
            pos++;
            int end = pos;
            while (dottedName() != null) {
                end = pos;
                if (!accept(COMMA)) {
                    break;
                }
            }
            pos = end;
            if (end > start + 1 && accept(FROM) && dottedName() != null) {
                throw errorFromToken(start, "Did you mean to use 'from ... import ...' instead?");
            }
            pos = start + 1;
            if (at(NEWLINE)) {
                throw errorFromToken(pos, "Expected one or more names after 'import'");
            }
            pos = start;
        }
        return at(IMPORT) ? importName() : importFrom();
    }

    @Override
    Alias dottedAsName() {
        int start = pos;
        if (invalidRules && dottedName() != null) {
            invalidImportName();
        }
        pos = start;
        return super.dottedAsName();
    }

    @Override
    Alias importFromAsName() {
        int start = pos;
        if (invalidRules) {
            pos++;
            invalidImportName();
        }
        pos = start;
        return super.importFromAsName();
    }

    private void invalidImportName() {
        if (!accept(AS)) {
            return;
        }
        int name = pos;
        if (accept(NAME) && lookingAt(COMMA, RPAR, SEMI, NEWLINE)) {
            return;
        }
        pos = name;
        Expr a = expression();
        if (a != null) {
            throw errorAt(a.range(), "cannot use " + Targets.describe(a) + " as import target");
        }
    }

    @Override
    List<Alias> importFromTargets() {
        int start = pos;
        if (!invalidRules) {
            return super.importFromTargets();
        }
        if (at(STAR)) {
            pos++;
            return List.of();
        }
        if (accept(LPAR)) {
            boolean any = importAsNames();
            accept(COMMA);
            if (any && accept(RPAR)) {
                return List.of();
            }
            pos = start;
        }
        if (importAsNames()) {
            if (!at(COMMA)) {
                return List.of();
            }
            pos++;
            if (at(NEWLINE)) {
                throw errorHere("trailing comma not allowed without surrounding parentheses");
            }
        }
        pos = start;
        if (at(NEWLINE)) {
            throw errorFromToken(pos, "Expected one or more names after 'import'");
        }
        return null;
    }

    private boolean importAsNames() {
        return separatedByCommas(() -> {
            boolean name = at(NAME);
            if (name) {
                importFromAsName();
            }
            return name;
        });
    }

    // Patterns

    @Override
    Pattern closedPattern() {
        return memo(CLOSED_PATTERN, () -> {
            int start = pos;
            Pattern p = super.closedPattern();
            if (p == null && invalidRules && tokens.type(start) == NAME) {
                pos = start;
                invalidClassPattern();
            }
            return p;
        });
    }

    private void invalidClassPattern() {
        int start = pos++;
        while (at(DOT)) {
            if (attribute(start, new Expr.Name("", ExprContext.LOAD, range(start))) == null) {
                return;
            }
        }
        if (!accept(LPAR)) {
            return;
        }
        int arguments = pos;
        if (!positionalPatterns(new ArrayList<>()) || !accept(COMMA)) {
            pos = arguments;
        }
        if (!keywordPatterns() || !accept(COMMA)) {
            return;
        }
        List<Pattern> misplaced = new ArrayList<>();
        if (positionalPatterns(misplaced)) {
            throw errorBetween(misplaced.get(0).range(), misplaced.get(misplaced.size() - 1).range(),
                    "positional patterns follow keyword patterns");
        }
    }

    private boolean positionalPatterns(List<Pattern> out) {
        return separatedByCommas(() -> {
            Pattern p = pattern();
            return p != null && out.add(p);
        });
    }

    private boolean keywordPatterns() {
        return separatedByCommas(() -> accept(NAME) && accept(EQUAL) && pattern() != null);
    }

    @Override
    Pattern pattern() {
        int start = pos;
        Pattern p = super.pattern();
        if (p != null && !(p instanceof Pattern.MatchAs as && as.pattern() != null && tokens.type(pos - 2) == AS) && at(AS) && invalidRules) {
            int end = pos++;
            if (at(NAME) && isUnderscore(pos)) {
                throw errorAtToken(pos, "cannot use '_' as a target");
            }
            Expr target = expression();
            if (target != null) {
                throw errorAt(target.range(), "cannot use " + Targets.describe(target) + " as pattern target");
            }
            pos = end;
        }
        if (p == null) {
            pos = start;
        }
        return p;
    }

    final void expectColonBefore(int type) {
        if (at(type)) {
            throw errorAtFurthest(Kind.SYNTAX, "expected ':'");
        }
    }
}
