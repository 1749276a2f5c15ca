package dev.krait.backend.x86_64;

import dev.krait.spi.PatchRelocation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The relocations of x86-64 that stencils use (System V ABI, AMD64 supplement, table 4.9). */
final class X86Relocation implements PatchRelocation {
    private static final int R_X86_64_64 = 1;
    private static final int R_X86_64_PC32 = 2;
    private static final int R_X86_64_PLT32 = 4;
    private static final int R_X86_64_32 = 10;
    private static final int R_X86_64_32S = 11;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    @Override
    public void apply(int kind, byte[] code, int offset, long value, long place) {
        switch (kind) {
            case R_X86_64_PC32, R_X86_64_PLT32 -> INT.set(code, offset, signed(value - place));
            case R_X86_64_32S -> INT.set(code, offset, signed(value));
            case R_X86_64_32 -> INT.set(code, offset, unsigned(value));
            case R_X86_64_64 -> LONG.set(code, offset, value);
            default -> throw new IllegalArgumentException("relocation type " + kind + " is not one that x86-64 stencils use");
        }
    }

    @Override
    public long read(int kind, byte[] code, int offset, long place) {
        return switch (kind) {
            case R_X86_64_PC32, R_X86_64_PLT32 -> place + (int) INT.get(code, offset);
            case R_X86_64_32S -> (int) INT.get(code, offset);
            case R_X86_64_32 -> (int) INT.get(code, offset) & 0xffffffffL;
            case R_X86_64_64 -> (long) LONG.get(code, offset);
            default -> throw new IllegalArgumentException("relocation type " + kind + " is not one that x86-64 stencils use");
        };
    }

    @Override
    public int width(int kind) {
        return kind == R_X86_64_64 ? 8 : 4;
    }

    private static int signed(long value) {
        if ((int) value != value) {
            throw new IllegalArgumentException(value + " does not fit 32 bits with a sign");
        }
        return (int) value;
    }

    private static int unsigned(long value) {
        if (value >>> 32 != 0) {
            throw new IllegalArgumentException(value + " does not fit 32 bits without a sign");
        }
        return (int) value;
    }
}
