package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Opcode;

/** Shortens runs of {@code SWAP}, and replaces swaps of values by swaps of the instructions that take them. */
final class Swaps {
    private static final int VISITED = -1;

    private Swaps() {
    }

    static void optimize(BasicBlock block) {
        for (int i = 0; i < block.size(); i++) {
            if (block.get(i).opcode == Opcode.SWAP) {
                i = shortenRun(block, i);
                applyStatically(block, i);
            }
        }
    }

    /** Replaces a run of {@code SWAP} and {@code NOP} by the shortest of the same effect; returns the index of its end. */
    private static int shortenRun(BasicBlock block, int start) {
        int depth = block.get(start).oparg;
        boolean several = false;
        int length = 1;
        for (; start + length < block.size(); length++) {
            CfgInstruction instruction = block.get(start + length);
            if (instruction.opcode == Opcode.SWAP) {
                depth = Math.max(depth, instruction.oparg);
                several = true;
            } else if (instruction.opcode != Opcode.NOP) {
                break;
            }
        }
        if (!several) {
            return start;
        }
        int[] stack = new int[depth];
        for (int i = 0; i < depth; i++) {
            stack[i] = i;
        }
        for (int i = start; i < start + length; i++) {
            CfgInstruction instruction = block.get(i);
            if (instruction.opcode == Opcode.SWAP) {
                int top = stack[0];
                stack[0] = stack[instruction.oparg - 1];
                stack[instruction.oparg - 1] = top;
            }
        }
        // Each cycle of the permutation is undone through the top of the stack; written from the end, that does it.
        int current = start + length - 1;
        for (int i = 0; i < depth; i++) {
            if (stack[i] == VISITED || stack[i] == i) {
                continue;
            }
            int j = i;
            while (true) {
                if (j != 0) {
                    block.get(current--).set(Opcode.SWAP, j + 1);
                }
                if (stack[j] == VISITED) {
                    break;
                }
                int following = stack[j];
                stack[j] = VISITED;
                j = following;
            }
        }
        while (current >= start) {
            block.get(current--).setNop();
        }
        return start + length - 1;
    }

    /** Instructions that take the top of the stack, run no code and cannot fail. */
    private static boolean isSwappable(Opcode opcode) {
        return opcode == Opcode.STORE_FAST || opcode == Opcode.STORE_FAST_MAYBE_NULL || opcode == Opcode.POP_TOP;
    }

    private static int storedLocal(CfgInstruction instruction) {
        return instruction.opcode == Opcode.STORE_FAST || instruction.opcode == Opcode.STORE_FAST_MAYBE_NULL
                ? instruction.oparg : -1;
    }

    /** The next swappable instruction, of the given line if that is not negative; or -1. */
    private static int nextSwappable(BasicBlock block, int index, int line) {
        for (int i = index + 1; i < block.size(); i++) {
            CfgInstruction instruction = block.get(i);
            if (line >= 0 && instruction.line() != line) {
                return -1;
            }
            if (instruction.opcode == Opcode.NOP) {
                continue;
            }
            return isSwappable(instruction.opcode) ? i : -1;
        }
        return -1;
    }

    private static void applyStatically(BasicBlock block, int end) {
        for (int i = end; i >= 0; i--) {
            CfgInstruction swap = block.get(i);
            if (swap.opcode != Opcode.SWAP) {
                if (swap.opcode == Opcode.NOP || isSwappable(swap.opcode)) {
                    continue;
                }
                return;
            }
            int first = nextSwappable(block, i, -1);
            if (first < 0) {
                return;
            }
            int line = block.get(first).line();
            int second = first;
            for (int count = swap.oparg - 1; count > 0; count--) {
                second = nextSwappable(block, second, line);
                if (second < 0) {
                    return;
                }
            }
            if (storesCollide(block, first, second)) {
                return;
            }
            swap.setNop();
            block.swap(first, second);
        }
    }

    private static boolean storesCollide(BasicBlock block, int first, int second) {
        int firstLocal = storedLocal(block.get(first));
        int secondLocal = storedLocal(block.get(second));
        if (firstLocal < 0 && secondLocal < 0) {
            return false;
        }
        if (firstLocal == secondLocal) {
            return true;
        }
        for (int i = first + 1; i < second; i++) {
            int local = storedLocal(block.get(i));
            if (local >= 0 && (local == firstLocal || local == secondLocal)) {
                return true;
            }
        }
        return false;
    }
}
