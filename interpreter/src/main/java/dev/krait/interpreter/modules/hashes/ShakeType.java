package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.util.HexFormat;

/** {@code _sha3.shake_128} and {@code shake_256}: a hash whose length is said when it is asked for. */
@PyClass(name = "shake", module = "_sha3", noNew = true)
final class ShakeType {
    private ShakeType() {
    }

    static long create(PyThread t, int rate, long data, long string) {
        long self = JavaObjects.create(t, ShakeTypeBinding.TYPE.rootShape.id, new Keccak(rate));
        if (data != 0 || string != 0) {
            update(t, self, data != 0 ? data : string);
        }
        return self;
    }

    private static Keccak of(long self) {
        return (Keccak) JavaObjects.get(self);
    }

    @PyMethod("update(self, obj, /)")
    static void update(PyThread t, long self, long obj) {
        of(self).update(Digests.input(t, obj));
    }

    private static byte[] bytes(PyThread t, long self, int length) {
        if (length < 0) {
            throw Errors.valueError(t, "value must be positive");
        }
        if (length >= 1 << 29) {
            throw Errors.valueError(t, "length is too large");
        }
        return of(self).digest(length);
    }

    @PyMethod("digest(self, /, length)")
    static long digest(PyThread t, long self, int length) {
        return PyBytes.of(t, bytes(t, self, length));
    }

    @PyMethod("hexdigest(self, /, length)")
    static String hexdigest(PyThread t, long self, int length) {
        return HexFormat.of().formatHex(bytes(t, self, length));
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return JavaObjects.create(t, ShakeTypeBinding.TYPE.rootShape.id, of(self).clone());
    }

    @PyGetter("digest_size")
    static int digestSize(long self) {
        return 0;
    }

    @PyGetter("block_size")
    static int blockSize(long self) {
        return of(self).rate;
    }

    @PyGetter("name")
    static String name(long self) {
        return of(self).rate == 168 ? "shake_128" : "shake_256";
    }
}
