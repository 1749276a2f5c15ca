package dev.krait.compiler.ast;

/** {@code alias(identifier name, identifier? asname)}; {@code asname} may be null. */
public record Alias(String name, String asname, SourceRange range) implements AstNode {
}
