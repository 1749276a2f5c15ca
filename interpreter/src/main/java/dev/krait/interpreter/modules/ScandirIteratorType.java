package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.runtime.PyThread;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What {@code os.scandir} gives: entries of a directory, read when it was called. */
@PyClass(name = "ScandirIterator", module = "posix", noNew = true)
final class ScandirIteratorType {
    private record State(String directory, Deque<String> names) {
    }

    private ScandirIteratorType() {
    }

    static long create(PyThread t, String directory, List<String> names) {
        return JavaObjects.create(t, ScandirIteratorTypeBinding.TYPE.rootShape.id, new State(directory, new ArrayDeque<>(names)));
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("__iter__(self, /)")
    static long iter(long self) {
        return self;
    }

    @PyMethod("__next__(self, /)")
    static long next(PyThread t, long self) {
        String name = of(self).names.poll();
        return name == null ? 0 : DirEntryType.create(t, of(self).directory, name);
    }

    @PyMethod("close(self, /)")
    static void close(long self) {
        of(self).names.clear();
    }

    @PyMethod("__enter__(self, /)")
    static long enter(long self) {
        return self;
    }

    @PyMethod("__exit__(self, /, *args)")
    static void exit(long self, long args) {
        close(self);
    }
}
