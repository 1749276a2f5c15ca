package dev.krait.compiler.flowgraph;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;

/** An instruction in a {@link BasicBlock}, changed in place by the passes. */
final class CfgInstruction {
    Opcode opcode = Opcode.NOP;
    int oparg;
    SourceRange location = InstructionSequence.NO_LOCATION;
    /** Where it jumps to, or the handler that it sets up. */
    BasicBlock target;
    /** The handler of an exception that it raises. */
    BasicBlock handler;

    void copyFrom(CfgInstruction other) {
        opcode = other.opcode;
        oparg = other.oparg;
        location = other.location;
        target = other.target;
        handler = other.handler;
    }

    /** Replaces opcode and oparg; target, location and handler stay. */
    void set(Opcode newOpcode, int newOparg) {
        opcode = newOpcode;
        oparg = newOparg;
    }

    void setNop() {
        set(Opcode.NOP, 0);
    }

    int line() {
        return location.line();
    }

    @Override
    public String toString() {
        return line() + ": " + opcode + (opcode.hasArg() ? " " + oparg : "");
    }
}
