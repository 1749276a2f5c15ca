package dev.krait.interpreter.modules;

import dev.krait.interpreter.bind.PyFunction;
import dev.krait.interpreter.bind.PyModule;
import dev.krait.interpreter.objects.PyDict;
import dev.krait.interpreter.objects.PyNumber;
import dev.krait.interpreter.objects.PyObject;
import dev.krait.interpreter.runtime.Names;
import dev.krait.interpreter.runtime.PyThread;
import dev.krait.interpreter.tier1.Calls;
import dev.krait.spi.abi.Value;

/** Module {@code _collections}. OrderedDict is left to the Python version in {@code collections}. */
@PyModule(name = "_collections", types = {DequeType.class, DequeIteratorType.class, DefaultDictType.class, TupleGetterType.class})
final class CollectionsModule {
    private CollectionsModule() {
    }

    @PyFunction("_count_elements(mapping, iterable, /)")
    static void countElements(PyThread t, long mapping, long iterable) {
        long iterator = PyObject.iter(t, iterable);
        boolean exact = PyDict.is(mapping);
        for (long item; (item = PyObject.next(t, iterator)) != Value.ABSENT;) {
            long old = exact ? PyDict.get(t, mapping, item) : Calls.callMethod(t, mapping, Names.of("get"), item, Value.ofInt(0));
            long count = old == 0 ? Value.ofInt(1) : PyNumber.add(t, old, Value.ofInt(1));
            if (exact) {
                PyDict.set(t, mapping, item, count);
            } else {
                PyObject.setItem(t, mapping, item, count);
            }
        }
    }
}
