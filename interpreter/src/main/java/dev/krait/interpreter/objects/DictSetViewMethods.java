package dev.krait.interpreter.objects;

import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
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

    @PyMethod("__eq__(self, value, /)")
    static long eq(PyThread t, long self, long other) {
        return DictViews.compare(t, self, other, PyObject.EQ);
    }

    @PyMethod("__ne__(self, value, /)")
    static long ne(PyThread t, long self, long other) {
        return DictViews.compare(t, self, other, PyObject.NE);
    }

    @PyMethod("__lt__(self, value, /)")
    static long lt(PyThread t, long self, long other) {
        return DictViews.compare(t, self, other, PyObject.LT);
    }

    @PyMethod("__le__(self, value, /)")
    static long le(PyThread t, long self, long other) {
        return DictViews.compare(t, self, other, PyObject.LE);
    }

    @PyMethod("__gt__(self, value, /)")
    static long gt(PyThread t, long self, long other) {
        return DictViews.compare(t, self, other, PyObject.GT);
    }

    @PyMethod("__ge__(self, value, /)")
    static long ge(PyThread t, long self, long other) {
        return DictViews.compare(t, self, other, PyObject.GE);
    }

    @PyMethod("__and__(self, value, /)")
    static long and(PyThread t, long self, long other) {
        return DictViews.and(t, self, other);
    }

    @PyMethod("__rand__(self, value, /)")
    static long rand(PyThread t, long self, long other) {
        return DictViews.and(t, other, self);
    }

    @PyMethod("__or__(self, value, /)")
    static long or(PyThread t, long self, long other) {
        return DictViews.or(t, self, other);
    }

    @PyMethod("__ror__(self, value, /)")
    static long ror(PyThread t, long self, long other) {
        return DictViews.or(t, other, self);
    }

    @PyMethod("__sub__(self, value, /)")
    static long sub(PyThread t, long self, long other) {
        return DictViews.sub(t, self, other);
    }

    @PyMethod("__rsub__(self, value, /)")
    static long rsub(PyThread t, long self, long other) {
        return DictViews.sub(t, other, self);
    }

    @PyMethod("__xor__(self, value, /)")
    static long xor(PyThread t, long self, long other) {
        return DictViews.xor(t, self, other);
    }

    @PyMethod("__rxor__(self, value, /)")
    static long rxor(PyThread t, long self, long other) {
        return DictViews.xor(t, other, self);
    }

    @PyMethod("isdisjoint(self, other, /)")
    static boolean isDisjoint(PyThread t, long self, long other) {
        return DictViews.isDisjoint(t, self, other);
    }
}
