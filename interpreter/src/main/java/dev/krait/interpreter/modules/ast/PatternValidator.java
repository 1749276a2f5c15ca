package dev.krait.interpreter.modules.ast;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.Pattern;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Constant;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;

/** Checks the patterns of {@code match} statements that Python code made. */
final class PatternValidator {
    private final PyThread t;
    private final AstValidator validator;

    PatternValidator(PyThread t, AstValidator validator) {
        this.t = t;
        this.validator = validator;
    }

    private void capture(String name) {
        if (name.equals("_")) {
            throw Errors.valueError(t, "can't capture name '_' in patterns");
        }
    }

    void check(Pattern pattern, boolean starAllowed) {
        switch (pattern) {
            case Pattern.MatchValue p -> value(p.value());
            case Pattern.MatchSingleton p -> {
                if (p.value() != Constant.NONE && !(p.value() instanceof Constant.Bool)) {
                    throw Errors.valueError(t, "MatchSingleton can only contain True, False and None");
                }
            }
            case Pattern.MatchSequence p -> p.patterns().forEach(inner -> check(inner, true));
            case Pattern.MatchMapping p -> {
                if (p.keys().size() != p.patterns().size()) {
                    throw Errors.valueError(t, "MatchMapping doesn't have the same number of keys as patterns");
                }
                if (p.rest() != null) {
                    capture(p.rest());
                }
                for (Expr key : p.keys()) {
                    if (!(key instanceof Expr.Literal c && (c.value() == Constant.NONE || c.value() instanceof Constant.Bool))) {
                        value(key);
                    }
                }
                p.patterns().forEach(inner -> check(inner, false));
            }
            case Pattern.MatchClass p -> {
                if (p.kwdAttrs().size() != p.kwdPatterns().size()) {
                    throw Errors.valueError(t, "MatchClass doesn't have the same number of keyword attributes as patterns");
                }
                validator.load(p.cls());
                Expr cls = p.cls();
                while (cls instanceof Expr.Attribute a) {
                    cls = a.value();
                }
                if (!(cls instanceof Expr.Name)) {
                    throw Errors.valueError(t, "MatchClass cls field can only contain Name or Attribute nodes.");
                }
                p.patterns().forEach(inner -> check(inner, false));
                p.kwdPatterns().forEach(inner -> check(inner, false));
            }
            case Pattern.MatchStar p -> {
                if (!starAllowed) {
                    throw Errors.valueError(t, "can't use MatchStar here");
                }
                if (p.name() != null) {
                    capture(p.name());
                }
            }
            case Pattern.MatchAs p -> {
                if (p.name() != null) {
                    capture(p.name());
                }
                if (p.pattern() != null && p.name() == null) {
                    throw Errors.valueError(t, "MatchAs must specify a target name if a pattern is given");
                }
                if (p.pattern() != null) {
                    check(p.pattern(), false);
                }
            }
            case Pattern.MatchOr p -> {
                if (p.patterns().size() < 2) {
                    throw Errors.valueError(t, "MatchOr requires at least 2 patterns");
                }
                p.patterns().forEach(inner -> check(inner, false));
            }
        }
    }

    private void value(Expr value) {
        validator.load(value);
        switch (value) {
            case Expr.Literal c -> {
                if (c.value() == Constant.NONE || c.value() instanceof Constant.Bool || c.value() == Constant.ELLIPSIS || c.value() instanceof Constant.Tuple
                        || c.value() instanceof Constant.FrozenSet) {
                    throw Errors.valueError(t, "unexpected constant inside of a literal pattern");
                }
            }
            case Expr.Attribute a -> {
            }
            case Expr.UnaryOp u when u.op() == UnaryOperator.USUB && isNumber(u.operand(), true) -> {
            }
            case Expr.BinOp b when (b.op() == Operator.ADD || b.op() == Operator.SUB) && isComplex(b) -> {
            }
            case Expr.JoinedStr j -> {
            }
            case Expr.TemplateStr s -> {
            }
            default -> throw notLiteral();
        }
    }

    private PyError notLiteral() {
        return Errors.valueError(t, "patterns may only match literals and attribute lookups");
    }

    private static boolean isComplex(Expr.BinOp b) {
        Expr real = b.left() instanceof Expr.UnaryOp u && u.op() == UnaryOperator.USUB ? u.operand() : b.left();
        return isNumber(real, false) && b.right() instanceof Expr.Literal i && i.value() instanceof Constant.Complex;
    }

    private static boolean isNumber(Expr e, boolean complex) {
        return e instanceof Expr.Literal c && (c.value() instanceof Constant.Int || c.value() instanceof Constant.Float
                || complex && c.value() instanceof Constant.Complex);
    }
}
