package dev.krait.spi;

/** How an instruction set writes a value into an instruction. */
public interface PatchRelocation {
    /**
     * Writes a value into an instruction.
     *
     * @param kind how, see {@link Hole#kind()}
     * @param code the code
     * @param offset where in {@code code}
     * @param value the value, addend included
     * @param place the address at which {@code code[offset]} will run
     * @throws IllegalArgumentException if the value is out of range, with the value and the range in the message
     */
    void apply(int kind, byte[] code, int offset, long value, long place);

    /**
     * Reads what {@link #apply} has written, for disassembly.
     *
     * @return the value, addend included
     */
    long read(int kind, byte[] code, int offset, long place);

    /**
     * The number of bytes at the place that change with the value. A jump that is patched while it may be running
     * must lie within one aligned word of four bytes.
     */
    int width(int kind);
}
