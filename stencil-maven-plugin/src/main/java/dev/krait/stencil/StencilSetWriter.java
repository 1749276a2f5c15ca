package dev.krait.stencil;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Writes the format that {@code dev.krait.spi.StencilSet} describes and reads. */
final class StencilSetWriter {
    private static final int MAGIC = 0x5453524b;
    private static final int VERSION = 1;
    private static final int EXITS = 1;
    private static final int JUMPS = 2;
    private static final int RETURNS = 4;
    private static final int WHOLE = 8;
    private static final int RESULT = 8;
    /** What a symbol stands for; the index is dev.krait.spi.Hole.Value's. */
    private static final List<String> VALUES = List.of("HOLE0", "HOLE1", "HOLE2", "DATA0", "DATA1", "DATA2", "JUMP0", "NEXT");

    private static final int R_X86_64_32 = 10;

    private final int layouts;
    private final int general;
    private final int floats;
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final ByteArrayOutputStream code = new ByteArrayOutputStream();
    private final List<Integer> ops = new ArrayList<>();
    private final List<Integer> variants = new ArrayList<>();
    private final List<Integer> stencils = new ArrayList<>();
    private final List<Integer> holes = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int opCount;

    /**
     * Begins a set.
     *
     * @param layouts digest of the header that the bodies include
     */
    StencilSetWriter(String isa, int general, int floats, int layouts) {
        this.layouts = layouts;
        this.general = general;
        this.floats = floats;
        strings.writeBytes(isa.getBytes(StandardCharsets.US_ASCII));
        strings.write(0);
    }

    int stencilCount() {
        return stencils.size() / 3;
    }

    int codeBytes() {
        return code.size();
    }

    /** Adds the stencils of a micro-op. */
    void add(Uop uop, Map<String, ElfObject.Section> sections, Map<String, List<String>> assembly, String file) {
        int operands = 0;
        for (int i = 0; i < uop.operands().size(); i++) {
            Uop.Operand o = uop.operands().get(i);
            operands |= (o.kind().ordinal() | (o.result() ? RESULT : 0)) << 4 * i;
        }
        int flags = (uop.flags().contains("exits") ? EXITS : 0) | (uop.flags().contains("jumps") ? JUMPS : 0)
                | (uop.flags().contains("returns") ? RETURNS : 0);
        op(uop.name(), flags, uop.operands().size(), operands);
        int first = variants.size();
        List<int[]> assignments = uop.assignments(general, floats);
        boolean jumps = false;
        for (int[] a : assignments) {
            int[] canonical = uop.canonical(a);
            if (canonical == a) {
                ElfObject.Section s = section(sections, uop.symbol(a), file);
                variants.add(stencil(s, assembly.get(uop.symbol(a))));
                checkImmediates(uop, s, file);
                jumps |= s.relocations().stream().anyMatch(r -> r.symbol().equals("JUMP0"));
            } else {
                variants.add(canonical == null ? -1 : -2);
            }
        }
        int[] counts = uop.counts(general, floats);
        for (int i = 0; i < assignments.size(); i++) {
            if (variants.get(first + i) == -2) {
                int index = 0;
                int[] canonical = uop.canonical(assignments.get(i));
                for (int k = 0; k < counts.length; k++) {
                    index = index * counts[k] + canonical[k];
                }
                variants.set(first + i, variants.get(first + index));
            }
        }
        boolean declared = uop.flags().contains("exits") || uop.flags().contains("jumps");
        if (jumps != declared) {
            throw new StencilException(file + ":" + uop.line() + ": " + uop.name()
                    + (jumps ? " has an exit but is not declared \"exits\"" : " is declared to exit or jump but never does"));
        }
    }

    /** A signed immediate must not have become one that is zero-extended, as in {@code movl $HOLE0, %eax}. */
    private static void checkImmediates(Uop uop, ElfObject.Section s, String file) {
        List<Uop.Operand> immediates = uop.operands().stream().filter(o -> !o.kind().isRegister()).toList();
        for (ElfObject.Relocation r : s.relocations()) {
            if (r.type() == R_X86_64_32 && immediates.get(r.symbol().charAt(4) - '0').kind() != Uop.Kind.UIMM32) {
                throw new StencilException(file + ":" + uop.line() + ": " + uop.name() + ": the compiler zero-extends a signed immediate; "
                        + "use CONST32(" + r.symbol() + ") instead of " + immediates.get(r.symbol().charAt(4) - '0').name());
            }
        }
    }

    /** Adds a function in the calling convention of C. */
    void addFunction(String name, Map<String, ElfObject.Section> sections, Map<String, List<String>> assembly, String file) {
        op(name, WHOLE, 0, 0);
        variants.add(stencil(section(sections, name, file), assembly.get(name)));
    }

    private void op(String name, int flags, int operandCount, int operands) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        ops.addAll(List.of(strings.size(), bytes.length, flags, operandCount, operands, variants.size()));
        strings.writeBytes(bytes);
        opCount++;
    }

    private static ElfObject.Section section(Map<String, ElfObject.Section> sections, String symbol, String file) {
        ElfObject.Section s = sections.get(".text." + symbol);
        if (s == null) {
            throw new StencilException(file + ": clang wrote no code for " + symbol);
        }
        return s;
    }

    private int stencil(ElfObject.Section s, List<String> lines) {
        text.append(String.join("; ", lines).replace('\t', ' ')).append('\n');
        stencils.addAll(List.of(code.size(), s.bytes().length, holes.size() / 4));
        code.writeBytes(s.bytes());
        for (ElfObject.Relocation r : s.relocations()) {
            int value = VALUES.indexOf(r.symbol());
            if (value < 0) {
                throw new StencilException(s.name() + " refers to " + r.symbol() + (r.symbol().startsWith(".L")
                        ? ": the compiler put a constant into memory; make it an operand, or compute it with integers"
                        : ": only " + VALUES + " may be left undefined"));
            }
            holes.addAll(List.of(r.offset(), r.type(), value, Math.toIntExact(r.addend())));
        }
        return stencilCount() - 1;
    }

    /** The assembly text of the stencils in order, one line each. */
    String text() {
        return text.toString();
    }

    byte[] finish() {
        stencils.addAll(List.of(code.size(), 0, holes.size() / 4));
        int stencilCount = stencilCount() - 1;
        int stringBytes = strings.size();
        int padded = stringBytes + 3 & -4;
        ByteBuffer out = ByteBuffer.allocate(48 + padded + 4 * (ops.size() + variants.size() + stencils.size() + holes.size()) + code.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int word : new int[] {MAGIC, VERSION, general, floats, opCount, variants.size(), stencilCount, holes.size() / 4, code.size(),
            stringBytes}) {
            out.putInt(word);
        }
        out.put(strings.toByteArray()).position(40 + padded);
        for (List<Integer> part : List.of(ops, variants, stencils, holes)) {
            part.forEach(out::putInt);
        }
        out.put(code.toByteArray()).putInt(layouts);
        CRC32 sum = new CRC32();
        sum.update(out.array(), 0, out.position());
        return out.putInt((int) sum.getValue()).array();
    }
}
