package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Entropy;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** {@code _random.Random}: the Mersenne Twister MT19937 (Matsumoto and Nishimura 1998), seeded and read as CPython does. */
@PyClass(name = "Random", module = "_random", subclassable = true)
final class RandomType {
    private static final int N = 624;
    private static final int M = 397;

    private static final class State {
        private final int[] mt = new int[N];
        private int index = N + 1;

        private void init(int seed) {
            mt[0] = seed;
            for (int i = 1; i < N; i++) {
                mt[i] = 1812433253 * (mt[i - 1] ^ mt[i - 1] >>> 30) + i;
            }
            index = N;
        }

        private void init(int[] key) {
            init(19650218);
            int i = 1;
            int j = 0;
            for (int k = Math.max(N, key.length); k > 0; k--) {
                mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1664525) + key[j] + j;
                i++;
                j++;
                if (i >= N) {
                    mt[0] = mt[N - 1];
                    i = 1;
                }
                j = j >= key.length ? 0 : j;
            }
            for (int k = N - 1; k > 0; k--) {
                mt[i] = (mt[i] ^ (mt[i - 1] ^ mt[i - 1] >>> 30) * 1566083941) - i;
                i++;
                if (i >= N) {
                    mt[0] = mt[N - 1];
                    i = 1;
                }
            }
            mt[0] = 0x80000000;
        }

        private int next() {
            if (index >= N) {
                for (int k = 0; k < N; k++) {
                    int y = mt[k] & 0x80000000 | mt[(k + 1) % N] & 0x7FFFFFFF;
                    mt[k] = mt[(k + M) % N] ^ y >>> 1 ^ ((y & 1) != 0 ? 0x9908B0DF : 0);
                }
                index = 0;
            }
            int y = mt[index++];
            y ^= y >>> 11;
            y ^= y << 7 & 0x9D2C5680;
            y ^= y << 15 & 0xEFC60000;
            return y ^ y >>> 18;
        }
    }

    private RandomType() {
    }

    @PyNew("(*args, **kwargs)")
    static long new_(PyThread t, PyType cls, long args, long kwargs) {
        State s = new State();
        s.init(new int[] {(int) System.nanoTime(), (int) System.currentTimeMillis(), System.identityHashCode(s)});
        return JavaObjects.create(t, cls.rootShape.id, s);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("__init__(self, x=None, /)")
    static void init(PyThread t, long self, long x) {
        seed(t, self, x);
    }

    @PyMethod("seed(self, n=None, /)")
    static void seed(PyThread t, long self, long n) {
        if (n == Const.NONE) {
            byte[] bytes = new byte[4 * N];
            Entropy.fill(bytes);
            int[] key = new int[N];
            ByteBuffer.wrap(bytes).asIntBuffer().get(key);
            of(self).init(key);
            return;
        }
        BigInteger number = PyInt.is(n) ? PyInt.big(PyInt.abs(t, PyInt.unwrap(n))) : BigInteger.valueOf(PyObject.hash(t, n)).and(BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE));
        int words = Math.max(1, (number.bitLength() + 31) / 32);
        int[] key = new int[words];
        for (int i = 0; i < words; i++) {
            key[i] = number.shiftRight(32 * i).intValue();
        }
        of(self).init(key);
    }

    @PyMethod("random(self, /)")
    static double random(long self) {
        State s = of(self);
        int a = s.next() >>> 5;
        int b = s.next() >>> 6;
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
    }

    @PyMethod("getrandbits(self, k, /)")
    static long getrandbits(PyThread t, long self, int k) {
        if (k < 0) {
            throw Errors.valueError(t, "number of bits must be non-negative");
        }
        State s = of(self);
        if (k == 0) {
            return Value.ofInt(0);
        }
        if (k <= 32) {
            return Value.ofInt((s.next() & 0xFFFFFFFFL) >>> 32 - k);
        }
        int words = (k - 1) / 32 + 1;
        byte[] bytes = new byte[4 * words + 1];
        int left = k;
        for (int i = 0; i < words; i++, left -= 32) {
            int r = s.next();
            if (left < 32) {
                r >>>= 32 - left;
            }
            for (int j = 0; j < 4; j++) {
                bytes[bytes.length - 1 - 4 * i - j] = (byte) (r >>> 8 * j);
            }
        }
        return PyInt.of(t, new BigInteger(bytes));
    }

    @PyMethod("getstate(self, /)")
    static long getstate(PyThread t, long self) {
        State s = of(self);
        long[] items = new long[N + 1];
        for (int i = 0; i < N; i++) {
            items[i] = Value.ofInt(s.mt[i] & 0xFFFFFFFFL);
        }
        items[N] = Value.ofInt(s.index);
        return PyTuple.of(t, items);
    }

    @PyMethod("setstate(self, state, /)")
    static void setstate(PyThread t, long self, long state) {
        if (!PyTuple.is(state)) {
            throw Errors.typeError(t, "state vector must be a tuple");
        }
        if (PyTuple.length(state) != N + 1) {
            throw Errors.valueError(t, "state vector is the wrong size");
        }
        int[] mt = new int[N];
        for (int i = 0; i < N; i++) {
            mt[i] = (int) PyInt.toLong(t, PyTuple.get(state, i));
        }
        long index = PyInt.toLong(t, PyTuple.get(state, N));
        if (index < 0 || index > N) {
            throw Errors.valueError(t, "invalid state");
        }
        System.arraycopy(mt, 0, of(self).mt, 0, N);
        of(self).index = (int) index;
    }
}
