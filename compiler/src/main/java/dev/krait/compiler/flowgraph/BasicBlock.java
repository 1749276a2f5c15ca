package dev.krait.compiler.flowgraph;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import java.util.Arrays;

/** Instructions of which only the last can jump, in a list of blocks in the order of their code. */
final class BasicBlock {
    /** Blocks with at most so many instructions are copied instead of jumped to when they leave the code object. */
    static final int MAX_COPY_SIZE = 4;

    /** The block behind this one, reached if this one falls through. */
    BasicBlock next;
    /** Whether a jump or an exception handler names the block. */
    boolean labelled;
    int predecessors;
    /** Operand stack depth on entry, or -1 until it is known. */
    int startDepth = -1;
    /** The handler wants the instruction offset of the exception on the stack. */
    boolean preserveLasti;
    boolean visited;
    boolean exceptHandler;
    boolean cold;
    boolean warm;
    /** Bit i is set while local i may be unbound on entry. */
    long unsafeLocals;
    /** Handlers in force on entry; held only while they are being propagated. */
    ExceptStack exceptStack;

    private CfgInstruction[] instructions = new CfgInstruction[8];
    private int size;

    /** Handlers from the innermost outwards; null stands for none. */
    record ExceptStack(BasicBlock handler, ExceptStack outer, int depth) {
        static BasicBlock top(ExceptStack stack) {
            return stack == null ? null : stack.handler;
        }

        static int depth(ExceptStack stack) {
            return stack == null ? 0 : stack.depth;
        }
    }

    int size() {
        return size;
    }

    boolean isEmpty() {
        return size == 0;
    }

    CfgInstruction get(int index) {
        return instructions[index];
    }

    CfgInstruction last() {
        return size == 0 ? null : instructions[size - 1];
    }

    /** The opcode at an index, or null behind the end. */
    Opcode opcodeAt(int index) {
        return index < size ? instructions[index].opcode : null;
    }

    /** Forgets all instructions from an index on. */
    void truncate(int newSize) {
        size = newSize;
    }

    /**
     * Appends an instruction. A slot that was in use before keeps its handler, as it does in CPython: whoever truncates
     * a block and appends to it later gets the handler of the instruction that was dropped.
     */
    CfgInstruction add(Opcode opcode, int oparg, SourceRange location) {
        CfgInstruction slot = nextSlot();
        slot.opcode = opcode;
        slot.oparg = oparg;
        slot.target = null;
        slot.location = location;
        return slot;
    }

    void addJump(Opcode opcode, BasicBlock target, SourceRange location) {
        add(opcode, 0, location).target = target;
    }

    void addCopy(CfgInstruction instruction) {
        nextSlot().copyFrom(instruction);
    }

    void addCopies(BasicBlock from) {
        int count = from.size;
        for (int i = 0; i < count; i++) {
            addCopy(from.instructions[i]);
        }
    }

    /** Inserts a copy. */
    void insert(int index, CfgInstruction instruction) {
        nextSlot();
        for (int i = size - 1; i > index; i--) {
            instructions[i].copyFrom(instructions[i - 1]);
        }
        instructions[index].copyFrom(instruction);
    }

    /** Exchanges two instructions. */
    void swap(int first, int second) {
        CfgInstruction instruction = instructions[first];
        instructions[first] = instructions[second];
        instructions[second] = instruction;
    }

    private CfgInstruction nextSlot() {
        if (size == instructions.length) {
            instructions = Arrays.copyOf(instructions, size * 2);
        }
        CfgInstruction slot = instructions[size];
        if (slot == null) {
            slot = instructions[size] = new CfgInstruction();
        }
        size++;
        return slot;
    }

    boolean hasFallthrough() {
        CfgInstruction last = last();
        return last == null || !last.opcode.isScopeExit() && !last.opcode.isUnconditionalJump();
    }

    boolean exitsScope() {
        CfgInstruction last = last();
        return last != null && last.opcode.isScopeExit();
    }

    boolean hasEvalBreak() {
        for (int i = 0; i < size; i++) {
            if (instructions[i].opcode.hasEvalBreak()) {
                return true;
            }
        }
        return false;
    }

    boolean hasNoLine() {
        for (int i = 0; i < size; i++) {
            if (instructions[i].line() >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The first of this block and those behind it that has an instruction, or null. */
    BasicBlock nonEmpty() {
        BasicBlock block = this;
        while (block != null && block.size == 0) {
            block = block.next;
        }
        return block;
    }

    static BasicBlock nonEmpty(BasicBlock block) {
        return block == null ? null : block.nonEmpty();
    }
}
