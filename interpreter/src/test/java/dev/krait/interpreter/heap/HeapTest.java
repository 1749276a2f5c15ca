package dev.krait.interpreter.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PySet;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.ShapeIds;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.InstanceLayout;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.ThreadLayout;
import dev.krait.spi.abi.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class HeapTest {
    private static final long MB = 1 << 20;

    /** The shapes of built-in types exist once the types do. */
    private static final PyType LIST = Types.LIST;

    @Test
    void allocatesAHundredTimesTheLimit() {
        try (PyContext context = new PyContext(8 * MB)) {
            PyThread t = context.newThread();
            long mark = t.rootsMark();
            long kept = t.root(PyList.create(t));
            for (int i = 0; i < 1000; i++) {
                PyList.append(t, kept, PyTuple.of(t, Value.ofInt(i), Value.ofDouble(i)));
            }
            long allocated = 0;
            Random random = new Random(1);
            while (allocated < 800 * MB) {
                int length = random.nextInt(100) == 0 ? random.nextInt(20_000) : random.nextInt(40);
                long list = PyList.create(t, length);
                for (int i = 0; i < Math.min(length, 3); i++) {
                    PyList.append(t, list, PyTuple.of(t, list));
                }
                allocated += 8L * length + 120;
                t.safepoint();
            }
            assertTrue(context.heap.collections() > 50, "collections: " + context.heap.collections());
            assertTrue(context.heap.usedBytes() <= 8 * MB);
            for (int i = 0; i < 1000; i++) {
                long pair = PyList.get(kept, i);
                assertEquals(Value.ofInt(i), PyTuple.get(pair, 0));
                assertEquals(Value.ofDouble(i), PyTuple.get(pair, 1));
            }
            t.rootsRelease(mark);
        }
    }

    @Test
    void leakEndsInMemoryErrorAndTheContextSurvives() {
        try (PyContext context = new PyContext(8 * MB)) {
            PyThread t = context.newThread();
            for (int round = 0; round < 3; round++) {
                long mark = t.rootsMark();
                long leak = t.root(PyList.create(t));
                assertThrows(PyError.class, () -> {
                    while (true) {
                        PyList.append(t, leak, PyList.of(t, leak, leak, leak));
                        t.safepoint();
                    }
                });
                assertSame(Exc.MEMORY_ERROR, PyType.of(t.exception));
                t.exception = 0;
                assertTrue(context.heap.usedBytes() > 4 * MB);
                t.rootsRelease(mark);
                t.safepoint();
                assertTrue(context.heap.usedBytes() < MB, "used after the leak is gone: " + context.heap.usedBytes());
            }
        }
    }

    @Test
    void refusesOneObjectBeyondTheLimit() {
        try (PyContext context = new PyContext(8 * MB)) {
            PyThread t = context.newThread();
            assertThrows(PyError.class, () -> PyList.create(t, 2_000_000));
            assertSame(Exc.MEMORY_ERROR, PyType.of(t.exception));
            t.exception = 0;
            assertEquals(0, PyList.length(PyList.create(t, 1000)));
        }
    }

    @Test
    void findsWhatMachineCodeAllocates() {
        try (PyContext context = new PyContext(64 * MB)) {
            PyThread t = context.newThread();
            context.heap.setStress(true);
            PyList.create(t);
            long mark = t.rootsMark();
            long kept = t.root(PyList.create(t));
            // As a trace does: bump, write the header, write fields.
            for (int i = 0; i < 200; i++) {
                long object = Memory.getLong(t.address + ThreadLayout.ALLOCATION_CURSOR);
                long end = object + 24;
                if (end > Memory.getLong(t.address + ThreadLayout.ALLOCATION_LIMIT)) {
                    t.safepoint();
                    PyList.create(t);
                    continue;
                }
                Memory.putLong(t.address + ThreadLayout.ALLOCATION_CURSOR, end);
                Memory.putLong(object, ShapeIds.TUPLE);
                Memory.putLong(object + 8, 1);
                Memory.putLong(object + 16, Value.ofInt(i));
                if (i % 3 == 0) {
                    PyList.append(t, kept, object);
                }
            }
            t.safepoint();
            int previous = -3;
            for (int i = 0; i < PyList.length(kept); i++) {
                long item = PyList.get(kept, i);
                assertTrue(PyTuple.isExact(item));
                int number = (int) Value.intValue(PyTuple.get(item, 0));
                assertTrue(number > previous && number % 3 == 0);
                previous = number;
            }
            assertTrue(PyList.length(kept) > 60);
            t.rootsRelease(mark);
        }
    }

    @Test
    void freesJavaObjects() {
        try (PyContext context = new PyContext(64 * MB)) {
            PyThread t = context.newThread();
            long mark = t.rootsMark();
            long kept = t.root(PyList.create(t));
            for (int i = 0; i < 100_000; i++) {
                long big = PyInt.of(t, BigInteger.ONE.shiftLeft(100).add(BigInteger.valueOf(i)));
                if (i % 1000 == 0) {
                    PyList.append(t, kept, big);
                }
            }
            context.heap.collect();
            for (int i = 0; i < PyList.length(kept); i++) {
                assertEquals(BigInteger.ONE.shiftLeft(100).add(BigInteger.valueOf(1000L * i)), PyInt.big(PyList.get(kept, i)));
            }
            assertEquals(100, context.heap.javaObjects.sweep(new Marker(0) {
                @Override
                public boolean isMarked(long object) {
                    return true;
                }
            }));
            t.rootsRelease(mark);
        }
    }

    @Test
    void clearsWeakReferencesAndQueuesFinalizers() {
        try (PyContext context = new PyContext(64 * MB)) {
            PyThread t = context.newThread();
            long mark = t.rootsMark();
            long target = t.root(PyList.create(t));
            long doomed = PyList.create(t);
            long holder = t.root(PyList.create(t));
            long finalizable = PyTuple.of(t, PyTuple.of(t, Value.ofInt(7)));
            context.weakrefs.addFinalizable(finalizable);
            Weakrefs.Reference alive = new Weakrefs.Reference(holder, target, 0);
            Weakrefs.Reference dead = new Weakrefs.Reference(holder, doomed, holder);
            context.weakrefs.add(alive);
            context.weakrefs.add(dead);
            context.heap.collect();
            assertEquals(target, alive.referent);
            assertEquals(0, dead.referent);
            assertTrue(t.polls(PyThread.POLL_FINALIZERS));
            assertSame(dead, context.weakrefs.nextCallback());
            context.heap.collect();
            long due = context.weakrefs.nextFinalizer();
            assertEquals(finalizable, due);
            assertEquals(Value.ofInt(7), PyTuple.get(PyTuple.get(due, 0), 0));
            assertFalse(context.weakrefs.isDue());
            t.rootsRelease(mark);
        }
    }

    /** A node of the model: its number is the first thing its Python object holds. */
    private static final class Node {
        private final int number;
        private final long object;
        private final List<Node> children = new ArrayList<>();

        Node(int number, long object) {
            this.number = number;
            this.object = object;
        }
    }

    /** Random object graphs with random roots, collected under stress: what can be reached is as in a model on the Java heap. */
    @Property(tries = 60)
    void keepsExactlyTheGraphOfTheModel(@ForAll long seed) {
        Random random = new Random(seed);
        try (PyContext context = new PyContext(64 * MB)) {
            PyThread t = context.newThread();
            context.heap.setStress(true);
            long mark = t.rootsMark();
            int rootCount = 8;
            Node[] roots = new Node[rootCount];
            for (int i = 0; i < rootCount; i++) {
                t.root(0);
            }
            for (int step = 0; step < 400; step++) {
                Node node = create(t, random, step, roots);
                int at = random.nextInt(rootCount);
                roots[at] = node;
                t.setRoot(mark, at, node == null ? 0 : node.object);
                Node parent = roots[random.nextInt(rootCount)];
                if (parent != null && node != null) {
                    link(t, parent, node);
                }
                if (random.nextInt(6) == 0) {
                    t.safepoint();
                    for (Node root : roots) {
                        if (root != null) {
                            check(root, new ArrayList<>());
                        }
                    }
                }
            }
            t.rootsRelease(mark);
        }
    }

    private static Node create(PyThread t, Random random, int number, Node[] roots) {
        int kind = random.nextInt(6);
        Node node = switch (kind) {
            case 0 -> new Node(number, PyList.create(t));
            case 1 -> new Node(number, PyDict.create(t));
            case 2 -> new Node(number, PyTuple.create(t, 1 + random.nextInt(4)));
            case 3 -> new Node(number, PyList.create(t, random.nextInt(3000)));
            case 4 -> new Node(number, instance(t));
            default -> null;
        };
        if (node == null) {
            return null;
        }
        if (PyTuple.is(node.object)) {
            PyTuple.set(node.object, 0, Value.ofInt(number));
            for (int i = 1; i < PyTuple.length(node.object); i++) {
                Node child = roots[random.nextInt(roots.length)];
                if (child != null) {
                    PyTuple.set(node.object, i, child.object);
                    node.children.add(child);
                }
            }
        } else if (PyDict.is(node.object)) {
            PyDict.set(t, node.object, Value.ofInt(-1 - number), Value.ofInt(number));
        } else if (PyList.is(node.object)) {
            PyList.append(t, node.object, Value.ofInt(number));
        } else {
            Memory.putLong(node.object + InstanceLayout.FIELDS, Value.ofInt(number));
        }
        return node;
    }

    private static final int INSTANCE_SHAPE = 1000;

    /** An instance with a number and one reference. */
    private static long instance(PyThread t) {
        ShapeTable.register(INSTANCE_SHAPE, Kind.INSTANCE, InstanceLayout.FIELDS + 16);
        ShapeTable.types[INSTANCE_SHAPE] = ShapeTable.IMMORTAL_TYPE;
        return t.allocate(INSTANCE_SHAPE, InstanceLayout.FIELDS + 16);
    }

    private static void link(PyThread t, Node parent, Node child) {
        if (PyList.is(parent.object)) {
            PyList.append(t, parent.object, child.object);
            parent.children.add(child);
        } else if (PyDict.is(parent.object)) {
            PyDict.set(t, parent.object, Value.ofInt(parent.children.size()), child.object);
            parent.children.add(child);
        } else if (!PyTuple.is(parent.object)) {
            Memory.putLong(parent.object + InstanceLayout.FIELDS + 8, child.object);
            parent.children.clear();
            parent.children.add(child);
        }
    }

    private static void check(Node node, List<Node> seen) {
        for (Node other : seen) {
            if (other == node) {
                return;
            }
        }
        seen.add(node);
        List<Long> held = new ArrayList<>();
        long number;
        if (PyList.is(node.object)) {
            number = PyList.get(node.object, 0);
            for (int i = 1; i < PyList.length(node.object); i++) {
                held.add(PyList.get(node.object, i));
            }
        } else if (PyDict.is(node.object)) {
            number = PyDict.valueAt(node.object, 0);
            for (int i = 1; i <= node.children.size(); i++) {
                held.add(PyDict.valueAt(node.object, i));
            }
        } else if (PyTuple.is(node.object)) {
            number = PyTuple.get(node.object, 0);
            for (int i = 1; i < PyTuple.length(node.object); i++) {
                if (PyTuple.get(node.object, i) != 0) {
                    held.add(PyTuple.get(node.object, i));
                }
            }
        } else {
            number = Memory.getLong(node.object + InstanceLayout.FIELDS);
            if (!node.children.isEmpty()) {
                held.add(Memory.getLong(node.object + InstanceLayout.FIELDS + 8));
            }
        }
        assertEquals(Value.ofInt(node.number), number);
        assertEquals(node.children.stream().map(c -> c.object).toList(), held);
        for (Node child : node.children) {
            check(child, seen);
        }
    }

    @Test
    void setsAndDictsSurviveCollections() {
        try (PyContext context = new PyContext(64 * MB)) {
            PyThread t = context.newThread();
            long mark = t.rootsMark();
            long set = t.root(PySet.create(t));
            for (int i = 0; i < 5000; i++) {
                PySet.add(t, set, PyInt.of(t, 1L << 50 | i));
                if (i % 500 == 0) {
                    context.heap.collect();
                }
            }
            for (int i = 0; i < 5000; i++) {
                assertTrue(PySet.contains(t, set, PyInt.of(t, 1L << 50 | i)));
            }
            assertFalse(PySet.contains(t, set, PyInt.of(t, 1L << 51)));
            t.rootsRelease(mark);
        }
    }
}
