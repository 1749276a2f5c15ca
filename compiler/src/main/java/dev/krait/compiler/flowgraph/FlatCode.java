package dev.krait.compiler.flowgraph;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;

/**
 * Optimized code as a sequence, in arrays of one element per instruction.
 *
 * @param size number of instructions
 * @param opcodes real opcodes, and {@code JUMP} and {@code JUMP_NO_INTERRUPT}
 * @param opargs operands; of jumps, the index of the instruction jumped to
 * @param locations the source of each
 * @param handlers index of the instruction at which the handler of each begins, or -1
 * @param handlerDepths stack depth at the handler, the values that the interpreter pushes included
 * @param preserveLasti whether the handler wants the offset of the instruction that raised
 * @param stackSize the deepest operand stack
 */
public record FlatCode(int size, Opcode[] opcodes, int[] opargs, SourceRange[] locations, int[] handlers,
        int[] handlerDepths, boolean[] preserveLasti, int stackSize) {
}
