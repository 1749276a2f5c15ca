package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;
import java.util.HexFormat;

/** What hashes of both kinds of BLAKE2 do once they have been created. */
final class Blake2Methods {
    private Blake2Methods() {
    }

    @PyMethod("update(self, data, /)")
    static void update(PyThread t, long self, long data) {
        Blake2Objects.of(self).update(Digests.input(t, data));
    }

    @PyMethod("digest(self, /)")
    static long digest(PyThread t, long self) {
        return PyBytes.of(t, Blake2Objects.of(self).digest());
    }

    @PyMethod("hexdigest(self, /)")
    static String hexdigest(long self) {
        return HexFormat.of().formatHex(Blake2Objects.of(self).digest());
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return JavaObjects.create(t, PyType.of(self).rootShape.id, Blake2Objects.of(self).clone());
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return Blake2Objects.of(self).blockSize();
    }

    @PyGetter("digest_size")
    static int digestSize(long self) {
        return Blake2Objects.of(self).digestSize;
    }
}
