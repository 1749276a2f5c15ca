package dev.krait.spi;

import com.sun.jna.Function;
import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLibrary;

/**
 * The few functions of the C library that code memory needs, where size_t and off_t are long (LP64). They are called
 * seldom, and the first {@link Function} takes 2 ms where JNA's direct mapping takes 80.
 */
final class Posix {
    static final int PROT_READ = 1;
    static final int PROT_WRITE = 2;
    static final int PROT_EXEC = 4;
    static final int MAP_SHARED = 1;
    static final int MAP_PRIVATE = 2;
    static final int MAP_ANONYMOUS = 0x20;
    static final int MFD_CLOEXEC = 1;
    private static final long MAP_FAILED = -1;

    private static final NativeLibrary LIBC = NativeLibrary.getProcess();

    private Posix() {
    }

    // Function.THROW_LAST_ERROR throws when errno is set, not when the call failed; hence the results are looked at.

    private static LastErrorException failed(String what) {
        return new LastErrorException(what + " failed, errno " + com.sun.jna.Native.getLastError());
    }

    static long mmap(long length, int protection, int flags, int fd) {
        long address = LIBC.getFunction("mmap").invokeLong(new Object[] {0L, length, protection, flags, fd, 0L});
        if (address == MAP_FAILED) {
            throw failed("mmap of " + length + " bytes with protection " + protection);
        }
        return address;
    }

    static void mprotect(long address, long length, int protection) {
        if (LIBC.getFunction("mprotect").invokeInt(new Object[] {address, length, protection}) != 0) {
            throw failed("mprotect to " + protection);
        }
    }

    static void munmap(long address, long length) {
        LIBC.getFunction("munmap").invokeInt(new Object[] {address, length});
    }

    static int memfdCreate(String name) {
        int fd = LIBC.getFunction("memfd_create").invokeInt(new Object[] {name, MFD_CLOEXEC});
        if (fd < 0) {
            throw failed("memfd_create");
        }
        return fd;
    }

    static void ftruncate(int fd, long length) {
        if (LIBC.getFunction("ftruncate").invokeInt(new Object[] {fd, length}) != 0) {
            throw failed("ftruncate");
        }
    }

    static void close(int fd) {
        LIBC.getFunction("close").invokeInt(new Object[] {fd});
    }
}
