package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;

/** {@code _sha1.sha1}: a hash in the making. */
@PyClass(name = "SHA1Type", module = "_sha1", noNew = true, shared = HashMethods.class)
final class Sha1Type {
    private Sha1Type() {
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return 64;
    }
}
