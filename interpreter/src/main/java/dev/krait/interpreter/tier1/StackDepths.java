package dev.krait.interpreter.tier1;

import dev.krait.compiler.code.Opcode;
import java.util.ArrayDeque;
import java.util.Arrays;

/** Computes the depth of the operand stack before each instruction, and so which code units are instructions. */
final class StackDepths {
    /** Of a code unit that no path reaches. */
    static final int UNREACHED = -1;

    private StackDepths() {
    }

    /**
     * Follows every path.
     *
     * @throws IllegalArgumentException if the code is malformed
     */
    static int[] compute(byte[] code, ExceptionTable handlers, int stackSize) {
        int units = code.length / 2;
        int[] depths = new int[units + 1];
        Arrays.fill(depths, UNREACHED);
        ArrayDeque<int[]> work = new ArrayDeque<>();
        work.add(new int[] {0, 0});
        for (int i = 0; i < handlers.size(); i++) {
            work.add(new int[] {handlers.target(i), handlers.depth(i) + (handlers.lasti(i) ? 1 : 0) + 1});
        }
        while (!work.isEmpty()) {
            int[] start = work.poll();
            follow(code, depths, start[0], start[1], work, stackSize);
        }
        return depths;
    }

    private static void follow(byte[] code, int[] depths, int start, int startDepth, ArrayDeque<int[]> work, int stackSize) {
        int units = code.length / 2;
        int pc = start;
        int depth = startDepth;
        while (pc < units && depths[pc] == UNREACHED) {
            depths[pc] = depth;
            int oparg = code[2 * pc + 1] & 0xFF;
            int number = code[2 * pc] & 0xFF;
            while (number == 69) {
                pc++;
                if (pc >= units) {
                    throw new IllegalArgumentException("code ends with EXTENDED_ARG");
                }
                number = code[2 * pc] & 0xFF;
                oparg = oparg << 8 | code[2 * pc + 1] & 0xFF;
                depths[pc] = depth;
            }
            Opcode opcode = Opcode.of(number);
            if (opcode == null || opcode.isPseudo()) {
                throw new IllegalArgumentException("no opcode " + number);
            }
            int popped = opcode.popped(oparg);
            int after = depth - popped + opcode.pushed(oparg);
            if (popped > depth && opcode != Opcode.COPY || after > stackSize + 1) {
                throw new IllegalArgumentException("stack depth " + depth + " at " + opcode + " in code unit " + pc);
            }
            int next = pc + 1 + opcode.caches();
            switch (opcode) {
                case FOR_ITER -> work.add(new int[] {next + oparg + 1, depth});
                case SEND, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> work.add(new int[] {next + oparg, after});
                case JUMP_FORWARD -> next += oparg;
                case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> next -= oparg;
                case RETURN_VALUE, RAISE_VARARGS, RERAISE, INTERPRETER_EXIT -> {
                    return;
                }
                default -> {
                }
            }
            pc = next;
            depth = after;
        }
    }
}
