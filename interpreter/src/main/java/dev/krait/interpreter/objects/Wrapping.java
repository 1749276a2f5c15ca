package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
/** What descriptors that wrap a function take over from it. */
final class Wrapping {
    private Wrapping() {
    }

    /** Copies {@code __module__, __name__, __qualname__, __doc__} and what describes annotations. */
    static void copyAttributes(PyThread t, long wrapper, long wrapped) {
        copy(t, wrapper, wrapped, Names.__module__);
        copy(t, wrapper, wrapped, Names.__name__);
        copy(t, wrapper, wrapped, Names.__qualname__);
        copy(t, wrapper, wrapped, Names.__doc__);
    }

    private static void copy(PyThread t, long wrapper, long wrapped, long name) {
        long value = PyObject.getAttrOrAbsent(t, wrapped, name);
        if (value != 0) {
            Attributes.setOwn(t, wrapper, Shape.ofObject(wrapper), name, value);
        }
    }

    /** Whether a function is marked as an abstract method. */
    static boolean isAbstract(PyThread t, long function) {
        if (function == 0 || function == Const.NONE) {
            return false;
        }
        long mark = PyObject.getAttrOrAbsent(t, function, Names.__isabstractmethod__);
        return mark != 0 && PyObject.isTrue(t, mark);
    }
}
