package dev.krait.interpreter.runtime;

import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.tier1.Calls;

/** Modules that Java code needs. */
public final class Importing {
    private Importing() {
    }

    /** The module with a name without dots; imported if it is not yet. */
    public static long module(PyThread t, String name) {
        long key = Names.of(name);
        long found = loaded(t, key);
        return found != 0 ? found : Calls.call(t, PyDict.get(t, t.context.builtins, Names.__import__), key);
    }

    /** The module with a name if it has been imported, or 0. */
    public static long loaded(PyThread t, long name) {
        long modules = t.context.modules;
        return modules == 0 ? 0 : PyObject.isExactDict(modules) ? PyDict.get(t, modules, name) : PyObject.getItemOrAbsent(t, modules, name);
    }

    /** An attribute of a module that is imported if it is not yet. */
    public static long attribute(PyThread t, String module, String name) {
        return PyObject.getAttr(t, module(t, module), Names.of(name));
    }
}
