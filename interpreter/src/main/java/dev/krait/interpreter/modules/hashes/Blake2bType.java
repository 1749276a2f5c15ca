package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.PyBytes;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.util.HexFormat;

/** {@code _blake2.blake2b}. */
@PyClass(name = "blake2b", module = "_blake2")
final class Blake2bType {
    private Blake2bType() {
    }

    @PyInit
    static void init(PyThread t, PyType type) {
        PyDict.putStr(t, type.dict(), Names.of("MAX_DIGEST_SIZE"), Value.ofInt(64));
        PyDict.putStr(t, type.dict(), Names.of("MAX_KEY_SIZE"), Value.ofInt(64));
        PyDict.putStr(t, type.dict(), Names.of("SALT_SIZE"), Value.ofInt(16));
        PyDict.putStr(t, type.dict(), Names.of("PERSON_SIZE"), Value.ofInt(16));
    }

    @PyNew("(data=<unrepresentable>, *, digest_size=64, key=<unrepresentable>, salt=<unrepresentable>, person=<unrepresentable>, fanout=1, depth=1, leaf_size=0, "
            + "node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long data, long digestSize, long key, long salt, long person, int fanout, int depth, long leafSize, long nodeOffset,
            int nodeDepth, int innerSize, boolean lastNode, boolean secure, long string) {
        return Blake2Objects.create(t, cls, true, data, digestSize, key, salt, person, fanout, depth,
                dev.krait.interpreter.objects.PyInt.toLong(t, leafSize), nodeOffset, nodeDepth, innerSize, lastNode, string);
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

    @PyGetter("name")
    static String name(long self) {
        return "blake2b";
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
