package dev.krait.compiler.codegen;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Opcode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The linear code that the code generator writes for one scope: instructions and labels between them. It is what
 * CPython's {@code instruction_sequence.c} is; {@code flowgraph} makes basic blocks of it.
 */
public final class InstructionSequence {
    /** The location of an instruction that belongs to no source; the flow graph may fill it in from a neighbour. */
    public static final SourceRange NO_LOCATION = new SourceRange(-1, -1, -1, -1);
    /** The location of an instruction that takes over the location of the one that follows. */
    public static final SourceRange NEXT_LOCATION = new SourceRange(-2, -2, -2, -2);

    private static final int MAX_OPARG = 1 << 30;

    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<InstructionSequence> nested = new ArrayList<>();
    private InstructionSequence annotationsCode;

    /** Makes a label, to be placed once by {@link #useLabel}. */
    public Label newLabel() {
        Label label = new Label(labels.size() + 1);
        labels.add(label);
        return label;
    }

    /** Places the label before the next instruction. */
    public void useLabel(Label label) {
        label.place(instructions.size());
    }

    /** Appends an instruction without operand. */
    public void add(Opcode opcode, SourceRange location) {
        if (opcode.hasArg()) {
            throw new IllegalArgumentException(opcode + " needs an operand");
        }
        instructions.add(new Instruction(opcode, 0, null, location));
    }

    /** Appends an instruction with an operand that is not a label; of 0 to 2^30 - 1, and 0 if the opcode has none. */
    public void add(Opcode opcode, int oparg, SourceRange location) {
        instructions.add(checked(opcode, oparg, location));
    }

    /** Appends a jump, or a pseudo instruction that sets up an exception handler. */
    public void add(Opcode opcode, Label target, SourceRange location) {
        if (!opcode.hasTarget()) {
            throw new IllegalArgumentException(opcode + " has no target");
        }
        instructions.add(new Instruction(opcode, 0, target, location));
    }

    /** Inserts a pseudo instruction that sets up an exception handler; labels at that index and after move along. */
    public void insert(int index, Opcode opcode, Label target, SourceRange location) {
        if (!opcode.hasTarget()) {
            throw new IllegalArgumentException(opcode + " has no target");
        }
        insert(index, new Instruction(opcode, 0, target, location));
    }

    /** Inserts an instruction at an index; labels at that index and after move with their instructions. */
    public void insert(int index, Opcode opcode, int oparg, SourceRange location) {
        insert(index, checked(opcode, oparg, location));
    }

    private void insert(int index, Instruction instruction) {
        instructions.add(index, instruction);
        for (Label label : labels) {
            if (label.position() >= index) {
                label.place(label.position() + 1);
            }
        }
    }

    private static Instruction checked(Opcode opcode, int oparg, SourceRange location) {
        if (opcode.hasTarget()) {
            throw new IllegalArgumentException(opcode + " needs a label");
        }
        if (oparg < 0 || oparg >= MAX_OPARG || oparg != 0 && !opcode.hasArg()) {
            throw new IllegalArgumentException("operand " + oparg + " of " + opcode);
        }
        return new Instruction(opcode, oparg, null, location);
    }

    /** Instructions so far. */
    public int size() {
        return instructions.size();
    }

    /** The instructions; a view. */
    public List<Instruction> instructions() {
        return Collections.unmodifiableList(instructions);
    }

    /** Records the sequence of a nested scope, for those who look at code before it is assembled. */
    public void addNested(InstructionSequence sequence) {
        nested.add(sequence);
    }

    /** The sequences of nested scopes; a view. */
    public List<InstructionSequence> nested() {
        return Collections.unmodifiableList(nested);
    }

    /**
     * Sets the code that makes {@code __annotate__} (PEP 649). It replaces {@code ANNOTATIONS_PLACEHOLDER}, and must
     * not hold jumps.
     */
    public void setAnnotationsCode(InstructionSequence code) {
        if (annotationsCode != null) {
            throw new IllegalStateException("annotations code is set already");
        }
        annotationsCode = code;
    }

    /** What replaces {@code ANNOTATIONS_PLACEHOLDER}, or null. */
    public InstructionSequence annotationsCode() {
        return annotationsCode;
    }
}
