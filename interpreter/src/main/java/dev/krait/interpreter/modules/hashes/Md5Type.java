package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;

/** {@code _md5.md5}: a hash in the making. */
@PyClass(name = "MD5Type", module = "_md5", noNew = true, shared = HashMethods.class)
final class Md5Type {
    private Md5Type() {
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return 64;
    }
}
