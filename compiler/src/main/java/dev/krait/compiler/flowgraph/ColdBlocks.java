package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import dev.krait.compiler.flowgraph.ControlFlowGraph.BlockStack;

/** Moves what only exception handlers reach to the end of the code. */
final class ColdBlocks {
    private ColdBlocks() {
    }

    static void pushToEnd(ControlFlowGraph graph) {
        if (graph.entry.next == null) {
            return;
        }
        markWarm(graph);
        markCold(graph);
        makeFallthroughToWarmExplicit(graph);

        BasicBlock coldHead = null;
        BasicBlock coldTail = null;
        BasicBlock block = graph.entry;
        while (block.next != null) {
            while (block.next != null && !block.next.cold) {
                block = block.next;
            }
            if (block.next == null) {
                break;
            }
            BasicBlock end = block.next;
            while (end.next != null && end.next.cold) {
                end = end.next;
            }
            if (coldHead == null) {
                coldHead = block.next;
            } else {
                coldTail.next = block.next;
            }
            coldTail = end;
            block.next = end.next;
            end.next = null;
        }
        block.next = coldHead;
        if (coldHead != null) {
            Cleanup.removeRedundantNopsAndJumps(graph);
        }
    }

    private static void markWarm(ControlFlowGraph graph) {
        BlockStack todo = graph.newTraversal();
        todo.visit(graph.entry);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            block.warm = true;
            if (block.next != null && block.hasFallthrough()) {
                todo.visit(block.next);
            }
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (instruction.opcode.hasJump()) {
                    todo.visit(instruction.target);
                }
            }
        }
    }

    private static void markCold(ControlFlowGraph graph) {
        BlockStack todo = graph.newTraversal();
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            if (block.exceptHandler) {
                todo.visit(block);
            }
        }
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            block.cold = true;
            if (block.next != null && block.hasFallthrough() && !block.next.warm) {
                todo.visit(block.next);
            }
            CfgInstruction last = block.last();
            if (last != null && last.opcode.hasJump() && !last.target.warm) {
                todo.visit(last.target);
            }
        }
    }

    private static void makeFallthroughToWarmExplicit(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            if (block.cold && block.hasFallthrough() && block.next != null && block.next.warm) {
                BasicBlock jump = new BasicBlock();
                block.next.labelled = true;
                jump.addJump(Opcode.JUMP_NO_INTERRUPT, block.next, InstructionSequence.NO_LOCATION);
                jump.cold = true;
                jump.next = block.next;
                jump.predecessors = 1;
                block.next = jump;
            }
        }
    }
}
