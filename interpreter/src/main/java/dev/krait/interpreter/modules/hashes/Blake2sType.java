package dev.krait.interpreter.modules.hashes;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.PyThread;

/** {@code _blake2.blake2s}. */
@PyClass(name = "blake2s", module = "_blake2", shared = Blake2Methods.class)
final class Blake2sType {
    private Blake2sType() {
    }

    @PyInit
    static void init(PyThread t, PyType type) {
        Blake2Objects.putLimits(t, type, 32);
    }

    @PyNew("(data=<unrepresentable>, *, digest_size=32, key=<unrepresentable>, salt=<unrepresentable>, person=<unrepresentable>, fanout=1, depth=1, leaf_size=0, "
            + "node_offset=0, node_depth=0, inner_size=0, last_node=False, usedforsecurity=True, string=<unrepresentable>)")
    static long new_(PyThread t, PyType cls, long data, long digestSize, long key, long salt, long person, int fanout, int depth, long leafSize, long nodeOffset,
            int nodeDepth, int innerSize, boolean lastNode, boolean secure, long string) {
        return Blake2Objects.create(t, cls, false, data, digestSize, key, salt, person, fanout, depth,
                dev.krait.interpreter.objects.PyInt.toLong(t, leafSize), nodeOffset, nodeDepth, innerSize, lastNode, string);
    }

    @PyGetter("name")
    static String name(long self) {
        return "blake2s";
    }
}
