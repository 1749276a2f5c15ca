package dev.krait.compiler.ast;

/** {@code withitem(expr context_expr, expr? optional_vars)}; {@code optionalVars} may be null. */
public record WithItem(Expr contextExpr, Expr optionalVars) implements AstNode {
}
