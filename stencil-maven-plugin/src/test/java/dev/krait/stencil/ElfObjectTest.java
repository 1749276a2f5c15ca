package dev.krait.stencil;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ElfObjectTest {
    private static final int X86_64 = 62;

    /** An object with one section of code, one symbol and one relocation. */
    private static byte[] object() {
        ByteBuffer b = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        b.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1);
        b.putShort(16, (short) 1).putShort(18, (short) X86_64);
        b.putLong(40, 512).putShort(58, (short) 64).putShort(60, (short) 5).putShort(62, (short) 4);
        b.position(64);
        b.put(new byte[] {0x49, (byte) 0x81, (byte) 0xc4, 0, 0, 0, 0});
        b.position(128);
        b.put("\0HOLE0\0".getBytes(StandardCharsets.US_ASCII));
        b.position(192);
        b.put("\0.text.add__r0\0.rela.text\0".getBytes(StandardCharsets.US_ASCII));
        // Symbol 1 at 256 + 24: its name.
        b.putInt(256 + 24, 1);
        // Relocation: offset, type, symbol, addend.
        b.putLong(320, 3).putInt(328, 11).putInt(332, 1).putLong(336, -4);
        header(b, 1, 1, 1, 4, 64, 7, 0, 0);
        header(b, 2, 15, 4, 0, 320, 24, 3, 1);
        header(b, 3, 0, 2, 0, 256, 48, 0, 0);
        header(b, 4, 0, 3, 0, 192, 32, 0, 0);
        // The strings of symbols are those of section 0 in this object.
        header(b, 0, 0, 3, 0, 128, 16, 0, 0);
        return b.array();
    }

    private static void header(ByteBuffer b, int index, int name, int type, long flags, long offset, long size, int link, int info) {
        int h = 512 + 64 * index;
        b.putInt(h, name).putInt(h + 4, type).putLong(h + 8, flags).putLong(h + 24, offset).putLong(h + 32, size).putInt(h + 40, link)
                .putInt(h + 44, info);
    }

    @Test
    void codeAndRelocations() {
        Map<String, ElfObject.Section> sections = ElfObject.read(object(), X86_64);
        assertEquals(List.of(".text.add__r0"), List.copyOf(sections.keySet()));
        ElfObject.Section s = sections.get(".text.add__r0");
        assertArrayEquals(new byte[] {0x49, (byte) 0x81, (byte) 0xc4, 0, 0, 0, 0}, s.bytes());
        assertEquals(List.of(new ElfObject.Relocation(3, 11, "HOLE0", -4)), s.relocations());
    }

    @Test
    void othersAreRejected() {
        assertTrue(assertThrows(StencilException.class, () -> ElfObject.read(new byte[10], X86_64)).getMessage().contains("10 bytes"));
        assertTrue(assertThrows(StencilException.class, () -> ElfObject.read(object(), 183)).getMessage().contains("machine 62"));
    }
}
