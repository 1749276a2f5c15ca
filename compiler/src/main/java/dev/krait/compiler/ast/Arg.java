package dev.krait.compiler.ast;

/** {@code arg(identifier arg, expr? annotation, string? type_comment)}; {@code annotation}, {@code typeComment} may be null. */
public record Arg(String arg, Expr annotation, String typeComment, SourceRange range) implements AstNode {
}
