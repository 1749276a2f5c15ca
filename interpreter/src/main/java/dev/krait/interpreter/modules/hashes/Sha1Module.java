package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _sha1}: SHA-1. */
@PyModule(name = "_sha1", types = {Sha1Type.class})
final class Sha1Module {
    private Sha1Module() {
    }

    @PyFunction("sha1(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long sha1(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Sha1TypeBinding.TYPE, "SHA-1", data, string);
    }
}
