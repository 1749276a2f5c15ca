package dev.krait.compiler.ast;

import dev.krait.compiler.code.Constant;
import java.util.List;

/** An expression. Records are named and ordered as in CPython's {@code Python.asdl}. */
public sealed interface Expr extends AstNode {
    /** Where the node stands in the source. */
    SourceRange range();

    /** {@code BoolOp(boolop op, expr* values)}. */
    record BoolOp(BoolOperator op, List<Expr> values, SourceRange range) implements Expr {
    }

    /** {@code NamedExpr(expr target, expr value)}. */
    record NamedExpr(Expr target, Expr value, SourceRange range) implements Expr {
    }

    /** {@code BinOp(expr left, operator op, expr right)}. */
    record BinOp(Expr left, Operator op, Expr right, SourceRange range) implements Expr {
    }

    /** {@code UnaryOp(unaryop op, expr operand)}. */
    record UnaryOp(UnaryOperator op, Expr operand, SourceRange range) implements Expr {
    }

    /** {@code Lambda(arguments args, expr body)}. */
    record Lambda(Arguments args, Expr body, SourceRange range) implements Expr {
    }

    /** {@code IfExp(expr test, expr body, expr orelse)}. */
    record IfExp(Expr test, Expr body, Expr orelse, SourceRange range) implements Expr {
    }

    /** {@code Dict(expr?* keys, expr* values)}; {@code keys} may hold null elements. */
    record Dict(List<Expr> keys, List<Expr> values, SourceRange range) implements Expr {
    }

    /** {@code Set(expr* elts)}. */
    record Set(List<Expr> elts, SourceRange range) implements Expr {
    }

    /** {@code ListComp(expr elt, comprehension* generators)}. */
    record ListComp(Expr elt, List<Comprehension> generators, SourceRange range) implements Expr {
    }

    /** {@code SetComp(expr elt, comprehension* generators)}. */
    record SetComp(Expr elt, List<Comprehension> generators, SourceRange range) implements Expr {
    }

    /** {@code DictComp(expr key, expr value, comprehension* generators)}. */
    record DictComp(Expr key, Expr value, List<Comprehension> generators, SourceRange range) implements Expr {
    }

    /** {@code GeneratorExp(expr elt, comprehension* generators)}. */
    record GeneratorExp(Expr elt, List<Comprehension> generators, SourceRange range) implements Expr {
    }

    /** {@code Await(expr value)}. */
    record Await(Expr value, SourceRange range) implements Expr {
    }

    /** {@code Yield(expr? value)}; {@code value} may be null. */
    record Yield(Expr value, SourceRange range) implements Expr {
    }

    /** {@code YieldFrom(expr value)}. */
    record YieldFrom(Expr value, SourceRange range) implements Expr {
    }

    /** {@code Compare(expr left, cmpop* ops, expr* comparators)}. */
    record Compare(Expr left, List<CmpOperator> ops, List<Expr> comparators, SourceRange range) implements Expr {
    }

    /** {@code Call(expr func, expr* args, keyword* keywords)}. */
    record Call(Expr func, List<Expr> args, List<Keyword> keywords, SourceRange range) implements Expr {
    }

    /** {@code FormattedValue(expr value, int conversion, expr? format_spec)}; {@code formatSpec} may be null. */
    record FormattedValue(Expr value, int conversion, Expr formatSpec, SourceRange range) implements Expr {
    }

    /** {@code Interpolation(expr value, constant str, int conversion, expr? format_spec)}; {@code formatSpec} may be null. */
    record Interpolation(Expr value, Constant str, int conversion, Expr formatSpec, SourceRange range) implements Expr {
    }

    /** {@code JoinedStr(expr* values)}. */
    record JoinedStr(List<Expr> values, SourceRange range) implements Expr {
    }

    /** {@code TemplateStr(expr* values)}. */
    record TemplateStr(List<Expr> values, SourceRange range) implements Expr {
    }

    /** {@code Constant(constant value, string? kind)}; {@code kind} may be null. */
    record Literal(Constant value, String kind, SourceRange range) implements Expr {
    }

    /** {@code Attribute(expr value, identifier attr, expr_context ctx)}. */
    record Attribute(Expr value, String attr, ExprContext ctx, SourceRange range) implements Expr {
    }

    /** {@code Subscript(expr value, expr slice, expr_context ctx)}. */
    record Subscript(Expr value, Expr slice, ExprContext ctx, SourceRange range) implements Expr {
    }

    /** {@code Starred(expr value, expr_context ctx)}. */
    record Starred(Expr value, ExprContext ctx, SourceRange range) implements Expr {
    }

    /** {@code Name(identifier id, expr_context ctx)}. */
    record Name(String id, ExprContext ctx, SourceRange range) implements Expr {
    }

    /** {@code List(expr* elts, expr_context ctx)}. */
    record ListExpr(List<Expr> elts, ExprContext ctx, SourceRange range) implements Expr {
    }

    /** {@code Tuple(expr* elts, expr_context ctx)}. */
    record Tuple(List<Expr> elts, ExprContext ctx, SourceRange range) implements Expr {
    }

    /** {@code Slice(expr? lower, expr? upper, expr? step)}; {@code lower}, {@code upper}, {@code step} may be null. */
    record Slice(Expr lower, Expr upper, Expr step, SourceRange range) implements Expr {
    }
}
