package dev.krait.interpreter.modules.hashes;

/** BLAKE2b (64-bit words) and BLAKE2s (32-bit words), RFC 7693, with the parameters of tree hashing. The words of BLAKE2s are kept in longs. */
final class Blake2 implements Cloneable {
    private static final long[] IV_B = {0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L, 0x510e527fade682d1L,
        0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L};
    private static final byte[][] SIGMA = {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

    /** Whether words have 64 bits. */
    final boolean large;
    final int digestSize;
    private final boolean lastNode;
    private long[] h = new long[8];
    private byte[] block;
    private int filled;
    private long count;

    /**
     * A hash.
     *
     * @param parameters the parameter block: 64 bytes, or 32
     */
    Blake2(boolean large, byte[] parameters, byte[] key, boolean lastNode) {
        this.large = large;
        this.lastNode = lastNode;
        digestSize = parameters[0] & 0xFF;
        block = new byte[large ? 128 : 64];
        for (int i = 0; i < 8; i++) {
            h[i] = iv(i) ^ word(parameters, i);
        }
        if (key.length > 0) {
            update(java.util.Arrays.copyOf(key, block.length));
        }
    }

    int blockSize() {
        return block.length;
    }

    private long iv(int i) {
        return large ? IV_B[i] : IV_B[i] >>> 32;
    }

    private long word(byte[] b, int index) {
        int size = large ? 8 : 4;
        long word = 0;
        for (int i = size - 1; i >= 0; i--) {
            word = word << 8 | b[index * size + i] & 0xFF;
        }
        return word;
    }

    @Override
    public Blake2 clone() {
        try {
            Blake2 copy = (Blake2) super.clone();
            copy.h = h.clone();
            copy.block = block.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    void update(byte[] bytes) {
        for (int i = 0; i < bytes.length;) {
            // The last block is compressed only when it is known to be the last.
            if (filled == block.length) {
                count += filled;
                compress(false);
                filled = 0;
            }
            int n = Math.min(block.length - filled, bytes.length - i);
            System.arraycopy(bytes, i, block, filled, n);
            filled += n;
            i += n;
        }
    }

    /** The hash so far; more can be taken in afterwards. */
    byte[] digest() {
        Blake2 end = clone();
        end.count += filled;
        java.util.Arrays.fill(end.block, filled, block.length, (byte) 0);
        end.compress(true);
        byte[] result = new byte[digestSize];
        int size = large ? 8 : 4;
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (end.h[i / size] >>> 8 * (i % size));
        }
        return result;
    }

    private long rotate(long x, int bits) {
        return large ? Long.rotateRight(x, bits) : Integer.rotateRight((int) x, bits) & 0xFFFFFFFFL;
    }

    private long add(long x, long y, long z) {
        long sum = x + y + z;
        return large ? sum : sum & 0xFFFFFFFFL;
    }

    private void mix(long[] v, int a, int b, int c, int d, long x, long y) {
        v[a] = add(v[a], v[b], x);
        v[d] = rotate(v[d] ^ v[a], large ? 32 : 16);
        v[c] = add(v[c], v[d], 0);
        v[b] = rotate(v[b] ^ v[c], large ? 24 : 12);
        v[a] = add(v[a], v[b], y);
        v[d] = rotate(v[d] ^ v[a], large ? 16 : 8);
        v[c] = add(v[c], v[d], 0);
        v[b] = rotate(v[b] ^ v[c], large ? 63 : 7);
    }

    private void compress(boolean last) {
        long ones = large ? -1L : 0xFFFFFFFFL;
        long[] v = java.util.Arrays.copyOf(h, 16);
        long[] m = new long[16];
        for (int i = 0; i < 16; i++) {
            m[i] = word(block, i);
            if (i < 8) {
                v[8 + i] = iv(i);
            }
        }
        v[12] ^= count & ones;
        v[13] ^= large ? 0 : count >>> 32;
        v[14] ^= last ? ones : 0;
        v[15] ^= last && lastNode ? ones : 0;
        for (int round = 0; round < (large ? 12 : 10); round++) {
            byte[] s = SIGMA[round % 10];
            for (int i = 0; i < 4; i++) {
                mix(v, i, 4 + i, 8 + i, 12 + i, m[s[2 * i]], m[s[2 * i + 1]]);
            }
            for (int i = 0; i < 4; i++) {
                mix(v, i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4, m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
            }
        }
        for (int i = 0; i < 8; i++) {
            h[i] ^= v[i] ^ v[i + 8];
        }
    }
}
