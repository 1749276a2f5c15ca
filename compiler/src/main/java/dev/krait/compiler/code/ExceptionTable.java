package dev.krait.compiler.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code co_exceptiontable}, decoded: which handler an exception at each code unit goes to. The format is in CPython's
 * {@code InternalDocs/exception_handling.md}. Offsets count code units.
 */
public final class ExceptionTable {
    /**
     * Code of one handler.
     *
     * @param start first code unit
     * @param end first code unit behind it
     * @param target where the handler begins
     * @param depth values that stay on the stack
     * @param lasti whether the offset of the instruction that raised is pushed below the exception
     */
    public record Entry(int start, int end, int target, int depth, boolean lasti) {
    }

    private final List<Entry> entries;

    private ExceptionTable(List<Entry> entries) {
        this.entries = Collections.unmodifiableList(entries);
    }

    /**
     * Decodes the table of a code object.
     *
     * @throws IllegalArgumentException if it is malformed, or its entries are not in the order of their code
     */
    public static ExceptionTable of(CodeObject code) {
        byte[] table = code.exceptionTable();
        List<Entry> entries = new ArrayList<>();
        int[] position = {0};
        int previousEnd = 0;
        while (position[0] < table.length) {
            if ((table[position[0]] & 0x80) == 0) {
                throw new IllegalArgumentException("malformed exception table: no entry begins at byte " + position[0]);
            }
            int start = number(table, position);
            int end = start + number(table, position);
            int target = number(table, position);
            int depthAndLasti = number(table, position);
            if (start < previousEnd || end <= start) {
                throw new IllegalArgumentException("malformed exception table: range " + start + " to " + end + " behind "
                        + previousEnd);
            }
            previousEnd = end;
            entries.add(new Entry(start, end, target, depthAndLasti >> 1, (depthAndLasti & 1) != 0));
        }
        return new ExceptionTable(entries);
    }

    private static int number(byte[] table, int[] position) {
        int value = 0;
        for (int digits = 0;; digits++) {
            if (position[0] >= table.length || digits == 5) {
                throw new IllegalArgumentException("malformed exception table: a number does not end");
            }
            int b = table[position[0]++];
            value = value << 6 | b & 0x3F;
            if ((b & 0x40) == 0) {
                return value;
            }
        }
    }

    /** The entries in the order of their code; they do not overlap. */
    public List<Entry> entries() {
        return entries;
    }

    /** The handler of an exception raised at a code unit, or null. */
    public Entry find(int offset) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = low + high >>> 1;
            Entry entry = entries.get(middle);
            if (offset < entry.start) {
                high = middle - 1;
            } else if (offset >= entry.end) {
                low = middle + 1;
            } else {
                return entry;
            }
        }
        return null;
    }
}
