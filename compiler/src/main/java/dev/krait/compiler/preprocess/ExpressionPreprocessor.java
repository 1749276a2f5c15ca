package dev.krait.compiler.preprocess;

import dev.krait.compiler.ast.Arg;
import dev.krait.compiler.ast.Arguments;
import dev.krait.compiler.ast.Comprehension;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.Keyword;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.symtable.RecursionGuard;
import java.util.List;

/** Rewrites expressions; see {@link Preprocessor}. */
final class ExpressionPreprocessor {
    private final RecursionGuard guard;
    private final Constant debug;
    private final boolean stringAnnotations;

    ExpressionPreprocessor(RecursionGuard guard, int optimize, boolean stringAnnotations) {
        this.guard = guard;
        this.debug = optimize == 0 ? Constant.TRUE : Constant.FALSE;
        this.stringAnnotations = stringAnnotations;
    }

    List<Expr> visitAll(List<Expr> list) {
        return Preprocessor.map(list, this::visit);
    }

    private Expr optional(Expr e) {
        return e == null ? null : visit(e);
    }

    Expr visit(Expr expression) {
        guard.enter();
        Expr after = switch (expression) {
            case Expr.Name e -> e.ctx() == ExprContext.LOAD && e.id().equals("__debug__")
                    ? new Expr.Literal(debug, null, e.range())
                    : e;
            case Expr.Literal e -> e;
            case Expr.Attribute e -> {
                Expr value = visit(e.value());
                yield value == e.value() ? e : new Expr.Attribute(value, e.attr(), e.ctx(), e.range());
            }
            case Expr.Call e -> {
                Expr func = visit(e.func());
                List<Expr> args = visitAll(e.args());
                List<Keyword> keywords = keywords(e.keywords());
                yield func == e.func() && args == e.args() && keywords == e.keywords() ? e
                        : new Expr.Call(func, args, keywords, e.range());
            }
            case Expr.BinOp e -> binary(e);
            case Expr.BoolOp e -> {
                List<Expr> values = visitAll(e.values());
                yield values == e.values() ? e : new Expr.BoolOp(e.op(), values, e.range());
            }
            case Expr.UnaryOp e -> {
                Expr operand = visit(e.operand());
                yield operand == e.operand() ? e : new Expr.UnaryOp(e.op(), operand, e.range());
            }
            case Expr.Lambda e -> {
                Arguments args = arguments(e.args());
                Expr body = visit(e.body());
                yield args == e.args() && body == e.body() ? e : new Expr.Lambda(args, body, e.range());
            }
            case Expr.IfExp e -> {
                Expr test = visit(e.test());
                Expr body = visit(e.body());
                Expr orelse = visit(e.orelse());
                yield test == e.test() && body == e.body() && orelse == e.orelse() ? e
                        : new Expr.IfExp(test, body, orelse, e.range());
            }
            case Expr.Dict e -> {
                List<Expr> keys = visitAll(e.keys());
                List<Expr> values = visitAll(e.values());
                yield keys == e.keys() && values == e.values() ? e : new Expr.Dict(keys, values, e.range());
            }
            case Expr.Set e -> {
                List<Expr> elements = visitAll(e.elts());
                yield elements == e.elts() ? e : new Expr.Set(elements, e.range());
            }
            case Expr.ListComp e -> {
                Expr element = visit(e.elt());
                List<Comprehension> generators = generators(e.generators());
                yield element == e.elt() && generators == e.generators() ? e
                        : new Expr.ListComp(element, generators, e.range());
            }
            case Expr.SetComp e -> {
                Expr element = visit(e.elt());
                List<Comprehension> generators = generators(e.generators());
                yield element == e.elt() && generators == e.generators() ? e
                        : new Expr.SetComp(element, generators, e.range());
            }
            case Expr.GeneratorExp e -> {
                Expr element = visit(e.elt());
                List<Comprehension> generators = generators(e.generators());
                yield element == e.elt() && generators == e.generators() ? e
                        : new Expr.GeneratorExp(element, generators, e.range());
            }
            case Expr.DictComp e -> {
                Expr key = visit(e.key());
                Expr value = visit(e.value());
                List<Comprehension> generators = generators(e.generators());
                yield key == e.key() && value == e.value() && generators == e.generators() ? e
                        : new Expr.DictComp(key, value, generators, e.range());
            }
            case Expr.Await e -> {
                Expr value = visit(e.value());
                yield value == e.value() ? e : new Expr.Await(value, e.range());
            }
            case Expr.Yield e -> {
                Expr value = optional(e.value());
                yield value == e.value() ? e : new Expr.Yield(value, e.range());
            }
            case Expr.YieldFrom e -> {
                Expr value = visit(e.value());
                yield value == e.value() ? e : new Expr.YieldFrom(value, e.range());
            }
            case Expr.Compare e -> {
                Expr left = visit(e.left());
                List<Expr> comparators = visitAll(e.comparators());
                yield left == e.left() && comparators == e.comparators() ? e
                        : new Expr.Compare(left, e.ops(), comparators, e.range());
            }
            case Expr.FormattedValue e -> {
                Expr value = visit(e.value());
                Expr spec = optional(e.formatSpec());
                yield value == e.value() && spec == e.formatSpec() ? e
                        : new Expr.FormattedValue(value, e.conversion(), spec, e.range());
            }
            case Expr.Interpolation e -> {
                Expr value = visit(e.value());
                Expr spec = optional(e.formatSpec());
                yield value == e.value() && spec == e.formatSpec() ? e
                        : new Expr.Interpolation(value, e.str(), e.conversion(), spec, e.range());
            }
            case Expr.JoinedStr e -> {
                List<Expr> values = visitAll(e.values());
                yield values == e.values() ? e : new Expr.JoinedStr(values, e.range());
            }
            case Expr.TemplateStr e -> {
                List<Expr> values = visitAll(e.values());
                yield values == e.values() ? e : new Expr.TemplateStr(values, e.range());
            }
            case Expr.Subscript e -> {
                Expr value = visit(e.value());
                Expr slice = visit(e.slice());
                yield value == e.value() && slice == e.slice() ? e : new Expr.Subscript(value, slice, e.ctx(), e.range());
            }
            case Expr.Starred e -> {
                Expr value = visit(e.value());
                yield value == e.value() ? e : new Expr.Starred(value, e.ctx(), e.range());
            }
            case Expr.Slice e -> {
                Expr lower = optional(e.lower());
                Expr upper = optional(e.upper());
                Expr step = optional(e.step());
                yield lower == e.lower() && upper == e.upper() && step == e.step() ? e
                        : new Expr.Slice(lower, upper, step, e.range());
            }
            case Expr.ListExpr e -> {
                List<Expr> elements = visitAll(e.elts());
                yield elements == e.elts() ? e : new Expr.ListExpr(elements, e.ctx(), e.range());
            }
            case Expr.Tuple e -> {
                List<Expr> elements = visitAll(e.elts());
                yield elements == e.elts() ? e : new Expr.Tuple(elements, e.ctx(), e.range());
            }
            case Expr.NamedExpr e -> {
                Expr value = visit(e.value());
                yield value == e.value() ? e : new Expr.NamedExpr(e.target(), value, e.range());
            }
        };
        guard.leave();
        return after;
    }

    private Expr binary(Expr.BinOp e) {
        Expr left = visit(e.left());
        Expr right = visit(e.right());
        Expr.BinOp after = left == e.left() && right == e.right() ? e : new Expr.BinOp(left, e.op(), right, e.range());
        if (e.op() == Operator.MOD && left instanceof Expr.Literal literal && literal.value() instanceof Constant.Str format
                && right instanceof Expr.Tuple tuple && tuple.elts().stream().noneMatch(Expr.Starred.class::isInstance)) {
            Expr folded = PercentFormat.fold(after, format.value(), tuple.elts());
            return folded == null ? after : folded;
        }
        return after;
    }

    List<Keyword> keywords(List<Keyword> keywords) {
        return Preprocessor.map(keywords, k -> {
            Expr value = visit(k.value());
            return value == k.value() ? k : new Keyword(k.arg(), value, k.range());
        });
    }

    private List<Comprehension> generators(List<Comprehension> generators) {
        return Preprocessor.map(generators, c -> {
            Expr target = visit(c.target());
            Expr iter = visit(c.iter());
            List<Expr> conditions = visitAll(c.ifs());
            return target == c.target() && iter == c.iter() && conditions == c.ifs() ? c
                    : new Comprehension(target, iter, conditions, c.isAsync());
        });
    }

    Arguments arguments(Arguments a) {
        List<Arg> positionalOnly = Preprocessor.map(a.posonlyargs(), this::argument);
        List<Arg> args = Preprocessor.map(a.args(), this::argument);
        Arg vararg = a.vararg() == null ? null : argument(a.vararg());
        List<Arg> keywordOnly = Preprocessor.map(a.kwonlyargs(), this::argument);
        List<Expr> keywordDefaults = visitAll(a.kwDefaults());
        Arg kwarg = a.kwarg() == null ? null : argument(a.kwarg());
        List<Expr> defaults = visitAll(a.defaults());
        return positionalOnly == a.posonlyargs() && args == a.args() && vararg == a.vararg() && keywordOnly == a.kwonlyargs()
                && keywordDefaults == a.kwDefaults() && kwarg == a.kwarg() && defaults == a.defaults() ? a
                        : new Arguments(positionalOnly, args, vararg, keywordOnly, keywordDefaults, kwarg, defaults);
    }

    private Arg argument(Arg argument) {
        if (stringAnnotations || argument.annotation() == null) {
            return argument;
        }
        Expr annotation = visit(argument.annotation());
        return annotation == argument.annotation() ? argument
                : new Arg(argument.arg(), annotation, argument.typeComment(), argument.range());
    }
}
