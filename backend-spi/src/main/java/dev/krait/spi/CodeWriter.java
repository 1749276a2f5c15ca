package dev.krait.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Puts a trace together: copies stencils one after the other, fills their holes, and installs the result.
 *
 * <p>A trace is laid out as its stencils, which fall through into each other, then a stub for each exit, then its data.
 * It is written to an array and copied to code memory at the end, in one go. What depends on the final address, and what
 * is not known yet, is a fix-up until then.
 *
 * <p>Not for several threads at once. Use it again: {@link #begin} forgets the previous trace.
 */
public final class CodeWriter {
    /** Views of byte arrays in the byte order of stencil sets. */
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The label of a stencil without jump target. */
    public static final int NO_LABEL = -1;

    private static final int UNBOUND = -1;
    private static final int EXTERNAL = -2;
    /** Constants to look through for an equal one; more are rare and then some are stored twice. */
    private static final int SHARED_CONSTANTS = 32;

    // The words that describe the stub of an exit.
    private static final int STUB_LENGTH = 0;
    private static final int STUB_NUMBER = 1;
    private static final int STUB_NUMBER_KIND = 2;
    private static final int STUB_NUMBER_ADDEND = 3;
    /** Where its jump is, as {@link InstalledCode} knows too. */
    static final int STUB_JUMP = 4;
    static final int STUB_JUMP_KIND = 5;
    static final int STUB_JUMP_ADDEND = 6;

    private static final int IMMEDIATE0 = Hole.Value.IMMEDIATE0.ordinal();
    private static final int IMMEDIATE1 = Hole.Value.IMMEDIATE1.ordinal();
    private static final int IMMEDIATE2 = Hole.Value.IMMEDIATE2.ordinal();
    private static final int DATA0 = Hole.Value.DATA0.ordinal();
    private static final int DATA1 = Hole.Value.DATA1.ordinal();
    private static final int DATA2 = Hole.Value.DATA2.ordinal();
    private static final int JUMP = Hole.Value.JUMP.ordinal();
    private static final int NEXT = Hole.Value.NEXT.ordinal();

    private final NativeRuntime runtime;
    private final PatchRelocation relocation;
    private final int[] stencils;
    private final int[] holes;
    private final byte[] source;
    private final int exitStencil;
    private int[] exitStub;

    private byte[] code = new byte[1 << 16];
    private int at;
    private int count;

    /** Where labels are: an offset, or UNBOUND, or EXTERNAL and then an address. */
    private int[] labelOffset = new int[64];
    private long[] labelAddress = new long[64];
    private int labels;

    /** Four words each: place, kind, addend, label; or ~index of a constant instead of the label. */
    private int[] fixups = new int[1024];
    private int fixupCount;

    private long[] data = new long[64];
    private int dataCount;

    private int[] exitNumbers = new int[64];
    private int[] exitLabels = new int[64];
    private int exits;

    /** Two words each: where a stencil was put, which. */
    private int[] listing = new int[2048];
    private boolean keepListings;

    CodeWriter(NativeRuntime runtime) {
        this.runtime = runtime;
        StencilSet set = runtime.stencils();
        this.relocation = runtime.backend().relocation();
        this.stencils = set.stencils;
        this.holes = set.holes;
        this.source = set.code;
        this.exitStencil = set.op("exit").stencil();
    }

    /** From now on traces keep what {@link InstalledCode#disassembly} needs, or not. */
    public void keepListings(boolean keep) {
        keepListings = keep;
    }

    /** Starts a trace. */
    public void begin() {
        at = 0;
        count = 0;
        labels = 0;
        fixupCount = 0;
        dataCount = 0;
        exits = 0;
    }

    /** A new label, to be bound before {@link #finish}. Labels count from 0. */
    public int newLabel() {
        if (labels == labelOffset.length) {
            labelOffset = Arrays.copyOf(labelOffset, labels * 2);
            labelAddress = Arrays.copyOf(labelAddress, labels * 2);
        }
        labelOffset[labels] = UNBOUND;
        return labels++;
    }

    /** Binds a label to what is emitted next. */
    public void bind(int label) {
        labelOffset[label] = at;
    }

    /** A label for an address outside of this trace, for example another trace. */
    public int external(long address) {
        int label = newLabel();
        labelOffset[label] = EXTERNAL;
        labelAddress[label] = address;
        return label;
    }

    /**
     * A new exit: a jump target that leaves with all virtual registers saved in the thread state and
     * {@link NativeEntry#enter} returning the number, until it is linked to other code.
     *
     * @param number what enter returns, 0 .. 2^31-1
     * @return the label, to be given to guards; it must not be bound. Exits are numbered in the order of these calls for {@link InstalledCode#link}
     */
    public int exit(int number) {
        if (exits == exitNumbers.length) {
            exitNumbers = Arrays.copyOf(exitNumbers, exits * 2);
            exitLabels = Arrays.copyOf(exitLabels, exits * 2);
        }
        exitNumbers[exits] = number;
        return exitLabels[exits++] = newLabel();
    }

    /** Copies a stencil that has no operands to fill in. */
    public void emit(int stencil) {
        emit(stencil, NO_LABEL, 0, 0, 0);
    }

    /** Copies a stencil with one operand that is not a register. */
    public void emit(int stencil, long operand) {
        emit(stencil, NO_LABEL, operand, 0, 0);
    }

    /** Copies a stencil with two operands that are not registers. */
    public void emit(int stencil, long operand0, long operand1) {
        emit(stencil, NO_LABEL, operand0, operand1, 0);
    }

    /** Copies a stencil with a jump target. */
    public void emitJump(int stencil, int label) {
        emit(stencil, label, 0, 0, 0);
    }

    /** Copies a stencil with a jump target and one operand that is not a register. */
    public void emitJump(int stencil, int label, long operand) {
        emit(stencil, label, operand, 0, 0);
    }

    /**
     * Copies a stencil and fills its holes.
     *
     * @param stencil from {@link StencilOp#stencil()}
     * @param label its jump target, or {@link #NO_LABEL}
     * @param operand0 the first operand that is not a register; a double by its bits
     * @param operand1 the second
     * @param operand2 the third
     * @throws IllegalArgumentException if an operand does not fit its hole
     */
    public void emit(int stencil, int label, long operand0, long operand1, long operand2) {
        int s = stencil * 3;
        int length = stencils[s + 1];
        int here = at;
        if (here + length + 8 > code.length) {
            code = Arrays.copyOf(code, Math.max(code.length * 2, here + length + 8));
        }
        // Word by word, beyond the end: shorter than System.arraycopy for what are mostly two or three words.
        byte[] to = code;
        for (int i = 0, from = stencils[s]; i < length; i += 8) {
            LONG.set(to, here + i, (long) LONG.get(source, from + i));
        }
        for (int h = stencils[s + 2], end = stencils[s + 5]; h < end; h += 4) {
            int place = here + holes[h];
            int kind = holes[h + 1];
            int value = holes[h + 2];
            int addend = holes[h + 3];
            if (value == JUMP) {
                if (label < 0) {
                    throw new IllegalArgumentException(runtime.stencils().name(stencil) + " needs a jump target");
                }
                fixup(place, kind, addend, label);
            } else if (value == IMMEDIATE0) {
                relocation.apply(kind, code, place, operand0 + addend, place);
            } else if (value == IMMEDIATE1) {
                relocation.apply(kind, code, place, operand1 + addend, place);
            } else if (value == IMMEDIATE2) {
                relocation.apply(kind, code, place, operand2 + addend, place);
            } else if (value == NEXT) {
                relocation.apply(kind, code, place, (long) here + length + addend, place);
            } else {
                fixup(place, kind, addend, ~constant(value == DATA0 ? operand0 : value == DATA1 ? operand1 : operand2));
            }
        }
        if (count * 2 == listing.length) {
            listing = Arrays.copyOf(listing, listing.length * 2);
        }
        listing[count * 2] = here;
        listing[count * 2 + 1] = stencil;
        count++;
        at = here + length;
    }

    private void fixup(int place, int kind, int addend, int target) {
        if (fixupCount == fixups.length) {
            fixups = Arrays.copyOf(fixups, fixupCount * 2);
        }
        int i = fixupCount;
        fixups[i] = place;
        fixups[i + 1] = kind;
        fixups[i + 2] = addend;
        fixups[i + 3] = target;
        fixupCount = i + 4;
    }

    private int constant(long bits) {
        for (int i = Math.max(0, dataCount - SHARED_CONSTANTS); i < dataCount; i++) {
            if (data[i] == bits) {
                return i;
            }
        }
        if (dataCount == data.length) {
            data = Arrays.copyOf(data, dataCount * 2);
        }
        data[dataCount] = bits;
        return dataCount++;
    }

    /** The number of stencils so far, and the bytes. */
    public int stencilCount() {
        return count;
    }

    /** The bytes so far. */
    public int position() {
        return at;
    }

    /** Which stencil was put where, in pairs of offset and stencil, for disassembly; valid until {@link #begin}. The stubs of exits are not in it. */
    public int[] listing() {
        return Arrays.copyOf(listing, count * 2);
    }

    /**
     * Installs the trace.
     *
     * @throws CodeMemoryFullException if there is no room; the trace can be dropped and another begun
     * @throws IllegalStateException if a label was used but not bound
     */
    public InstalledCode finish() {
        int codeSize = at;
        int[] stub = exits == 0 ? null : exitStub();
        // The jump of an exit is patched while it may be running: within an aligned word.
        int firstStub = exits == 0 ? at : at + (-(at + stub[STUB_JUMP]) & 3);
        int stride = exits == 0 ? 0 : stub[STUB_LENGTH] + 3 & -4;
        int dataStart = firstStub + exits * stride + 7 & -8;
        int size = dataStart + dataCount * 8;
        if (size + 8 > code.length) {
            code = Arrays.copyOf(code, size * 2 + 8);
        }
        for (int i = 0; i < exits; i++) {
            labelOffset[exitLabels[i]] = firstStub + i * stride;
        }
        for (int i = 3; i < fixupCount; i += 4) {
            if (fixups[i] >= 0 && labelOffset[fixups[i]] == UNBOUND) {
                throw new IllegalStateException("label " + fixups[i] + " is used but not bound");
            }
        }
        long base = runtime.memory().allocate(size);
        try {
            emitExits(base, firstStub, stride, stub);
            for (int i = 0; i < dataCount; i++) {
                LONG.set(code, dataStart + i * 8, data[i]);
            }
            for (int i = 0; i < fixupCount; i += 4) {
                int target = fixups[i + 3];
                long value;
                if (target < 0) {
                    value = base + dataStart + ~target * 8L;
                } else {
                    int offset = labelOffset[target];
                    value = offset == EXTERNAL ? labelAddress[target] : base + offset;
                }
                relocation.apply(fixups[i + 1], code, fixups[i], value + fixups[i + 2], base + fixups[i]);
            }
        } catch (IllegalArgumentException e) {
            runtime.memory().release(base, size);
            throw e;
        }
        runtime.memory().write(base, code, size, runtime.backend());
        return new InstalledCode(runtime, base, size, codeSize, exits, base + firstStub, stride, stub,
                Arrays.copyOf(labelOffset, labels), keepListings ? listing() : null);
    }

    /** The stubs of the exits, which all go to the code they share. */
    private void emitExits(long base, int first, int stride, int[] stub) {
        long common = runtime.commonExit();
        for (int i = 0, place = first; i < exits; i++, place += stride) {
            for (int k = 0, from = stencils[exitStencil * 3]; k < stub[STUB_LENGTH]; k += 8) {
                LONG.set(code, place + k, (long) LONG.get(source, from + k));
            }
            int number = place + stub[STUB_NUMBER];
            relocation.apply(stub[STUB_NUMBER_KIND], code, number, (long) exitNumbers[i] + stub[STUB_NUMBER_ADDEND], base + number);
            int jump = place + stub[STUB_JUMP];
            relocation.apply(stub[STUB_JUMP_KIND], code, jump, common + stub[STUB_JUMP_ADDEND], base + jump);
        }
    }

    /** What there is to know about the stencil of an exit, found once. */
    private int[] exitStub() {
        if (exitStub == null) {
            int[] stub = new int[7];
            int found = 0;
            stub[STUB_LENGTH] = stencils[exitStencil * 3 + 1];
            for (int h = stencils[exitStencil * 3 + 2]; h < stencils[exitStencil * 3 + 5]; h += 4) {
                int at = holes[h + 2] == JUMP ? STUB_JUMP : STUB_NUMBER;
                found += holes[h + 2] == JUMP || holes[h + 2] == IMMEDIATE0 ? at : 0;
                stub[at] = holes[h];
                stub[at + 1] = holes[h + 1];
                stub[at + 2] = holes[h + 3];
            }
            if (found != STUB_JUMP + STUB_NUMBER || relocation.width(stub[STUB_JUMP_KIND]) > 4) {
                throw new IllegalStateException("the stencil exit must have one operand and one jump that is patched within four bytes");
            }
            exitStub = stub;
        }
        return exitStub;
    }
}
