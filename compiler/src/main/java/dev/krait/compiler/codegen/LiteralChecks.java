package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.CmpOperator;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Constant;

/** Warnings about literals that are compared by identity, called, or subscripted in vain. */
final class LiteralChecks {
    private final Emitter out;

    LiteralChecks(Emitter out) {
        this.out = out;
    }

    void checkCompare(Expr.Compare e) {
        Expr left = e.left();
        boolean leftFits = fitsIdentity(left);
        for (int i = 0; i < e.ops().size(); i++) {
            Expr right = e.comparators().get(i);
            boolean rightFits = fitsIdentity(right);
            CmpOperator operator = e.ops().get(i);
            if ((operator == CmpOperator.IS || operator == CmpOperator.IS_NOT) && !(leftFits && rightFits)) {
                String type = typeName(leftFits ? right : left);
                out.warn(e.range(), operator == CmpOperator.IS
                        ? "\"is\" with '" + type + "' literal. Did you mean \"==\"?"
                        : "\"is not\" with '" + type + "' literal. Did you mean \"!=\"?");
                return;
            }
            left = right;
            leftFits = rightFits;
        }
    }

    private static boolean fitsIdentity(Expr e) {
        return switch (e) {
            case Expr.Tuple tuple -> !tuple.elts().stream().allMatch(Expr.Literal.class::isInstance);
            case Expr.Literal literal -> literal.value() instanceof Constant.None || literal.value() instanceof Constant.Bool
                    || literal.value() instanceof Constant.Ellipsis;
            default -> true;
        };
    }

    void checkCalled(Expr e) {
        String type = e instanceof Expr.Lambda ? null : typeName(e);
        if (type != null) {
            out.warn(e.range(), "'" + type + "' object is not callable; perhaps you missed a comma?");
        }
    }

    void checkSubscripted(Expr e) {
        boolean warns = switch (e) {
            case Expr.Literal literal -> switch (literal.value()) {
                case Constant.None v -> true;
                case Constant.Ellipsis v -> true;
                case Constant.Bool v -> true;
                case Constant.Int v -> true;
                case Constant.Float v -> true;
                case Constant.Complex v -> true;
                case Constant.FrozenSet v -> true;
                default -> false;
            };
            case Expr.Set v -> true;
            case Expr.SetComp v -> true;
            case Expr.GeneratorExp v -> true;
            case Expr.TemplateStr v -> true;
            case Expr.Interpolation v -> true;
            case Expr.Lambda v -> true;
            default -> false;
        };
        if (warns) {
            out.warn(e.range(), "'" + typeName(e) + "' object is not subscriptable; perhaps you missed a comma?");
        }
    }

    void checkIndex(Expr e, Expr index) {
        String indexType = typeName(index);
        if (indexType == null || indexType.equals("int") || indexType.equals("bool") || indexType.equals("slice")) {
            return;
        }
        boolean warns = switch (e) {
            case Expr.Literal literal -> literal.value() instanceof Constant.Str || literal.value() instanceof Constant.Bytes
                    || literal.value() instanceof Constant.Tuple;
            case Expr.Tuple v -> true;
            case Expr.ListExpr v -> true;
            case Expr.ListComp v -> true;
            case Expr.JoinedStr v -> true;
            case Expr.FormattedValue v -> true;
            default -> false;
        };
        if (warns) {
            out.warn(e.range(), typeName(e) + " indices must be integers or slices, not " + indexType
                    + "; perhaps you missed a comma?");
        }
    }

    /** The type of the value if it is known without evaluating it, else null. */
    private static String typeName(Expr e) {
        return switch (e) {
            case Expr.Tuple v -> "tuple";
            case Expr.ListExpr v -> "list";
            case Expr.ListComp v -> "list";
            case Expr.Dict v -> "dict";
            case Expr.DictComp v -> "dict";
            case Expr.Set v -> "set";
            case Expr.SetComp v -> "set";
            case Expr.GeneratorExp v -> "generator";
            case Expr.Lambda v -> "function";
            case Expr.JoinedStr v -> "str";
            case Expr.FormattedValue v -> "str";
            case Expr.TemplateStr v -> "string.templatelib.Template";
            case Expr.Interpolation v -> "string.templatelib.Interpolation";
            case Expr.Literal literal -> switch (literal.value()) {
                case Constant.None v -> "NoneType";
                case Constant.Ellipsis v -> "ellipsis";
                case Constant.Bool v -> "bool";
                case Constant.Int v -> "int";
                case Constant.Float v -> "float";
                case Constant.Complex v -> "complex";
                case Constant.Str v -> "str";
                case Constant.Bytes v -> "bytes";
                case Constant.Tuple v -> "tuple";
                case Constant.FrozenSet v -> "frozenset";
                case Constant.Slice v -> "slice";
                case CodeObject v -> "code";
            };
            default -> null;
        };
    }
}
