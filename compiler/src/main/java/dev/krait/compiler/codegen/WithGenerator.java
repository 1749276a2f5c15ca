package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.ast.WithItem;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.FrameBlock.Kind;
import java.util.List;

/** {@code with} and {@code async with}. */
final class WithGenerator extends GeneratorPart {
    WithGenerator(CodeGenerator generator) {
        super(generator);
    }

    /** The items from {@code index} on, and in them the body. */
    void with(List<WithItem> items, List<Stmt> body, int index, boolean isAsync) {
        WithItem item = items.get(index);
        Label block = newLabel();
        Label finalLabel = newLabel();
        Label exit = newLabel();
        Label cleanup = newLabel();
        visit(item.contextExpr());
        SourceRange location = item.contextExpr().range();
        op(location, Opcode.COPY, 1);
        op(location, Opcode.LOAD_SPECIAL, isAsync ? Operands.AEXIT : Operands.EXIT);
        op(location, Opcode.SWAP, 2);
        op(location, Opcode.SWAP, 3);
        op(location, Opcode.LOAD_SPECIAL, isAsync ? Operands.AENTER : Operands.ENTER);
        op(location, Opcode.CALL, 0);
        if (isAsync) {
            await(location, 1);
        }
        jump(location, Opcode.SETUP_WITH, finalLabel);
        use(block);
        out.pushBlock(isAsync ? Kind.ASYNC_WITH : Kind.WITH, location, block, finalLabel, null);
        if (item.optionalVars() != null) {
            visit(item.optionalVars());
        } else {
            op(location, Opcode.POP_TOP);
        }
        if (index + 1 == items.size()) {
            statements(body);
        } else {
            with(items, body, index + 1, isAsync);
        }
        if (isAsync) {
            out.popBlock();
            op(location, Opcode.POP_BLOCK);
        } else {
            op(NO_LOCATION, Opcode.POP_BLOCK);
            out.popBlock();
        }
        callExitWithNones(location);
        if (isAsync) {
            await(location, 2);
        }
        op(location, Opcode.POP_TOP);
        jump(location, Opcode.JUMP, exit);

        use(finalLabel);
        jump(location, Opcode.SETUP_CLEANUP, cleanup);
        op(location, Opcode.PUSH_EXC_INFO);
        op(location, Opcode.WITH_EXCEPT_START);
        if (isAsync) {
            await(location, 2);
        }
        exceptFinish(cleanup);
        use(exit);
    }

    void callExitWithNones(SourceRange location) {
        loadNone(location);
        loadNone(location);
        loadNone(location);
        op(location, Opcode.CALL, 3);
    }

    private void exceptFinish(Label cleanup) {
        Label suppress = newLabel();
        op(NO_LOCATION, Opcode.TO_BOOL);
        jump(NO_LOCATION, Opcode.POP_JUMP_IF_TRUE, suppress);
        op(NO_LOCATION, Opcode.RERAISE, 2);
        use(suppress);
        op(NO_LOCATION, Opcode.POP_TOP);
        op(NO_LOCATION, Opcode.POP_BLOCK);
        op(NO_LOCATION, Opcode.POP_EXCEPT);
        op(NO_LOCATION, Opcode.POP_TOP);
        op(NO_LOCATION, Opcode.POP_TOP);
        op(NO_LOCATION, Opcode.POP_TOP);
        Label exit = newLabel();
        jump(NO_LOCATION, Opcode.JUMP_NO_INTERRUPT, exit);
        use(cleanup);
        popExceptAndReraise(NO_LOCATION);
        use(exit);
    }
}
