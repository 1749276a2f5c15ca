package dev.krait.compiler.codegen;

import static dev.krait.compiler.codegen.InstructionSequence.NO_LOCATION;

import dev.krait.compiler.ast.Expr;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.Opcode;
import java.util.List;

/** What the parts of the code generator have in common. */
abstract class GeneratorPart {
    final CodeGenerator generator;
    final Emitter out;

    GeneratorPart(CodeGenerator generator) {
        this.generator = generator;
        this.out = generator.out;
    }

    final void op(SourceRange location, Opcode opcode) {
        out.op(location, opcode);
    }

    final void op(SourceRange location, Opcode opcode, int oparg) {
        out.op(location, opcode, oparg);
    }

    final void jump(SourceRange location, Opcode opcode, Label target) {
        out.jump(location, opcode, target);
    }

    final void use(Label label) {
        out.use(label);
    }

    final Label newLabel() {
        return out.newLabel();
    }

    final void loadNone(SourceRange location) {
        out.loadConst(location, Constant.NONE);
    }

    void visit(Expr expression) {
        generator.expressions.visit(expression);
    }

    final void visitAll(List<Expr> expressions) {
        for (int i = 0; i < expressions.size(); i++) {
            visit(expressions.get(i));
        }
    }

    final void statements(List<Stmt> body) {
        for (int i = 0; i < body.size(); i++) {
            generator.statements.visit(body.get(i));
        }
    }

    /** Delegates to the iterator on the stack until it is exhausted. */
    final void yieldFrom(SourceRange location, boolean await) {
        Label send = newLabel();
        Label fail = newLabel();
        Label exit = newLabel();
        use(send);
        jump(location, Opcode.SEND, exit);
        // Only a close() or throw() makes YIELD_VALUE raise.
        jump(location, Opcode.SETUP_FINALLY, fail);
        op(location, Opcode.YIELD_VALUE, 1);
        op(NO_LOCATION, Opcode.POP_BLOCK);
        op(location, Opcode.RESUME, await ? Emitter.RESUME_AFTER_AWAIT : Emitter.RESUME_AFTER_YIELD_FROM);
        jump(location, Opcode.JUMP_NO_INTERRUPT, send);
        use(fail);
        op(location, Opcode.CLEANUP_THROW);
        use(exit);
        op(location, Opcode.END_SEND);
    }

    /** Awaits the value on the stack. */
    final void await(SourceRange location, int kind) {
        op(location, Opcode.GET_AWAITABLE, kind);
        loadNone(location);
        yieldFrom(location, true);
    }

    final void yieldValue(SourceRange location) {
        if (out.entry().isGenerator() && out.entry().isCoroutine()) {
            op(location, Opcode.CALL_INTRINSIC_1, Operands.ASYNC_GEN_WRAP);
        }
        op(location, Opcode.YIELD_VALUE, 0);
        op(location, Opcode.RESUME, Emitter.RESUME_AFTER_YIELD);
    }

    final void popExceptAndReraise(SourceRange location) {
        op(location, Opcode.COPY, 3);
        op(location, Opcode.POP_EXCEPT);
        op(location, Opcode.RERAISE, 1);
    }
}
