package dev.krait.compiler.preprocess;

import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.MatchCase;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.symtable.Diagnostics;
import dev.krait.compiler.symtable.Docstrings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Rewrites statements: removes docstrings where the optimization level asks for it, replaces {@code __debug__}, makes
 * formatted strings of {@code %} operations, and folds the numbers of patterns. What does not change is not copied. Other
 * constants are folded by the flow graph.
 */
public final class Preprocessor {
    private static final int NO_DOCSTRINGS = 2;

    private final Diagnostics diagnostics;
    private final int optimize;
    private final boolean stringAnnotations;
    private final ExpressionPreprocessor expressions;
    private final FinallyContext context;

    private Preprocessor(Diagnostics diagnostics, int optimize, boolean stringAnnotations) {
        this.diagnostics = diagnostics;
        this.optimize = optimize;
        this.stringAnnotations = stringAnnotations;
        this.expressions = new ExpressionPreprocessor(diagnostics.guard(), optimize, stringAnnotations);
        this.context = new FinallyContext(diagnostics);
    }

    /**
     * Rewrites a tree.
     *
     * @param optimize the level, 0 to 2
     * @param stringAnnotations whether annotations become strings, which show them as they were written
     */
    public static Mod process(Mod mod, Diagnostics diagnostics, int optimize, boolean stringAnnotations) {
        Preprocessor p = new Preprocessor(diagnostics, optimize, stringAnnotations);
        return switch (mod) {
            case Mod.Module m -> new Mod.Module(p.body(m.body()), m.typeIgnores());
            case Mod.Interactive m -> new Mod.Interactive(p.statements(m.body()));
            case Mod.Expression m -> new Mod.Expression(p.expressions.visit(m.body()));
            case Mod.FunctionType m -> m;
        };
    }

    /** Maps a list; returns the list itself if no element changes. */
    static <T> List<T> map(List<T> list, UnaryOperator<T> function) {
        List<T> changed = null;
        for (int i = 0; i < list.size(); i++) {
            T before = list.get(i);
            T after = before == null ? null : function.apply(before);
            if (after != before && changed == null) {
                changed = new ArrayList<>(list);
            }
            if (changed != null) {
                changed.set(i, after);
            }
        }
        return changed == null ? list : changed;
    }

    /** A body that may start with a docstring. */
    private List<Stmt> body(List<Stmt> before) {
        boolean docstring = Docstrings.of(before) != null;
        List<Stmt> kept = before;
        if (docstring && optimize >= NO_DOCSTRINGS) {
            SourceRange range = before.get(0).range();
            // A body that held nothing else still needs a statement, which has the place of the docstring.
            kept = before.size() > 1 ? before.subList(1, before.size()) : List.of(new Stmt.Pass(
                    new SourceRange(range.line(), range.column(), range.line(), range.column() + "pass".length())));
            docstring = false;
        }
        List<Stmt> after = statements(kept);
        if (docstring || Docstrings.of(after) == null) {
            return after;
        }
        // What was no docstring in the source must not become one.
        List<Stmt> guarded = new ArrayList<>(after);
        Stmt.ExprStmt first = (Stmt.ExprStmt) after.get(0);
        guarded.set(0, new Stmt.ExprStmt(new Expr.JoinedStr(List.of(first.value()), first.range()), first.range()));
        return guarded;
    }

    private List<Stmt> statements(List<Stmt> statements) {
        return map(statements, this::statement);
    }

    private List<Stmt> loopBody(List<Stmt> statements) {
        context.enterLoop();
        List<Stmt> after = statements(statements);
        context.leave();
        return after;
    }

    private List<Stmt> functionBody(List<Stmt> statements) {
        context.enterFunction();
        List<Stmt> after = body(statements);
        context.leave();
        return after;
    }

    private List<Stmt> finalBody(List<Stmt> statements) {
        context.enterFinally();
        List<Stmt> after = statements(statements);
        context.leave();
        return after;
    }

    private Expr visit(Expr e) {
        return e == null ? null : expressions.visit(e);
    }

    private List<Expr> visitAll(List<Expr> list) {
        return expressions.visitAll(list);
    }

    private Expr annotation(Expr e) {
        return stringAnnotations ? e : visit(e);
    }

    private Stmt statement(Stmt statement) {
        diagnostics.guard().enter();
        Stmt after = switch (statement) {
            case Stmt.FunctionDef s -> {
                List<TypeParam> typeParams = map(s.typeParams(), this::typeParam);
                Arguments args = expressions.arguments(s.args());
                List<Stmt> body = functionBody(s.body());
                List<Expr> decorators = visitAll(s.decoratorList());
                Expr returns = annotation(s.returns());
                yield typeParams == s.typeParams() && args == s.args() && body == s.body() && decorators == s.decoratorList()
                        && returns == s.returns() ? s
                                : new Stmt.FunctionDef(s.name(), args, body, decorators, returns, s.typeComment(), typeParams,
                                        s.range());
            }
            case Stmt.AsyncFunctionDef s -> {
                List<TypeParam> typeParams = map(s.typeParams(), this::typeParam);
                Arguments args = expressions.arguments(s.args());
                List<Stmt> body = functionBody(s.body());
                List<Expr> decorators = visitAll(s.decoratorList());
                Expr returns = annotation(s.returns());
                yield typeParams == s.typeParams() && args == s.args() && body == s.body() && decorators == s.decoratorList()
                        && returns == s.returns() ? s
                                : new Stmt.AsyncFunctionDef(s.name(), args, body, decorators, returns, s.typeComment(),
                                        typeParams, s.range());
            }
            case Stmt.ClassDef s -> new Stmt.ClassDef(s.name(), visitAll(s.bases()), expressions.keywords(s.keywords()),
                    body(s.body()), visitAll(s.decoratorList()), map(s.typeParams(), this::typeParam), s.range());
            case Stmt.Return s -> {
                context.check("return", s.range());
                Expr value = visit(s.value());
                yield value == s.value() ? s : new Stmt.Return(value, s.range());
            }
            case Stmt.Delete s -> {
                List<Expr> targets = visitAll(s.targets());
                yield targets == s.targets() ? s : new Stmt.Delete(targets, s.range());
            }
            case Stmt.Assign s -> {
                List<Expr> targets = visitAll(s.targets());
                Expr value = visit(s.value());
                yield targets == s.targets() && value == s.value() ? s
                        : new Stmt.Assign(targets, value, s.typeComment(), s.range());
            }
            case Stmt.TypeAlias s -> new Stmt.TypeAlias(visit(s.name()), map(s.typeParams(), this::typeParam),
                    visit(s.value()), s.range());
            case Stmt.AugAssign s -> {
                Expr target = visit(s.target());
                Expr value = visit(s.value());
                yield target == s.target() && value == s.value() ? s : new Stmt.AugAssign(target, s.op(), value, s.range());
            }
            case Stmt.AnnAssign s -> new Stmt.AnnAssign(visit(s.target()), annotation(s.annotation()), visit(s.value()),
                    s.simple(), s.range());
            case Stmt.For s -> new Stmt.For(visit(s.target()), visit(s.iter()), loopBody(s.body()), statements(s.orelse()),
                    s.typeComment(), s.range());
            case Stmt.AsyncFor s -> new Stmt.AsyncFor(visit(s.target()), visit(s.iter()), loopBody(s.body()),
                    statements(s.orelse()), s.typeComment(), s.range());
            case Stmt.While s -> new Stmt.While(visit(s.test()), loopBody(s.body()), statements(s.orelse()), s.range());
            case Stmt.If s -> new Stmt.If(visit(s.test()), statements(s.body()), statements(s.orelse()), s.range());
            case Stmt.With s -> new Stmt.With(map(s.items(), this::withItem), statements(s.body()), s.typeComment(), s.range());
            case Stmt.AsyncWith s -> new Stmt.AsyncWith(map(s.items(), this::withItem), statements(s.body()), s.typeComment(),
                    s.range());
            case Stmt.Match s -> new Stmt.Match(visit(s.subject()), map(s.cases(), this::matchCase), s.range());
            case Stmt.Raise s -> {
                Expr exc = visit(s.exc());
                Expr cause = visit(s.cause());
                yield exc == s.exc() && cause == s.cause() ? s : new Stmt.Raise(exc, cause, s.range());
            }
            case Stmt.Try s -> new Stmt.Try(statements(s.body()), map(s.handlers(), this::handler), statements(s.orelse()),
                    finalBody(s.finalbody()), s.range());
            case Stmt.TryStar s -> new Stmt.TryStar(statements(s.body()), map(s.handlers(), this::handler),
                    statements(s.orelse()), finalBody(s.finalbody()), s.range());
            case Stmt.Assert s -> {
                Expr test = visit(s.test());
                Expr message = visit(s.msg());
                yield test == s.test() && message == s.msg() ? s : new Stmt.Assert(test, message, s.range());
            }
            case Stmt.ExprStmt s -> {
                Expr value = visit(s.value());
                yield value == s.value() ? s : new Stmt.ExprStmt(value, s.range());
            }
            case Stmt.Break s -> {
                context.check("break", s.range());
                yield s;
            }
            case Stmt.Continue s -> {
                context.check("continue", s.range());
                yield s;
            }
            case Stmt.Import s -> s;
            case Stmt.ImportFrom s -> s;
            case Stmt.Global s -> s;
            case Stmt.Nonlocal s -> s;
            case Stmt.Pass s -> s;
        };
        diagnostics.guard().leave();
        return after;
    }

    private ExceptHandler handler(ExceptHandler h) {
        return new ExceptHandler(visit(h.type()), h.name(), statements(h.body()), h.range());
    }

    private WithItem withItem(WithItem item) {
        Expr context = visit(item.contextExpr());
        Expr vars = visit(item.optionalVars());
        return context == item.contextExpr() && vars == item.optionalVars() ? item : new WithItem(context, vars);
    }

    private MatchCase matchCase(MatchCase c) {
        return new MatchCase(pattern(c.pattern()), visit(c.guard()), statements(c.body()));
    }

    private Pattern pattern(Pattern pattern) {
        diagnostics.guard().enter();
        Pattern after = switch (pattern) {
            case Pattern.MatchValue p -> {
                Expr value = PatternConstants.fold(p.value());
                yield value == p.value() ? p : new Pattern.MatchValue(value, p.range());
            }
            case Pattern.MatchSequence p -> {
                List<Pattern> patterns = map(p.patterns(), this::pattern);
                yield patterns == p.patterns() ? p : new Pattern.MatchSequence(patterns, p.range());
            }
            case Pattern.MatchMapping p -> {
                List<Expr> keys = map(p.keys(), PatternConstants::fold);
                List<Pattern> patterns = map(p.patterns(), this::pattern);
                yield keys == p.keys() && patterns == p.patterns() ? p
                        : new Pattern.MatchMapping(keys, patterns, p.rest(), p.range());
            }
            case Pattern.MatchClass p -> {
                Expr cls = visit(p.cls());
                List<Pattern> patterns = map(p.patterns(), this::pattern);
                List<Pattern> keywords = map(p.kwdPatterns(), this::pattern);
                yield cls == p.cls() && patterns == p.patterns() && keywords == p.kwdPatterns() ? p
                        : new Pattern.MatchClass(cls, patterns, p.kwdAttrs(), keywords, p.range());
            }
            case Pattern.MatchAs p -> {
                Pattern inner = p.pattern() == null ? null : pattern(p.pattern());
                yield inner == p.pattern() ? p : new Pattern.MatchAs(inner, p.name(), p.range());
            }
            case Pattern.MatchOr p -> {
                List<Pattern> patterns = map(p.patterns(), this::pattern);
                yield patterns == p.patterns() ? p : new Pattern.MatchOr(patterns, p.range());
            }
            case Pattern.MatchSingleton p -> p;
            case Pattern.MatchStar p -> p;
        };
        diagnostics.guard().leave();
        return after;
    }

    private TypeParam typeParam(TypeParam parameter) {
        return switch (parameter) {
            case TypeParam.TypeVar p -> new TypeParam.TypeVar(p.name(), visit(p.bound()), visit(p.defaultValue()), p.range());
            case TypeParam.ParamSpec p -> new TypeParam.ParamSpec(p.name(), visit(p.defaultValue()), p.range());
            case TypeParam.TypeVarTuple p -> new TypeParam.TypeVarTuple(p.name(), visit(p.defaultValue()), p.range());
        };
    }
}
