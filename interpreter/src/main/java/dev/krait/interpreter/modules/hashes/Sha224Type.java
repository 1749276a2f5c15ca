package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;

/** {@code _sha2.SHA224Type}: a hash in the making. */
@PyClass(name = "SHA224Type", module = "_sha2", noNew = true, shared = HashMethods.class)
final class Sha224Type {
    private Sha224Type() {
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return 64;
    }
}
