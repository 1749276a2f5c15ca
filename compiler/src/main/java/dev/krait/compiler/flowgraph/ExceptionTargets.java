package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.flowgraph.BasicBlock.ExceptStack;
import dev.krait.compiler.flowgraph.ControlFlowGraph.BlockStack;

/** Finds for each instruction the handler that {@code SETUP_*} and {@code POP_BLOCK} put it under. */
final class ExceptionTargets {
    /** Bits of the oparg of {@code RESUME}: the kind of place, and whether only the generator's own handler is in force. */
    private static final int RESUME_AT_FUNC_START = 0, RESUME_DEPTH1 = 0x4;

    private ExceptionTargets() {
    }

    static void markHandlers(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (instruction.opcode.isBlockPush()) {
                    instruction.target.exceptHandler = true;
                }
            }
        }
    }

    static void label(ControlFlowGraph graph) {
        BlockStack todo = graph.newTraversal();
        todo.visit(graph.entry);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            ExceptStack stack = labelBlock(block, todo);
            if (block.hasFallthrough() && block.next != null && !block.next.visited) {
                block.next.exceptStack = stack;
                todo.visit(block.next);
            }
        }
    }

    private static ExceptStack labelBlock(BasicBlock block, BlockStack todo) {
        ExceptStack stack = block.exceptStack;
        block.exceptStack = null;
        BasicBlock handler = ExceptStack.top(stack);
        int depthAtYield = -1;
        for (int i = 0; i < block.size(); i++) {
            CfgInstruction instruction = block.get(i);
            Opcode opcode = instruction.opcode;
            if (opcode.isBlockPush()) {
                handler = instruction.target;
                if (!handler.visited) {
                    handler.exceptStack = stack;
                    todo.visit(handler);
                }
                if (opcode != Opcode.SETUP_FINALLY) {
                    handler.preserveLasti = true;
                }
                stack = new ExceptStack(handler, stack, ExceptStack.depth(stack) + 1);
                continue;
            }
            if (opcode == Opcode.POP_BLOCK) {
                stack = stack.outer();
                handler = ExceptStack.top(stack);
                instruction.setNop();
                continue;
            }
            instruction.handler = handler;
            if (opcode.hasJump()) {
                if (!instruction.target.visited) {
                    instruction.target.exceptStack = stack;
                    todo.visit(instruction.target);
                }
            } else if (opcode == Opcode.YIELD_VALUE) {
                depthAtYield = ExceptStack.depth(stack);
            } else if (opcode == Opcode.RESUME && instruction.oparg != RESUME_AT_FUNC_START) {
                if (depthAtYield == 1) {
                    instruction.oparg |= RESUME_DEPTH1;
                }
                depthAtYield = -1;
            }
        }
        return stack;
    }
}
