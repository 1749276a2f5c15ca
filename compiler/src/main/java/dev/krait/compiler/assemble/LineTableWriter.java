package dev.krait.compiler.assemble;

import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.ByteSequence;
import dev.krait.compiler.codegen.InstructionSequence;

/** Writes {@code co_linetable}; the format is in CPython's {@code InternalDocs/code_objects.md}. */
final class LineTableWriter {
    private static final int ONE_LINE0 = 10, NO_COLUMNS = 13, LONG = 14, NONE = 15;
    private static final int MAX_ENTRY = 8;

    private final ByteSequence out = new ByteSequence();
    private int line;

    LineTableWriter(int firstLine) {
        line = firstLine;
    }

    /** Appends code of a location; {@code units} of 0 append nothing. */
    void add(SourceRange location, int units) {
        while (units > MAX_ENTRY) {
            entry(location, MAX_ENTRY);
            units -= MAX_ENTRY;
        }
        if (units > 0) {
            entry(location, units);
        }
    }

    private void entry(SourceRange location, int units) {
        if (location.line() == InstructionSequence.NO_LOCATION.line()) {
            start(NONE, units);
            return;
        }
        int delta = location.line() - line;
        int column = location.column();
        int endColumn = location.endColumn();
        line = location.line();
        if (column < 0 || endColumn < 0) {
            if (location.endLine() == location.line() || location.endLine() < 0) {
                start(NO_COLUMNS, units);
                signed(delta);
                return;
            }
        } else if (location.endLine() == location.line()) {
            if (delta == 0 && column < 80 && endColumn >= column && endColumn - column < 16) {
                start(column >> 3, units);
                out.write((column & 7) << 4 | endColumn - column);
                return;
            }
            if (delta >= 0 && delta < 3 && column < 128 && endColumn < 128) {
                start(ONE_LINE0 + delta, units);
                out.write(column);
                out.write(endColumn);
                return;
            }
        }
        start(LONG, units);
        signed(delta);
        unsigned(location.endLine() - location.line());
        unsigned(column + 1);
        unsigned(endColumn + 1);
    }

    private void start(int kind, int units) {
        out.write(0x80 | kind << 3 | units - 1);
    }

    /** Six bits a byte, the lowest first; bit 6 says that more follow. */
    private void unsigned(int value) {
        while (value >>> 6 != 0) {
            out.write(0x40 | value & 0x3F);
            value >>>= 6;
        }
        out.write(value);
    }

    private void signed(int value) {
        unsigned(value < 0 ? -value << 1 | 1 : value << 1);
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
