package dev.krait.compiler.code;

import dev.krait.compiler.ast.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * {@code co_linetable}, decoded: which source each code unit comes from. The format is in CPython's
 * {@code InternalDocs/code_objects.md}. Offsets count code units.
 */
public final class LocationTable {
    /** The location of code that comes from no source. */
    public static final SourceRange NO_LOCATION = new SourceRange(-1, -1, -1, -1);

    private static final int ONE_LINE0 = 10, NO_COLUMNS = 13, LONG = 14, NONE = 15;

    /**
     * Code of one location.
     *
     * @param start first code unit
     * @param end first code unit behind it
     * @param location columns are -1 if they are not known; all of {@link LocationTable#NO_LOCATION} if nothing is known
     */
    public record Entry(int start, int end, SourceRange location) {
    }

    private final List<Entry> entries;

    private LocationTable(List<Entry> entries) {
        this.entries = Collections.unmodifiableList(entries);
    }

    /**
     * Decodes the table of a code object.
     *
     * @throws IllegalArgumentException if it is malformed
     */
    public static LocationTable of(CodeObject code) {
        return new LocationTable(new Decoder(code.lineTable(), code.firstLine()).decode());
    }

    /** The entries in the order of their code. */
    public List<Entry> entries() {
        return entries;
    }

    /** First code unit that no entry covers. */
    public int end() {
        return entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end;
    }

    /** The location of a code unit; {@link #NO_LOCATION} if the table says nothing of it. */
    public SourceRange at(int offset) {
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
                return entry.location;
            }
        }
        return NO_LOCATION;
    }

    /** The line of a code unit, or -1. */
    public int lineAt(int offset) {
        return at(offset).line();
    }

    private static final class Decoder {
        private final byte[] table;
        private int position;
        private int line;

        Decoder(byte[] table, int firstLine) {
            this.table = table;
            this.line = firstLine;
        }

        List<Entry> decode() {
            List<Entry> entries = new ArrayList<>();
            int offset = 0;
            while (position < table.length) {
                int first = next();
                if ((first & 0x80) == 0) {
                    throw new IllegalArgumentException("malformed location table: no entry begins at byte " + (position - 1));
                }
                int end = offset + (first & 7) + 1;
                entries.add(new Entry(offset, end, location(first >> 3 & 15)));
                offset = end;
            }
            return entries;
        }

        private SourceRange location(int kind) {
            switch (kind) {
                case NONE -> {
                    return NO_LOCATION;
                }
                case LONG -> {
                    line += signed();
                    int endLine = line + unsigned();
                    int column = unsigned() - 1;
                    return new SourceRange(line, column, endLine, unsigned() - 1);
                }
                case NO_COLUMNS -> {
                    line += signed();
                    return new SourceRange(line, -1, line, -1);
                }
                case ONE_LINE0, ONE_LINE0 + 1, ONE_LINE0 + 2 -> {
                    line += kind - ONE_LINE0;
                    int column = next();
                    return new SourceRange(line, column, line, next());
                }
                default -> {
                    int second = next();
                    int column = kind << 3 | second >> 4;
                    return new SourceRange(line, column, line, column + (second & 15));
                }
            }
        }

        private int next() {
            if (position >= table.length) {
                throw new IllegalArgumentException("malformed location table: it ends inside an entry");
            }
            return table[position++] & 0xFF;
        }

        private int unsigned() {
            int value = 0;
            for (int shift = 0;; shift += 6) {
                int b = next();
                if (shift >= 30 && (b & 0x3F) >> 31 - shift != 0 || shift > 30) {
                    throw new IllegalArgumentException("malformed location table: a number is too large");
                }
                value |= (b & 0x3F) << shift;
                if ((b & 0x40) == 0) {
                    return value;
                }
            }
        }

        private int signed() {
            int value = unsigned();
            return (value & 1) != 0 ? -(value >>> 1) : value >>> 1;
        }
    }
}
