package dev.krait.compiler.flowgraph;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import dev.krait.compiler.flowgraph.ControlFlowGraph.BlockStack;

/** Removes what does nothing: unreachable blocks, {@code NOP}s that hold no line, jumps to the next instruction. */
final class Cleanup {
    private Cleanup() {
    }

    /** Counts predecessors, and empties blocks that have none. */
    static void removeUnreachable(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            block.predecessors = 0;
        }
        BlockStack todo = graph.newTraversal();
        graph.entry.predecessors = 1;
        todo.visit(graph.entry);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            if (block.next != null && block.hasFallthrough()) {
                todo.visit(block.next);
                block.next.predecessors++;
            }
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (instruction.opcode.hasTarget()) {
                    todo.visit(instruction.target);
                    instruction.target.predecessors++;
                }
            }
        }
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            if (block.predecessors == 0) {
                block.truncate(0);
                block.exceptHandler = false;
            }
        }
    }

    static int removeRedundantNops(ControlFlowGraph graph) {
        int removed = 0;
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            removed += removeRedundantNops(block);
        }
        return removed;
    }

    /** A {@code NOP} stays only if it is alone on its line, so that a tracer sees the line. */
    private static int removeRedundantNops(BasicBlock block) {
        int kept = 0;
        int previousLine = -1;
        int size = block.size();
        for (int i = 0; i < size; i++) {
            CfgInstruction instruction = block.get(i);
            int line = instruction.line();
            if (instruction.opcode == Opcode.NOP && isRedundantNop(block, i, size, line, previousLine)) {
                continue;
            }
            if (kept != i) {
                block.get(kept).copyFrom(instruction);
            }
            kept++;
            previousLine = line;
        }
        block.truncate(kept);
        return size - kept;
    }

    private static boolean isRedundantNop(BasicBlock block, int index, int size, int line, int previousLine) {
        if (line < 0 || previousLine == line) {
            return true;
        }
        if (index < size - 1) {
            CfgInstruction following = block.get(index + 1);
            if (following.line() == line) {
                return true;
            }
            if (following.line() < 0) {
                following.location = block.get(index).location;
                return true;
            }
            return false;
        }
        BasicBlock next = BasicBlock.nonEmpty(block.next);
        if (next == null) {
            return false;
        }
        SourceRange nextLocation = InstructionSequence.NO_LOCATION;
        for (int i = 0; i < next.size(); i++) {
            CfgInstruction instruction = next.get(i);
            if (instruction.opcode == Opcode.NOP && instruction.line() < 0) {
                continue; // it will be removed
            }
            nextLocation = instruction.location;
            break;
        }
        return line == nextLocation.line();
    }

    /** Removes constants and copies that are popped at once. */
    static void removeRedundantNopsAndPairs(ControlFlowGraph graph) {
        boolean changed;
        do {
            changed = false;
            CfgInstruction instruction = null;
            for (BasicBlock block = graph.entry; block != null; block = block.next) {
                removeRedundantNops(block);
                if (block.labelled) {
                    instruction = null; // reached from elsewhere, too
                }
                for (int i = 0; i < block.size(); i++) {
                    CfgInstruction previous = instruction;
                    instruction = block.get(i);
                    if (instruction.opcode == Opcode.POP_TOP && previous != null && isPopped(previous)) {
                        previous.setNop();
                        instruction.setNop();
                        changed = true;
                    }
                }
                if (instruction != null && instruction.opcode.hasJump() || !block.hasFallthrough()) {
                    instruction = null;
                }
            }
        } while (changed);
    }

    private static boolean isPopped(CfgInstruction previous) {
        return previous.opcode == Opcode.LOAD_CONST || previous.opcode == Opcode.LOAD_SMALL_INT
                || previous.opcode == Opcode.COPY && previous.oparg == 1;
    }

    static void removeRedundantNopsAndJumps(ControlFlowGraph graph) {
        int removed;
        do {
            removed = removeRedundantNops(graph) + removeRedundantJumps(graph);
        } while (removed > 0);
    }

    private static int removeRedundantJumps(ControlFlowGraph graph) {
        int changes = 0;
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            CfgInstruction last = block.last();
            if (last != null && last.opcode.isUnconditionalJump()) {
                BasicBlock target = last.target.nonEmpty();
                if (target == null) {
                    throw new IllegalStateException("jump behind the end: " + last);
                }
                if (target == BasicBlock.nonEmpty(block.next)) {
                    last.setNop();
                    changes++;
                }
            }
        }
        return changes;
    }

    /** Puts small exits, and blocks without lines that do not fall through, where they are jumped to. */
    static void inlineSmallOrNoLineBlocks(ControlFlowGraph graph) {
        boolean changed;
        do {
            changed = false;
            for (BasicBlock block = graph.entry; block != null; block = block.next) {
                changed |= inlineTarget(block);
            }
        } while (changed);
    }

    private static boolean inlineTarget(BasicBlock block) {
        CfgInstruction last = block.last();
        if (last == null || !last.opcode.isUnconditionalJump()) {
            return false;
        }
        BasicBlock target = last.target;
        boolean smallExit = target.exitsScope() && target.size() <= BasicBlock.MAX_COPY_SIZE;
        boolean noLine = target.hasNoLine() && !target.hasFallthrough();
        if (!smallExit && !noLine) {
            return false;
        }
        Opcode removed = last.opcode;
        last.setNop();
        block.addCopies(target);
        if (noLine) {
            last = block.last();
            if (last.opcode.isUnconditionalJump() && removed == Opcode.JUMP) {
                last.opcode = Opcode.JUMP; // the one that polls for interrupts
            }
        }
        target.predecessors--;
        return true;
    }
}
