package dev.krait.compiler.ast;

import java.util.List;

/** A statement. Records are named and ordered as in CPython's {@code Python.asdl}. */
public sealed interface Stmt extends AstNode {
    /** Where the node stands in the source. */
    SourceRange range();

    /** {@code FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)}; {@code returns}, {@code typeComment} may be null. */
    record FunctionDef(String name,
            Arguments args,
            List<Stmt> body,
            List<Expr> decoratorList,
            Expr returns,
            String typeComment,
            List<TypeParam> typeParams,
            SourceRange range) implements Stmt {
    }

    /** {@code AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)}; {@code returns}, {@code typeComment} may be null. */
    record AsyncFunctionDef(String name,
            Arguments args,
            List<Stmt> body,
            List<Expr> decoratorList,
            Expr returns,
            String typeComment,
            List<TypeParam> typeParams,
            SourceRange range) implements Stmt {
    }

    /** {@code ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)}. */
    record ClassDef(String name,
            List<Expr> bases,
            List<Keyword> keywords,
            List<Stmt> body,
            List<Expr> decoratorList,
            List<TypeParam> typeParams,
            SourceRange range) implements Stmt {
    }

    /** {@code Return(expr? value)}; {@code value} may be null. */
    record Return(Expr value, SourceRange range) implements Stmt {
    }

    /** {@code Delete(expr* targets)}. */
    record Delete(List<Expr> targets, SourceRange range) implements Stmt {
    }

    /** {@code Assign(expr* targets, expr value, string? type_comment)}; {@code typeComment} may be null. */
    record Assign(List<Expr> targets, Expr value, String typeComment, SourceRange range) implements Stmt {
    }

    /** {@code TypeAlias(expr name, type_param* type_params, expr value)}. */
    record TypeAlias(Expr name, List<TypeParam> typeParams, Expr value, SourceRange range) implements Stmt {
    }

    /** {@code AugAssign(expr target, operator op, expr value)}. */
    record AugAssign(Expr target, Operator op, Expr value, SourceRange range) implements Stmt {
    }

    /** {@code AnnAssign(expr target, expr annotation, expr? value, int simple)}; {@code value} may be null. */
    record AnnAssign(Expr target, Expr annotation, Expr value, int simple, SourceRange range) implements Stmt {
    }

    /** {@code For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)}; {@code typeComment} may be null. */
    record For(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment, SourceRange range) implements Stmt {
    }

    /** {@code AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)}; {@code typeComment} may be null. */
    record AsyncFor(Expr target, Expr iter, List<Stmt> body, List<Stmt> orelse, String typeComment, SourceRange range) implements Stmt {
    }

    /** {@code While(expr test, stmt* body, stmt* orelse)}. */
    record While(Expr test, List<Stmt> body, List<Stmt> orelse, SourceRange range) implements Stmt {
    }

    /** {@code If(expr test, stmt* body, stmt* orelse)}. */
    record If(Expr test, List<Stmt> body, List<Stmt> orelse, SourceRange range) implements Stmt {
    }

    /** {@code With(withitem* items, stmt* body, string? type_comment)}; {@code typeComment} may be null. */
    record With(List<WithItem> items, List<Stmt> body, String typeComment, SourceRange range) implements Stmt {
    }

    /** {@code AsyncWith(withitem* items, stmt* body, string? type_comment)}; {@code typeComment} may be null. */
    record AsyncWith(List<WithItem> items, List<Stmt> body, String typeComment, SourceRange range) implements Stmt {
    }

    /** {@code Match(expr subject, match_case* cases)}. */
    record Match(Expr subject, List<MatchCase> cases, SourceRange range) implements Stmt {
    }

    /** {@code Raise(expr? exc, expr? cause)}; {@code exc}, {@code cause} may be null. */
    record Raise(Expr exc, Expr cause, SourceRange range) implements Stmt {
    }

    /** {@code Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)}. */
    record Try(List<Stmt> body,
            List<ExceptHandler> handlers,
            List<Stmt> orelse,
            List<Stmt> finalbody,
            SourceRange range) implements Stmt {
    }

    /** {@code TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)}. */
    record TryStar(List<Stmt> body,
            List<ExceptHandler> handlers,
            List<Stmt> orelse,
            List<Stmt> finalbody,
            SourceRange range) implements Stmt {
    }

    /** {@code Assert(expr test, expr? msg)}; {@code msg} may be null. */
    record Assert(Expr test, Expr msg, SourceRange range) implements Stmt {
    }

    /** {@code Import(alias* names)}. */
    record Import(List<Alias> names, SourceRange range) implements Stmt {
    }

    /** {@code ImportFrom(identifier? module, alias* names, int? level)}; {@code module}, {@code level} may be null. */
    record ImportFrom(String module, List<Alias> names, int level, SourceRange range) implements Stmt {
    }

    /** {@code Global(identifier* names)}. */
    record Global(List<String> names, SourceRange range) implements Stmt {
    }

    /** {@code Nonlocal(identifier* names)}. */
    record Nonlocal(List<String> names, SourceRange range) implements Stmt {
    }

    /** {@code Expr(expr value)}. */
    record ExprStmt(Expr value, SourceRange range) implements Stmt {
    }

    /** {@code Pass}. */
    record Pass(SourceRange range) implements Stmt {
    }

    /** {@code Break}. */
    record Break(SourceRange range) implements Stmt {
    }

    /** {@code Continue}. */
    record Continue(SourceRange range) implements Stmt {
    }
}
