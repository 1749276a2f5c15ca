package dev.krait.interpreter.tier1;

/** The location table of a code object ({@code co_linetable}), decoded: four numbers a code unit, -1 where there is none. */
public final class Locations {
    private final int[] table;

    Locations(byte[] bytes, int firstLine, int units) {
        table = new int[4 * units];
        java.util.Arrays.fill(table, -1);
        int line = firstLine;
        int at = 0;
        int unit = 0;
        while (at < bytes.length && unit < units) {
            int first = bytes[at++] & 0xFF;
            int kind = first >> 3 & 15;
            int length = (first & 7) + 1;
            int start = -1;
            int end = -1;
            int column = -1;
            int endColumn = -1;
            if (kind != 15) {
                if (kind == 14 || kind == 13) {
                    int[] next = {at};
                    line += signed(varint(bytes, next));
                    start = line;
                    end = line;
                    if (kind == 14) {
                        end = line + varint(bytes, next);
                        column = varint(bytes, next) - 1;
                        endColumn = varint(bytes, next) - 1;
                    }
                    at = next[0];
                } else if (kind >= 10) {
                    line += kind - 10;
                    start = line;
                    end = line;
                    column = bytes[at++] & 0xFF;
                    endColumn = bytes[at++] & 0xFF;
                } else {
                    start = line;
                    end = line;
                    int second = bytes[at++] & 0xFF;
                    column = kind << 3 | second >> 4;
                    endColumn = column + (second & 15);
                }
            }
            for (int i = 0; i < length && unit < units; i++, unit++) {
                table[4 * unit] = start;
                table[4 * unit + 1] = end;
                table[4 * unit + 2] = column;
                table[4 * unit + 3] = endColumn;
            }
        }
    }

    /** Six bits a byte, the least significant first; bit 6 says that more follow. */
    private static int varint(byte[] bytes, int[] at) {
        int value = 0;
        int shift = 0;
        int b;
        do {
            b = bytes[at[0]++];
            value |= (b & 63) << shift;
            shift += 6;
        } while ((b & 64) != 0);
        return value;
    }

    private static int signed(int value) {
        return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
    }

    /** The first line of a code unit. */
    public int line(int unit) {
        return table[4 * unit];
    }

    /** The last line of a code unit. */
    public int endLine(int unit) {
        return table[4 * unit + 1];
    }

    /** The first column, in bytes from 0. */
    public int column(int unit) {
        return table[4 * unit + 2];
    }

    /** The column behind the last, in bytes. */
    public int endColumn(int unit) {
        return table[4 * unit + 3];
    }

    /** How many code units there are. */
    public int units() {
        return table.length / 4;
    }
}
