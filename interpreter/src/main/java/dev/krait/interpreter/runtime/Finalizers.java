package dev.krait.interpreter.runtime;

import dev.krait.interpreter.heap.Weakrefs;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.objects.PyType;
import dev.krait.interpreter.objects.Special;
import dev.krait.interpreter.objects.Types;
import dev.krait.interpreter.tier1.Calls;

/** Runs the callbacks of weak references and the {@code __del__} of objects that a collection found dead. */
public final class Finalizers {
    private Finalizers() {
    }

    /** Runs everything that is due. Only at a safepoint; errors are reported and go no further. */
    public static void run(PyThread t) {
        t.pollDone(PyThread.POLL_FINALIZERS);
        Weakrefs weakrefs = t.context.weakrefs;
        if (!weakrefs.isDue()) {
            return;
        }
        long exception = t.exception;
        long result = t.result;
        boolean finished = t.finished;
        long mark = t.rootsMark();
        t.root(exception);
        t.root(result);
        try {
            Weakrefs.Reference reference;
            while ((reference = weakrefs.nextCallback()) != null) {
                try {
                    Calls.call(t, reference.callback, reference.self);
                } catch (PyError e) {
                    unraisable(t, "", reference.callback);
                }
            }
            long object;
            while ((object = weakrefs.nextFinalizer()) != 0) {
                long method = PyType.of(object).special(Special.DEL);
                if (method == 0) {
                    continue;
                }
                try {
                    PyObject.callSpecial(t, object, Special.DEL);
                } catch (PyError e) {
                    unraisable(t, "", method);
                }
            }
        } finally {
            t.rootsRelease(mark);
            t.exception = exception;
            t.result = result;
            t.finished = finished;
        }
    }

    /** Runs the finalizers of all objects that are left, as the end of a context does. */
    public static void runAll(PyThread t) {
        t.context.weakrefs.finalizeAll();
        run(t);
    }

    /**
     * Tells {@code sys.unraisablehook} of the exception in {@code t.exception}, which is cleared.
     *
     * @param message what was going on, or empty
     */
    public static void unraisable(PyThread t, String message, long object) {
        long exception = Errors.clear(t);
        long sys = t.context.sysDict;
        long hook = sys == 0 ? 0 : PyDict.getStr(t, sys, Names.of("unraisablehook"));
        if (hook == 0 || hook == Const.NONE) {
            return;
        }
        long arguments = Calls.call(t, Types.SIMPLE_NAMESPACE.address);
        PyObject.setAttr(t, arguments, Names.of("exc_type"), PyType.of(exception).address);
        PyObject.setAttr(t, arguments, Names.of("exc_value"), exception);
        long traceback = PyObject.getAttrOrAbsent(t, exception, Names.of("__traceback__"));
        PyObject.setAttr(t, arguments, Names.of("exc_traceback"), traceback == 0 ? Const.NONE : traceback);
        PyObject.setAttr(t, arguments, Names.of("err_msg"), message.isEmpty() ? Const.NONE : PyStr.of(t, message));
        PyObject.setAttr(t, arguments, Names.of("object"), object);
        try {
            Calls.call(t, hook, arguments);
        } catch (PyError e) {
            Errors.clear(t);
        }
    }
}
