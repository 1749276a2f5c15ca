package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _sha3}: SHA-3. */
@PyModule(name = "_sha3", types = {Sha3Type.class, ShakeType.class})
final class Sha3Module {
    private Sha3Module() {
    }

    @PyFunction("sha3_224(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha3224(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha3TypeBinding.TYPE, "SHA3-224", data, string);
    }

    @PyFunction("sha3_256(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha3256(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha3TypeBinding.TYPE, "SHA3-256", data, string);
    }

    @PyFunction("sha3_384(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha3384(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha3TypeBinding.TYPE, "SHA3-384", data, string);
    }

    @PyFunction("sha3_512(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha3512(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha3TypeBinding.TYPE, "SHA3-512", data, string);
    }

    @PyFunction("shake_128(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long shake128(PyThread t, long data, boolean secure, long string) {
        return ShakeType.create(t, 168, data, string);
    }

    @PyFunction("shake_256(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long shake256(PyThread t, long data, boolean secure, long string) {
        return ShakeType.create(t, 136, data, string);
    }
}
