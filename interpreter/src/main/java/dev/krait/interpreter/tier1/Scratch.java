package dev.krait.interpreter.tier1;

import static dev.krait.spi.abi.Memory.getLong;
import static dev.krait.spi.abi.Memory.putLong;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;

/**
 * Memory for the arguments of a call that Java code makes: the argument words of the thread, or memory of its own where
 * there are more.
 */
final class Scratch {
    private Scratch() {
    }

    /** Memory for some words, until {@link #release}. Nothing there is seen by the collector. */
    static long take(PyThread t, int words) {
        if (words <= ThreadLayout.ARGUMENT_COUNT) {
            return t.address + ThreadLayout.ARGUMENTS;
        }
        return Memory.allocate(8L * words);
    }

    static void release(PyThread t, long scratch) {
        if (scratch != t.address + ThreadLayout.ARGUMENTS) {
            Memory.free(scratch);
        }
    }

    /** Copies a Java array to scratch memory. */
    static long copy(PyThread t, long[] values) {
        long scratch = take(t, values.length);
        for (int i = 0; i < values.length; i++) {
            putLong(scratch + 8L * i, values[i]);
        }
        return scratch;
    }

    /** Copies words out. */
    static long[] read(long address, int words) {
        long[] values = new long[words];
        for (int i = 0; i < words; i++) {
            values[i] = getLong(address + 8L * i);
        }
        return values;
    }
}
