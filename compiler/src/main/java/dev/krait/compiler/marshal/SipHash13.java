package dev.krait.compiler.marshal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** SipHash with one round a word and three at the end (Aumasson and Bernstein 2012), which CPython hashes source with. */
final class SipHash13 {
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    private SipHash13(long k0, long k1) {
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
    }

    static long hash(long k0, long k1, byte[] data) {
        SipHash13 state = new SipHash13(k0, k1);
        ByteBuffer words = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        while (words.remaining() >= 8) {
            state.word(words.getLong());
        }
        long last = (long) data.length << 56;
        for (int shift = 0; words.hasRemaining(); shift += 8) {
            last |= (words.get() & 0xFFL) << shift;
        }
        state.word(last);
        state.v2 ^= 0xFF;
        state.round();
        state.round();
        state.round();
        return state.v0 ^ state.v1 ^ state.v2 ^ state.v3;
    }

    private void word(long word) {
        v3 ^= word;
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
