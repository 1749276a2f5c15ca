package dev.krait.compiler.dis;

import dev.krait.compiler.code.CodeObject;
import dev.krait.compiler.code.Opcode;

/**
 * Walks over the instructions of a code object. Inline caches are skipped; {@code EXTENDED_ARG} is an instruction of
 * its own, and its operand is part of that of the next.
 */
public final class CodeReader {
    private final byte[] code;
    private int next;
    private int offset = -1;
    private int start;
    private int opcode;
    private int oparg;
    private boolean extended;

    /** Begins before the first instruction. */
    public CodeReader(CodeObject code) {
        this.code = code.code();
    }

    /** Moves to the next instruction; false at the end. */
    public boolean advance() {
        if (2 * next + 1 >= code.length) {
            return false;
        }
        if (!extended) {
            start = next;
        }
        int prefix = extended ? oparg << 8 : 0;
        offset = next;
        opcode = code[2 * offset] & 0xFF;
        oparg = prefix | code[2 * offset + 1] & 0xFF;
        Opcode known = Opcode.of(opcode);
        extended = known == Opcode.EXTENDED_ARG;
        next = offset + 1 + (known == null ? 0 : known.caches());
        return true;
    }

    /** Moves to the next instruction that is not {@code EXTENDED_ARG}; false at the end. */
    public boolean advanceWhole() {
        do {
            if (!advance()) {
                return false;
            }
        } while (extended);
        return true;
    }

    /** Code unit of the instruction itself. */
    public int offset() {
        return offset;
    }

    /** Code unit of the first of its {@code EXTENDED_ARG}, or of itself. */
    public int start() {
        return start;
    }

    /** First code unit behind the instruction and its caches. */
    public int end() {
        return next;
    }

    /** The opcode, or null if its number has none. */
    public Opcode opcode() {
        return Opcode.of(opcode);
    }

    /** The number of the opcode. */
    public int opcodeNumber() {
        return opcode;
    }

    /** The operand with that of all prefixes; negative if it does not fit in 31 bits. */
    public int oparg() {
        return oparg;
    }

    /**
     * Where the instruction jumps to, in code units; -1 if it is no jump. Of {@code END_ASYNC_FOR} it is the
     * instruction that its name in the disassembly says.
     */
    public int jumpTarget() {
        Opcode base = Opcode.of(opcode) == null ? null : Opcode.of(opcode).base();
        if (base == null || !base.hasJump()) {
            return -1;
        }
        return base.isBackwardJump() || base == Opcode.END_ASYNC_FOR ? next - oparg : next + oparg;
    }
}
