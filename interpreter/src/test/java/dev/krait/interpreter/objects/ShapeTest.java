package dev.krait.interpreter.objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Hidden classes: attributes of objects against a map, in slots, in the array and in a dict. */
final class ShapeTest {
    @Test
    void equalAttributesShareAShape() {
        Shape root = Types.SIMPLE_NAMESPACE.rootShape;
        long a = PyStr.intern("a");
        long b = PyStr.intern("b");
        assertSame(root.with(a).with(b), root.with(a).with(b));
        assertEquals(0, root.with(a).indexOf(a));
        assertEquals(1, root.with(a).with(b).indexOf(b));
        assertEquals(-1, root.with(a).indexOf(b));
        assertFalse(root.with(a) == root.with(b));
    }

    @Test
    void tooManyAttributesHaveNoShape() {
        Shape shape = Types.SIMPLE_NAMESPACE.rootShape;
        for (int i = 0; i < Shape.MAX_ATTRIBUTES; i++) {
            shape = shape.with(PyStr.intern("many" + i));
        }
        assertNull(shape.with(PyStr.intern("toomany")));
    }

    @Property(tries = 60)
    void attributesAreALinkedHashMap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 90) int names) {
        Random random = new Random(seed);
        try (PyContext context = new PyContext(1 << 26)) {
            PyThread t = context.newThread();
            long object = SimpleNamespaceType.create(t);
            PyType type = Types.SIMPLE_NAMESPACE;
            Map<Long, Long> model = new LinkedHashMap<>();
            for (int step = 0; step < 400; step++) {
                long name = PyStr.intern("n" + random.nextInt(names));
                if (random.nextInt(8) == 0 && model.containsKey(name)) {
                    Attributes.genericSet(t, object, type, name, 0);
                    model.remove(name);
                } else {
                    Attributes.genericSet(t, object, type, name, Value.ofInt(step));
                    model.put(name, Value.ofInt(step));
                }
                for (int i = 0; i < names; i++) {
                    long probe = PyStr.intern("n" + i);
                    assertEquals(model.getOrDefault(probe, 0L), Attributes.own(t, object, probe));
                }
            }
            long dict = Attributes.dictOf(t, object);
            assertTrue(Shape.ofObject(object).dictMode);
            int at = -1;
            for (Map.Entry<Long, Long> e : model.entrySet()) {
                at = PyDict.nextEntry(dict, at + 1);
                assertEquals(e.getKey(), PyDict.keyAt(dict, at));
                assertEquals(e.getValue(), PyDict.valueAt(dict, at));
            }
        }
    }

    @Test
    void builtInTypesAreConsistent() {
        for (int i = 1; i <= PyType.count(); i++) {
            PyType type = PyType.inSlot(i);
            if (type == null || type.isHeap()) {
                continue;
            }
            assertSame(type, PyType.at(type.address));
            assertSame(type, type.rootShape.type);
            assertSame(type, type.mro[0]);
            assertTrue(type.isSubtypeOf(Types.OBJECT));
            assertTrue(type.metatype().isSubtypeOf(Types.TYPE));
        }
        assertSame(Types.BOOL.base, Types.INT);
        assertTrue(Exc.EXCEPTION_GROUP.isSubtypeOf(Exc.EXCEPTION));
        assertTrue(Exc.EXCEPTION_GROUP.isSubtypeOf(Exc.BASE_EXCEPTION_GROUP));
        assertSame(Types.INT, PyType.of(Value.ofInt(3)));
        assertSame(Types.FLOAT, PyType.of(Value.ofDouble(3)));
    }

    @Test
    void assumptionsRunTheirDependentsOnce() {
        int[] runs = {0};
        Assumption assumption = new Assumption();
        assumption.addDependent(() -> runs[0]++);
        assertTrue(assumption.valid);
        assumption.invalidate();
        assumption.invalidate();
        assertFalse(assumption.valid);
        assertEquals(1, runs[0]);
        assumption.addDependent(() -> runs[0]++);
        assertEquals(2, runs[0]);
    }
}
