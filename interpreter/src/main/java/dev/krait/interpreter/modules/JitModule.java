package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyInt;
import dev.krait.interpreter.objects.PyStr;
import dev.krait.interpreter.runtime.PyThread;
import java.util.Map;

/** {@code sys._jit}: the three questions that CPython's has, and the figures of {@code --jit-stats}. */
@PyModule(name = "sys._jit", doc = "What the just-in-time compiler does.")
final class JitModule {
    private JitModule() {
    }

    @PyFunction("is_available()")
    static boolean isAvailable(PyThread t) {
        return t.context.jit != null;
    }

    @PyFunction("is_enabled()")
    static boolean isEnabled(PyThread t) {
        return t.context.jit != null && t.context.jitOptions.enabled();
    }

    /** Whether the caller runs in machine code: never, since every built-in that looks at the caller is called from tier 1 or by leaving a trace. */
    @PyFunction("is_active()")
    static boolean isActive(PyThread t) {
        return false;
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
