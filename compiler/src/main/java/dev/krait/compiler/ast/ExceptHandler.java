package dev.krait.compiler.ast;

import java.util.List;

/** {@code ExceptHandler(expr? type, identifier? name, stmt* body)}; {@code type}, {@code name} may be null. */
public record ExceptHandler(Expr type, String name, List<Stmt> body, SourceRange range) implements AstNode {
}
