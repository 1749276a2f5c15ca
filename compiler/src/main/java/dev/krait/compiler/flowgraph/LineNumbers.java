package dev.krait.compiler.flowgraph;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.codegen.InstructionSequence;

/** Gives instructions without a line that of their only predecessor (PEP 626: exits have a line). */
final class LineNumbers {
    private LineNumbers() {
    }

    static void resolve(ControlFlowGraph graph) {
        duplicateExitsWithoutLine(graph);
        propagate(graph);
    }

    /** Copies exits without a line that have several predecessors, so that each copy can take the line of its own. */
    private static void duplicateExitsWithoutLine(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            CfgInstruction last = block.last();
            if (last == null || !last.opcode.hasJump()) {
                continue;
            }
            BasicBlock target = last.target.nonEmpty();
            if (isExitOrPollWithoutLine(target) && target.predecessors > 1) {
                BasicBlock copy = new BasicBlock();
                copy.addCopies(target);
                copy.get(0).location = last.location;
                copy.predecessors = 1;
                copy.labelled = true;
                copy.next = target.next;
                last.target = copy;
                target.predecessors--;
                target.next = copy;
            }
        }
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            if (block.hasFallthrough() && block.next != null && !block.isEmpty() && isExitOrPollWithoutLine(block.next)) {
                block.next.get(0).location = block.last().location;
            }
        }
    }

    private static boolean isExitOrPollWithoutLine(BasicBlock block) {
        return (block.exitsScope() || block.hasEvalBreak()) && block.hasNoLine();
    }

    private static void propagate(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            CfgInstruction last = block.last();
            if (last == null) {
                continue;
            }
            SourceRange location = InstructionSequence.NO_LOCATION;
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (hasNoLocation(instruction)) {
                    instruction.location = location;
                } else {
                    location = instruction.location;
                }
            }
            if (block.hasFallthrough()) {
                inherit(block.next, location);
            }
            if (last.opcode.hasJump()) {
                inherit(last.target, location);
            }
        }
    }

    private static void inherit(BasicBlock block, SourceRange location) {
        if (block != null && block.predecessors == 1 && !block.isEmpty() && hasNoLocation(block.get(0))) {
            block.get(0).location = location;
        }
    }

    /** {@code NEXT_LOCATION} is a location here. */
    private static boolean hasNoLocation(CfgInstruction instruction) {
        return instruction.line() == InstructionSequence.NO_LOCATION.line();
    }
}
