package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Entropy;
import dev.krait.spi.abi.Memory;

/**
 * SipHash-1-3 (Aumasson and Bernstein 2012), the hash of str and bytes. The key is fixed for the process:
 * {@code PYTHONHASHSEED} seeds it as in CPython, so that equal seeds give equal hashes in both.
 */
final class SipHash {
    private static final long K0;
    private static final long K1;

    static {
        String seed = Boolean.getBoolean("krait.hash.random") ? null : System.getenv("PYTHONHASHSEED");
        byte[] key = new byte[16];
        if (seed == null || seed.isEmpty() || seed.equals("random")) {
            Entropy.fill(key);
        } else {
            long number = parseSeed(seed);
            // The linear congruential generator that CPython's lcg_urandom uses; seed 0 leaves the key 0.
            int x = (int) number;
            for (int i = 0; i < key.length && number != 0; i++) {
                x = x * 214013 + 2531011;
                key[i] = (byte) (x >>> 16);
            }
        }
        K0 = littleEndian(key, 0);
        K1 = littleEndian(key, 8);
    }

    private SipHash() {
    }

    private static long parseSeed(String seed) {
        try {
            long number = Long.parseLong(seed);
            if (number >= 0 && number <= 0xFFFF_FFFFL) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw new IllegalArgumentException("PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
    }

    private static long littleEndian(byte[] bytes, int from) {
        long word = 0;
        for (int i = 7; i >= 0; i--) {
            word = word << 8 | bytes[from + i] & 0xFF;
        }
        return word;
    }

    /** The hash of a range of memory; 0 for an empty one, never -1. */
    static long hash(long address, long length) {
        if (length == 0) {
            return 0;
        }
        long v0 = K0 ^ 0x736f6d6570736575L;
        long v1 = K1 ^ 0x646f72616e646f6dL;
        long v2 = K0 ^ 0x6c7967656e657261L;
        long v3 = K1 ^ 0x7465646279746573L;
        long end = address + (length & ~7);
        long tail = length << 56;
        long p = address;
        for (;;) {
            long word;
            boolean last = p == end;
            if (last) {
                for (int i = (int) (length & 7) - 1; i >= 0; i--) {
                    tail |= (Memory.getByte(end + i) & 0xFFL) << 8 * i;
                }
                word = tail;
            } else {
                word = Memory.getLong(p);
            }
            v3 ^= word;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= word;
            if (last) {
                break;
            }
            p += 8;
        }
        v2 ^= 0xFF;
        for (int i = 0; i < 3; i++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v1;
            v0 += v3;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        long h = v0 ^ v1 ^ v2 ^ v3;
        return h == -1 ? -2 : h;
    }
}
