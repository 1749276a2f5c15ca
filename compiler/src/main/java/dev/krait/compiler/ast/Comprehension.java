package dev.krait.compiler.ast;

import java.util.List;

/** {@code comprehension(expr target, expr iter, expr* ifs, int is_async)}. */
public record Comprehension(Expr target, Expr iter, List<Expr> ifs, int isAsync) implements AstNode {
}
