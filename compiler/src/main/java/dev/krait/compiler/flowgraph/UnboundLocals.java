package dev.krait.compiler.flowgraph;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.flowgraph.ControlFlowGraph.BlockStack;

/**
 * Makes {@code LOAD_FAST} of a local that may be unbound {@code LOAD_FAST_CHECK}. The first 64 locals are followed
 * through the graph; the others only within a block, so that time stays linear.
 */
final class UnboundLocals {
    private static final int TRACKED = 64;

    private UnboundLocals() {
    }

    static void addChecks(ControlFlowGraph graph, int locals, int parameters) {
        if (locals == 0) {
            return;
        }
        if (locals > TRACKED) {
            scanUntracked(graph, locals);
        }
        BlockStack todo = graph.newTraversal();
        long unbound = 0;
        for (int i = parameters; i < Math.min(locals, TRACKED); i++) {
            unbound |= 1L << i;
        }
        push(todo, graph.entry, unbound);
        // Each block must be seen once, for a DELETE_FAST in it.
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            scan(block, todo);
        }
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            block.visited = false;
            scan(block, todo);
        }
    }

    private static void push(BlockStack todo, BasicBlock block, long unsafe) {
        long both = block.unsafeLocals | unsafe;
        if (block.unsafeLocals != both) {
            block.unsafeLocals = both;
            todo.visit(block);
        }
    }

    private static void scan(BasicBlock block, BlockStack todo) {
        long unsafe = block.unsafeLocals;
        for (int i = 0; i < block.size(); i++) {
            CfgInstruction instruction = block.get(i);
            if (instruction.handler != null) {
                push(todo, instruction.handler, unsafe);
            }
            if (instruction.oparg >= TRACKED) {
                continue;
            }
            long bit = 1L << instruction.oparg;
            switch (instruction.opcode) {
                case DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL -> unsafe |= bit;
                case STORE_FAST, LOAD_FAST_CHECK -> unsafe &= ~bit;
                case LOAD_FAST -> {
                    if ((unsafe & bit) != 0) {
                        instruction.opcode = Opcode.LOAD_FAST_CHECK;
                    }
                    unsafe &= ~bit;
                }
                default -> {
                }
            }
        }
        if (block.next != null && block.hasFallthrough()) {
            push(todo, block.next, unsafe);
        }
        CfgInstruction last = block.last();
        if (last != null && last.opcode.hasJump()) {
            push(todo, last.target, unsafe);
        }
    }

    private static void scanUntracked(ControlFlowGraph graph, int locals) {
        int[] boundInBlock = new int[locals - TRACKED];
        int blockNumber = 0;
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            blockNumber++;
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                int local = instruction.oparg - TRACKED;
                if (local < 0) {
                    continue;
                }
                switch (instruction.opcode) {
                    case DELETE_FAST, LOAD_FAST_AND_CLEAR, STORE_FAST_MAYBE_NULL -> boundInBlock[local] = blockNumber - 1;
                    case STORE_FAST -> boundInBlock[local] = blockNumber;
                    case LOAD_FAST -> {
                        if (boundInBlock[local] != blockNumber) {
                            instruction.opcode = Opcode.LOAD_FAST_CHECK;
                        }
                        boundInBlock[local] = blockNumber;
                    }
                    default -> {
                    }
                }
            }
        }
    }
}
