package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.Const;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Warnings from Java code. */
public final class Warnings {
    private Warnings() {
    }

    private static long function(PyThread t, String name) {
        long module = t.context.importer.importName(t, Names.of("_warnings"), Const.NONE, Const.NONE, Const.NONE, Value.ofInt(0));
        return PyObject.getAttr(t, module, Names.of(name));
    }

    /** {@code warnings.warn(message, category, stacklevel)}; raises where a filter makes an error of it. */
    public static void warn(PyThread t, PyType category, String message, int stackLevel) {
        Calls.call(t, function(t, "warn"), PyStr.of(t, message), category.address, Value.ofInt(stackLevel));
    }

    /** {@code warnings.warn_explicit(message, category, filename, lineno)}. */
    public static void warnExplicit(PyThread t, PyType category, String message, String filename, int line) {
        Calls.callArray(t, function(t, "warn_explicit"), new long[] {PyStr.of(t, message), category.address, PyStr.of(t, filename), Value.ofInt(line)});
    }
}
