package dev.krait.interpreter.modules;

/** CRC-32 and Adler-32 that go on from a value, which {@code java.util.zip} cannot. */
final class Checksums {
    private static final int[] CRC_TABLE = crcTable();
    private static final int ADLER_BASE = 65521;
    /** So many bytes may be added before the sums must be reduced. */
    private static final int ADLER_STEP = 5552;

    private Checksums() {
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            int c = i;
            for (int k = 0; k < 8; k++) {
                c = (c & 1) != 0 ? c >>> 1 ^ 0xEDB88320 : c >>> 1;
            }
            table[i] = c;
        }
        return table;
    }

    /** The CRC-32 of bytes behind those that gave {@code start}. */
    static int crc32(byte[] bytes, int start) {
        if (start == 0) {
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(bytes);
            return (int) crc.getValue();
        }
        int c = ~start;
        for (byte b : bytes) {
            c = CRC_TABLE[(c ^ b) & 0xFF] ^ c >>> 8;
        }
        return ~c;
    }

    /** The Adler-32 of bytes behind those that gave {@code start}; 1 to begin with. */
    static int adler32(byte[] bytes, int start) {
        long a = start & 0xFFFF;
        long b = start >>> 16 & 0xFFFF;
        for (int i = 0; i < bytes.length;) {
            for (int end = Math.min(bytes.length, i + ADLER_STEP); i < end; i++) {
                a += bytes[i] & 0xFF;
                b += a;
            }
            a %= ADLER_BASE;
            b %= ADLER_BASE;
        }
        return (int) (b << 16 | a);
    }
}
