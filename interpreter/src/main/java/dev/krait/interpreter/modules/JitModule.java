package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier2.Jit;
import java.util.Map;

/** {@code sys._jit}: the three questions that CPython's has, and the figures of {@code --jit-stats}. */
@PyModule(name = "sys._jit", doc = "What the just-in-time compiler does.")
final class JitModule {
    private JitModule() {
    }

    @PyFunction(value = "is_available()", doc = "Whether there is a backend for this machine. False too once it has turned out to be unusable.")
    static boolean isAvailable(PyThread t) {
        return t.context.jitOptions.evaluator() || Jit.isAvailable();
    }

    @PyFunction(value = "is_enabled()", doc = "Whether hot code of this process is compiled: there is a backend, and the JIT is not switched off.")
    static boolean isEnabled(PyThread t) {
        return t.context.jit != null && (t.context.jitOptions.evaluator() || Jit.isAvailable());
    }

    @PyFunction(value = "is_active()", doc = "Whether the topmost Python frame, that of the caller, is running in a compiled trace.")
    static boolean isActive(PyThread t) {
        return t.compiledFrame != 0 && t.compiledFrame == t.frame;
    }

    @PyFunction("stats()")
    static long stats(PyThread t) {
        long result = PyDict.create(t);
        if (t.context.jit != null) {
            for (Map.Entry<String, Long> figure : t.context.jit.stats().figures().entrySet()) {
                PyDict.set(t, result, PyStr.intern(figure.getKey()), PyInt.of(t, figure.getValue()));
            }
        }
        return result;
    }
}
