package dev.krait.compiler.tokenizer;

import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.Map;

/** The names of one source text, each spelling stored once. */
final class NameTable {
    private String[] names = new String[256];
    /** The names as written, which differ from {@link #names} where those are normalized. */
    private String[] written = new String[256];
    private int[] types = new int[256];
    private int[] hashes = new int[256];
    private int[] slots = new int[1024];
    private int count;

    NameTable() {
        for (Map.Entry<String, Integer> keyword : TokenType.KEYWORDS.entrySet()) {
            char[] chars = keyword.getKey().toCharArray();
            types[intern(chars, 0, chars.length, false)] = keyword.getValue();
        }
    }

    String name(int index) {
        return names[index];
    }

    /** {@link TokenType#NAME} or the kind of a reserved word. */
    int type(int index) {
        return types[index];
    }

    /** The index of a name; one that is not ASCII is normalized to NFKC (PEP 3131), and is then never a reserved word. */
    int intern(char[] text, int start, int end, boolean nonAscii) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + text[i];
        }
        int mask = slots.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (slots[slot] != 0) {
            int index = slots[slot] - 1;
            if (hashes[index] == hash && equal(written[index], text, start, end)) {
                return index;
            }
            slot = (slot + 1) & mask;
        }
        String name = new String(text, start, end - start);
        return add(name, nonAscii ? Normalizer2.getNFKCInstance().normalize(name) : name, hash, slot);
    }

    private int add(String asWritten, String name, int hash, int slot) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            written = Arrays.copyOf(written, count * 2);
            types = Arrays.copyOf(types, count * 2);
            hashes = Arrays.copyOf(hashes, count * 2);
        }
        names[count] = name;
        written[count] = asWritten;
        types[count] = TokenType.NAME;
        hashes[count] = hash;
        slots[slot] = ++count;
        if (count * 2 > slots.length) {
            rehash();
        }
        return count - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        int mask = slots.length - 1;
        for (int index = 0; index < count; index++) {
            int slot = (hashes[index] ^ hashes[index] >>> 15) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = index + 1;
        }
    }

    private static boolean equal(String name, char[] text, int start, int end) {
        int length = end - start;
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
