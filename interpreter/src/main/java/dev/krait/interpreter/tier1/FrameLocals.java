package dev.krait.interpreter.tier1;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.bind.PyRichCompare;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Kind;
import dev.krait.spi.abi.Value;

/** {@code FrameLocalsProxy}: {@code f_locals} of a function, which writes through to its variables (PEP 667). */
@PyClass(name = "FrameLocalsProxy", kind = Kind.JAVA, unhashable = true, noNew = true)
final class FrameLocals {
    private static final PyType TYPE = Types.declare("builtins", "FrameLocalsProxy", Kind.JAVA, Types.OBJECT,
            PyType.NO_NEW | PyType.UNHASHABLE | PyType.MAPPING, 0);

    private record Proxy(long frame) implements Traced {
        @Override
        public void trace(Marker m) {
            m.mark(frame);
        }
    }

    private FrameLocals() {
    }

    static long create(PyThread t, long frameObject) {
        return JavaObjects.create(t, TYPE.rootShape.id, new Proxy(frameObject));
    }

    private static PyFrame frame(long self) {
        return PyFrame.at(((Proxy) JavaObjects.get(self)).frame);
    }

    private static int index(PyFrame frame, long key) {
        if (PyStr.is(key)) {
            for (int i = 0; i < frame.code.localsPlus; i++) {
                if (!frame.isHidden(i) && PyStr.equal(frame.code.localNames[i], key)) {
                    return i;
                }
            }
        }
        return -1;
    }

    private static long dict(PyThread t, long self) {
        return frame(self).snapshot(t);
    }

    @PyMethod("__getitem__(self, key, /)")
    static long getItem(PyThread t, long self, long key) {
        PyFrame frame = frame(self);
        int i = index(frame, key);
        long value = i < 0 ? 0 : frame.local(i);
        if (value == 0) {
            throw Errors.keyError(t, "local variable '" + PyObject.strText(t, key) + "' is not defined");
        }
        return value;
    }

    @PyMethod("__setitem__(self, key, value, /)")
    static void setItem(PyThread t, long self, long key, long value) {
        PyFrame frame = frame(self);
        int i = index(frame, key);
        if (i < 0) {
            throw Errors.valueError(t, "cannot add variable '" + PyObject.strText(t, key) + "' to a frame");
        }
        frame.setLocal(i, value);
    }

    @PyMethod("__delitem__(self, key, /)")
    static void delItem(PyThread t, long self, long key) {
        throw index(frame(self), key) >= 0 ? Errors.valueError(t, "cannot remove local variables from FrameLocalsProxy") : Errors.keyError(t, key);
    }

    @PyMethod("__contains__(self, key, /)")
    static boolean contains(PyThread t, long self, long key) {
        PyFrame frame = frame(self);
        int i = index(frame, key);
        return i >= 0 && frame.local(i) != 0;
    }

    @PyMethod("__len__(self, /)")
    static long len(PyThread t, long self) {
        return Value.ofInt(PyDict.length(dict(t, self)));
    }

    @PyMethod("__iter__(self, /)")
    static long iter(PyThread t, long self) {
        return PyObject.iter(t, dict(t, self));
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return PyObject.repr(t, dict(t, self));
    }

    @PyRichCompare
    static long compare(PyThread t, long self, long other, int operator) {
        return PyObject.richCompare(t, dict(t, self), PyType.of(other) == TYPE ? dict(t, other) : other, operator);
    }

    @PyMethod("get(self, key, default=None, /)")
    static long get(PyThread t, long self, long key, long otherwise) {
        PyFrame frame = frame(self);
        int i = index(frame, key);
        long value = i < 0 ? 0 : frame.local(i);
        return value == 0 ? otherwise : value;
    }

    @PyMethod("keys(self, /)")
    static long keys(PyThread t, long self) {
        return list(t, self, "keys");
    }

    @PyMethod("values(self, /)")
    static long values(PyThread t, long self) {
        return list(t, self, "values");
    }

    @PyMethod("items(self, /)")
    static long items(PyThread t, long self) {
        return list(t, self, "items");
    }

    private static long list(PyThread t, long self, String what) {
        long list = dev.krait.interpreter.objects.PyList.create(t);
        Building.listExtend(t, list, Calls.callMethod(t, dict(t, self), Names.of(what)));
        return list;
    }

    @PyMethod("copy(self, /)")
    static long copy(PyThread t, long self) {
        return dict(t, self);
    }

    @PyMethod("update(self, other, /)")
    static void update(PyThread t, long self, long other) {
        long dict = PyDict.create(t);
        Building.dictUpdate(t, dict, other);
        PyDict.forEach(dict, (key, value) -> setItem(t, self, key, value));
    }

    @PyMethod("setdefault(self, key, default=None, /)")
    static long setDefault(PyThread t, long self, long key, long otherwise) {
        if (contains(t, self, key)) {
            return getItem(t, self, key);
        }
        setItem(t, self, key, otherwise);
        return otherwise;
    }
}
