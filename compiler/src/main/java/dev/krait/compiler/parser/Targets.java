package dev.krait.compiler.parser;

import dev.krait.compiler.ast.CmpOperator;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.code.Constant;
import java.util.ArrayList;
import java.util.List;

/** Expressions as targets of assignments and deletions. */
final class Targets {
    /** What kind of statement a target is in. */
    enum Use {
        /** Assignment and {@code with}. */
        STAR,
        /** {@code del}. */
        DELETE,
        /** {@code for}: an expression was read beyond the {@code in}. */
        FOR
    }

    private Targets() {
    }

    /** The same target with another context, or null if the expression cannot be a target. */
    static Expr withContext(Expr e, ExprContext context) {
        return switch (e) {
            case Expr.Name n -> new Expr.Name(n.id(), context, n.range());
            case Expr.Attribute a -> new Expr.Attribute(a.value(), a.attr(), context, a.range());
            case Expr.Subscript s -> new Expr.Subscript(s.value(), s.slice(), context, s.range());
            case Expr.Starred s -> {
                Expr value = context == ExprContext.DEL || s.value() instanceof Expr.Starred ? null : withContext(s.value(), context);
                yield value == null ? null : new Expr.Starred(value, context, s.range());
            }
            case Expr.Tuple t -> {
                List<Expr> elements = withContext(t.elts(), context);
                yield elements == null ? null : new Expr.Tuple(elements, context, t.range());
            }
            case Expr.ListExpr l -> {
                List<Expr> elements = withContext(l.elts(), context);
                yield elements == null ? null : new Expr.ListExpr(elements, context, l.range());
            }
            default -> null;
        };
    }

    private static List<Expr> withContext(List<Expr> elements, ExprContext context) {
        List<Expr> out = new ArrayList<>(elements.size());
        for (Expr element : elements) {
            Expr target = withContext(element, context);
            if (target == null) {
                return null;
            }
            out.add(target);
        }
        return List.copyOf(out);
    }

    /** Whether an expression is a name, an attribute or a subscript. */
    static boolean isSingle(Expr e) {
        return e instanceof Expr.Name || e instanceof Expr.Attribute || e instanceof Expr.Subscript;
    }

    /** The first part of an expression that cannot be a target, or null. */
    static Expr invalidTarget(Expr e, Use use) {
        return switch (e) {
            case null -> null;
            case Expr.ListExpr l -> firstInvalid(l.elts(), use);
            case Expr.Tuple t -> firstInvalid(t.elts(), use);
            case Expr.Starred s -> use == Use.DELETE ? e : invalidTarget(s.value(), use);
            case Expr.Compare c -> use != Use.FOR ? e : c.ops().get(0) == CmpOperator.IN ? invalidTarget(c.left(), use) : null;
            case Expr.Name n -> null;
            case Expr.Subscript s -> null;
            case Expr.Attribute a -> null;
            default -> e;
        };
    }

    private static Expr firstInvalid(List<Expr> elements, Use use) {
        for (Expr element : elements) {
            Expr invalid = invalidTarget(element, use);
            if (invalid != null) {
                return invalid;
            }
        }
        return null;
    }

    /** What an expression is called in messages. */
    static String describe(Expr e) {
        return switch (e) {
            case Expr.Attribute x -> "attribute";
            case Expr.Subscript x -> "subscript";
            case Expr.Starred x -> "starred";
            case Expr.Name x -> "name";
            case Expr.ListExpr x -> "list";
            case Expr.Tuple x -> "tuple";
            case Expr.Lambda x -> "lambda";
            case Expr.Call x -> "function call";
            case Expr.BoolOp x -> "expression";
            case Expr.BinOp x -> "expression";
            case Expr.UnaryOp x -> "expression";
            case Expr.GeneratorExp x -> "generator expression";
            case Expr.Yield x -> "yield expression";
            case Expr.YieldFrom x -> "yield expression";
            case Expr.Await x -> "await expression";
            case Expr.ListComp x -> "list comprehension";
            case Expr.SetComp x -> "set comprehension";
            case Expr.DictComp x -> "dict comprehension";
            case Expr.Dict x -> "dict literal";
            case Expr.Set x -> "set display";
            case Expr.JoinedStr x -> "f-string expression";
            case Expr.FormattedValue x -> "f-string expression";
            case Expr.TemplateStr x -> "t-string expression";
            case Expr.Interpolation x -> "t-string expression";
            case Expr.Literal x -> describe(x.value());
            case Expr.Compare x -> "comparison";
            case Expr.IfExp x -> "conditional expression";
            case Expr.NamedExpr x -> "named expression";
            case Expr.Slice x -> "slice";
        };
    }

    private static String describe(Constant value) {
        return switch (value) {
            case Constant.None n -> "None";
            case Constant.Bool b -> b.value() ? "True" : "False";
            case Constant.Ellipsis e -> "ellipsis";
            default -> "literal";
        };
    }
}
