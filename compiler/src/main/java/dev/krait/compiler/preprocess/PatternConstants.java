package dev.krait.compiler.preprocess;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.Operator;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Constant;

/** Folds the negative and complex numbers that patterns may hold: {@code -1}, {@code -1 + 2j}. */
final class PatternConstants {
    private PatternConstants() {
    }

    static Expr fold(Expr e) {
        Constant folded = null;
        if (e instanceof Expr.UnaryOp unary && unary.op() == UnaryOperator.USUB && unary.operand() instanceof Expr.Literal operand) {
            folded = negate(operand.value());
        } else if (e instanceof Expr.BinOp binary && (binary.op() == Operator.ADD || binary.op() == Operator.SUB)
                && binary.right() instanceof Expr.Literal right && fold(binary.left()) instanceof Expr.Literal left) {
            folded = add(left.value(), right.value(), binary.op() == Operator.SUB);
        }
        return folded == null ? e : new Expr.Literal(folded, null, e.range());
    }

    private static Constant negate(Constant c) {
        return switch (c) {
            case Constant.Int i -> new Constant.Int(i.value().negate());
            case Constant.Float f -> new Constant.Float(-f.value());
            case Constant.Complex z -> new Constant.Complex(-z.real(), -z.imag());
            default -> null;
        };
    }

    /** A real number plus or minus an imaginary one; the grammar allows nothing else. */
    private static Constant add(Constant left, Constant right, boolean subtract) {
        if (!(right instanceof Constant.Complex z)) {
            return null;
        }
        double real;
        double imag = 0;
        boolean complexLeft = false;
        switch (left) {
            case Constant.Int i -> real = i.value().doubleValue();
            case Constant.Float f -> real = f.value();
            case Constant.Complex l -> {
                real = l.real();
                imag = l.imag();
                complexLeft = true;
            }
            default -> {
                return null;
            }
        }
        if (Double.isInfinite(real) && left instanceof Constant.Int) {
            return null;
        }
        // A real operand has no imaginary part at all, not one of 0.0: the sign of a zero is kept.
        if (subtract) {
            return new Constant.Complex(real - z.real(), complexLeft ? imag - z.imag() : -z.imag());
        }
        return new Constant.Complex(real + z.real(), complexLeft ? imag + z.imag() : z.imag());
    }
}
