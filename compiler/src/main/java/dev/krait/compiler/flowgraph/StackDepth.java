package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.flowgraph.ControlFlowGraph.BlockStack;

/** Computes the depth of the operand stack at each block and the deepest one of all. */
final class StackDepth {
    private StackDepth() {
    }

    static int calculate(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            block.startDepth = -1;
        }
        BlockStack todo = graph.newTraversal();
        push(todo, graph.entry, 0);
        int deepest = 0;
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            int depth = block.startDepth;
            boolean falls = true;
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                Opcode opcode = instruction.opcode;
                int effect = opcode.pushed(instruction.oparg) - opcode.popped(instruction.oparg);
                int newDepth = opcode.isBlockPush() ? depth : depth + effect;
                if (newDepth < 0) {
                    throw new IllegalStateException("stack underflow at " + instruction);
                }
                deepest = Math.max(deepest, depth);
                // The target of END_ASYNC_FOR is for sys.monitoring; control does not go there.
                if (opcode.hasTarget() && opcode != Opcode.END_ASYNC_FOR) {
                    push(todo, instruction.target, depth + effect);
                }
                depth = newDepth;
                if (opcode.isUnconditionalJump() || opcode.isScopeExit()) {
                    falls = false;
                    break;
                }
            }
            if (falls && block.next != null) {
                push(todo, block.next, depth);
            }
        }
        return deepest;
    }

    private static void push(BlockStack todo, BasicBlock block, int depth) {
        if (block.startDepth >= 0 && block.startDepth != depth) {
            throw new IllegalStateException("inconsistent stack depth: " + block.startDepth + " and " + depth);
        }
        if (block.startDepth < 0) {
            block.startDepth = depth;
            todo.push(block);
        }
    }
}
