package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _sha3}: SHA-3. */
@PyModule(name = "_sha3", types = {Sha3Type.class, ShakeType.class})
final class Sha3Module {
    private Sha3Module() {
    }

    @PyFunction(names = {"sha3_224", "sha3_256", "sha3_384", "sha3_512"}, value = "(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long create(PyThread t, String name, long data, boolean secure, long string) {
        return Digests.create(t, Sha3TypeBinding.TYPE, "SHA3-" + name.substring("sha3_".length()), data, string);
    }

    @PyFunction(names = {"shake_128", "shake_256"}, value = "(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long createShake(PyThread t, String name, long data, boolean secure, long string) {
        return ShakeType.create(t, name.equals("shake_128") ? 168 : 136, data, string);
    }
}
