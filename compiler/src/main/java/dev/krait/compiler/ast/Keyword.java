package dev.krait.compiler.ast;

/** {@code keyword(identifier? arg, expr value)}; {@code arg} may be null. */
public record Keyword(String arg, Expr value, SourceRange range) implements AstNode {
}
