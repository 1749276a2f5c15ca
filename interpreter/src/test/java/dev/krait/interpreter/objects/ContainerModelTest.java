package dev.krait.interpreter.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.interpreter.runtime.PyContext;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.DictLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Containers as memory against the collections of Java. */
final class ContainerModelTest {
    private static long key(PyThread t, Random random, int range) {
        int n = random.nextInt(range);
        return switch (n % 4) {
            case 0 -> Value.ofInt(n);
            case 1 -> PyStr.intern("key" + n);
            case 2 -> Value.ofInt((long) n << 32);
            default -> Value.ofDouble(n + 0.5);
        };
    }

    @Property(tries = 100)
    void dictIsALinkedHashMap(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int range) {
        Random random = new Random(seed);
        try (PyContext context = new PyContext(1 << 26)) {
            PyThread t = context.newThread();
            long dict = PyDict.create(t);
            Map<Long, Long> model = new LinkedHashMap<>();
            for (int step = 0; step < 1500; step++) {
                long key = key(t, random, range);
                long value = Value.ofInt(step);
                switch (random.nextInt(12)) {
                    case 0, 1, 2, 3 -> {
                        PyDict.set(t, dict, key, value);
                        model.put(key, value);
                    }
                    case 4, 5, 6 -> assertEquals(model.remove(key) != null, PyDict.remove(t, dict, key));
                    case 7, 8 -> assertEquals(model.getOrDefault(key, 0L), PyDict.get(t, dict, key));
                    case 9 -> {
                        int last = PyDict.previousEntry(dict, Integer.MAX_VALUE);
                        if (model.isEmpty()) {
                            assertEquals(-1, last);
                        } else {
                            List<Long> keys = new ArrayList<>(model.keySet());
                            assertEquals(keys.get(keys.size() - 1), PyDict.keyAt(dict, last));
                            model.remove(keys.get(keys.size() - 1));
                            PyDict.removeEntry(t, dict, last);
                        }
                    }
                    case 10 -> {
                        if (random.nextInt(40) == 0) {
                            PyDict.clear(t, dict);
                            model.clear();
                        }
                    }
                    default -> dict = random.nextInt(10) == 0 ? PyDict.copy(t, dict) : dict;
                }
                assertEquals(model.size(), PyDict.length(dict));
            }
            List<Long> entries = new ArrayList<>();
            PyDict.forEach(dict, (k, v) -> {
                entries.add(k);
                entries.add(v);
            });
            List<Long> expected = new ArrayList<>();
            model.forEach((k, v) -> {
                expected.add(k);
                expected.add(v);
            });
            assertEquals(expected, entries);
        }
    }

    @Test
    void keysVersionChangesWithTheKeysOnly() {
        try (PyContext context = new PyContext(1 << 26)) {
            PyThread t = context.newThread();
            long dict = PyDict.create(t);
            PyDict.set(t, dict, PyStr.intern("a"), Value.ofInt(1));
            int version = PyDict.keysVersion(dict);
            assertNotEquals(0, version);
            PyDict.set(t, dict, PyStr.intern("a"), Value.ofInt(2));
            assertEquals(version, Memory.getInt(dict + DictLayout.KEYS_VERSION));
            PyDict.set(t, dict, PyStr.intern("b"), Value.ofInt(2));
            assertNotEquals(version, PyDict.keysVersion(dict));
            version = PyDict.keysVersion(dict);
            assertTrue(PyDict.remove(t, dict, PyStr.intern("b")));
            assertNotEquals(version, PyDict.keysVersion(dict));
        }
    }

    @Test
    void watchersHearOfTheirKeyOnce() {
        try (PyContext context = new PyContext(1 << 26)) {
            PyThread t = context.newThread();
            long dict = PyDict.create(t);
            PyDict.set(t, dict, PyStr.intern("a"), Value.ofInt(1));
            int[] heard = new int[3];
            PyDict.watch(t, dict, PyStr.intern("a"), () -> heard[0]++);
            PyDict.watch(t, dict, PyStr.intern("later"), () -> heard[1]++);
            PyDict.watch(t, dict, PyStr.intern("never"), () -> heard[2]++);
            PyDict.set(t, dict, PyStr.intern("other"), Value.ofInt(1));
            assertArrayEquals(new int[] {0, 0, 0}, heard);
            PyDict.set(t, dict, PyStr.intern("a"), Value.ofInt(2));
            PyDict.set(t, dict, PyStr.intern("a"), Value.ofInt(3));
            PyDict.set(t, dict, PyStr.intern("later"), Value.ofInt(3));
            assertArrayEquals(new int[] {1, 1, 0}, heard);
            PyDict.watch(t, dict, PyStr.intern("a"), () -> heard[0]++);
            PyDict.remove(t, dict, PyStr.intern("a"));
            PyDict.clear(t, dict);
            assertArrayEquals(new int[] {2, 1, 1}, heard);
        }
    }

    @Property(tries = 100)
    void setIsAHashSet(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int range) {
        Random random = new Random(seed);
        try (PyContext context = new PyContext(1 << 26)) {
            PyThread t = context.newThread();
            long set = PySet.create(t);
            Set<Long> model = new HashSet<>();
            for (int step = 0; step < 1500; step++) {
                long key = key(t, random, range);
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> assertEquals(model.add(key), PySet.add(t, set, key));
                    case 3, 4 -> assertEquals(model.remove(key), PySet.discard(t, set, key));
                    case 5 -> assertEquals(model.contains(key), PySet.contains(t, set, key));
                    case 6 -> {
                        if (!model.isEmpty() && random.nextInt(4) == 0) {
                            assertTrue(model.remove(PySet.pop(set)));
                        }
                    }
                    default -> {
                        if (random.nextInt(10) == 0) {
                            set = PySet.copy(t, set, ShapeIds.SET);
                        }
                    }
                }
                assertEquals(model.size(), PySet.length(set));
            }
            Set<Long> keys = new HashSet<>();
            for (int i = PySet.nextEntry(set, 0); i >= 0; i = PySet.nextEntry(set, i + 1)) {
                assertTrue(keys.add(PySet.key(set, i)));
            }
            assertEquals(model, keys);
        }
    }

    @Property(tries = 100)
    void sortIsStable(@ForAll long seed, @ForAll @IntRange(max = 3000) int length, @ForAll @IntRange(min = 1, max = 5000) int range, @ForAll boolean reverse) {
        Random random = new Random(seed);
        try (PyContext context = new PyContext(1 << 28)) {
            PyThread t = context.newThread();
            long list = PyList.create(t);
            double[] numbers = new double[length];
            for (int i = 0; i < length; i++) {
                // Long runs, short runs and noise.
                numbers[i] = random.nextInt(8) == 0 ? random.nextInt(range) : i == 0 ? 0 : numbers[i - 1] + random.nextInt(3) - (seed & 1);
                PyList.append(t, list, PyTuple.of(t, Value.ofDouble(numbers[i]), Value.ofInt(i)));
            }
            Integer[] order = new Integer[length];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> reverse ? Double.compare(numbers[b], numbers[a]) : Double.compare(numbers[a], numbers[b]));
            long doubles = PyList.create(t);
            for (double number : numbers) {
                PyList.append(t, doubles, Value.ofDouble(number));
            }
            ListSort.sortByKeys(t, list, PyList.toArray(doubles), reverse);
            for (int i = 0; i < length; i++) {
                assertEquals(Value.ofInt(order[i]), PyTuple.get(PyList.get(list, i), 1));
            }
            ListSort.sort(t, doubles, 0, reverse);
            for (int i = 0; i < length; i++) {
                assertEquals(numbers[order[i]], Value.doubleValue(PyList.get(doubles, i)));
            }
        }
    }

    @Property(tries = 200)
    void listIsAnArrayList(@ForAll long seed) {
        Random random = new Random(seed);
        try (PyContext context = new PyContext(1 << 26)) {
            PyThread t = context.newThread();
            long list = PyList.create(t);
            List<Long> model = new ArrayList<>();
            for (int step = 0; step < 500; step++) {
                long value = Value.ofInt(step);
                int n = model.size();
                switch (random.nextInt(7)) {
                    case 0, 1 -> {
                        PyList.append(t, list, value);
                        model.add(value);
                    }
                    case 2 -> {
                        int at = random.nextInt(n + 1);
                        PyList.insert(t, list, at, value);
                        model.add(at, value);
                    }
                    case 3 -> {
                        if (n > 0) {
                            int at = random.nextInt(n);
                            assertEquals(model.remove(at), PyList.remove(list, at));
                        }
                    }
                    case 4 -> {
                        long other = PyList.of(t, value, value, Value.ofInt(-1));
                        int count = random.nextInt(4);
                        int from = random.nextInt(n + 1);
                        int to = from + random.nextInt(n - from + 1);
                        PyList.replace(t, list, from, to, PyList.items(other), count);
                        model.subList(from, to).clear();
                        for (int i = 0; i < count; i++) {
                            model.add(from + i, PyList.get(other, i));
                        }
                    }
                    case 5 -> {
                        PyList.reverse(list);
                        java.util.Collections.reverse(model);
                    }
                    default -> {
                        int length = random.nextInt(n + 1);
                        if (random.nextInt(10) == 0) {
                            PyList.setLength(t, list, length);
                            model.subList(length, n).clear();
                        }
                    }
                }
                assertEquals(model, Arrays.stream(PyList.toArray(list)).boxed().toList());
            }
        }
    }
}
