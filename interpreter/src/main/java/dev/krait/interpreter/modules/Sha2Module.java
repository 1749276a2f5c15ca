package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.runtime.PyThread;
import java.security.MessageDigest;

/** Module {@code _sha2}: SHA-2 through {@link MessageDigest}. */
@PyModule(name = "_sha2", types = {Sha2Type.class})
final class Sha2Module {
    private Sha2Module() {
    }

    @PyFunction("sha224(data=b'', *, usedforsecurity=True, string=None)")
    static long sha224(PyThread t, long data, boolean secure, long string) {
        return Sha2Type.create(t, "SHA-224", data);
    }

    @PyFunction("sha256(data=b'', *, usedforsecurity=True, string=None)")
    static long sha256(PyThread t, long data, boolean secure, long string) {
        return Sha2Type.create(t, "SHA-256", data);
    }

    @PyFunction("sha384(data=b'', *, usedforsecurity=True, string=None)")
    static long sha384(PyThread t, long data, boolean secure, long string) {
        return Sha2Type.create(t, "SHA-384", data);
    }

    @PyFunction("sha512(data=b'', *, usedforsecurity=True, string=None)")
    static long sha512(PyThread t, long data, boolean secure, long string) {
        return Sha2Type.create(t, "SHA-512", data);
    }
}
