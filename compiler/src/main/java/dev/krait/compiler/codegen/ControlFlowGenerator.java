package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.BoolOperator;
import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.ExprContext;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.UnaryOperator;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.FrameBlock.Kind;
import dev.krait.compiler.symtable.SymbolTableEntry;
import java.util.List;

/** Conditions, loops, and the ways out of blocks. */
final class ControlFlowGenerator extends GeneratorPart {
    ControlFlowGenerator(CodeGenerator generator) {
        super(generator);
    }

    /** Jumps if the expression is true, or if it is false. */
    void jumpIf(SourceRange location, Expr e, Label next, boolean condition) {
        out.diagnostics.guard().enter();
        switch (e) {
            case Expr.UnaryOp not when not.op() == UnaryOperator.NOT -> jumpIf(location, not.operand(), next, !condition);
            case Expr.BoolOp bool -> jumpIfBool(location, bool, next, condition);
            case Expr.IfExp choice -> {
                Label end = newLabel();
                Label orelse = newLabel();
                jumpIf(location, choice.test(), orelse, false);
                jumpIf(location, choice.body(), next, condition);
                jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
                use(orelse);
                jumpIf(location, choice.orelse(), next, condition);
                use(end);
            }
            case Expr.Compare compare when compare.ops().size() > 1 -> jumpIfCompare(compare, next, condition);
            default -> {
                visit(e);
                op(e.range(), Opcode.TO_BOOL);
                jump(e.range(), condition ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, next);
            }
        }
        out.diagnostics.guard().leave();
    }

    private void jumpIfBool(SourceRange location, Expr.BoolOp e, Label next, boolean condition) {
        boolean isOr = e.op() == BoolOperator.OR;
        Label shortcut = isOr != condition ? newLabel() : next;
        List<Expr> values = e.values();
        int last = values.size() - 1;
        for (Expr value : values.subList(0, last)) {
            jumpIf(location, value, shortcut, isOr);
        }
        jumpIf(location, values.get(last), next, condition);
        if (shortcut != next) {
            use(shortcut);
        }
    }

    private void jumpIfCompare(Expr.Compare e, Label next, boolean condition) {
        SourceRange location = e.range();
        generator.expressions.checkCompare(e);
        Label cleanup = newLabel();
        visit(e.left());
        int last = e.ops().size() - 1;
        for (int i = 0; i < last; i++) {
            visit(e.comparators().get(i));
            op(location, Opcode.SWAP, 2);
            op(location, Opcode.COPY, 2);
            generator.expressions.compareOp(location, e.ops().get(i));
            op(location, Opcode.TO_BOOL);
            jump(location, Opcode.POP_JUMP_IF_FALSE, cleanup);
        }
        visit(e.comparators().get(last));
        generator.expressions.compareOp(location, e.ops().get(last));
        op(location, Opcode.TO_BOOL);
        jump(location, condition ? Opcode.POP_JUMP_IF_TRUE : Opcode.POP_JUMP_IF_FALSE, next);
        Label end = newLabel();
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
        use(cleanup);
        op(location, Opcode.POP_TOP);
        if (!condition) {
            jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, next);
        }
        use(end);
    }

    void ifStatement(Stmt.If s) {
        Label end = newLabel();
        boolean hasElse = !s.orelse().isEmpty();
        Label next = hasElse ? newLabel() : end;
        jumpIf(s.range(), s.test(), next, false);
        statements(s.body());
        if (hasElse) {
            jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
            use(next);
            statements(s.orelse());
        }
        use(end);
    }

    void forLoop(Stmt.For s) {
        Label start = newLabel();
        Label body = newLabel();
        Label cleanup = newLabel();
        Label end = newLabel();
        out.pushBlock(Kind.FOR_LOOP, s.range(), start, end, null);
        visit(s.iter());
        SourceRange iter = s.iter().range();
        op(iter, Opcode.GET_ITER);
        use(start);
        jump(iter, Opcode.FOR_ITER, cleanup);
        // So that a multi-line for statement is traced line by line; removed if it is redundant.
        op(s.target().range(), Opcode.NOP);
        use(body);
        visit(s.target());
        statements(s.body());
        jump(NO_LOCATION, Opcode.JUMP, start);
        use(cleanup);
        // Generators jump to END_FOR when exhausted, other iterators behind it.
        op(NO_LOCATION, Opcode.END_FOR);
        op(NO_LOCATION, Opcode.POP_ITER);
        out.popBlock();
        statements(s.orelse());
        use(end);
    }

    void asyncForLoop(Stmt.AsyncFor s) {
        SourceRange location = s.range();
        Label start = newLabel();
        Label send = newLabel();
        Label except = newLabel();
        Label end = newLabel();
        SourceRange iter = s.iter().range();
        visit(s.iter());
        op(iter, Opcode.GET_AITER);
        use(start);
        out.pushBlock(Kind.FOR_LOOP, location, start, end, null);
        jump(location, Opcode.SETUP_FINALLY, except);
        op(location, Opcode.GET_ANEXT);
        loadNone(location);
        use(send);
        yieldFrom(location, true);
        op(location, Opcode.POP_BLOCK);
        op(location, Opcode.NOT_TAKEN);
        visit(s.target());
        statements(s.body());
        jump(NO_LOCATION, Opcode.JUMP, start);
        out.popBlock();
        use(except);
        // END_ASYNC_FOR ends the iteration, not the body.
        jump(iter, Opcode.END_ASYNC_FOR, send);
        statements(s.orelse());
        use(end);
    }

    void whileLoop(Stmt.While s) {
        Label loop = newLabel();
        Label end = newLabel();
        Label anchor = newLabel();
        use(loop);
        out.pushBlock(Kind.WHILE_LOOP, s.range(), loop, end, null);
        jumpIf(s.range(), s.test(), anchor, false);
        statements(s.body());
        jump(NO_LOCATION, Opcode.JUMP, loop);
        out.popBlock();
        use(anchor);
        statements(s.orelse());
        use(end);
    }

    void returnStatement(Stmt.Return s) {
        SourceRange location = s.range();
        Expr value = s.value();
        boolean preserve = value != null && !(value instanceof Expr.Literal);
        SymbolTableEntry entry = out.entry();
        if (!entry.type().isFunctionLike()) {
            throw out.error(location, "'return' outside function");
        }
        if (value != null && entry.isCoroutine() && entry.isGenerator()) {
            throw out.error(location, "'return' with value in async generator");
        }
        if (preserve) {
            visit(value);
        } else if (value != null) {
            location = value.range();
            op(location, Opcode.NOP);
        }
        if (value == null || value.range().line() != s.range().line()) {
            location = s.range();
            op(location, Opcode.NOP);
        }
        location = unwindAll(location, preserve, null);
        if (value == null) {
            loadNone(location);
        } else if (!preserve) {
            out.loadConst(location, ((Expr.Literal) value).value());
        }
        op(location, Opcode.RETURN_VALUE);
    }

    void breakStatement(SourceRange location) {
        op(location, Opcode.NOP);
        FrameBlock[] loop = new FrameBlock[1];
        SourceRange at = unwindAll(location, false, loop);
        if (loop[0] == null) {
            throw out.error(location, "'break' outside loop");
        }
        at = unwind(at, loop[0], false);
        jump(at, Opcode.JUMP, loop[0].exit());
    }

    void continueStatement(SourceRange location) {
        op(location, Opcode.NOP);
        FrameBlock[] loop = new FrameBlock[1];
        SourceRange at = unwindAll(location, false, loop);
        if (loop[0] == null) {
            throw out.error(location, "'continue' not properly in loop");
        }
        jump(at, Opcode.JUMP, loop[0].block());
    }

    /**
     * Leaves all blocks, or those up to the innermost loop.
     *
     * @param preserve whether the value on the stack must stay there
     * @param loop where the loop is returned; null to leave all blocks
     * @return the place of what follows
     */
    private SourceRange unwindAll(SourceRange location, boolean preserve, FrameBlock[] loop) {
        FrameBlock top = out.topBlock();
        if (top == null) {
            return location;
        }
        if (top.kind() == Kind.EXCEPTION_GROUP_HANDLER) {
            throw out.error(location, "'break', 'continue' and 'return' cannot appear in an except* block");
        }
        if (loop != null && (top.kind() == Kind.WHILE_LOOP || top.kind() == Kind.FOR_LOOP)) {
            loop[0] = top;
            return location;
        }
        out.popBlock();
        SourceRange next = unwind(location, top, preserve);
        next = unwindAll(next, preserve, loop);
        out.pushBlock(top);
        return next;
    }

    /** Leaves one block. */
    private SourceRange unwind(SourceRange location, FrameBlock block, boolean preserve) {
        switch (block.kind()) {
            case WHILE_LOOP, EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR, STOP_ITERATION -> {
                return location;
            }
            case FOR_LOOP -> {
                swapIf(preserve, location);
                op(location, Opcode.POP_TOP);
                return location;
            }
            case TRY_EXCEPT -> {
                op(location, Opcode.POP_BLOCK);
                return location;
            }
            case FINALLY_TRY -> {
                op(location, Opcode.POP_BLOCK);
                if (preserve) {
                    out.pushBlock(Kind.POP_VALUE, location, null, null, null);
                }
                statements(TryGenerator.finalBody(block));
                if (preserve) {
                    out.popBlock();
                }
                // The finally block seems to run after the statement that leaves, so what follows is artificial.
                return NO_LOCATION;
            }
            case FINALLY_END -> {
                swapIf(preserve, location);
                op(location, Opcode.POP_TOP);
                swapIf(preserve, location);
                op(location, Opcode.POP_BLOCK);
                op(location, Opcode.POP_EXCEPT);
                return location;
            }
            case WITH, ASYNC_WITH -> {
                SourceRange with = block.location();
                op(with, Opcode.POP_BLOCK);
                if (preserve) {
                    op(with, Opcode.SWAP, 3);
                    op(with, Opcode.SWAP, 2);
                }
                generator.withs.callExitWithNones(with);
                if (block.kind() == Kind.ASYNC_WITH) {
                    await(with, 2);
                }
                op(with, Opcode.POP_TOP);
                return NO_LOCATION;
            }
            case HANDLER_CLEANUP -> {
                String name = (String) block.datum();
                if (name != null) {
                    op(location, Opcode.POP_BLOCK);
                }
                swapIf(preserve, location);
                op(location, Opcode.POP_BLOCK);
                op(location, Opcode.POP_EXCEPT);
                if (name != null) {
                    unbind(location, name);
                }
                return location;
            }
            case POP_VALUE -> {
                swapIf(preserve, location);
                op(location, Opcode.POP_TOP);
                return location;
            }
        }
        throw new IllegalArgumentException(block.toString());
    }

    /** {@code name = None; del name}. */
    void unbind(SourceRange location, String name) {
        loadNone(location);
        out.store(location, name);
        out.variable(location, name, ExprContext.DEL);
    }

    private void swapIf(boolean preserve, SourceRange location) {
        if (preserve) {
            op(location, Opcode.SWAP, 2);
        }
    }
}
