package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;

/** Module {@code _md5}: MD5. */
@PyModule(name = "_md5", types = {Md5Type.class})
final class Md5Module {
    private Md5Module() {
    }

    @PyFunction("md5(data=<unrepresentable>, *, usedforsecurity=True, string=<unrepresentable>)")
    static long md5(PyThread t, long data, boolean secure, long string) {
        return Digests.create(t, Md5TypeBinding.TYPE, "MD5", data, string);
    }
}
