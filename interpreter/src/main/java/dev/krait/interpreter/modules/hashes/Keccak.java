package dev.krait.interpreter.modules.hashes;

import java.util.Arrays;

/** SHAKE128 and SHAKE256 (FIPS 202): hashes of any length, which {@link java.security.MessageDigest} does not offer. */
final class Keccak implements Cloneable {
    private static final long[] ROUNDS = {0x1L, 0x8082L, 0x800000000000808aL, 0x8000000080008000L, 0x808bL, 0x80000001L, 0x8000000080008081L,
        0x8000000000008009L, 0x8aL, 0x88L, 0x80008009L, 0x8000000aL, 0x8000808bL, 0x800000000000008bL, 0x8000000000008089L, 0x8000000000008003L,
        0x8000000000008002L, 0x8000000000000080L, 0x800aL, 0x800000008000000aL, 0x8000000080008081L, 0x8000000000008080L, 0x80000001L,
        0x8000000080008008L};

    /** Bytes that are taken in between two permutations. */
    final int rate;
    private long[] state = new long[25];
    private int at;

    Keccak(int rate) {
        this.rate = rate;
    }

    @Override
    public Keccak clone() {
        try {
            Keccak copy = (Keccak) super.clone();
            copy.state = state.clone();
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }

    private void xor(int position, int value) {
        state[position >> 3] ^= (value & 0xFFL) << 8 * (position & 7);
    }

    void update(byte[] bytes) {
        for (byte b : bytes) {
            xor(at, b);
            if (++at == rate) {
                permute();
                at = 0;
            }
        }
    }

    /** So many bytes of the hash; more can be taken in afterwards. */
    byte[] digest(int length) {
        Keccak k = clone();
        k.xor(k.at, 0x1F);
        k.xor(rate - 1, 0x80);
        byte[] result = new byte[length];
        for (int i = 0; i < length; i++) {
            if (i % rate == 0) {
                k.permute();
            }
            int position = i % rate;
            result[i] = (byte) (k.state[position >> 3] >>> 8 * (position & 7));
        }
        return result;
    }

    private void permute() {
        long[] a = state;
        long[] c = new long[5];
        for (long constant : ROUNDS) {
            for (int x = 0; x < 5; x++) {
                c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    a[x + y] ^= d;
                }
            }
            long[] b = new long[25];
            int x = 1;
            int y = 0;
            b[0] = a[0];
            for (int i = 0; i < 24; i++) {
                int nextY = (2 * x + 3 * y) % 5;
                b[y + 5 * nextY] = Long.rotateLeft(a[x + 5 * y], (i + 1) * (i + 2) / 2 % 64);
                x = y;
                y = nextY;
            }
            for (int row = 0; row < 25; row += 5) {
                for (int i = 0; i < 5; i++) {
                    a[row + i] = b[row + i] ^ ~b[row + (i + 1) % 5] & b[row + (i + 2) % 5];
                }
            }
            a[0] ^= constant;
        }
        state = Arrays.copyOf(a, 25);
    }
}
