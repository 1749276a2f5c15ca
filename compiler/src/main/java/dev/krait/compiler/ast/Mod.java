package dev.krait.compiler.ast;

import java.util.List;

/** A whole source text. Records are named and ordered as in CPython's {@code Python.asdl}. */
public sealed interface Mod extends AstNode {
    /** {@code Module(stmt* body, type_ignore* type_ignores)}. */
    record Module(List<Stmt> body, List<TypeIgnore> typeIgnores) implements Mod {
    }

    /** {@code Interactive(stmt* body)}. */
    record Interactive(List<Stmt> body) implements Mod {
    }

    /** {@code Expression(expr body)}. */
    record Expression(Expr body) implements Mod {
    }

    /** {@code FunctionType(expr* argtypes, expr returns)}. */
    record FunctionType(List<Expr> argtypes, Expr returns) implements Mod {
    }
}
