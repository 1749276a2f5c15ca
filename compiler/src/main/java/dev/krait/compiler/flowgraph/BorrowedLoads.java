package dev.krait.compiler.flowgraph;

import static dev.krait.compiler.code.Opcode.LOAD_FAST;
import static dev.krait.compiler.code.Opcode.LOAD_FAST_BORROW;
import static dev.krait.compiler.code.Opcode.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
import static dev.krait.compiler.code.Opcode.LOAD_FAST_LOAD_FAST;
import static dev.krait.compiler.code.Opcode.LOAD_SUPER_ATTR;

import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.flowgraph.ControlFlowGraph.BlockStack;
import java.util.Arrays;

/**
 * Turns {@code LOAD_FAST} into {@code LOAD_FAST_BORROW} where the value leaves the operand stack, within the block and
 * before its local is overwritten, and is not stored into a local.
 */
final class BorrowedLoads {
    private static final int NO_INSTRUCTION = -1, NOT_LOCAL = -1;

    private final ControlFlowGraph graph;
    private final BlockStack todo;
    /** For each value on the stack the instruction of the block that pushed it, and the local that it was loaded from. */
    private int[] producers = new int[32];
    private int[] locals = new int[32];
    private int depth;
    /** Instructions whose value is used in a way that needs a reference of its own. */
    private boolean[] owned = new boolean[32];

    private BorrowedLoads(ControlFlowGraph graph) {
        this.graph = graph;
        this.todo = graph.newTraversal();
    }

    static void optimize(ControlFlowGraph graph) {
        new BorrowedLoads(graph).run();
    }

    private void run() {
        graph.entry.startDepth = 0;
        todo.visit(graph.entry);
        while (!todo.isEmpty()) {
            BasicBlock block = todo.pop();
            if (owned.length < block.size()) {
                owned = new boolean[block.size() * 2];
            } else {
                Arrays.fill(owned, 0, block.size(), false);
            }
            depth = 0;
            for (int i = 0; i < block.startDepth; i++) {
                push(NO_INSTRUCTION, NOT_LOCAL);
            }
            for (int i = 0; i < block.size(); i++) {
                step(block.get(i), i);
            }
            if (!block.isEmpty() && block.next != null && block.hasFallthrough()) {
                visit(block.next, depth);
            }
            for (int i = 0; i < depth; i++) {
                own(producers[i]);
            }
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (!owned[i]) {
                    if (instruction.opcode == LOAD_FAST) {
                        instruction.opcode = LOAD_FAST_BORROW;
                    } else if (instruction.opcode == LOAD_FAST_LOAD_FAST) {
                        instruction.opcode = LOAD_FAST_BORROW_LOAD_FAST_BORROW;
                    }
                }
            }
        }
    }

    private void step(CfgInstruction instruction, int index) {
        Opcode opcode = instruction.opcode;
        int oparg = instruction.oparg;
        switch (opcode) {
            case DELETE_FAST -> kill(oparg);
            case LOAD_FAST -> push(index, oparg);
            case LOAD_FAST_AND_CLEAR -> {
                kill(oparg);
                push(index, oparg);
            }
            case LOAD_FAST_LOAD_FAST -> {
                push(index, oparg >> 4);
                push(index, oparg & 15);
            }
            case STORE_FAST -> store(oparg);
            case STORE_FAST_LOAD_FAST -> {
                store(oparg >> 4);
                push(index, oparg & 15);
            }
            case STORE_FAST_STORE_FAST -> {
                store(oparg >> 4);
                store(oparg & 15);
            }
            case COPY -> push(producers[depth - oparg], locals[depth - oparg]);
            case SWAP -> swapTop(oparg);

            // These leave their inputs on the stack. CPython 3.14 takes what they push for a value of the first
            // instruction of the block, which therefore is not borrowed; so must we, to make the same code.
            case FORMAT_SIMPLE, GET_ANEXT, GET_LEN, GET_YIELD_FROM_ITER, IMPORT_FROM, MATCH_KEYS, MATCH_MAPPING,
                    MATCH_SEQUENCE, WITH_EXCEPT_START -> {
                int net = opcode.pushed(oparg) - opcode.popped(oparg);
                for (int i = 0; i < net; i++) {
                    push(i, NOT_LOCAL);
                }
            }

            // These take some of their inputs and push nothing.
            case DICT_MERGE, DICT_UPDATE, LIST_APPEND, LIST_EXTEND, MAP_ADD, RERAISE, SET_ADD, SET_UPDATE ->
                    depth -= opcode.popped(oparg) - opcode.pushed(oparg);

            case END_SEND, SET_FUNCTION_ATTRIBUTE -> {
                producers[depth - 2] = producers[depth - 1];
                locals[depth - 2] = locals[depth - 1];
                depth--;
            }
            case CHECK_EXC_MATCH -> {
                depth--;
                push(index, NOT_LOCAL);
            }
            case FOR_ITER -> {
                visit(instruction.target, depth + 1);
                push(index, NOT_LOCAL);
            }
            case LOAD_ATTR, LOAD_SUPER_ATTR -> {
                int producer = producers[depth - 1];
                int local = locals[depth - 1];
                depth -= opcode == LOAD_SUPER_ATTR ? 3 : 1;
                push(index, NOT_LOCAL);
                if ((oparg & 1) != 0) {
                    push(producer, local); // a method's self may be pushed again
                }
            }
            case LOAD_SPECIAL, PUSH_EXC_INFO -> {
                int producer = producers[depth - 1];
                int local = locals[depth - 1];
                depth--;
                push(index, NOT_LOCAL);
                push(producer, local);
            }
            case SEND -> {
                visit(instruction.target, depth);
                depth--;
                push(index, NOT_LOCAL);
            }
            default -> {
                int popped = opcode.popped(oparg);
                int pushed = opcode.pushed(oparg);
                // The target of END_ASYNC_FOR is for sys.monitoring; control does not go there.
                if (opcode.hasTarget() && opcode != Opcode.END_ASYNC_FOR) {
                    visit(instruction.target, depth - popped + pushed);
                }
                if (!opcode.isBlockPush()) {
                    depth -= popped;
                    pushMany(pushed, index);
                }
            }
        }
    }

    private void visit(BasicBlock target, int startDepth) {
        if (target.startDepth != startDepth) {
            throw new IllegalStateException("stack depth " + startDepth + " where " + target.startDepth + " was computed");
        }
        todo.visit(target);
    }

    private void push(int producer, int local) {
        if (depth == producers.length) {
            producers = Arrays.copyOf(producers, depth * 2);
            locals = Arrays.copyOf(locals, depth * 2);
        }
        producers[depth] = producer;
        locals[depth++] = local;
    }

    private void pushMany(int count, int producer) {
        for (int i = 0; i < count; i++) {
            push(producer, NOT_LOCAL);
        }
    }

    private void swapTop(int distance) {
        int other = depth - distance;
        int top = depth - 1;
        int producer = producers[other];
        producers[other] = producers[top];
        producers[top] = producer;
        int local = locals[other];
        locals[other] = locals[top];
        locals[top] = local;
    }

    private void store(int local) {
        depth--;
        int producer = producers[depth];
        kill(local);
        own(producer);
    }

    private void kill(int local) {
        for (int i = 0; i < depth; i++) {
            if (locals[i] == local) {
                own(producers[i]);
            }
        }
    }

    private void own(int producer) {
        if (producer != NO_INSTRUCTION) {
            owned[producer] = true;
        }
    }
}
