package dev.krait.compiler.codegen;

/** A jump target of an {@link InstructionSequence}; made by {@link InstructionSequence#newLabel()} and compared by identity. */
public final class Label {
    private final int id;
    private int position = -1;

    Label(int id) {
        this.id = id;
    }

    /** Index of the instruction that the label stands before, or -1 until it is placed. */
    public int position() {
        return position;
    }

    void place(int index) {
        position = index;
    }

    @Override
    public String toString() {
        return "L" + id;
    }
}
