package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;

/** {@code _sha3.sha3_224}: a hash in the making. */
@PyClass(name = "SHA3Type", module = "_sha3", noNew = true, shared = HashMethods.class)
final class Sha3Type {
    private Sha3Type() {
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return 200 - 2 * Digests.of(self).getDigestLength();
    }
}
