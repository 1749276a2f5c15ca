package dev.krait.stencil;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sections with code of a relocatable, 64-bit, little-endian ELF object, with their relocations (System V ABI, chapter 4). */
final class ElfObject {
    /** A relocation: the value of a symbol plus an addend goes to an offset, in a way the type says. */
    record Relocation(int offset, int type, String symbol, long addend) {
    }

    /** A section. */
    record Section(String name, byte[] bytes, List<Relocation> relocations) {
    }

    private static final int ELF_MAGIC = 0x464c457f;
    private static final int CLASS_64_LITTLE = 0x0102;
    private static final int SHT_PROGBITS = 1;
    private static final int SHT_RELA = 4;
    private static final int SHF_EXECINSTR = 4;
    /** Offsets in a section header. */
    private static final int SH_TYPE = 4;
    private static final int SH_FLAGS = 8;
    private static final int SH_OFFSET = 24;
    private static final int SH_SIZE = 32;
    private static final int SH_LINK = 40;
    private static final int SH_INFO = 44;
    private static final int RELA_SIZE = 24;
    private static final int SYM_SIZE = 24;

    private final ByteBuffer in;

    private ElfObject(byte[] file) {
        in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The executable sections by name, in the order of the file.
     *
     * @param machine the e_machine it must have
     */
    static Map<String, Section> read(byte[] file, int machine) {
        if (file.length < 64) {
            throw new StencilException("not an ELF object: " + file.length + " bytes");
        }
        ElfObject elf = new ElfObject(file);
        if (elf.in.getInt(0) != ELF_MAGIC || elf.in.getShort(4) != CLASS_64_LITTLE || elf.in.getShort(18) != machine) {
            throw new StencilException(String.format("not a 64-bit little-endian ELF object for machine %d: starts with %08x %04x, machine %d",
                    machine, elf.in.getInt(0), elf.in.getShort(4), elf.in.getShort(18)));
        }
        return elf.sections();
    }

    private Map<String, Section> sections() {
        long table = in.getLong(40);
        int entry = in.getShort(58) & 0xffff;
        int count = in.getShort(60) & 0xffff;
        int names = in.getShort(62) & 0xffff;
        if (count == 0) {
            // More than 65,280 sections: the numbers are in the first header.
            count = (int) in.getLong((int) table + SH_SIZE);
        }
        if (names == 0xffff) {
            names = in.getInt((int) table + SH_LINK);
        }
        int[] headers = new int[count];
        for (int i = 0; i < count; i++) {
            headers[i] = (int) table + i * entry;
        }
        Map<String, Section> result = new LinkedHashMap<>();
        Map<Integer, Section> byIndex = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int h = headers[i];
            if (in.getInt(h + SH_TYPE) == SHT_PROGBITS && (in.getLong(h + SH_FLAGS) & SHF_EXECINSTR) != 0) {
                byte[] bytes = new byte[(int) in.getLong(h + SH_SIZE)];
                in.get((int) in.getLong(h + SH_OFFSET), bytes);
                Section s = new Section(string(headers[names], in.getInt(h)), bytes, new ArrayList<>());
                byIndex.put(i, s);
                result.put(s.name, s);
            }
        }
        for (int h : headers) {
            Section patched = byIndex.get(in.getInt(h + SH_INFO));
            if (in.getInt(h + SH_TYPE) == SHT_RELA && patched != null) {
                int symbols = headers[in.getInt(h + SH_LINK)];
                int from = (int) in.getLong(h + SH_OFFSET);
                int to = from + (int) in.getLong(h + SH_SIZE);
                for (int r = from; r < to; r += RELA_SIZE) {
                    int symbol = (int) in.getLong(symbols + SH_OFFSET) + in.getInt(r + 12) * SYM_SIZE;
                    String name = string(headers[in.getInt(symbols + SH_LINK)], in.getInt(symbol));
                    patched.relocations.add(new Relocation((int) in.getLong(r), in.getInt(r + 8), name, in.getLong(r + 16)));
                }
            }
        }
        return result;
    }

    private String string(int header, int offset) {
        int from = (int) in.getLong(header + SH_OFFSET) + offset;
        int to = from;
        while (in.get(to) != 0) {
            to++;
        }
        return new String(in.array(), from, to - from, StandardCharsets.US_ASCII);
    }
}
