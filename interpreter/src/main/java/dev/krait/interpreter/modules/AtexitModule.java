package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyInit;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyList;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.objects.PyTuple;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyError;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Module {@code atexit}. */
@PyModule(name = "atexit")
final class AtexitModule {
    private AtexitModule() {
    }

    private static long calls(PyThread t) {
        long module = PyDict.getStr(t, t.context.modules, Names.of("atexit"));
        return PyObject.getAttr(t, module, Names.of("_calls"));
    }

    @PyInit
    static void init(PyThread t, long module) {
        Modules.set(t, module, "_calls", PyList.create(t));
    }

    @PyFunction("register(func, /, *args, **kwargs)")
    static long register(PyThread t, long func, long args, long kwargs) {
        PyList.append(t, calls(t), PyTuple.of(t, func, args, kwargs == Value.ABSENT ? PyDict.create(t) : kwargs));
        return func;
    }

    @PyFunction("unregister(func, /)")
    static void unregister(PyThread t, long func) {
        long list = calls(t);
        for (int i = PyList.length(list) - 1; i >= 0; i--) {
            if (PyObject.equal(t, PyTuple.get(PyList.get(list, i), 0), func)) {
                PyList.remove(list, i);
            }
        }
    }

    @PyFunction("_clear()")
    static void clear(PyThread t) {
        PyList.clear(calls(t));
    }

    @PyFunction("_ncallbacks()")
    static int ncallbacks(PyThread t) {
        return PyList.length(calls(t));
    }

    @PyFunction("_run_exitfuncs()")
    static void run(PyThread t) {
        long list = calls(t);
        while (PyList.length(list) > 0) {
            long call = PyList.remove(list, PyList.length(list) - 1);
            try {
                Calls.callTuple(t, PyTuple.get(call, 0), PyTuple.get(call, 1), PyTuple.get(call, 2));
            } catch (PyError e) {
                SysModule.report(t, Errors.clear(t));
            }
        }
    }
}
