package dev.krait.compiler.flowgraph;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.Instruction;
import dev.krait.compiler.codegen.InstructionSequence;
import dev.krait.compiler.codegen.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Basic blocks of one code object, linked in the order of their code. */
final class ControlFlowGraph {
    final BasicBlock entry = new BasicBlock();
    private BasicBlock current = entry;
    private boolean pendingLabel;

    private ControlFlowGraph() {
    }

    /** Cuts a sequence into blocks, splices in the code for annotations, and resolves labels to blocks. */
    static ControlFlowGraph of(InstructionSequence sequence) {
        ControlFlowGraph graph = new ControlFlowGraph();
        List<Instruction> instructions = sequence.instructions();
        boolean[] isTarget = new boolean[instructions.size() + 1];
        for (Instruction instruction : instructions) {
            if (instruction.target() != null) {
                isTarget[position(instruction.target(), instructions.size())] = true;
            }
        }
        BasicBlock[] blockAt = new BasicBlock[instructions.size()];
        List<CfgInstruction> jumps = new ArrayList<>();
        List<Label> targets = new ArrayList<>();
        for (int i = 0; i < blockAt.length; i++) {
            Instruction instruction = instructions.get(i);
            if (instruction.opcode() == Opcode.ANNOTATIONS_PLACEHOLDER) {
                if (sequence.annotationsCode() != null) {
                    for (Instruction annotation : sequence.annotationsCode().instructions()) {
                        graph.add(annotation.opcode(), annotation.oparg(), annotation.location());
                    }
                }
                continue;
            }
            if (isTarget[i]) {
                graph.pendingLabel = true;
                graph.startBlockIfNeeded();
                blockAt[i] = graph.current;
            }
            CfgInstruction added = graph.add(instruction.opcode(), instruction.oparg(), instruction.location());
            if (instruction.target() != null) {
                jumps.add(added);
                targets.add(instruction.target());
            }
        }
        for (int i = 0; i < targets.size(); i++) {
            jumps.get(i).target = blockAt[targets.get(i).position()];
        }
        return graph;
    }

    private static int position(Label label, int size) {
        if (label.position() < 0 || label.position() >= size) {
            throw new IllegalStateException("label " + label + " stands before no instruction");
        }
        return label.position();
    }

    private CfgInstruction add(Opcode opcode, int oparg, SourceRange location) {
        startBlockIfNeeded();
        return current.add(opcode, oparg, location);
    }

    private void startBlockIfNeeded() {
        CfgInstruction last = current.last();
        boolean terminated = last != null && last.opcode.isTerminator();
        if (!terminated && pendingLabel) {
            if (last != null || current.labelled) {
                terminated = true;
            } else {
                current.labelled = true;
                pendingLabel = false;
            }
        }
        if (terminated) {
            BasicBlock block = new BasicBlock();
            block.labelled = pendingLabel;
            pendingLabel = false;
            current.next = block;
            current = block;
        }
    }

    /** Fails if an instruction inside a block leaves it. */
    void check() {
        for (BasicBlock block = entry; block != null; block = block.next) {
            for (int i = 0; i < block.size() - 1; i++) {
                if (block.get(i).opcode.isTerminator()) {
                    throw new IllegalStateException("malformed control flow graph: " + block.get(i) + " is not the last of its block");
                }
            }
        }
    }

    /** Clears the mark of visited blocks, and returns an empty stack for the traversal. */
    BlockStack newTraversal() {
        int count = 0;
        for (BasicBlock block = entry; block != null; block = block.next) {
            block.visited = false;
            count++;
        }
        return new BlockStack(count);
    }

    /** Blocks still to be visited. */
    static final class BlockStack {
        private BasicBlock[] blocks;
        private int size;

        BlockStack(int capacity) {
            blocks = new BasicBlock[capacity + 1];
        }

        boolean isEmpty() {
            return size == 0;
        }

        void push(BasicBlock block) {
            if (size == blocks.length) {
                blocks = Arrays.copyOf(blocks, size * 2);
            }
            blocks[size++] = block;
        }

        /** Pushes and marks a block, unless it is marked. */
        void visit(BasicBlock block) {
            if (!block.visited) {
                block.visited = true;
                push(block);
            }
        }

        BasicBlock pop() {
            return blocks[--size];
        }
    }
}
