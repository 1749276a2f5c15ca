package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.runtime.PyThread;

/** What the views of dicts that are sets have in common. */
final class DictSetViewMethods {
    private DictSetViewMethods() {
    }

    @PyMethod("__len__(self, /)")
    static int len(long self) {
        return PyDict.length(DictViews.dict(self));
    }

    @PyGetter("mapping")
    static long mapping(PyThread t, long self) {
        return DictViews.mapping(t, self);
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return DictViews.compare(t, self, other, operator);
    }

    @PyMethod(value = "__and__(self, value, /)", reflected = true)
    static long and(PyThread t, long self, long other) {
        return DictViews.and(t, self, other);
    }

    @PyMethod(value = "__or__(self, value, /)", reflected = true)
    static long or(PyThread t, long self, long other) {
        return DictViews.or(t, self, other);
    }

    @PyMethod(value = "__sub__(self, value, /)", reflected = true)
    static long sub(PyThread t, long self, long other) {
        return DictViews.sub(t, self, other);
    }

    @PyMethod(value = "__xor__(self, value, /)", reflected = true)
    static long xor(PyThread t, long self, long other) {
        return DictViews.xor(t, self, other);
    }

    @PyMethod("isdisjoint(self, other, /)")
    static boolean isDisjoint(PyThread t, long self, long other) {
        return DictViews.isDisjoint(t, self, other);
    }
}
