package dev.krait.compiler.ast;

import java.util.List;

/** {@code match_case(pattern pattern, expr? guard, stmt* body)}; {@code guard} may be null. */
public record MatchCase(Pattern pattern, Expr guard, List<Stmt> body) implements AstNode {
}
