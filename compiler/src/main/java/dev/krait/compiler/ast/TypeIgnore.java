package dev.krait.compiler.ast;

/** {@code TypeIgnore(int lineno, string tag)}. */
public record TypeIgnore(int lineno, String tag) implements AstNode {
}
