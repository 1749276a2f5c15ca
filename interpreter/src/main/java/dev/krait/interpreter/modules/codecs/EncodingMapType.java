package dev.krait.interpreter.modules.codecs;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.PyThread;
import java.util.Map;

/** What {@code charmap_build} gives: bytes by character. */
@PyClass(name = "EncodingMap", noNew = true)
final class EncodingMapType {
    private EncodingMapType() {
    }

    static long create(PyThread t, Map<Integer, Integer> codes) {
        return JavaObjects.create(t, EncodingMapTypeBinding.TYPE.rootShape.id, codes);
    }

    @PyMethod("size(self, /)")
    static int size(long self) {
        return ((Map<?, ?>) JavaObjects.get(self)).size();
    }
}
