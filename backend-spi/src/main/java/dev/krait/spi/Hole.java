package dev.krait.spi;

/**
 * A place in the code of a stencil that is filled in when the stencil has been copied.
 *
 * @param offset where in the stencil, in bytes
 * @param kind how to write there: a number that the {@link PatchRelocation} of the instruction set knows (ELF's relocation type)
 * @param value what to write
 * @param addend what to add to the value
 */
public record Hole(int offset, int kind, Value value, int addend) {
    /** What a hole stands for. The order is part of the format of a stencil set. */
    public enum Value {
        /** The first operand that is not a register. */
        IMMEDIATE0,
        /** The second. */
        IMMEDIATE1,
        /** The third. */
        IMMEDIATE2,
        /** The address of a word in the data area of the trace that holds the first operand that is not a register. */
        DATA0,
        /** The same for the second. */
        DATA1,
        /** The same for the third. */
        DATA2,
        /** The jump target: the exit of a guard, the label of a jump. */
        JUMP,
        /** The end of the stencil, that is, whatever is copied next. */
        NEXT
    }
}
