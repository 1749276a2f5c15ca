package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.heap.Marker;
import dev.krait.interpreter.heap.Traced;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;

/** {@code P.args} or {@code P.kwargs} of a ParamSpec. */
record SpecPart(long origin) implements Traced {
    static long create(PyThread t, PyType type, long origin) {
        return JavaObjects.create(t, type.rootShape.id, new SpecPart(origin));
    }

    static long origin(long self) {
        return ((SpecPart) JavaObjects.get(self)).origin;
    }

    static String repr(PyThread t, long self, String part) {
        long origin = origin(self);
        return (PyType.of(origin) == ParamSpecTypeBinding.TYPE ? PyStr.toJava(Parameter.of(origin).name) : PyObject.reprText(t, origin)) + part;
    }

    static long compare(PyThread t, long self, long other, int operator) {
        return PyObject.isOrder(operator) || PyType.of(self) != PyType.of(other) ? Const.NOT_IMPLEMENTED
                : PyObject.richCompare(t, origin(self), origin(other), operator);
    }

    @Override
    public void trace(Marker m) {
        m.mark(origin);
    }
}
