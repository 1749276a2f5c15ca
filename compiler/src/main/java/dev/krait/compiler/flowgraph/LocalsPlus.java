package dev.krait.compiler.flowgraph;

import dev.krait.compiler.assemble.CodeUnit;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import java.util.HashMap;
import java.util.Map;

/** Lays out locals, cells and free variables in the frame, and adds the instructions that set them up. */
final class LocalsPlus {
    private LocalsPlus() {
    }

    static void prepare(ControlFlowGraph graph, CodeUnit unit) {
        int[] slots = slotsOfCells(unit);
        insertPrefix(graph.entry, unit, slots);
        fixOffsets(graph, unit, slots);
    }

    /** The frame slot of each cell and free variable; a parameter that is a cell keeps the slot of the parameter. */
    private static int[] slotsOfCells(CodeUnit unit) {
        int locals = unit.varNames().size();
        int[] slots = new int[unit.cellVars().size() + unit.freeVars().size()];
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; i < locals; i++) {
            indexes.put(unit.varNames().get(i), i);
        }
        for (int i = 0; i < slots.length; i++) {
            Integer local = i < unit.cellVars().size() ? indexes.get(unit.cellVars().get(i)) : null;
            slots[i] = local != null ? local : locals + i;
        }
        return slots;
    }

    private static void insertPrefix(BasicBlock entry, CodeUnit unit, int[] slots) {
        CfgInstruction instruction = new CfgInstruction();
        if (unit.isGenerator()) {
            instruction.location = new SourceRange(unit.firstLine(), -1, unit.firstLine(), -1);
            instruction.set(Opcode.RETURN_GENERATOR, 0);
            entry.insert(0, instruction);
            instruction.set(Opcode.POP_TOP, 0);
            entry.insert(1, instruction);
            instruction.location = InstructionSequence.NO_LOCATION;
        }
        int cells = unit.cellVars().size();
        if (cells > 0) {
            int[] cellAt = new int[cells + unit.varNames().size()];
            for (int i = 0; i < cells; i++) {
                cellAt[slots[i]] = i + 1;
            }
            int made = 0;
            for (int cell : cellAt) {
                if (cell != 0) {
                    instruction.set(Opcode.MAKE_CELL, cell - 1);
                    entry.insert(made++, instruction);
                }
            }
        }
        if (!unit.freeVars().isEmpty()) {
            instruction.set(Opcode.COPY_FREE_VARS, unit.freeVars().size());
            entry.insert(0, instruction);
        }
    }

    private static void fixOffsets(ControlFlowGraph graph, CodeUnit unit, int[] slots) {
        int locals = unit.varNames().size();
        int dropped = 0;
        for (int i = 0; i < slots.length; i++) {
            if (slots[i] == locals + i) {
                slots[i] -= dropped;
            } else {
                dropped++;
            }
        }
        for (BasicBlock block = graph.entry; block != null; block = block.next) {
            for (int i = 0; i < block.size(); i++) {
                CfgInstruction instruction = block.get(i);
                switch (instruction.opcode) {
                    case MAKE_CELL, LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, DELETE_DEREF, LOAD_FROM_DICT_OR_DEREF ->
                            instruction.oparg = slots[instruction.oparg];
                    default -> {
                    }
                }
            }
        }
    }
}
