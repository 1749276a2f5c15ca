package dev.krait.interpreter.modules.typing;

import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.CodeBody;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.runtime.Names;
import dev.krait.spi.abi.FrameLayout;
import dev.krait.spi.abi.Memory;
import dev.krait.spi.abi.Value;

/** What the types of this package leave to {@code typing.py}, and what they have in common. */
final class TypingFunctions {
    private TypingFunctions() {
    }

    /** An attribute of module {@code typing}, which is imported if need be. */
    static long attribute(PyThread t, String name) {
        long module = t.context.importer.importName(t, PyStr.intern("typing"), 0, 0, PyTuple.of(t, PyStr.intern(name)), Value.ofInt(0));
        return PyObject.getAttr(t, module, PyStr.intern(name));
    }

    /** Calls a function of module {@code typing}. */
    static long call(PyThread t, String name, long... args) {
        return Calls.callArray(t, attribute(t, name), args);
    }

    /** The bound given to a constructor, checked; 0 for None. */
    static long bound(PyThread t, long bound) {
        return bound == Const.NONE ? 0 : call(t, "_type_check", bound, PyStr.intern("Bound must be a type."));
    }

    /** {@code typing.Unpack[value]}. */
    static long unpack(PyThread t, long value) {
        return PyObject.getItem(t, attribute(t, "Unpack"), value);
    }

    /** An iterator whose only item is {@code *value}. */
    static long unpackedIterator(PyThread t, long value) {
        return PyObject.iter(t, PyTuple.of(t, unpack(t, value)));
    }

    /** Parameters with every TypeVarTuple unpacked, as {@code Generic} takes them. */
    static long unpackTupleParameters(PyThread t, long parameters) {
        long[] items = PyTuple.toArray(parameters);
        boolean changed = false;
        for (int i = 0; i < items.length; i++) {
            if (PyType.of(items[i]) == TypeVarTupleTypeBinding.TYPE) {
                items[i] = unpack(t, items[i]);
                changed = true;
            }
        }
        return changed ? PyTuple.of(t, items) : parameters;
    }

    /** {@code __name__} of the module whose code calls, or 0. */
    static long callerModule(PyThread t) {
        if (t.frame == 0) {
            return 0;
        }
        return Math.max(0, PyDict.getStr(t, Memory.getLong(t.frame + FrameLayout.GLOBALS), Names.__name__));
    }

    /** Whether a format that was given to an evaluation function asks for source text. */
    static boolean asText(PyThread t, long format) {
        return PyInt.toLong(t, format) == 4;
    }
}
