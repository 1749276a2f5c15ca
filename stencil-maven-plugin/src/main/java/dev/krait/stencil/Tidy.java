package dev.krait.stencil;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Straightens the assembly text of one stencil, so that it falls through into whatever is copied after it.
 *
 * <p>A block that is only a jump is dropped and the branches to it go to its target at once: a guard becomes one branch to
 * its exit. The jump to {@code NEXT} at the end is dropped, after the branch before it has been inverted where it is that
 * one that goes to {@code NEXT}.
 */
final class Tidy {
    private static final String NEXT = "NEXT";

    private record Instruction(String op, String before, String target) {
        static Instruction of(String line) {
            int tab = line.indexOf('\t');
            if (tab < 0) {
                return new Instruction(line, "", "");
            }
            String rest = line.substring(tab + 1);
            int comma = rest.lastIndexOf(", ");
            return new Instruction(line.substring(0, tab), comma < 0 ? "" : rest.substring(0, comma + 2),
                    comma < 0 ? rest : rest.substring(comma + 2));
        }

        String to(String other) {
            return op + "\t" + before + other;
        }
    }

    private static final class Block {
        final String label;
        final List<String> lines = new ArrayList<>();

        Block(String label) {
            this.label = label;
        }
    }

    private final Target target;
    private List<Block> blocks = new ArrayList<>();

    private Tidy(Target target) {
        this.target = target;
    }

    /** The lines of a function (labels end in a colon; no directives), straightened. */
    static List<String> straighten(Target target, List<String> lines) {
        Tidy t = new Tidy(target);
        t.split(lines);
        t.threadJumps();
        t.dropUnreachable();
        return t.join();
    }

    /** Whether a straightened text has no jump to what comes next left. */
    static boolean isStraight(List<String> lines) {
        return lines.stream().noneMatch(line -> line.endsWith("\t" + NEXT));
    }

    private void split(List<String> lines) {
        Block block = new Block(null);
        blocks.add(block);
        for (String line : lines) {
            if (line.endsWith(":")) {
                blocks.add(block = new Block(line.substring(0, line.length() - 1)));
            } else {
                block.lines.add(line);
                if (target.endsBlock(Instruction.of(line).op)) {
                    blocks.add(block = new Block(null));
                }
            }
        }
        blocks.removeIf(b -> b.label == null && b.lines.isEmpty());
    }

    private boolean isBranch(String line) {
        return target.inverse.containsKey(Instruction.of(line).op);
    }

    private boolean isJump(String line) {
        return Instruction.of(line).op.equals(target.jump);
    }

    private void threadJumps() {
        Map<String, String> direct = new HashMap<>();
        for (Block b : blocks) {
            if (b.label != null && b.lines.size() == 1 && isJump(b.lines.get(0))) {
                direct.put(b.label, Instruction.of(b.lines.get(0)).target);
            }
        }
        for (Block b : blocks) {
            b.lines.replaceAll(line -> {
                Instruction i = Instruction.of(line);
                return (isBranch(line) || isJump(line)) && direct.containsKey(i.target) ? i.to(direct.get(i.target)) : line;
            });
        }
    }

    /** Drops blocks that are neither jumped nor fallen into. */
    private void dropUnreachable() {
        Set<String> used = new HashSet<>();
        for (Block b : blocks) {
            for (String line : b.lines) {
                if (isBranch(line) || isJump(line)) {
                    used.add(Instruction.of(line).target);
                }
            }
        }
        List<Block> kept = new ArrayList<>();
        boolean falls = true;
        for (Block b : blocks) {
            if (falls || b.label != null && used.contains(b.label)) {
                kept.add(b);
                falls = b.lines.isEmpty() || !target.endsBlock(Instruction.of(b.lines.get(b.lines.size() - 1)).op);
            }
        }
        blocks = kept;
    }

    private List<String> join() {
        List<String> flat = new ArrayList<>();
        for (Block b : blocks) {
            if (b.label != null) {
                flat.add(b.label + ":");
            }
            flat.addAll(b.lines);
        }
        int n = flat.size();
        if (n > 1 && isJump(flat.get(n - 1)) && isBranch(flat.get(n - 2))) {
            Instruction branch = Instruction.of(flat.get(n - 2));
            if (branch.target.equals(NEXT)) {
                flat.set(n - 2, target.inverse.get(branch.op) + "\t" + branch.before + Instruction.of(flat.get(n - 1)).target);
                flat.set(n - 1, target.jump + "\t" + NEXT);
            }
        }
        if (n > 0 && flat.get(n - 1).equals(target.jump + "\t" + NEXT)) {
            flat.remove(n - 1);
        }
        return flat;
    }
}
