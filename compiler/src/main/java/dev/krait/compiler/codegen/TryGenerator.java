package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.ExceptHandler;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.FrameBlock.Kind;
import java.util.List;

/** {@code try} with {@code except}, {@code except*} and {@code finally}. */
final class TryGenerator extends GeneratorPart {
    /** The body of a {@code finally}, so that its type is known where blocks are left. */
    private record FinalBody(List<Stmt> statements) {
    }

    TryGenerator(CodeGenerator generator) {
        super(generator);
    }

    static List<Stmt> finalBody(FrameBlock block) {
        return ((FinalBody) block.datum()).statements();
    }

    void statement(SourceRange location, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            List<Stmt> finalBody, boolean star) {
        if (finalBody.isEmpty()) {
            handlers(location, body, handlers, orelse, star);
            return;
        }
        Label start = newLabel();
        Label end = newLabel();
        Label exit = newLabel();
        Label cleanup = newLabel();
        jump(location, Opcode.SETUP_FINALLY, end);
        use(start);
        out.pushBlock(Kind.FINALLY_TRY, location, start, end, new FinalBody(finalBody));
        if (handlers.isEmpty()) {
            statements(body);
        } else {
            handlers(location, body, handlers, orelse, star);
        }
        op(NO_LOCATION, Opcode.POP_BLOCK);
        out.popBlock();
        statements(finalBody);
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, exit);

        use(end);
        jump(NO_LOCATION, Opcode.SETUP_CLEANUP, cleanup);
        op(NO_LOCATION, Opcode.PUSH_EXC_INFO);
        out.pushBlock(Kind.FINALLY_END, NO_LOCATION, end, null, null);
        statements(finalBody);
        out.popBlock();
        op(NO_LOCATION, Opcode.RERAISE, 0);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(exit);
    }

    private void handlers(SourceRange location, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse,
            boolean star) {
        if (star) {
            exceptStar(location, body, handlers, orelse);
        } else {
            except(location, body, handlers, orelse);
        }
    }

    private void except(SourceRange location, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse) {
        Label start = newLabel();
        Label except = newLabel();
        Label end = newLabel();
        Label cleanup = newLabel();
        jump(location, Opcode.SETUP_FINALLY, except);
        use(start);
        out.pushBlock(Kind.TRY_EXCEPT, location, start, null, null);
        statements(body);
        out.popBlock();
        op(NO_LOCATION, Opcode.POP_BLOCK);
        statements(orelse);
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);

        use(except);
        jump(NO_LOCATION, Opcode.SETUP_CLEANUP, cleanup);
        op(NO_LOCATION, Opcode.PUSH_EXC_INFO);
        out.pushBlock(Kind.EXCEPTION_HANDLER, location, null, null, null);
        for (int i = 0; i < handlers.size(); i++) {
            ExceptHandler handler = handlers.get(i);
            SourceRange at = handler.range();
            if (handler.type() == null && i < handlers.size() - 1) {
                throw out.error(at, "default 'except:' must be last");
            }
            Label next = newLabel();
            if (handler.type() != null) {
                visit(handler.type());
                op(at, Opcode.CHECK_EXC_MATCH);
                jump(at, Opcode.POP_JUMP_IF_FALSE, next);
            }
            if (handler.name() != null) {
                namedHandler(handler, end);
            } else {
                Label cleanupBody = newLabel();
                op(at, Opcode.POP_TOP);
                use(cleanupBody);
                out.pushBlock(Kind.HANDLER_CLEANUP, at, cleanupBody, null, null);
                statements(handler.body());
                out.popBlock();
                op(NO_LOCATION, Opcode.POP_BLOCK);
                op(NO_LOCATION, Opcode.POP_EXCEPT);
                jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
            }
            use(next);
        }
        out.popBlock();
        op(NO_LOCATION, Opcode.RERAISE, 0);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(end);
    }

    /** {@code except E as name:}, whose body runs in a {@code try} that deletes the name finally. */
    private void namedHandler(ExceptHandler handler, Label end) {
        SourceRange at = handler.range();
        Label cleanupEnd = newLabel();
        Label cleanupBody = newLabel();
        out.store(at, handler.name());
        jump(at, Opcode.SETUP_CLEANUP, cleanupEnd);
        use(cleanupBody);
        out.pushBlock(Kind.HANDLER_CLEANUP, at, cleanupBody, null, handler.name());
        statements(handler.body());
        out.popBlock();
        op(NO_LOCATION, Opcode.POP_BLOCK);
        op(NO_LOCATION, Opcode.POP_BLOCK);
        op(NO_LOCATION, Opcode.POP_EXCEPT);
        generator.controlFlow.unbind(NO_LOCATION, handler.name());
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
        use(cleanupEnd);
        generator.controlFlow.unbind(NO_LOCATION, handler.name());
        op(NO_LOCATION, Opcode.RERAISE, 1);
    }

    /**
     * {@code except*} (PEP 654). While the handlers run the stack holds the original exception, a list of exceptions that
     * handlers raised, and what is not handled yet.
     */
    private void exceptStar(SourceRange location, List<Stmt> body, List<ExceptHandler> handlers, List<Stmt> orelse) {
        Label start = newLabel();
        Label except = newLabel();
        Label orelseLabel = newLabel();
        Label end = newLabel();
        Label cleanup = newLabel();
        Label reraiseStar = newLabel();
        jump(location, Opcode.SETUP_FINALLY, except);
        use(start);
        out.pushBlock(Kind.TRY_EXCEPT, location, start, null, null);
        statements(body);
        out.popBlock();
        op(NO_LOCATION, Opcode.POP_BLOCK);
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, orelseLabel);

        use(except);
        jump(NO_LOCATION, Opcode.SETUP_CLEANUP, cleanup);
        op(NO_LOCATION, Opcode.PUSH_EXC_INFO);
        out.pushBlock(Kind.EXCEPTION_GROUP_HANDLER, location, null, null, null);
        for (int i = 0; i < handlers.size(); i++) {
            if (i == 0) {
                op(handlers.get(0).range(), Opcode.BUILD_LIST, 0);
                op(handlers.get(0).range(), Opcode.COPY, 2);
            }
            starHandler(handlers.get(i));
            if (i == handlers.size() - 1) {
                // What is left, or None, is to be raised again.
                op(NO_LOCATION, Opcode.LIST_APPEND, 1);
                jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, reraiseStar);
            }
        }
        out.popBlock();
        Label reraise = newLabel();
        use(reraiseStar);
        op(NO_LOCATION, Opcode.CALL_INTRINSIC_2, Operands.PREP_RERAISE_STAR);
        op(NO_LOCATION, Opcode.COPY, 1);
        jump(NO_LOCATION, Opcode.POP_JUMP_IF_NOT_NONE, reraise);
        op(NO_LOCATION, Opcode.POP_TOP);
        op(NO_LOCATION, Opcode.POP_BLOCK);
        op(NO_LOCATION, Opcode.POP_EXCEPT);
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, end);
        use(reraise);
        op(NO_LOCATION, Opcode.POP_BLOCK);
        op(NO_LOCATION, Opcode.SWAP, 2);
        op(NO_LOCATION, Opcode.POP_EXCEPT);
        op(NO_LOCATION, Opcode.RERAISE, 0);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(orelseLabel);
        statements(orelse);
        use(end);
    }

    private void starHandler(ExceptHandler handler) {
        SourceRange at = handler.range();
        Label next = newLabel();
        Label withError = newLabel();
        Label noMatch = newLabel();
        if (handler.type() != null) {
            visit(handler.type());
            op(at, Opcode.CHECK_EG_MATCH);
            op(at, Opcode.COPY, 1);
            jump(at, Opcode.POP_JUMP_IF_NONE, noMatch);
        }
        Label cleanupEnd = newLabel();
        Label cleanupBody = newLabel();
        if (handler.name() != null) {
            out.store(at, handler.name());
        } else {
            op(at, Opcode.POP_TOP);
        }
        jump(at, Opcode.SETUP_CLEANUP, cleanupEnd);
        use(cleanupBody);
        out.pushBlock(Kind.HANDLER_CLEANUP, at, cleanupBody, null, handler.name());
        statements(handler.body());
        out.popBlock();
        op(NO_LOCATION, Opcode.POP_BLOCK);
        if (handler.name() != null) {
            generator.controlFlow.unbind(NO_LOCATION, handler.name());
        }
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, next);

        use(cleanupEnd);
        if (handler.name() != null) {
            generator.controlFlow.unbind(NO_LOCATION, handler.name());
        }
        op(NO_LOCATION, Opcode.LIST_APPEND, 3);
        op(NO_LOCATION, Opcode.POP_TOP);
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, withError);
        use(next);
        // Holds the place that is handed on from the body.
        op(NO_LOCATION, Opcode.NOP);
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, withError);
        use(noMatch);
        op(at, Opcode.POP_TOP);
        use(withError);
    }
}
