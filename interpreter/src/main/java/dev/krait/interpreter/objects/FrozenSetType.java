package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;

/** The type {@code frozenset}. */
@PyClass(name = "frozenset", kind = Kind.SET, subclassable = true, doc = "Build an immutable unordered collection of unique elements.", shared = AnySetMethods.class)
final class FrozenSetType {
    private FrozenSetType() {
    }

    @PyNew("(iterable=(), /)")
    static long new_(PyThread t, PyType cls, long iterable) {
        if (cls == Types.FROZENSET && iterable != 0 && PySet.isExactFrozen(iterable)) {
            return iterable;
        }
        long set = t.allocate(cls.rootShape.id, cls.rootShape.fieldsEnd);
        if (iterable != 0) {
            PySet.update(t, set, iterable);
        }
        return set;
    }

    @PyMethod("__hash__(self, /)")
    static long hash(PyThread t, long self) {
        return PyInt.of(t, PySet.frozenHash(self));
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return PySet.isExactFrozen(self) ? self : SetOperations.copy(t, self);
    }
}
