package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyClass;
import dev.krait.interpreter.bind.PyGetter;
import dev.krait.interpreter.bind.PyMethod;
import dev.krait.interpreter.heap.JavaObjects;
import dev.krait.interpreter.objects.Exc;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;

/** The built-ins {@code exit} and {@code quit}, which in CPython module {@code site} makes. */
@PyClass(name = "Quitter", module = "_sitebuiltins", noNew = true)
final class QuitterType {
    private QuitterType() {
    }

    static long create(PyThread t, String name) {
        return JavaObjects.create(t, QuitterTypeBinding.TYPE.rootShape.id, name);
    }

    @PyGetter("name")
    static long name(PyThread t, long self) {
        return PyStr.of(t, (String) JavaObjects.get(self));
    }

    @PyGetter("eof")
    static long eof(PyThread t, long self) {
        return PyStr.of(t, "Ctrl-D (i.e. EOF)");
    }

    @PyMethod("__repr__(self, /)")
    static long repr(PyThread t, long self) {
        return PyStr.of(t, "Use " + JavaObjects.get(self) + "() or Ctrl-D (i.e. EOF) to exit");
    }

    @PyMethod("__call__(self, code=None)")
    static void call(PyThread t, long self, long code) {
        try {
            Calls.callMethod(t, PyDict.getStr(t, t.context.sysDict, Names.of("stdin")), Names.of("close"));
        } catch (PyError e) {
            // As CPython's: whether it could be closed does not matter any more.
            Errors.clear(t);
        }
        throw Errors.raise(t, Errors.create(t, Exc.SYSTEM_EXIT, code));
    }
}
