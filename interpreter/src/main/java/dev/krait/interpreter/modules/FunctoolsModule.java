package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Module {@code _functools}: {@code reduce}, {@code partial} and {@code cmp_to_key}; {@code lru_cache} is the Python version's. */
@PyModule(name = "_functools", types = {PartialType.class})
final class FunctoolsModule {
    private FunctoolsModule() {
    }

    @PyFunction("reduce(function, iterable, initial=<absent>, /)")
    static long reduce(PyThread t, long function, long iterable, long initial) {
        long iterator = PyObject.iter(t, iterable);
        long result = initial == Value.ABSENT ? PyObject.next(t, iterator) : initial;
        if (result == Value.ABSENT) {
            throw Errors.typeError(t, "reduce() of empty iterable with no initial value");
        }
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            result = Calls.call(t, function, result, item);
        }
        return result;
    }
}
