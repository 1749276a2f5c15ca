package dev.krait.compiler.flowgraph;

import dev.krait.compiler.assemble.CodeUnit;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.ConstantTable;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Makes a control-flow graph of the code of a scope, optimizes it, and makes a sequence of it again. The passes and
 * their order are those of CPython 3.14's {@code flowgraph.c}, because the order decides what the bytecode looks like.
 */
public final class FlowGraph {
    private static final int SUPERINSTRUCTION_LOCALS = 16;

    private FlowGraph() {
    }

    /** Optimizes a scope. Constants may be added to and removed from the table. */
    public static FlatCode optimize(InstructionSequence sequence, CodeUnit unit, ConstantTable constants) {
        ControlFlowGraph graph = ControlFlowGraph.of(sequence);
        optimizeCodeUnit(graph, constants, unit.varNames().size(), unit.parameterCount());
        convertPseudoConditionalJumps(graph);
        int stackSize = StackDepth.calculate(graph);
        LocalsPlus.prepare(graph, unit);
        convertPseudoOps(graph);
        normalizeJumps(graph);
        BorrowedLoads.optimize(graph);
        return flatten(graph, stackSize);
    }

    /** Only what CPython's own tests of the optimizer run: no locals layout, no conversion of pseudo opcodes. */
    static FlatCode optimizeOnly(InstructionSequence sequence, ConstantTable constants, int locals) {
        ControlFlowGraph graph = ControlFlowGraph.of(sequence);
        optimizeCodeUnit(graph, constants, locals, 0);
        int stackSize = StackDepth.calculate(graph);
        BorrowedLoads.optimize(graph);
        return flatten(graph, stackSize);
    }

    private static void optimizeCodeUnit(ControlFlowGraph graph, ConstantTable constants, int locals, int parameters) {
        ExceptionTargets.markHandlers(graph);
        ExceptionTargets.label(graph);

        graph.check();
        Cleanup.inlineSmallOrNoLineBlocks(graph);
        Cleanup.removeUnreachable(graph);
        LineNumbers.resolve(graph);
        Peephole.optimize(graph, constants);
        Cleanup.removeRedundantNopsAndPairs(graph);
        Cleanup.removeUnreachable(graph);
        Cleanup.removeRedundantNopsAndJumps(graph);

        removeUnusedConstants(graph, constants);
        UnboundLocals.addChecks(graph, locals, parameters);
        insertSuperinstructions(graph);
        ColdBlocks.pushToEnd(graph);
        LineNumbers.resolve(graph);
    }

    /** The first constant stays in any case: it may be the docstring. */
    private static void removeUnusedConstants(ControlFlowGraph graph, ConstantTable constants) {
        if (constants.size() == 0) {
            return;
        }
        boolean[] used = new boolean[constants.size()];
        used[0] = true;
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (instruction.opcode.hasConst()) {
                    used[instruction.oparg] = true;
                }
            }
        }
        int[] newIndexes = constants.retain(used);
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (instruction.opcode.hasConst()) {
                    instruction.oparg = newIndexes[instruction.oparg];
                }
            }
        }
    }

    private static void insertSuperinstructions(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i + 1 < block.size(); i++) {
                CfgInstruction first = block.get(i);
                CfgInstruction second = block.get(i + 1);
                if (first.opcode == Opcode.LOAD_FAST && second.opcode == Opcode.LOAD_FAST) {
                    combine(first, second, Opcode.LOAD_FAST_LOAD_FAST);
                } else if (first.opcode == Opcode.STORE_FAST && second.opcode == Opcode.LOAD_FAST) {
                    combine(first, second, Opcode.STORE_FAST_LOAD_FAST);
                } else if (first.opcode == Opcode.STORE_FAST && second.opcode == Opcode.STORE_FAST) {
                    combine(first, second, Opcode.STORE_FAST_STORE_FAST);
                }
            }
        }
        Cleanup.removeRedundantNops(graph);
    }

    private static void combine(CfgInstruction first, CfgInstruction second, Opcode opcode) {
        boolean differentLines = first.line() >= 0 && second.line() >= 0 && first.line() != second.line();
        if (differentLines || first.oparg >= SUPERINSTRUCTION_LOCALS || second.oparg >= SUPERINSTRUCTION_LOCALS) {
            return;
        }
        first.set(opcode, first.oparg << 4 | second.oparg);
        second.setNop();
    }

    /** {@code JUMP_IF_FALSE} leaves its operand: copy it, take its truth, and pop that. */
    private static void convertPseudoConditionalJumps(ControlFlowGraph graph) {
        CfgInstruction inserted = new CfgInstruction();
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            CfgInstruction last = block.last();
            if (last == null || last.opcode != Opcode.JUMP_IF_FALSE && last.opcode != Opcode.JUMP_IF_TRUE) {
                continue;
            }
            last.opcode = last.opcode == Opcode.JUMP_IF_FALSE ? Opcode.POP_JUMP_IF_FALSE : Opcode.POP_JUMP_IF_TRUE;
            inserted.location = last.location;
            inserted.handler = last.handler;
            inserted.set(Opcode.COPY, 1);
            block.insert(block.size() - 1, inserted);
            inserted.set(Opcode.TO_BOOL, 0);
            block.insert(block.size() - 1, inserted);
        }
    }

    private static void convertPseudoOps(ControlFlowGraph graph) {
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                if (instruction.opcode.isBlockPush()) {
                    instruction.setNop();
                } else if (instruction.opcode == Opcode.LOAD_CLOSURE) {
                    instruction.opcode = Opcode.LOAD_FAST;
                } else if (instruction.opcode == Opcode.STORE_FAST_MAYBE_NULL) {
                    instruction.opcode = Opcode.STORE_FAST;
                }
            }
        }
        Cleanup.removeRedundantNopsAndJumps(graph);
    }

    /** Conditional jumps go forward only; one that goes back jumps over an unconditional one instead. */
    private static void normalizeJumps(ControlFlowGraph graph) {
        graph.newTraversal();
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            block.visited = true;
            CfgInstruction last = block.last();
            if (last == null || !last.opcode.isConditionalJump()) {
                continue;
            }
            BasicBlock target = last.target;
            if (!target.visited) {
                block.add(Opcode.NOT_TAKEN, 0, last.location);
                continue;
            }
            BasicBlock back = new BasicBlock();
            back.add(Opcode.NOT_TAKEN, 0, last.location);
            back.addJump(Opcode.JUMP, target, last.location);
            back.startDepth = target.startDepth;
            back.cold = block.cold;
            back.next = block.next;
            last.opcode = reversed(last.opcode);
            last.target = block.next;
            block.next = back;
        }
    }

    private static Opcode reversed(Opcode jump) {
        return switch (jump) {
            case POP_JUMP_IF_NOT_NONE -> Opcode.POP_JUMP_IF_NONE;
            case POP_JUMP_IF_NONE -> Opcode.POP_JUMP_IF_NOT_NONE;
            case POP_JUMP_IF_FALSE -> Opcode.POP_JUMP_IF_TRUE;
            case POP_JUMP_IF_TRUE -> Opcode.POP_JUMP_IF_FALSE;
            default -> throw new IllegalArgumentException(jump.toString());
        };
    }

    private static FlatCode flatten(ControlFlowGraph graph, int stackSize) {
        Map<BasicBlock, Integer> starts = new IdentityHashMap<>();
        int size = 0;
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            starts.put(block, size);
            size += block.size();
        }
        FlatCode flat = new FlatCode(size, new Opcode[size], new int[size], new SourceRange[size], new int[size], new int[size],
                new boolean[size], stackSize);
        int index = 0;
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i < block.size(); i++, index++) {
                CfgInstruction instruction = block.get(i);
                flat.opcodes()[index] = instruction.opcode;
                flat.opargs()[index] = instruction.opcode.hasTarget() ? starts.get(instruction.target) : instruction.oparg;
                flat.locations()[index] = instruction.location;
                BasicBlock handler = instruction.handler;
                flat.handlers()[index] = handler == null ? -1 : starts.get(handler);
                flat.handlerDepths()[index] = handler == null ? 0 : handler.startDepth;
                flat.preserveLasti()[index] = handler != null && handler.preserveLasti;
            }
        }
        return flat;
    }
}
