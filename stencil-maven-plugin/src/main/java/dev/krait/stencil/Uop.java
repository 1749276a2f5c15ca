package dev.krait.stencil;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A declaration {@code UOP(name, (operands), flags) { body }}.
 *
 * @param name of the micro-op
 * @param operands in order
 * @param flags see {@link #FLAGS}
 * @param body C, with its braces
 * @param line where the body starts
 */
record Uop(String name, List<Operand> operands, Set<String> flags, String body, int line) {
    /**
     * exits: may go to its jump target; jumps: always does; returns: leaves machine code; commutative: the last two
     * register operands may be swapped; distinct: there is no use for the same register in both of them; numbered: hands on
     * the number of an exit, which all others need not keep.
     */
    static final Set<String> FLAGS = Set.of("exits", "jumps", "returns", "commutative", "distinct", "numbered");

    /** Kinds in the order of dev.krait.spi.OperandKind. */
    enum Kind {
        R, F, IMM32, UIMM32, IMM64, OFF, DOUBLE;

        boolean isRegister() {
            return this == R || this == F;
        }

        String keyword() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** An operand; registers can be results. */
    record Operand(Kind kind, boolean result, String name) {
    }

    /** The numbers of registers of the register operands. */
    int[] counts(int general, int floats) {
        return operands.stream().filter(o -> o.kind.isRegister()).mapToInt(o -> o.kind == Kind.R ? general : floats).toArray();
    }

    /** All assignments of registers, the first operand most significant. */
    List<int[]> assignments(int general, int floats) {
        int[] counts = counts(general, floats);
        List<int[]> result = new ArrayList<>();
        int[] current = new int[counts.length];
        while (true) {
            result.add(current.clone());
            int i = counts.length - 1;
            while (i >= 0 && ++current[i] == counts[i]) {
                current[i--] = 0;
            }
            if (i < 0) {
                return result;
            }
        }
    }

    /** The assignment whose stencil serves this one too, or null if there is none. */
    int[] canonical(int[] assignment) {
        int n = assignment.length;
        if (flags.contains("distinct") && assignment[n - 1] == assignment[n - 2]) {
            return null;
        }
        if (flags.contains("commutative") && assignment[n - 2] > assignment[n - 1]) {
            int[] swapped = assignment.clone();
            swapped[n - 2] = assignment[n - 1];
            swapped[n - 1] = assignment[n - 2];
            return swapped;
        }
        return assignment;
    }

    /** The name of the C function for an assignment. */
    String symbol(int[] assignment) {
        StringBuilder b = new StringBuilder(name).append('_');
        int k = 0;
        for (Operand o : operands) {
            if (o.kind.isRegister()) {
                b.append('_').append(o.kind.keyword()).append(assignment[k++]);
            }
        }
        return b.toString();
    }
}
