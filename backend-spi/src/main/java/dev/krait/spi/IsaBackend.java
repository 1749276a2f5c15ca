package dev.krait.spi;

import java.util.Optional;

/**
 * A backend for one instruction set, found by {@link java.util.ServiceLoader}. What it brings is a stencil set, which
 * {@code krait-stencil-maven-plugin} makes from C bodies that all backends share, and the way to patch its instructions.
 * See {@code docs/add-a-backend.md}.
 */
public interface IsaBackend {
    /**
     * The version of this contract. It grows when an implementation of the previous version would no longer work;
     * {@link Backends} rejects others with a reason.
     */
    int SPI_VERSION = 1;

    /** The {@link #SPI_VERSION} it was compiled with. */
    int spiVersion();

    /** The instruction set, for example {@code x86_64}. */
    String name();

    /** The version of the backend, for people. */
    String version();

    /** The usable backend of the highest priority is taken. Krait's own have 0. */
    int priority();

    /** Why it cannot be used on this machine; empty if it can. Must not load native code. */
    Optional<String> unusable();

    /** The stencils. They are read at the first call. */
    StencilSet stencils();

    /** How to fill in holes. */
    PatchRelocation relocation();

    /**
     * Makes code that was written to {@code writable} visible to instruction fetch at {@code executable}. Nothing to do
     * where the caches are coherent.
     */
    default void flushInstructionCache(long writable, long executable, long length) {
    }
}
