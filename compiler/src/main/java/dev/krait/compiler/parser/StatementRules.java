package dev.krait.compiler.parser;

import static dev.krait.compiler.tokenizer.TokenType.*;

import dev.krait.compiler.SourceText;
import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.tokenizer.Tokens;
import java.util.ArrayList;
import java.util.List;

/** Simple statements. */
abstract class StatementRules extends PatternRules {
    /** Whether there was a type alias. */
    boolean typeAliases;

    StatementRules(SourceText source, Tokens tokens, ParserOptions options, WarningCollector warnings, int depthLimit) {
        super(source, tokens, options, warnings, depthLimit);
    }

    /** {@code simple_stmts}: statements on one line, with its end; added to {@code out}. */
    boolean simpleStatements(List<Stmt> out) {
        int start = pos;
        int size = out.size();
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
            if (accept(NEWLINE)) {
                return true;
            }
        }
        out.subList(size, out.size()).clear();
        pos = start;
        return false;
    }

    Stmt simpleStatement() {
        int start = pos;
        Stmt statement = switch (peek()) {
            case IMPORT -> importName();
            case FROM -> importFrom();
            case RETURN -> returnStatement();
            case RAISE -> raiseStatement();
            case PASS -> {
                pos++;
                yield new Stmt.Pass(range(start));
            }
            case DEL -> deleteStatement();
            case YIELD -> {
                Expr e = yieldExpression();
                yield e == null ? null : new Stmt.ExprStmt(e, range(start));
            }
            case ASSERT -> assertStatement();
            case BREAK -> {
                pos++;
                yield new Stmt.Break(range(start));
            }
            case CONTINUE -> {
                pos++;
                yield new Stmt.Continue(range(start));
            }
            case GLOBAL, NONLOCAL -> scopeStatement();
            default -> assignmentOrExpression();
        };
        if (statement == null) {
            pos = start;
        }
        return statement;
    }

    private Stmt assignmentOrExpression() {
        int start = pos;
        if (atSoftKeyword("type") && peekSecond() == NAME) {
            Stmt alias = typeAlias();
            if (alias != null) {
                return alias;
            }
            pos = start;
        }
        Expr e = starExpressions();
        if (e == null) {
            return null;
        }
        int type = peek();
        if (type == EQUAL) {
            return assignment(start, e);
        }
        if (type == COLON) {
            return annotatedAssignment(start, e);
        }
        Operator operator = augmentedOperator(type);
        if (operator != null) {
            if (!Targets.isSingle(e)) {
                return null;
            }
            pos++;
            Expr value = annotatedRhs();
            return value == null ? null
                    : new Stmt.AugAssign(Targets.withContext(e, ExprContext.STORE), operator, value, range(start));
        }
        return new Stmt.ExprStmt(e, range(start));
    }

    private Stmt assignment(int start, Expr first) {
        List<Expr> targets = new ArrayList<>(1);
        Expr value = first;
        while (at(EQUAL)) {
            Expr target = Targets.withContext(value, ExprContext.STORE);
            if (target == null) {
                return null;
            }
            targets.add(target);
            pos++;
            value = annotatedRhs();
            if (value == null) {
                return null;
            }
        }
        int end = pos;
        String comment = accept(TYPE_COMMENT) ? tokens.text(end) : null;
        return new Stmt.Assign(seal(targets), value, comment, range(start));
    }

    /** Whether a target goes on behind a target in parentheses: CPython has chosen the latter then and expects the colon. */
    private boolean beginsWithTarget(int start, Expr target) {
        Expr e = target;
        while (e != null && e.range().line() == tokens.line(start) && e.range().column() == tokens.column(start)) {
            e = switch (e) {
                case Expr.Attribute a -> a.value();
                case Expr.Subscript s -> s.value();
                case Expr.Call c -> c.func();
                default -> null;
            };
        }
        return e != null && e != target && Targets.isSingle(e);
    }

    private Stmt annotatedAssignment(int start, Expr target) {
        if (!Targets.isSingle(target) || tokens.type(start) == LPAR && beginsWithTarget(start, target)) {
            return null;
        }
        int simple = pos == start + 1 ? 1 : 0;
        pos++;
        Expr annotation = expression();
        if (annotation == null) {
            return null;
        }
        Expr value = null;
        if (accept(EQUAL)) {
            value = annotatedRhs();
            if (value == null) {
                return null;
            }
        }
        return new Stmt.AnnAssign(Targets.withContext(target, ExprContext.STORE), annotation, value, simple, range(start));
    }

    /** The operator of an augmented assignment, or null. */
    static Operator augmentedOperator(int type) {
        return switch (type) {
            case PLUSEQUAL -> Operator.ADD;
            case MINEQUAL -> Operator.SUB;
            case STAREQUAL -> Operator.MULT;
            case ATEQUAL -> Operator.MAT_MULT;
            case SLASHEQUAL -> Operator.DIV;
            case PERCENTEQUAL -> Operator.MOD;
            case AMPEREQUAL -> Operator.BIT_AND;
            case VBAREQUAL -> Operator.BIT_OR;
            case CIRCUMFLEXEQUAL -> Operator.BIT_XOR;
            case LEFTSHIFTEQUAL -> Operator.LSHIFT;
            case RIGHTSHIFTEQUAL -> Operator.RSHIFT;
            case DOUBLESTAREQUAL -> Operator.POW;
            case DOUBLESLASHEQUAL -> Operator.FLOOR_DIV;
            default -> null;
        };
    }

    Stmt typeAlias() {
        int start = pos++;
        int name = pos;
        if (!accept(NAME)) {
            return null;
        }
        Expr target = new Expr.Name(tokens.name(name), ExprContext.STORE, range(name));
        List<TypeParam> parameters = List.of();
        if (at(LSQB)) {
            parameters = typeParameters();
            if (parameters == null) {
                return null;
            }
        }
        Expr value = accept(EQUAL) ? expression() : null;
        typeAliases = true;
        return value == null ? null : new Stmt.TypeAlias(target, parameters, value, range(start));
    }

    private Stmt returnStatement() {
        int start = pos++;
        Expr value = startsExpression(peek()) ? starExpressions() : null;
        return new Stmt.Return(value, range(start));
    }

    Stmt raiseStatement() {
        int start = pos++;
        Expr exception = startsExpression(peek()) ? expression() : null;
        Expr cause = null;
        if (exception != null && at(FROM)) {
            int end = pos++;
            cause = expression();
            if (cause == null) {
                pos = end;
            }
        }
        return new Stmt.Raise(exception, cause, range(start));
    }

    Stmt deleteStatement() {
        int start = pos++;
        List<Expr> targets = new ArrayList<>(1);
        while (true) {
            Expr e = startsExpression(peek()) ? primary() : null;
            if (e == null) {
                break;
            }
            Expr target = Targets.withContext(e, ExprContext.DEL);
            if (target == null) {
                return null;
            }
            targets.add(target);
            if (!accept(COMMA)) {
                break;
            }
        }
        return !targets.isEmpty() && (at(SEMI) || at(NEWLINE)) ? new Stmt.Delete(seal(targets), range(start)) : null;
    }

    Stmt assertStatement() {
        int start = pos++;
        Expr test = expression();
        if (test == null) {
            return null;
        }
        Expr message = null;
        if (at(COMMA)) {
            int end = pos++;
            message = expression();
            if (message == null) {
                pos = end;
            }
        }
        return new Stmt.Assert(test, message, range(start));
    }

    private Stmt scopeStatement() {
        int start = pos;
        boolean global = tokens.type(pos++) == GLOBAL;
        List<String> names = new ArrayList<>(1);
        do {
            int name = pos;
            if (!accept(NAME)) {
                if (names.isEmpty()) {
                    return null;
                }
                pos--;
                break;
            }
            names.add(tokens.name(name));
        } while (accept(COMMA));
        return global ? new Stmt.Global(seal(names), range(start)) : new Stmt.Nonlocal(seal(names), range(start));
    }

    Stmt importName() {
        int start = pos++;
        List<Alias> names = new ArrayList<>(1);
        do {
            Alias alias = dottedAsName();
            if (alias == null) {
                if (names.isEmpty()) {
                    return null;
                }
                pos--;
                break;
            }
            names.add(alias);
        } while (accept(COMMA));
        return new Stmt.Import(seal(names), range(start));
    }

    Alias dottedAsName() {
        int start = pos;
        String name = dottedName();
        if (name == null) {
            return null;
        }
        return alias(start, name);
    }

    private Alias alias(int start, String name) {
        String asName = null;
        if (at(AS)) {
            int end = pos++;
            if (accept(NAME)) {
                asName = tokens.name(end + 1);
            } else {
                pos = end;
            }
        }
        return new Alias(name, asName, range(start));
    }

    final String dottedName() {
        int start = pos;
        if (!accept(NAME)) {
            return null;
        }
        String name = tokens.name(start);
        while (at(DOT)) {
            int end = pos++;
            if (!accept(NAME)) {
                pos = end;
                break;
            }
            name = name + "." + tokens.name(end + 1);
        }
        return name;
    }

    Stmt importFrom() {
        int start = pos++;
        int level = 0;
        while (at(DOT) || at(ELLIPSIS)) {
            level += tokens.type(pos++) == DOT ? 1 : 3;
        }
        String module = dottedName();
        if (module == null && level == 0 || !accept(IMPORT)) {
            return null;
        }
        List<Alias> names = importFromTargets();
        if (names == null) {
            return null;
        }
        if (level == 0 && "__future__".equals(module) && names.stream().anyMatch(a -> a.name().equals("barry_as_FLUFL"))) {
            barryAsFlufl = true;
        }
        return new Stmt.ImportFrom(module, names, level, range(start));
    }

    List<Alias> importFromTargets() {
        int start = pos;
        if (accept(STAR)) {
            return List.of(new Alias("*", null, range(start)));
        }
        boolean parentheses = accept(LPAR);
        List<Alias> names = new ArrayList<>();
        while (at(NAME)) {
            Alias alias = importFromAsName();
            if (alias == null) {
                return null;
            }
            names.add(alias);
            if (!at(COMMA)) {
                break;
            }
            pos++;
            if (!parentheses && !at(NAME)) {
                return null;
            }
        }
        return names.isEmpty() || parentheses && !accept(RPAR) ? null : seal(names);
    }

    Alias importFromAsName() {
        int start = pos++;
        return alias(start, tokens.name(start));
    }
}
