package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.runtime.PyThread;

/** What all types of hashes have in common. */
final class HashMethods {
    private HashMethods() {
    }

    @PyMethod("update(self, obj, /)")
    static void update(PyThread t, long self, long obj) {
        Digests.update(t, self, obj);
    }

    @PyMethod("digest(self, /)")
    static long digest(PyThread t, long self) {
        return PyBytes.of(t, Digests.digest(t, self));
    }

    @PyMethod("hexdigest(self, /)")
    static String hexdigest(PyThread t, long self) {
        return Digests.hex(t, self);
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return Digests.copy(t, self);
    }

    @PyGetter("digest_size")
    static int digestSize(long self) {
        return Digests.of(self).getDigestLength();
    }

    @PyGetter("name")
    static String name(long self) {
        return Digests.name(self);
    }
}
