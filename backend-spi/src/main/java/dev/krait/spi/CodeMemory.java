package dev.krait.spi;

import com.sun.jna.LastErrorException;
import com.sun.jna.Pointer;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/**
 * The memory that machine code lives in: one region, reserved once, given out in pieces. No address is ever writable and
 * executable at the same time: the pages of a {@code memfd} are mapped twice. Where that is refused there is one mapping
 * whose protection is flipped; then each piece has pages of its own, and a piece may be written only while no thread
 * runs in it.
 */
public final class CodeMemory implements AutoCloseable {
    private static final VarHandle WORD = MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final int PAGE = 4096;
    /** Traces start at cache lines: loop heads and fall-through fetch well, and no two traces share a line that is patched. */
    private static final int LINE = 64;

    private final long size;
    private final long writable;
    private final long executable;
    private final boolean dual;
    private final ByteBuffer buffer;
    /** Free pieces below {@link #top}: offset to length, no two adjacent. */
    private final TreeMap<Long, Long> free = new TreeMap<>();
    private long top;
    private long used;

    private CodeMemory(long size, long writable, long executable, boolean dual) {
        this.size = size;
        this.writable = writable;
        this.executable = executable;
        this.dual = dual;
        this.buffer = new Pointer(writable).getByteBuffer(0, size).order(ByteOrder.nativeOrder());
    }

    /**
     * Reserves a region, mapped twice if the system allows it, otherwise with flips of protection. Pages take memory when
     * they are first written.
     *
     * @param size in bytes, at most 1 GB
     * @throws UnsupportedOperationException if neither is allowed; the message says what was refused
     */
    public static CodeMemory reserve(long size) {
        try {
            return dual(size);
        } catch (LastErrorException first) {
            try {
                return flipped(size);
            } catch (LastErrorException second) {
                throw new UnsupportedOperationException("no memory for machine code: " + first.getMessage() + "; " + second.getMessage());
            }
        }
    }

    /**
     * A region mapped twice; {@link #reserve} is what programs use.
     *
     * @throws LastErrorException if the system refuses
     */
    public static CodeMemory dual(long size) {
        int fd = Posix.memfdCreate("krait-code");
        try {
            Posix.ftruncate(fd, size);
            long writable = Posix.mmap(size, Posix.PROT_READ | Posix.PROT_WRITE, Posix.MAP_SHARED, fd);
            try {
                return new CodeMemory(size, writable, Posix.mmap(size, Posix.PROT_READ | Posix.PROT_EXEC, Posix.MAP_SHARED, fd), true);
            } catch (LastErrorException e) {
                Posix.munmap(writable, size);
                throw e;
            }
        } finally {
            Posix.close(fd);
        }
    }

    /**
     * A region mapped once; {@link #reserve} is what programs use.
     *
     * @throws LastErrorException if the system refuses
     */
    public static CodeMemory flipped(long size) {
        long address = Posix.mmap(size, Posix.PROT_READ | Posix.PROT_WRITE, Posix.MAP_PRIVATE | Posix.MAP_ANONYMOUS, -1);
        try {
            Posix.mprotect(address, size, Posix.PROT_READ | Posix.PROT_EXEC);
        } catch (LastErrorException e) {
            Posix.munmap(address, size);
            throw e;
        }
        return new CodeMemory(size, address, address, false);
    }

    /**
     * Takes a piece.
     *
     * @return the address at which code written there runs
     * @throws CodeMemoryFullException if there is no free piece of that size
     */
    public synchronized long allocate(long length) {
        long wanted = round(length);
        for (Map.Entry<Long, Long> e : free.entrySet()) {
            if (e.getValue() >= wanted) {
                long at = e.getKey();
                long rest = e.getValue() - wanted;
                free.remove(at);
                if (rest > 0) {
                    free.put(at + wanted, rest);
                }
                used += wanted;
                return executable + at;
            }
        }
        if (top + wanted > size) {
            throw new CodeMemoryFullException(length, used, size);
        }
        long at = top;
        top += wanted;
        used += wanted;
        return executable + at;
    }

    /** Gives back a piece. No thread may be running in it or be about to return to it. */
    public synchronized void release(long address, long length) {
        long from = address - executable;
        long to = from + round(length);
        used -= to - from;
        Map.Entry<Long, Long> before = free.lowerEntry(from);
        if (before != null && before.getKey() + before.getValue() == from) {
            from = before.getKey();
            free.remove(from);
        }
        Long after = free.remove(to);
        if (after != null) {
            to += after;
        }
        if (to == top) {
            top = from;
        } else {
            free.put(from, to - from);
        }
    }

    private long round(long length) {
        int unit = dual ? LINE : PAGE;
        return (length + unit - 1) & -unit;
    }

    /** Writes code to a piece that no thread is running in yet. */
    void write(long address, byte[] code, int length, IsaBackend backend) {
        if (!dual) {
            Posix.mprotect(address, round(length), Posix.PROT_READ | Posix.PROT_WRITE);
        }
        buffer.put((int) (address - executable), code, 0, length);
        if (!dual) {
            Posix.mprotect(address, round(length), Posix.PROT_READ | Posix.PROT_EXEC);
        }
        backend.flushInstructionCache(address - executable + writable, address, length);
    }

    /** Reads back the four bytes at an address that is a multiple of four. */
    int readWord(long address) {
        return (int) WORD.getAcquire(buffer, (int) (address - executable));
    }

    /** Replaces four bytes at once, at an address that is a multiple of four, in code that may be running if the memory is mapped twice. */
    void writeWord(long address, int word, IsaBackend backend) {
        long page = address & -PAGE;
        if (!dual) {
            Posix.mprotect(page, PAGE, Posix.PROT_READ | Posix.PROT_WRITE);
        }
        WORD.setRelease(buffer, (int) (address - executable), word);
        if (!dual) {
            Posix.mprotect(page, PAGE, Posix.PROT_READ | Posix.PROT_EXEC);
        }
        backend.flushInstructionCache(address - executable + writable, address, 4);
    }

    /** Whether an address lies in the region. */
    public boolean contains(long address) {
        return address >= executable && address < executable + size;
    }

    /** A copy of installed code, for disassembly. */
    public byte[] read(long address, int length) {
        byte[] result = new byte[length];
        buffer.get((int) (address - executable), result);
        return result;
    }

    /** Whether code is written through a second mapping, so that code which is running can be linked. */
    public boolean isDual() {
        return dual;
    }

    /** The size of the region in bytes. */
    public long size() {
        return size;
    }

    /** The bytes given out, rounded as they are. */
    public synchronized long used() {
        return used;
    }

    /** Unmaps the region. Nothing of it may be running or be entered again. */
    @Override
    public void close() {
        Posix.munmap(writable, size);
        if (dual) {
            Posix.munmap(executable, size);
        }
    }
}
