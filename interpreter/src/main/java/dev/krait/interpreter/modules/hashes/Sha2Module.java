package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _sha2}: SHA-2. */
@PyModule(name = "_sha2", types = {Sha224Type.class, Sha512Type.class})
final class Sha2Module {
    private Sha2Module() {
    }

    @PyFunction(names = {"sha224", "sha256", "sha384", "sha512"}, value = "(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long create(PyThread t, String name, long data, boolean secure, long string) {
        int bits = Integer.parseInt(name.substring("sha".length()));
        return Digests.create(t, bits <= 256 ? Sha224TypeBinding.TYPE : Sha512TypeBinding.TYPE, "SHA-" + bits, data, string);
    }
}
