package dev.krait.compiler.ast;

/** A type parameter (PEP 695). Records are named and ordered as in CPython's {@code Python.asdl}. */
public sealed interface TypeParam extends AstNode {
    /** Where the node stands in the source. */
    SourceRange range();

    /** {@code TypeVar(identifier name, expr? bound, expr? default_value)}; {@code bound}, {@code defaultValue} may be null. */
    record TypeVar(String name, Expr bound, Expr defaultValue, SourceRange range) implements TypeParam {
    }

    /** {@code ParamSpec(identifier name, expr? default_value)}; {@code defaultValue} may be null. */
    record ParamSpec(String name, Expr defaultValue, SourceRange range) implements TypeParam {
    }

    /** {@code TypeVarTuple(identifier name, expr? default_value)}; {@code defaultValue} may be null. */
    record TypeVarTuple(String name, Expr defaultValue, SourceRange range) implements TypeParam {
    }
}
