package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;

/**
 * One instruction as the code generator emits it.
 *
 * @param opcode a real or pseudo opcode
 * @param oparg its operand; 0 where the operand is a label
 * @param target where it jumps to or which handler it sets up; null for others
 * @param location the source it comes from, {@link InstructionSequence#NO_LOCATION} or {@link InstructionSequence#NEXT_LOCATION}
 */
public record Instruction(Opcode opcode, int oparg, Label target, SourceRange location) {
    @Override
    public String toString() {
        return opcode + (target != null ? " " + target : opcode.hasArg() ? " " + oparg : "");
    }
}
