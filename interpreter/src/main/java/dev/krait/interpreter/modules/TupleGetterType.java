package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyNew;
import dev.krait.interpreter.bind.PySetter;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Value;

/** {@code _collections._tuplegetter}: the attribute of a named tuple or struct sequence that reads one item. */
@PyClass(name = "_tuplegetter", module = "_collections")
final class TupleGetterType {
    private static final class State implements Traced {
        private int index;
        private long doc;

        @Override
        public void trace(Marker m) {
            m.mark(doc);
        }
    }

    private TupleGetterType() {
    }

    static long create(PyThread t, int index, long doc) {
        State state = new State();
        state.index = index;
        state.doc = doc;
        return JavaObjects.create(t, TupleGetterTypeBinding.TYPE.rootShape.id, state);
    }

    @PyNew("(index, doc, /)")
    static long new_(PyThread t, PyType cls, int index, long doc) {
        return create(t, index, doc);
    }

    private static State of(long self) {
        return (State) JavaObjects.get(self);
    }

    @PyMethod("__get__(self, instance, owner=None, /)")
    static long get(PyThread t, long self, long instance, long owner) {
        if (instance == Const.NONE || instance == Value.ABSENT) {
            return self;
        }
        int index = of(self).index;
        if (!PyTuple.is(instance)) {
            throw Errors.typeError(t, "descriptor for index '" + index + "' for tuple subclasses doesn't apply to '" + PyObject.typeName(instance) + "' object");
        }
        if (index >= PyTuple.length(instance)) {
            throw Errors.indexError(t, "tuple index out of range");
        }
        return PyTuple.get(instance, index);
    }

    @PyMethod("__set__(self, instance, value, /)")
    static void set(PyThread t, long self, long instance, long value) {
        throw Errors.attributeError(t, "can't set attribute");
    }

    @PyMethod("__delete__(self, instance, /)")
    static void delete(PyThread t, long self, long instance) {
        throw Errors.attributeError(t, "can't delete attribute");
    }

    @PyGetter("__doc__")
    static long doc(long self) {
        return of(self).doc;
    }

    @PySetter("__doc__")
    static void setDoc(PyThread t, long self, long value) {
        of(self).doc = value == Value.ABSENT ? Const.NONE : value;
    }

    @PyMethod("__reduce__(self, /)")
    static long reduce(PyThread t, long self) {
        return PyTuple.of(t, PyType.of(self).address, PyTuple.of(t, PyInt.of(t, of(self).index), of(self).doc));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return PyStr.of(t, "_collections._tuplegetter(" + of(self).index + ", "
                + PyStr.toJava(PyObject.repr(t, of(self).doc)) + ")");
    }
}
