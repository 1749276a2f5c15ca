package dev.krait.interpreter.tier1;

/** The exception table of a code object, decoded: which handler covers which code units. */
final class ExceptionTable {
    private final int[] starts;
    private final int[] ends;
    private final int[] targets;
    private final int[] depths;
    private final boolean[] lasti;
    private final int size;

    ExceptionTable(byte[] table) {
        int capacity = table.length / 4 + 1;
        starts = new int[capacity];
        ends = new int[capacity];
        targets = new int[capacity];
        depths = new int[capacity];
        lasti = new boolean[capacity];
        int n = 0;
        int[] at = {0};
        while (at[0] < table.length) {
            starts[n] = varint(table, at);
            ends[n] = starts[n] + varint(table, at);
            targets[n] = varint(table, at);
            int depthAndLasti = varint(table, at);
            depths[n] = depthAndLasti >> 1;
            lasti[n] = (depthAndLasti & 1) != 0;
            n++;
        }
        size = n;
    }

    /** Six bits a byte, the most significant first; bit 6 says that more follow (bit 7 marks the start of an entry). */
    private static int varint(byte[] table, int[] at) {
        int b = table[at[0]++];
        int value = b & 0x3F;
        while ((b & 0x40) != 0) {
            b = table[at[0]++];
            value = value << 6 | b & 0x3F;
        }
        return value;
    }

    int size() {
        return size;
    }

    /** The entry that covers a code unit, or -1. */
    int find(int unit) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (unit < starts[middle]) {
                high = middle - 1;
            } else if (unit >= ends[middle]) {
                low = middle + 1;
            } else {
                return middle;
            }
        }
        return -1;
    }

    int target(int entry) {
        return targets[entry];
    }

    int depth(int entry) {
        return depths[entry];
    }

    boolean lasti(int entry) {
        return lasti[entry];
    }

    int start(int entry) {
        return starts[entry];
    }

    int end(int entry) {
        return ends[entry];
    }
}
