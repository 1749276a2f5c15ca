package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOperator;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.dis.ConstantRepr;
import dev.krait.compiler.symtable.RecursionGuard;
import java.util.List;

/** Turns expressions back to text, for annotations under {@code from __future__ import annotations} (CPython's {@code ast_unparse.c}). */
final class ExpressionText {
    /** Precedences: an expression of a lower one than its place demands gets parentheses. */
    private static final int TUPLE = 0, TEST = 1, OR = 2, AND = 3, NOT = 4, CMP = 5, EXPR = 6, BOR = 6, BXOR = 7, BAND = 8,
            SHIFT = 9, ARITH = 10, TERM = 11, FACTOR = 12, POWER = 13, AWAIT = 14, ATOM = 15;

    private final RecursionGuard guard;
    private StringBuilder out = new StringBuilder();

    ExpressionText(RecursionGuard guard) {
        this.guard = guard;
    }

    String of(Expr e) {
        expression(e, TEST);
        return out.toString();
    }

    private void expression(Expr expression, int level) {
        guard.enter();
        switch (expression) {
            case Expr.BoolOp e -> {
                int precedence = e.op() == BoolOperator.AND ? AND : OR;
                open(level > precedence);
                join(e.values(), e.op() == BoolOperator.AND ? " and " : " or ", precedence + 1);
                close(level > precedence);
            }
            case Expr.BinOp e -> binary(e, level);
            case Expr.UnaryOp e -> {
                int precedence = e.op() == UnaryOperator.NOT ? NOT : FACTOR;
                open(level > precedence);
                out.append(switch (e.op()) {
                    case INVERT -> "~";
                    case NOT -> "not ";
                    case UADD -> "+";
                    case USUB -> "-";
                });
                expression(e.operand(), precedence);
                close(level > precedence);
            }
            case Expr.Lambda e -> {
                open(level > TEST);
                out.append(e.args().args().isEmpty() && e.args().posonlyargs().isEmpty() ? "lambda" : "lambda ");
                arguments(e.args());
                out.append(": ");
                expression(e.body(), TEST);
                close(level > TEST);
            }
            case Expr.IfExp e -> {
                open(level > TEST);
                expression(e.body(), TEST + 1);
                out.append(" if ");
                expression(e.test(), TEST + 1);
                out.append(" else ");
                expression(e.orelse(), TEST);
                close(level > TEST);
            }
            case Expr.Dict e -> dict(e);
            case Expr.Set e -> bracketed("{", e.elts(), "}");
            case Expr.GeneratorExp e -> comprehension("(", e.elt(), null, e.generators(), ")");
            case Expr.ListComp e -> comprehension("[", e.elt(), null, e.generators(), "]");
            case Expr.SetComp e -> comprehension("{", e.elt(), null, e.generators(), "}");
            case Expr.DictComp e -> comprehension("{", e.key(), e.value(), e.generators(), "}");
            case Expr.Yield e -> {
                out.append(e.value() == null ? "(yield" : "(yield ");
                if (e.value() != null) {
                    expression(e.value(), TEST);
                }
                out.append(')');
            }
            case Expr.YieldFrom e -> {
                out.append("(yield from ");
                expression(e.value(), TEST);
                out.append(')');
            }
            case Expr.Await e -> {
                open(level > AWAIT);
                out.append("await ");
                expression(e.value(), ATOM);
                close(level > AWAIT);
            }
            case Expr.Compare e -> {
                open(level > CMP);
                expression(e.left(), CMP + 1);
                for (int i = 0; i < e.ops().size(); i++) {
                    out.append(text(e.ops().get(i)));
                    expression(e.comparators().get(i), CMP + 1);
                }
                close(level > CMP);
            }
            case Expr.Call e -> call(e);
            case Expr.Literal e -> {
                if (e.kind() != null && !(e.value() instanceof Constant.Ellipsis)) {
                    out.append(e.kind());
                }
                constant(e.value());
            }
            case Expr.JoinedStr e -> joined(e, false);
            case Expr.TemplateStr e -> template(e);
            case Expr.FormattedValue e -> formatted(e);
            case Expr.Interpolation e -> interpolation(e);
            case Expr.Attribute e -> {
                expression(e.value(), ATOM);
                boolean number = e.value() instanceof Expr.Literal literal && literal.value() instanceof Constant.Int;
                out.append(number ? " ." : ".").append(e.attr());
            }
            case Expr.Subscript e -> {
                expression(e.value(), ATOM);
                out.append('[');
                expression(e.slice(), TUPLE);
                out.append(']');
            }
            case Expr.Starred e -> {
                out.append('*');
                expression(e.value(), EXPR);
            }
            case Expr.Slice e -> slice(e);
            case Expr.Name e -> out.append(e.id());
            case Expr.ListExpr e -> bracketed("[", e.elts(), "]");
            case Expr.Tuple e -> tuple(e, level);
            case Expr.NamedExpr e -> {
                open(level > TUPLE);
                expression(e.target(), ATOM);
                out.append(" := ");
                expression(e.value(), ATOM);
                close(level > TUPLE);
            }
        }
        guard.leave();
    }

    private void open(boolean condition) {
        if (condition) {
            out.append('(');
        }
    }

    private void close(boolean condition) {
        if (condition) {
            out.append(')');
        }
    }

    private void join(List<Expr> expressions, String separator, int level) {
        for (int i = 0; i < expressions.size(); i++) {
            if (i > 0) {
                out.append(separator);
            }
            expression(expressions.get(i), level);
        }
    }

    private void bracketed(String open, List<Expr> elements, String close) {
        out.append(open);
        join(elements, ", ", TEST);
        out.append(close);
    }

    private void binary(Expr.BinOp e, int level) {
        int precedence = switch (e.op()) {
            case ADD, SUB -> ARITH;
            case MULT, MAT_MULT, DIV, MOD, FLOOR_DIV -> TERM;
            case LSHIFT, RSHIFT -> SHIFT;
            case BIT_OR -> BOR;
            case BIT_XOR -> BXOR;
            case BIT_AND -> BAND;
            case POW -> POWER;
        };
        boolean rightAssociative = e.op() == Operator.POW;
        open(level > precedence);
        expression(e.left(), rightAssociative ? precedence + 1 : precedence);
        out.append(switch (e.op()) {
            case ADD -> " + ";
            case SUB -> " - ";
            case MULT -> " * ";
            case MAT_MULT -> " @ ";
            case DIV -> " / ";
            case MOD -> " % ";
            case LSHIFT -> " << ";
            case RSHIFT -> " >> ";
            case BIT_OR -> " | ";
            case BIT_XOR -> " ^ ";
            case BIT_AND -> " & ";
            case FLOOR_DIV -> " // ";
            case POW -> " ** ";
        });
        expression(e.right(), rightAssociative ? precedence : precedence + 1);
        close(level > precedence);
    }

    private static String text(CmpOperator operator) {
        return switch (operator) {
            case EQ -> " == ";
            case NOT_EQ -> " != ";
            case LT -> " < ";
            case LT_E -> " <= ";
            case GT -> " > ";
            case GT_E -> " >= ";
            case IS -> " is ";
            case IS_NOT -> " is not ";
            case IN -> " in ";
            case NOT_IN -> " not in ";
        };
    }

    private void arguments(Arguments arguments) {
        int positionalOnly = arguments.posonlyargs().size();
        int positional = positionalOnly + arguments.args().size();
        String separator = "";
        for (int i = 0; i < positional; i++) {
            out.append(separator);
            separator = ", ";
            argument(i < positionalOnly ? arguments.posonlyargs().get(i) : arguments.args().get(i - positionalOnly));
            int index = i - positional + arguments.defaults().size();
            if (index >= 0) {
                out.append('=');
                expression(arguments.defaults().get(index), TEST);
            }
            if (i + 1 == positionalOnly) {
                out.append(", /");
            }
        }
        if (arguments.vararg() != null || !arguments.kwonlyargs().isEmpty()) {
            out.append(separator).append('*');
            separator = ", ";
            if (arguments.vararg() != null) {
                argument(arguments.vararg());
            }
        }
        for (int i = 0; i < arguments.kwonlyargs().size(); i++) {
            out.append(separator);
            argument(arguments.kwonlyargs().get(i));
            Expr value = arguments.kwDefaults().get(i);
            if (value != null) {
                out.append('=');
                expression(value, TEST);
            }
        }
        if (arguments.kwarg() != null) {
            out.append(separator).append("**");
            argument(arguments.kwarg());
        }
    }

    private void argument(Arg argument) {
        out.append(argument.arg());
        if (argument.annotation() != null) {
            out.append(": ");
            expression(argument.annotation(), TEST);
        }
    }

    private void dict(Expr.Dict e) {
        out.append('{');
        for (int i = 0; i < e.values().size(); i++) {
            if (i > 0) {
                out.append(", ");
            }
            if (e.keys().get(i) != null) {
                expression(e.keys().get(i), TEST);
                out.append(": ");
                expression(e.values().get(i), TEST);
            } else {
                out.append("**");
                expression(e.values().get(i), EXPR);
            }
        }
        out.append('}');
    }

    private void tuple(Expr.Tuple e, int level) {
        if (e.elts().isEmpty()) {
            out.append("()");
            return;
        }
        open(level > TUPLE);
        join(e.elts(), ", ", TEST);
        if (e.elts().size() == 1) {
            out.append(',');
        }
        close(level > TUPLE);
    }

    private void comprehension(String open, Expr element, Expr value, List<Comprehension> generators, String close) {
        out.append(open);
        expression(element, TEST);
        if (value != null) {
            out.append(": ");
            expression(value, TEST);
        }
        for (Comprehension generator : generators) {
            out.append(generator.isAsync() != 0 ? " async for " : " for ");
            expression(generator.target(), TUPLE);
            out.append(" in ");
            expression(generator.iter(), TEST + 1);
            for (Expr condition : generator.ifs()) {
                out.append(" if ");
                expression(condition, TEST + 1);
            }
        }
        out.append(close);
    }

    private void call(Expr.Call e) {
        expression(e.func(), ATOM);
        if (e.args().size() == 1 && e.keywords().isEmpty() && e.args().get(0) instanceof Expr.GeneratorExp) {
            expression(e.args().get(0), TEST);
            return;
        }
        out.append('(');
        join(e.args(), ", ", TEST);
        String separator = e.args().isEmpty() ? "" : ", ";
        for (Keyword keyword : e.keywords()) {
            out.append(separator);
            separator = ", ";
            out.append(keyword.arg() == null ? "**" : keyword.arg() + "=");
            expression(keyword.value(), TEST);
        }
        out.append(')');
    }

    private void slice(Expr.Slice e) {
        if (e.lower() != null) {
            expression(e.lower(), TEST);
        }
        out.append(':');
        if (e.upper() != null) {
            expression(e.upper(), TEST);
        }
        if (e.step() != null) {
            out.append(':');
            expression(e.step(), TEST);
        }
    }

    private void constant(Constant value) {
        if (value instanceof Constant.Ellipsis) {
            out.append("...");
            return;
        }
        String text = ConstantRepr.of(value);
        boolean infinite = value instanceof Constant.Float f && Double.isInfinite(f.value())
                || value instanceof Constant.Complex;
        // A literal that evaluates to infinity.
        out.append(infinite ? text.replace("inf", "1e309") : text);
    }

    /** What {@code body} appends. */
    private String captured(Runnable body) {
        StringBuilder outer = out;
        out = new StringBuilder();
        body.run();
        String result = out.toString();
        out = outer;
        return result;
    }

    private String stringBody(List<Expr> values, boolean formatSpec) {
        return captured(() -> values.forEach(value -> element(value, formatSpec)));
    }

    private void element(Expr expression, boolean formatSpec) {
        switch (expression) {
            case Expr.Literal e -> out.append(((Constant.Str) e.value()).value().replace("{", "{{").replace("}", "}}"));
            case Expr.JoinedStr e -> joined(e, formatSpec);
            case Expr.TemplateStr e -> template(e);
            case Expr.FormattedValue e -> formatted(e);
            case Expr.Interpolation e -> interpolation(e);
            default -> throw new IllegalArgumentException("in a formatted string: " + expression);
        }
    }

    private void joined(Expr.JoinedStr e, boolean formatSpec) {
        String body = stringBody(e.values(), formatSpec);
        out.append(formatSpec ? body : "f" + ConstantRepr.of(body));
    }

    /** A template string, with parts that were f-strings before they were concatenated with it. */
    private void template(Expr.TemplateStr e) {
        List<Expr> values = e.values();
        int start = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Expr.FormattedValue) {
                if (i > start) {
                    out.append('t').append(ConstantRepr.of(stringBody(values.subList(start, i), false))).append(' ');
                }
                out.append('f').append(ConstantRepr.of(stringBody(values.subList(i, i + 1), false)));
                if (i + 1 < values.size()) {
                    out.append(' ');
                }
                start = i + 1;
            }
        }
        if (start < values.size() || values.isEmpty()) {
            out.append('t').append(ConstantRepr.of(stringBody(values.subList(start, values.size()), false)));
        }
    }

    private void formatted(Expr.FormattedValue e) {
        replacement(captured(() -> expression(e.value(), TEST + 1)), e.conversion(), e.formatSpec());
    }

    private void interpolation(Expr.Interpolation e) {
        replacement(((Constant.Str) e.str()).value(), e.conversion(), e.formatSpec());
    }

    private void replacement(String expression, int conversion, Expr formatSpec) {
        out.append(expression.startsWith("{") ? "{ " : "{").append(expression);
        if (conversion >= 0) {
            out.append('!').append((char) conversion);
        }
        if (formatSpec != null) {
            out.append(':');
            element(formatSpec, true);
        }
        out.append('}');
    }
}
