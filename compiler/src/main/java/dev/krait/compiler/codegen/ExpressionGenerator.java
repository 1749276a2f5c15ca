package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.CmpOperator;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;

/** Expressions but for calls, displays, strings and comprehensions. */
final class ExpressionGenerator extends GeneratorPart {
    private final DisplayGenerator displays;
    private final StringGenerator strings;
    private final LiteralChecks checks;

    ExpressionGenerator(CodeGenerator generator) {
        super(generator);
        displays = new DisplayGenerator(generator);
        strings = new StringGenerator(generator);
        checks = new LiteralChecks(generator.out);
    }

    LiteralChecks checks() {
        return checks;
    }

    DisplayGenerator displays() {
        return displays;
    }

    void visit(Expr expression) {
        out.diagnostics.guard().enter();
        SourceRange location = expression.range();
        switch (expression) {
            case Expr.Name e -> out.variable(location, e.id(), e.ctx());
            case Expr.Literal e -> out.loadConst(location, e.value());
            case Expr.Attribute e -> attribute(e);
            case Expr.Call e -> generator.calls.call(e);
            case Expr.NamedExpr e -> {
                visit(e.value());
                op(location, Opcode.COPY, 1);
                visit(e.target());
            }
            case Expr.BoolOp e -> boolOp(e);
            case Expr.BinOp e -> {
                visit(e.left());
                visit(e.right());
                op(location, Opcode.BINARY_OP, Operands.binary(e.op(), false));
            }
            case Expr.UnaryOp e -> unary(e);
            case Expr.Lambda e -> generator.functions.lambda(e);
            case Expr.IfExp e -> ifExp(e);
            case Expr.Compare e -> compare(e);
            case Expr.Subscript e -> subscript(e);
            case Expr.Slice e -> slice(e);
            case Expr.ListExpr e -> displays.list(e);
            case Expr.Tuple e -> displays.tuple(e);
            case Expr.Set e -> displays.set(e);
            case Expr.Dict e -> displays.dict(e);
            case Expr.GeneratorExp e -> generator.comprehensions.generator(e);
            case Expr.ListComp e -> generator.comprehensions.list(e);
            case Expr.SetComp e -> generator.comprehensions.set(e);
            case Expr.DictComp e -> generator.comprehensions.dict(e);
            case Expr.Yield e -> yieldExpression(e);
            case Expr.YieldFrom e -> yieldFromExpression(e);
            case Expr.Await e -> {
                visit(e.value());
                await(location, 0);
            }
            case Expr.JoinedStr e -> strings.joined(e);
            case Expr.TemplateStr e -> strings.template(e);
            case Expr.FormattedValue e -> strings.formatted(e);
            case Expr.Interpolation e -> strings.interpolation(e);
            case Expr.Starred e -> throw out.error(location,
                    e.ctx() == ExprContext.STORE ? "starred assignment target must be in a list or tuple"
                            : "can't use starred expression here");
        }
        out.diagnostics.guard().leave();
    }

    private void unary(Expr.UnaryOp e) {
        visit(e.operand());
        SourceRange location = e.range();
        switch (e.op()) {
            case UADD -> op(location, Opcode.CALL_INTRINSIC_1, Operands.UNARY_POSITIVE);
            case NOT -> {
                op(location, Opcode.TO_BOOL);
                op(location, Opcode.UNARY_NOT);
            }
            case USUB -> op(location, Opcode.UNARY_NEGATIVE);
            case INVERT -> op(location, Opcode.UNARY_INVERT);
        }
    }

    private void boolOp(Expr.BoolOp e) {
        Opcode jump = e.op() == BoolOperator.AND ? Opcode.JUMP_IF_FALSE : Opcode.JUMP_IF_TRUE;
        Label end = newLabel();
        int last = e.values().size() - 1;
        for (int i = 0; i < last; i++) {
            visit(e.values().get(i));
            jump(e.range(), jump, end);
            op(e.range(), Opcode.POP_TOP);
        }
        visit(e.values().get(last));
        use(end);
    }

    private void ifExp(Expr.IfExp e) {
        Label end = newLabel();
        Label next = newLabel();
        generator.controlFlow.jumpIf(e.range(), e.test(), next, false);
        visit(e.body());
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
        use(next);
        visit(e.orelse());
        use(end);
    }

    void checkCompare(Expr.Compare e) {
        checks.checkCompare(e);
    }

    void compareOp(SourceRange location, CmpOperator operator) {
        switch (operator) {
            case IS -> op(location, Opcode.IS_OP, 0);
            case IS_NOT -> op(location, Opcode.IS_OP, 1);
            case IN -> op(location, Opcode.CONTAINS_OP, 0);
            case NOT_IN -> op(location, Opcode.CONTAINS_OP, 1);
            case LT -> op(location, Opcode.COMPARE_OP, 2);
            case LT_E -> op(location, Opcode.COMPARE_OP, 1 << 5 | 2 | 8);
            case EQ -> op(location, Opcode.COMPARE_OP, Operands.EQ);
            case NOT_EQ -> op(location, Opcode.COMPARE_OP, 3 << 5 | 1 | 2 | 4);
            case GT -> op(location, Opcode.COMPARE_OP, Operands.GT);
            case GT_E -> op(location, Opcode.COMPARE_OP, Operands.GE);
        }
    }

    private void compare(Expr.Compare e) {
        SourceRange location = e.range();
        checks.checkCompare(e);
        visit(e.left());
        int last = e.ops().size() - 1;
        if (last == 0) {
            visit(e.comparators().get(0));
            compareOp(location, e.ops().get(0));
            return;
        }
        Label cleanup = newLabel();
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            op(location, Opcode.SWAP, 2);
            op(location, Opcode.COPY, 2);
            compareOp(location, e.ops().get(i));
            op(location, Opcode.COPY, 1);
            op(location, Opcode.TO_BOOL);
            jump(location, Opcode.POP_JUMP_IF_FALSE, cleanup);
            op(location, Opcode.POP_TOP);
        }
        visit(e.comparators().get(last));
        compareOp(location, e.ops().get(last));
        Label end = newLabel();
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
        use(cleanup);
        op(location, Opcode.SWAP, 2);
        op(location, Opcode.POP_TOP);
        use(end);
    }

    private void attribute(Expr.Attribute e) {
        SourceRange location = e.range();
        if (e.ctx() == ExprContext.LOAD && generator.calls.canLoadSuper(e)) {
            boolean twoArguments = generator.calls.loadSuperArguments((Expr.Call) e.value());
            out.loadSuper(location, e.attr(), false, twoArguments);
            op(Locations.atAttribute(location, e), Opcode.NOP);
            return;
        }
        if (e.ctx() == ExprContext.STORE && e.value() instanceof Expr.Name name && name.id().equals("self")) {
            out.addStaticAttribute(e.attr());
        }
        visit(e.value());
        SourceRange at = Locations.atAttribute(location, e);
        switch (e.ctx()) {
            case LOAD -> out.loadAttribute(at, e.attr());
            case STORE -> out.nameIndexOp(at, Opcode.STORE_ATTR, e.attr());
            case DEL -> out.nameIndexOp(at, Opcode.DELETE_ATTR, e.attr());
        }
    }

    private void subscript(Expr.Subscript e) {
        SourceRange location = e.range();
        if (e.ctx() == ExprContext.LOAD) {
            checks.checkSubscripted(e.value());
            checks.checkIndex(e.value(), e.slice());
        }
        visit(e.value());
        if (isTwoPartSlice(e.slice()) && e.ctx() != ExprContext.DEL) {
            sliceParts((Expr.Slice) e.slice());
            op(location, e.ctx() == ExprContext.LOAD ? Opcode.BINARY_SLICE : Opcode.STORE_SLICE);
            return;
        }
        visit(e.slice());
        switch (e.ctx()) {
            case LOAD -> op(location, Opcode.BINARY_OP, Operands.SUBSCR);
            case STORE -> op(location, Opcode.STORE_SUBSCR);
            case DEL -> op(location, Opcode.DELETE_SUBSCR);
        }
    }

    private static boolean isConstantSlice(Expr.Slice s) {
        return isConstantOrAbsent(s.lower()) && isConstantOrAbsent(s.upper()) && isConstantOrAbsent(s.step());
    }

    private static boolean isConstantOrAbsent(Expr e) {
        return e == null || e instanceof Expr.Literal;
    }

    /** Whether there are instructions for this slice that need no slice object. */
    static boolean isTwoPartSlice(Expr e) {
        return e instanceof Expr.Slice slice && slice.step() == null && !isConstantSlice(slice);
    }

    void sliceParts(Expr.Slice s) {
        for (Expr part : new Expr[] {s.lower(), s.upper()}) {
            if (part != null) {
                visit(part);
            } else {
                loadNone(s.range());
            }
        }
    }

    private void slice(Expr.Slice s) {
        if (isConstantSlice(s)) {
            out.loadConst(s.range(), new Constant.Slice(constant(s.lower()), constant(s.upper()), constant(s.step())));
            return;
        }
        sliceParts(s);
        if (s.step() != null) {
            visit(s.step());
        }
        op(s.range(), Opcode.BUILD_SLICE, s.step() != null ? 3 : 2);
    }

    private static Constant constant(Expr e) {
        return e == null ? Constant.NONE : ((Expr.Literal) e).value();
    }

    private void yieldExpression(Expr.Yield e) {
        if (!out.entry().type().isFunctionLike()) {
            throw out.error(e.range(), "'yield' outside function");
        }
        if (e.value() != null) {
            visit(e.value());
        } else {
            loadNone(e.range());
        }
        yieldValue(e.range());
    }

    private void yieldFromExpression(Expr.YieldFrom e) {
        if (!out.entry().type().isFunctionLike()) {
            throw out.error(e.range(), "'yield from' outside function");
        }
        if (out.unit().scopeType == ScopeType.ASYNC_FUNCTION) {
            throw out.error(e.range(), "'yield from' inside async function");
        }
        visit(e.value());
        op(e.range(), Opcode.GET_YIELD_FROM_ITER);
        loadNone(e.range());
        yieldFrom(e.range(), false);
    }
}
