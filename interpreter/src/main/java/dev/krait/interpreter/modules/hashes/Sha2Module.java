package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _sha2}: SHA-2. */
@PyModule(name = "_sha2", types = {Sha224Type.class, Sha512Type.class})
final class Sha2Module {
    private Sha2Module() {
    }

    @PyFunction("sha224(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha224(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha224TypeBinding.TYPE, "SHA-224", data, string);
    }

    @PyFunction("sha256(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha256(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha224TypeBinding.TYPE, "SHA-256", data, string);
    }

    @PyFunction("sha384(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha384(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha512TypeBinding.TYPE, "SHA-384", data, string);
    }

    @PyFunction("sha512(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha512(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha512TypeBinding.TYPE, "SHA-512", data, string);
    }
}
