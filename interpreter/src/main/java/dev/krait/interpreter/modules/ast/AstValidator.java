package dev.krait.interpreter.modules.ast;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.TypeParam;
import dev.krait.compiler.ast.WithItem;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.util.List;

/** Checks what the types of a tree do not say, as CPython checks trees that Python code made: the compiler takes it for granted. */
final class AstValidator {
    private final PyThread t;
    private final PatternValidator patterns;

    AstValidator(PyThread t) {
        this.t = t;
        patterns = new PatternValidator(t, this);
    }

    void check(Mod tree) {
        switch (tree) {
            case Mod.Module m -> statements(m.body());
            case Mod.Interactive m -> statements(m.body());
            case Mod.Expression m -> load(m.body());
            case Mod.FunctionType m -> {
                loads(m.argtypes());
                load(m.returns());
            }
        }
    }

    private void nonEmpty(List<?> items, String what, String owner) {
        if (items.isEmpty()) {
            throw Errors.valueError(t, "empty %s on %s", what, owner);
        }
    }

    private void statements(List<Stmt> body) {
        body.forEach(this::statement);
    }

    private void body(List<Stmt> body, String owner) {
        nonEmpty(body, "body", owner);
        statements(body);
    }

    void load(Expr e) {
        expression(e, ExprContext.LOAD);
    }

    private void optional(Expr e) {
        if (e != null) {
            load(e);
        }
    }

    void loads(List<Expr> all) {
        expressions(all, ExprContext.LOAD);
    }

    private void expressions(List<Expr> all, ExprContext context) {
        for (Expr e : all) {
            if (e != null) {
                expression(e, context);
            }
        }
    }

    private void keywords(List<Keyword> keywords) {
        keywords.forEach(k -> load(k.value()));
    }

    private void targets(List<Expr> targets, ExprContext context) {
        nonEmpty(targets, "targets", context == ExprContext.DEL ? "Delete" : "Assign");
        expressions(targets, context);
    }

    private void statement(Stmt statement) {
        t.enter(" during compilation");
        try {
            switch (statement) {
                case Stmt.FunctionDef s -> function("FunctionDef", s.body(), s.typeParams(), s.args(), s.decoratorList(), s.returns());
                case Stmt.AsyncFunctionDef s -> function("AsyncFunctionDef", s.body(), s.typeParams(), s.args(), s.decoratorList(), s.returns());
                case Stmt.ClassDef s -> {
                    body(s.body(), "ClassDef");
                    typeParameters(s.typeParams());
                    loads(s.bases());
                    keywords(s.keywords());
                    loads(s.decoratorList());
                }
                case Stmt.Return s -> optional(s.value());
                case Stmt.Delete s -> targets(s.targets(), ExprContext.DEL);
                case Stmt.Assign s -> {
                    targets(s.targets(), ExprContext.STORE);
                    load(s.value());
                }
                case Stmt.AugAssign s -> {
                    expression(s.target(), ExprContext.STORE);
                    load(s.value());
                }
                case Stmt.AnnAssign s -> {
                    if (s.simple() != 0 && !(s.target() instanceof Expr.Name)) {
                        throw Errors.typeError(t, "AnnAssign with simple non-Name target");
                    }
                    expression(s.target(), ExprContext.STORE);
                    optional(s.value());
                    load(s.annotation());
                }
                case Stmt.TypeAlias s -> {
                    if (!(s.name() instanceof Expr.Name)) {
                        throw Errors.typeError(t, "TypeAlias with non-Name name");
                    }
                    expression(s.name(), ExprContext.STORE);
                    typeParameters(s.typeParams());
                    load(s.value());
                }
                case Stmt.For s -> loop("For", s.target(), s.iter(), s.body(), s.orelse());
                case Stmt.AsyncFor s -> loop("AsyncFor", s.target(), s.iter(), s.body(), s.orelse());
                case Stmt.While s -> {
                    load(s.test());
                    body(s.body(), "While");
                    statements(s.orelse());
                }
                case Stmt.If s -> {
                    load(s.test());
                    body(s.body(), "If");
                    statements(s.orelse());
                }
                case Stmt.With s -> with("With", s.items(), s.body());
                case Stmt.AsyncWith s -> with("AsyncWith", s.items(), s.body());
                case Stmt.Match s -> {
                    load(s.subject());
                    nonEmpty(s.cases(), "cases", "Match");
                    s.cases().forEach(c -> {
                        patterns.check(c.pattern(), false);
                        optional(c.guard());
                        body(c.body(), "match_case");
                    });
                }
                case Stmt.Raise s -> {
                    if (s.exc() == null && s.cause() != null) {
                        throw Errors.valueError(t, "Raise with cause but no exception");
                    }
                    optional(s.exc());
                    optional(s.cause());
                }
                case Stmt.Try s -> tries("Try", s.body(), s.handlers(), s.orelse(), s.finalbody());
                case Stmt.TryStar s -> tries("TryStar", s.body(), s.handlers(), s.orelse(), s.finalbody());
                case Stmt.Assert s -> {
                    load(s.test());
                    optional(s.msg());
                }
                case Stmt.Import s -> nonEmpty(s.names(), "names", "Import");
                case Stmt.ImportFrom s -> {
                    if (s.level() < 0) {
                        throw Errors.valueError(t, "Negative ImportFrom level");
                    }
                    nonEmpty(s.names(), "names", "ImportFrom");
                }
                case Stmt.Global s -> nonEmpty(s.names(), "names", "Global");
                case Stmt.Nonlocal s -> nonEmpty(s.names(), "names", "Nonlocal");
                case Stmt.ExprStmt s -> load(s.value());
                case Stmt.Pass s -> {
                }
                case Stmt.Break s -> {
                }
                case Stmt.Continue s -> {
                }
            }
        } finally {
            t.leave();
        }
    }

    private void function(String owner, List<Stmt> body, List<TypeParam> typeParameters, Arguments args, List<Expr> decorators, Expr returns) {
        body(body, owner);
        typeParameters(typeParameters);
        arguments(args);
        loads(decorators);
        optional(returns);
    }

    private void loop(String owner, Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse) {
        expression(target, ExprContext.STORE);
        load(iter);
        body(body, owner);
        statements(orelse);
    }

    private void with(String owner, List<WithItem> items, List<Stmt> body) {
        nonEmpty(items, "items", owner);
        for (WithItem item : items) {
            load(item.contextExpr());
            if (item.optionalVars() != null) {
                expression(item.optionalVars(), ExprContext.STORE);
            }
        }
        body(body, owner);
    }

    private void tries(String owner, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse, List<Stmt> finalbody) {
        body(body, owner);
        if (handlers.isEmpty() && finalbody.isEmpty()) {
            throw Errors.valueError(t, "%s has neither except handlers nor finalbody", owner);
        }
        if (handlers.isEmpty() && !orelse.isEmpty()) {
            throw Errors.valueError(t, "%s has orelse but no except handlers", owner);
        }
        for (ExceptHandler handler : handlers) {
            optional(handler.type());
            body(handler.body(), "ExceptHandler");
        }
        statements(finalbody);
        statements(orelse);
    }

    private void typeParameters(List<TypeParam> parameters) {
        for (TypeParam parameter : parameters) {
            switch (parameter) {
                case TypeParam.TypeVar p -> {
                    optional(p.bound());
                    optional(p.defaultValue());
                }
                case TypeParam.ParamSpec p -> optional(p.defaultValue());
                case TypeParam.TypeVarTuple p -> optional(p.defaultValue());
            }
        }
    }

    private void annotations(List<Arg> args) {
        args.forEach(a -> optional(a.annotation()));
    }

    private void arguments(Arguments a) {
        annotations(a.posonlyargs());
        annotations(a.args());
        if (a.vararg() != null) {
            optional(a.vararg().annotation());
        }
        annotations(a.kwonlyargs());
        if (a.kwarg() != null) {
            optional(a.kwarg().annotation());
        }
        if (a.defaults().size() > a.posonlyargs().size() + a.args().size()) {
            throw Errors.valueError(t, "more positional defaults than args on arguments");
        }
        if (a.kwDefaults().size() != a.kwonlyargs().size()) {
            throw Errors.valueError(t, "length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        loads(a.defaults());
        loads(a.kwDefaults());
    }

    private void generators(List<Comprehension> generators) {
        if (generators.isEmpty()) {
            throw Errors.valueError(t, "comprehension with no generators");
        }
        for (Comprehension c : generators) {
            expression(c.target(), ExprContext.STORE);
            load(c.iter());
            loads(c.ifs());
        }
    }

    private static ExprContext contextOf(Expr expression) {
        return switch (expression) {
            case Expr.Attribute e -> e.ctx();
            case Expr.Subscript e -> e.ctx();
            case Expr.Starred e -> e.ctx();
            case Expr.Name e -> e.ctx();
            case Expr.ListExpr e -> e.ctx();
            case Expr.Tuple e -> e.ctx();
            default -> null;
        };
    }

    private void expression(Expr expression, ExprContext context) {
        ExprContext actual = contextOf(expression);
        if (actual == null && context != ExprContext.LOAD) {
            throw Errors.valueError(t, "expression which can't be assigned to in %s context", context.asdlName());
        }
        if (actual != null && actual != context) {
            throw Errors.valueError(t, "expression must have %s context but has %s instead", context.asdlName(), actual.asdlName());
        }
        t.enter(" during compilation");
        try {
            parts(expression, context);
        } finally {
            t.leave();
        }
    }

    private void parts(Expr expression, ExprContext context) {
        switch (expression) {
            case Expr.BoolOp e -> {
                if (e.values().size() < 2) {
                    throw Errors.valueError(t, "BoolOp with less than 2 values");
                }
                loads(e.values());
            }
            case Expr.NamedExpr e -> {
                if (!(e.target() instanceof Expr.Name)) {
                    throw Errors.typeError(t, "NamedExpr target must be a Name");
                }
                expression(e.target(), ExprContext.STORE);
                load(e.value());
            }
            case Expr.BinOp e -> {
                load(e.left());
                load(e.right());
            }
            case Expr.UnaryOp e -> load(e.operand());
            case Expr.Lambda e -> {
                arguments(e.args());
                load(e.body());
            }
            case Expr.IfExp e -> {
                load(e.test());
                load(e.body());
                load(e.orelse());
            }
            case Expr.Dict e -> {
                if (e.keys().size() != e.values().size()) {
                    throw Errors.valueError(t, "Dict doesn't have the same number of keys as values");
                }
                loads(e.keys());
                loads(e.values());
            }
            case Expr.Set e -> loads(e.elts());
            case Expr.ListComp e -> comprehension(e.generators(), e.elt());
            case Expr.SetComp e -> comprehension(e.generators(), e.elt());
            case Expr.GeneratorExp e -> comprehension(e.generators(), e.elt());
            case Expr.DictComp e -> {
                comprehension(e.generators(), e.key());
                load(e.value());
            }
            case Expr.Await e -> load(e.value());
            case Expr.Yield e -> optional(e.value());
            case Expr.YieldFrom e -> load(e.value());
            case Expr.Compare e -> {
                if (e.comparators().isEmpty()) {
                    throw Errors.valueError(t, "Compare with no comparators");
                }
                if (e.comparators().size() != e.ops().size()) {
                    throw Errors.valueError(t, "Compare has a different number of comparators and operands");
                }
                loads(e.comparators());
                load(e.left());
            }
            case Expr.Call e -> {
                load(e.func());
                loads(e.args());
                keywords(e.keywords());
            }
            case Expr.FormattedValue e -> {
                load(e.value());
                optional(e.formatSpec());
            }
            case Expr.Interpolation e -> {
                load(e.value());
                optional(e.formatSpec());
            }
            case Expr.JoinedStr e -> loads(e.values());
            case Expr.TemplateStr e -> loads(e.values());
            case Expr.Literal e -> {
            }
            case Expr.Attribute e -> load(e.value());
            case Expr.Subscript e -> {
                load(e.slice());
                load(e.value());
            }
            case Expr.Starred e -> expression(e.value(), context);
            case Expr.Name e -> {
            }
            case Expr.ListExpr e -> expressions(e.elts(), context);
            case Expr.Tuple e -> expressions(e.elts(), context);
            case Expr.Slice e -> {
                optional(e.lower());
                optional(e.upper());
                optional(e.step());
            }
        }
    }

    private void comprehension(List<Comprehension> generators, Expr element) {
        generators(generators);
        load(element);
    }
}
