package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;

/** {@code _sha2.SHA512Type}: a hash in the making. */
@PyClass(name = "SHA512Type", module = "_sha2", noNew = true, shared = HashMethods.class)
final class Sha512Type {
    private Sha512Type() {
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return 128;
    }
}
