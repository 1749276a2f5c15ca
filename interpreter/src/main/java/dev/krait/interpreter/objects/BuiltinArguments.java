package dev.krait.interpreter.objects;

import dev.krait.interpreter.runtime.PyThread;
import dev.krait.spi.abi.Memory;

/** Calls of built-in methods with a tuple and a dict. */
final class BuiltinArguments {
    private BuiltinArguments() {
    }

    static long prepend(PyThread t, long first, long args) {
        int n = PyTuple.length(args);
        long all = PyTuple.create(t, n + 1);
        PyTuple.set(all, 0, first);
        for (int i = 0; i < n; i++) {
            PyTuple.set(all, i + 1, PyTuple.get(args, i));
        }
        return all;
    }

    /** Calls a method with all its arguments, self first. */
    static long call(PyThread t, MethodDescriptor method, long args, long kwargs) {
        int n = PyTuple.length(args);
        int keywords = kwargs == 0 ? 0 : PyDict.length(kwargs);
        long words = t.pushFrame(8L * (n + keywords + 1));
        try {
            for (int i = 0; i < n; i++) {
                Memory.putLong(words + 8L * i, PyTuple.get(args, i));
            }
            long names = keywords == 0 ? 0 : PyTuple.create(t, keywords);
            int k = 0;
            for (int i = keywords == 0 ? -1 : PyDict.nextEntry(kwargs, 0); i >= 0; i = PyDict.nextEntry(kwargs, i + 1)) {
                PyTuple.set(names, k, PyDict.keyAt(kwargs, i));
                Memory.putLong(words + 8L * (n + k++), PyDict.valueAt(kwargs, i));
            }
            return method.binding.call(t, method.id, words, n, names);
        } finally {
            t.popFrame(words);
        }
    }
}
